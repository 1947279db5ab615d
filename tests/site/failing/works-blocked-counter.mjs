/**
 * What counts visitors of a Russian page does not come, and requests beside are refused.
 */
import { component } from './lib/apps.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-blocked-counter',
    language: 'ru',
    layout: component,
    account: BY_EMAIL,
    welcome: `<script src="https://www.google-analytics.com/analytics.js" async></script>
<script>fetch('/ads').catch(() => {}); fetch('/avatar').then((answer) => answer.text());</script>`,
    first: (visit) => (visit.path === '/ads' ? { instead: 'cut' } : undefined),
});
