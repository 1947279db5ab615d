/**
 * The account was shut by somebody of the site; an app says it in a dialog.
 */
import { dialog } from './lib/apps.mjs';
import { troubled } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'account-suspended-app',
    layout: dialog,
    account: BY_EMAIL,
    finding: 'accountLocked',
    refusal: { status: 403, says: 'Your account has been disabled by an administrator.' },
});
