/**
 * The code of the second step is an old one, on a Chinese page.
 */
import { withCode } from './lib/code.mjs';
import { fixture } from './lib/fixture.mjs';
import { moodle } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = fixture(
    withCode(
        { name: 'wrong-code-chinese', language: 'zh', layout: moodle, finding: 'wrongCode' },
        {
            typed: '000000',
            says: '验证码错误或已过期，请重新输入。',
            draw: (message) => `<p class="tip"><em>${message}</em></p>`,
        },
    ),
);
