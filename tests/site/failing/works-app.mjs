/**
 * A Japanese app greets with an alert.
 */
import { toast } from './lib/apps.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-app',
    language: 'ja',
    layout: toast,
    account: BY_EMAIL,
    welcome: '<div role="alert" class="toast">ログインしました。パスワードを間違えた場合はこちら。</div>',
});
