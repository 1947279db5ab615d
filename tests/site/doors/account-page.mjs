/**
 * The control that signs out is on the page of the account alone, to which a link leads that bears the name of the person.
 */
import { usualSite } from './kit/usual.mjs';

const FRAME = '<nav><a href="/">Rooms</a> <a href="/history">History</a> <a href="/profile">robin</a></nav>';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('account-page', {
    '/': `${FRAME}<h1>Rooms</h1>`,
    '/history': `${FRAME}<h1>History</h1>`,
    '/profile': `${FRAME}<h1>robin</h1><p>Member since 2019</p><a href="/logout">Log out</a>`,
});
