/**
 * The server takes 20 s to sign out, and answers only then.
 */
import { usualSite } from './kit/usual.mjs';

const SLOW_MS = 20_000;

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite(
    'slow-log-out',
    { '/': '<header>robin <a href="/logout">Log out</a></header><h1>Accounts</h1>' },
    { delay: () => new Promise((done) => setTimeout(done, SLOW_MS)) },
);
