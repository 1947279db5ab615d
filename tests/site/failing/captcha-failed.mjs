/**
 * The letters of a picture were read wrong.
 */
import { fixture } from './lib/fixture.mjs';
import { board } from './lib/layouts.mjs';
import { pictured } from './lib/typing.mjs';

export const { start, steps, again, finding, alsoFine } = fixture(
    pictured({
        name: 'captcha-failed',
        layout: board,
        finding: 'captchaFailed',
        says: 'The confirmation code you entered was incorrect: please solve the CAPTCHA again.',
    }),
);
