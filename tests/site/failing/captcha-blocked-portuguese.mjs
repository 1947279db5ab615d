/**
 * The script of the captcha does not come, so that the button stays dead, on a Portuguese page.
 */
import { guarded } from './lib/captcha.mjs';
import { fixture } from './lib/fixture.mjs';
import { laravel } from './lib/layouts.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    guarded(
        {
            name: 'captcha-blocked-portuguese',
            language: 'pt',
            layout: laravel,
            account: BY_EMAIL,
            finding: 'captchaBlocked',
        },
        'hcaptcha',
        'button',
    ),
);
