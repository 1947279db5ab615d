/**
 * The script of the captcha does not come, and the script of a Bulgarian app stumbles over it.
 */
import { box } from './lib/apps.mjs';
import { guarded } from './lib/captcha.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    guarded(
        {
            name: 'captcha-blocked-app',
            language: 'bg',
            layout: box,
            account: BY_EMAIL,
            finding: 'captchaBlocked',
        },
        'turnstile',
        'script',
    ),
);
