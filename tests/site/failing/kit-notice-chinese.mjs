/**
 * A Chinese app has seen too many tries, and says so in a notice of its kit.
 */
import { troubled } from './lib/fixture.mjs';
import { notice } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'kit-notice-chinese',
    language: 'zh',
    layout: notice,
    account: BY_EMAIL,
    finding: 'tooManyTries',
    refusal: { status: 429, says: '登录过于频繁，请于 5 分钟后重试' },
});
