/**
 * An app has asked who is there, and the password is only looked at so far.
 */
import { react } from './lib/apps.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { fill, open, press } from './lib/person.mjs';
import { json } from './lib/server.mjs';
import { BY_EMAIL } from './lib/site.mjs';

const EYE = `<button type="button" id="eye" aria-label="Show password">👁</button><script>
fetch('/api/session').catch(() => undefined);
document.querySelector('#eye').addEventListener('click', () => {
    document.querySelector('[name=password]').type = 'text';
    document.querySelector('#eye').after(' shown');
});
</script>`;

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-eye-icon',
    layout: react,
    account: BY_EMAIL,
    form: { beside: EYE },
    first: ({ route }) => (route === 'GET /api/session' ? json({}, 401) : undefined),
    steps: async (page, site) => {
        await open(page, `${site.origin}/login`);
        await fill(page, '[name=email]', site.account.user);
        await fill(page, '[name=password]', site.account.password);
        await press(page, '#eye');
    },
});
