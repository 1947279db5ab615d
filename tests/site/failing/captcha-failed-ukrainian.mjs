/**
 * The letters of a picture were read wrong, in a Ukrainian app.
 */
import { box } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';
import { pictured } from './lib/typing.mjs';

export const { start, steps, again, finding, alsoFine } = fixture(
    pictured({
        name: 'captcha-failed-ukrainian',
        language: 'uk',
        layout: box,
        account: BY_EMAIL,
        finding: 'captchaFailed',
        says: 'Неправильно введено капчу. Спробуйте ще раз.',
    }),
);
