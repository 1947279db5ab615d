/**
 * The script of the captcha does not come, and the site asks for it.
 */
import { guarded } from './lib/captcha.mjs';
import { fixture } from './lib/fixture.mjs';
import { wordpress } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    guarded(
        { name: 'captcha-blocked', layout: wordpress, finding: 'captchaBlocked' },
        'recaptcha',
        'server',
        { says: 'Error: Please confirm that you are not a robot.' },
    ),
);
