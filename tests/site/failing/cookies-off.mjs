/**
 * The site does not see the cookie that it has set for a try, and says that cookies are blocked.
 */
import { testCookie } from './lib/cookies.mjs';
import { fixture } from './lib/fixture.mjs';
import { wordpress } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture({
    name: 'cookies-off',
    layout: wordpress,
    finding: 'cookiesOff',
    ...testCookie(
        'Error: Cookies are blocked or not supported by your browser. You must enable cookies to use this site.',
    ),
});
