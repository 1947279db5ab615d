/**
 * The password is another one; a Japanese app says so in the shadow root of an element of its own, and answers with 200.
 */
import { toaster } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'wrong-password-toaster-japanese',
    language: 'ja',
    layout: toaster,
    account: BY_EMAIL,
    finding: 'wrongPassword',
    typed: { ...BY_EMAIL, password: 'tulips and rain' },
    says: 'ログイン情報が正しくありません。',
});
