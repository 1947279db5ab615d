/**
 * The captcha was not passed, says a Vietnamese app, with the status 400.
 */
import { troubled } from './lib/fixture.mjs';
import { feedback } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'kit-captcha-vietnamese',
    language: 'vi',
    layout: feedback,
    account: BY_EMAIL,
    finding: 'captchaFailed',
    refusal: { status: 400, says: 'Xác minh captcha không thành công, vui lòng thử lại.' },
});
