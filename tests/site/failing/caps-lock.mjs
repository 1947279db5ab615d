/**
 * Caps Lock is on while the password is typed. Where the driver cannot press it, the letters are capital ones all the
 * same.
 */
import { fixture } from './lib/fixture.mjs';
import { django } from './lib/layouts.mjs';
import { fill, open, press } from './lib/person.mjs';
import { LOWER, typeInCapitals } from './lib/typing.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'caps-lock',
    layout: django,
    finding: 'capsLock',
    alsoFine: ['wrongPassword'],
    account: LOWER,
    says: 'Please enter the correct username and password for a staff account. Note that both fields may be case-sensitive.',
    steps: async (page, site) => {
        await open(page, `${site.origin}/login`);
        await fill(page, '[name=username]', LOWER.user);
        await typeInCapitals(page, '[name=password]', LOWER.password);
        await press(page, django.submit);
    },
});
