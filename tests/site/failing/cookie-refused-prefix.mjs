/**
 * The name of the session’s cookie promises what the rest of it does not keep, in Arabic.
 */
import { fixture } from './lib/fixture.mjs';
import { laravel } from './lib/layouts.mjs';
import { refusedCookie } from './lib/refused-cookie.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    refusedCookie(
        { name: 'cookie-refused-prefix', language: 'ar', layout: laravel },
        '__Host-sid=$; Path=/app; Secure',
    ),
);
