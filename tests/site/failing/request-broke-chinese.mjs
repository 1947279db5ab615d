/**
 * The request of an app of React breaks off, in traditional Chinese.
 */
import { react } from './lib/apps.mjs';
import { troubled } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'request-broke-chinese',
    language: 'zh-TW',
    layout: react,
    account: BY_EMAIL,
    finding: 'requestBroke',
    refusal: { instead: 'cut' },
});
