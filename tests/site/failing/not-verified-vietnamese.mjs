/**
 * The address was not confirmed yet, in a Vietnamese app.
 */
import { toast } from './lib/apps.mjs';
import { troubled } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'not-verified-vietnamese',
    language: 'vi',
    layout: toast,
    account: BY_EMAIL,
    finding: 'notVerified',
    refusal: {
        status: 403,
        says: 'Tài khoản của bạn chưa được xác minh. Vui lòng kiểm tra email để kích hoạt.',
    },
});
