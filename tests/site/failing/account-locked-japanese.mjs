/**
 * The account is locked: a Japanese page says it, and its status, 423, too.
 */
import { troubled } from './lib/fixture.mjs';
import { aspnet } from './lib/layouts.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'account-locked-japanese',
    language: 'ja',
    layout: aspnet,
    account: BY_EMAIL,
    finding: 'accountLocked',
    refusal: { status: 423, says: 'アカウントがロックされています。管理者にお問い合わせください。' },
});
