/**
 * There is no such account; the server answers 200 with an error in it, as with GraphQL, in Japanese.
 */
import { toast } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'no-such-account-japanese',
    language: 'ja',
    layout: toast,
    account: BY_EMAIL,
    finding: 'noSuchAccount',
    typed: { ...BY_EMAIL, user: 'lark@larch.example' },
    says: 'このメールアドレスのアカウントは見つかりませんでした。',
});
