/**
 * A service worker that keeps the page with the form for good, while the site moves on.
 */
import { until } from '../../../e2e/frameworks.mjs';
import { open } from './person.mjs';
import { script } from './server.mjs';

/** @typedef {import('./fixture.mjs').Fixture} Fixture */

const WORKER = `
addEventListener('install', (event) => {
    skipWaiting();
    event.waitUntil(caches.open('pages').then((cache) => cache.add('/login')));
});
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
    const { method, url } = event.request;
    if (method !== 'GET' || new URL(url).pathname !== '/login') return;
    event.respondWith(caches.match('/login').then((kept) => kept ?? fetch(event.request)));
});`;

/**
 * @param {Omit<Fixture, 'first' | 'form' | 'before'>} fixture
 * @param {import('./server.mjs').Answer} gone what the old form gets
 * @returns {Fixture}
 */
export function cachedBy(fixture, gone) {
    const state = { isNew: false };
    return {
        ...fixture,
        form: () => ({ action: state.isNew ? '/login' : '/session' }),
        first(visit, site) {
            switch (visit.route) {
                case 'GET /':
                    return site.page("<script>navigator.serviceWorker.register('/worker.js');</script>");
                case 'GET /worker.js':
                    return script(WORKER);
                case 'POST /session':
                    return state.isNew ? gone : site.judge(visit);
                default:
                    return undefined;
            }
        },
        async before(page, site) {
            state.isNew = false;
            await open(page, `${site.origin}/`);
            await until(() => page.evaluate(isWorking), 'the service worker');
            state.isNew = true;
        },
    };
}

/** Runs in the page. */
function isWorking() {
    return navigator.serviceWorker.controller?.state === 'activated';
}
