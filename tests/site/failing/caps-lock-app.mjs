/**
 * Caps Lock is on in a German app. Where the driver cannot press it, the letters are capital ones all the same.
 */
import { toast } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { fill, open, press } from './lib/person.mjs';
import { LOWER, typeInCapitals } from './lib/typing.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'caps-lock-app',
    language: 'de',
    layout: toast,
    finding: 'capsLock',
    alsoFine: ['wrongPassword'],
    account: LOWER,
    says: 'E-Mail-Adresse oder Passwort stimmen nicht.',
    wrong: { status: 401 },
    steps: async (page, site) => {
        await open(page, `${site.origin}/login`);
        await fill(page, '[name=email]', LOWER.user);
        await typeInCapitals(page, '[name=password]', LOWER.password);
        await press(page, toast.submit);
    },
});
