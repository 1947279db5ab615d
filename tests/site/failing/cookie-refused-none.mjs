/**
 * The cookie of the session says SameSite=None and not Secure: browsers refuse it, and the form comes back.
 */
import { fixture } from './lib/fixture.mjs';
import { django } from './lib/layouts.mjs';
import { refusedCookie } from './lib/refused-cookie.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    refusedCookie({ name: 'cookie-refused-none', layout: django }, 'sid=$; Path=/; SameSite=None'),
);
