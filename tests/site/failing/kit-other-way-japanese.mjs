/**
 * The account was opened with a provider, says a Japanese app, with the status 409.
 */
import { troubled } from './lib/fixture.mjs';
import { notice } from './lib/kits.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'kit-other-way-japanese',
    language: 'ja',
    layout: notice,
    account: BY_EMAIL,
    finding: 'otherWay',
    refusal: {
        status: 409,
        says: 'このメールアドレスはGoogleアカウントで登録されています。Googleでログインしてください。',
    },
});
