/**
 * What signs in is a token in `localStorage`; the server ends it.
 */
import { tokenSite } from './kit/token.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = tokenSite('local-token');
