/**
 * A page says that it is protected by a captcha.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { wordpress } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-captcha-note',
    layout: wordpress,
    form: {
        beside: '<p class="note">This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.</p>',
    },
    welcome: '<footer>This site is protected by reCAPTCHA. Captcha failed? Reload the page.</footer>',
});
