/**
 * The account is locked; an Italian app says so between the tags of an element of its own, and answers with 200.
 */
import { callout } from './lib/apps.mjs';
import { troubled } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'account-locked-callout-italian',
    language: 'it',
    layout: callout,
    account: BY_EMAIL,
    finding: 'accountLocked',
    refusal: { says: 'Questo account non è attualmente attivo.' },
});
