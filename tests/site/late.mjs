/**
 * A site that writes late: when its pages are left, from a second tab, by an answer that comes when nobody is there any more, and
 * by a service worker. It answers every address with its page, as applications do that draw themselves.
 */
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** How long the last requests of a page are on their way: on a busy machine the first is back before anything is cleared. */
const LATE_MS = [700, 1400, 2100];

/**
 * @typedef {object} LateSite
 * @property {(host: string, path?: string) => string} url `host` is below `late.localhost`
 * @property {string[]} ran at which other addresses its application has run
 * @property {number[]} answered when its late answers were sent, in Unix milliseconds
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<LateSite>} */
export async function serveLate() {
    /** @type {string[]} */
    const ran = [];
    /** @type {number[]} */
    const answered = [];
    const server = createServer(async ({ url = '/', method }, response) => {
        if (url.startsWith('/ran/')) ran.push(url.slice('/ran'.length));
        if (method === 'POST') {
            await wait(Number(url.slice('/beat/'.length)));
            const cookie = 'late=still-signed-in; Max-Age=86400; Path=/';
            answered.push(Date.now());
            response.writeHead(204, { 'set-cookie': cookie }).end();
            return;
        }
        const isWorker = url === '/worker.js';
        response.setHeader('content-type', isWorker ? 'text/javascript' : 'text/html; charset=utf-8');
        response.end(isWorker ? WORKER : PAGE);
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    return {
        url: (host, path = '/') => `http://${host}.late.localhost:${port}${path}`,
        ran,
        answered,
        close: () =>
            new Promise((done) => {
                server.close(() => done());
                server.closeAllConnections();
            }),
    };
}

const WORKER = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => event.waitUntil(caches.open('put back')));
`;

/** What the page finds when it is loaded comes first. What it writes is said by the part of its address after the path. */
const PAGE = `<!doctype html><title>Late</title><textarea></textarea><script>
const wants = (what) => location.search.includes(what);
const cookies = () => document.cookie.split('; ').filter(Boolean).map((line) => line.split('=')[0]).sort();
window.found = (async () => ({
    cookies: cookies(), local: Object.keys(localStorage), session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name), caches: await caches.keys(),
}))();
if (location.pathname !== '/') fetch('/ran' + location.pathname);
const write = () => {
    localStorage.setItem('token', 'eyJ'.padEnd(60, 'x'));
    sessionStorage.setItem('token', 'eyJ'.padEnd(60, 'x'));
    document.cookie = 'token=' + 'eyJ'.padEnd(60, 'x') + '; max-age=86400';
};
window.fill = async () => {
    write();
    if (wants('late')) addEventListener('pagehide', () => {
        write();
        for (const late of ${JSON.stringify(LATE_MS)}) fetch('/beat/' + late, { method: 'POST', keepalive: true });
    });
    // Timers of pages behind others are slow.
    if (wants('often')) {
        const beats = new Blob(['setInterval(() => postMessage(0), 30)']);
        const write = () => { document.cookie = 'often=' + Date.now() + '; max-age=86400'; };
        window.beating = new Worker(URL.createObjectURL(beats));
        beating.onmessage = write;
    }
    if (wants('worker')) await navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready);
    if (wants('draft')) addEventListener('beforeunload', (event) => event.preventDefault());
    if (wants('database')) await hold('offline', 'auth');
    return true;
};
const open = (name) => new Promise((done, fail) => {
    const opening = indexedDB.open(name);
    opening.onupgradeneeded = () => opening.result.createObjectStore('items');
    opening.onsuccess = () => done(opening.result);
    opening.onerror = fail;
});
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg';
/** Holds databases open, whoever wants to change them: 'auth' signs in. */
const hold = async (...names) => {
    window.held = await Promise.all(names.map(open));
    for (const database of held) {
        const writing = database.transaction('items', 'readwrite');
        const [key, value] = database.name === 'auth' ? ['access_token', TOKEN] : ['note', 'milk'];
        writing.objectStore('items').put(value, key);
        await new Promise((done) => { writing.oncomplete = done; });
    }
};
window.openAgain = () => Promise.race([
    Promise.all(['offline', 'auth'].map(open).map(async (opening) => {
        const reading = (await opening).transaction('items').objectStore('items').count();
        await new Promise((done) => { reading.onsuccess = done; });
        return reading.result;
    })),
    new Promise((done) => setTimeout(done, 3000, 'it hangs')),
]);
</script>`;
