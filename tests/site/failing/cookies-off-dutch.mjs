/**
 * The site does not see the cookie that it has set for a try, in Dutch.
 */
import { toast } from './lib/apps.mjs';
import { testCookie } from './lib/cookies.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture({
    name: 'cookies-off-dutch',
    language: 'nl',
    layout: toast,
    account: BY_EMAIL,
    finding: 'cookiesOff',
    ...testCookie('Cookies zijn uitgeschakeld in je browser. Schakel cookies in om in te loggen.'),
});
