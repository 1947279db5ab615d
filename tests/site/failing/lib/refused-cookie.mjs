/**
 * Sites whose cookie of the session browsers refuse, until somebody there mends it: whoever signs in is sent on, and is back at the
 * form.
 */
import { to } from './server.mjs';

/**
 * @param {Omit<import('./fixture.mjs').Fixture, 'finding' | 'refuse'>} fixture
 * @param {string} header of the cookie; `$` stands for the session
 * @returns {import('./fixture.mjs').Fixture}
 */
export function refusedCookie(fixture, header) {
    return {
        ...fixture,
        // What the browser refused, only a watched try tells.
        finding: 'backAtForm',
        alsoFine: ['cookiesOff'],
        refuse: (_visit, site) =>
            site.isTroubled ? to('/account', [header.replace('$', site.begin())]) : undefined,
        mends: true,
    };
}
