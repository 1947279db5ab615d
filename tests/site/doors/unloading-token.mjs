/**
 * What signs in is a token in `localStorage`, and the page asks whether it may be left, whatever is done in it, as Tryton's does.
 */
import { tokenSite } from './kit/token.mjs';

const ASKS = `addEventListener('beforeunload', (event) => { event.preventDefault(); event.returnValue = 'unsaved'; });`;

export const { start, signIn, signedIn, account, open, needed, leaving } = tokenSite('unloading-token', {
    first: ASKS,
    inside: '<textarea></textarea>',
});
