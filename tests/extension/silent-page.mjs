/**
 * A page that shows nothing of being signed in, and what is there once somebody has signed in to its site.
 */
import { EXTENSION } from './fake-browser.mjs';
import { pageOf } from './page-facts.mjs';
import { pages } from './fake-pages.mjs';

export const ADDRESS = 'https://fern.example/app';

/** Puts it in front. @param {ReturnType<typeof import('./fake-browser.mjs').fakeBrowser>['state']} state */
export function showSilentPage(state) {
    state.tabs = [{ id: 7, url: ADDRESS, incognito: false, windowId: 1 }];
    state.origins = new Set(['*://*/*']);
    const latchkey = {
        facts: { collect: () => ({ ...pageOf(true, []), forms: [] }), elementOf: () => null },
        fill: { origin: () => new URL(ADDRESS).origin, around: () => [], focused: () => null },
        setUp: { facts: () => ({ texts: [], squarePictures: 0, addresses: 0, shapes: [] }) },
    };
    state.inPages = pages(new Map([[7, [{ url: ADDRESS, globals: { latchkey } }]]]));
}

export const SESSION_COOKIE = {
    name: 'sid',
    value: '8f3kq0zv7c1m5x9b2n4l6j8h0g3d5s7a',
    domain: 'fern.example',
    hostOnly: true,
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
    session: true,
    storeId: '0',
};

/** What is remembered of a sign-in a minute ago. */
export async function signInSeen() {
    const { withCookies } = await import(`${EXTENSION}/core/bundles/cookies.js`);
    const at = Date.now() - 60_000;
    const sent = { kind: 'submitted', host: 'fern.example', store: '0', document: 'd', hearsAll: true, at };
    return withCookies((/** @type {any} */ core) => core.witness({}, [sent]));
}
