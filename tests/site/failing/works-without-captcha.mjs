/**
 * The script of a captcha does not come, and nobody minds; in Portuguese.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { spring } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-without-captcha',
    language: 'pt',
    layout: spring,
    form: {
        head: '<script src="https://www.google.com/recaptcha/api.js?render=6LcFern" async defer></script>',
    },
});
