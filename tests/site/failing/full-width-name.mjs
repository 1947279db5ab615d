/**
 * The input method has written full-width letters, on a Japanese page.
 */
import { fixture } from './lib/fixture.mjs';
import { drupal } from './lib/layouts.mjs';
import { ACCOUNT } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'full-width-name',
    language: 'ja',
    layout: drupal,
    finding: 'otherLetters',
    typed: { ...ACCOUNT, user: 'ｒｏｂｉｎ' },
    says: 'ユーザー名またはパスワードが正しくありません。',
});
