/* Fills every store of the browser, and says what is in them. */

globalThis.fill = async (records = 3) => {
    await fetch('/set-cookies');
    localStorage.setItem('theme', 'a dark and warm one');
    localStorage.setItem('ceci n’est pas un clé', '🔑');
    sessionStorage.setItem('tab', '1');
    await fillDatabase(records);
    const cache = await caches.open('pages-v1');
    await cache.put('/page', new Response('a page'));
    await navigator.serviceWorker.register('worker.js');
    await navigator.serviceWorker.ready;
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('folder', { create: true });
    await folder.getFileHandle('file', { create: true });
    await (await fetch('/cached')).text();
};

function fillDatabase(records) {
    return new Promise((resolve, reject) => {
        const request = indexedDB.open('notes', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('notes', { autoIncrement: true });
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
            const change = request.result.transaction('notes', 'readwrite');
            for (let at = 0; at < records; at += 1)
                change.objectStore('notes').add({ at, text: 'x'.repeat(100) });
            change.oncomplete = () => {
                request.result.close();
                resolve();
            };
            change.onerror = () => reject(change.error);
        };
    });
}

/** What is there, as a page of the site sees it; cookies and the cache as the server does. */
globalThis.inventory = async () => {
    const names = [];
    const root = await navigator.storage.getDirectory();
    for await (const name of root.keys()) names.push(name);
    const { cookies } = await (await fetch('/seen')).json();
    const deep = (await (await fetch('/deep/er/seen')).json()).cookies;
    return {
        cookies: [...new Set([...cookies, ...deep])].map((cookie) => cookie.split('=')[0]).sort(),
        localStorage: Object.keys(localStorage).sort(),
        sessionStorage: Object.keys(sessionStorage).sort(),
        databases: (await indexedDB.databases()).map(({ name }) => name),
        caches: await caches.keys(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        files: names,
    };
};

/** Whether the file is in the HTTP cache: then the server is not asked for it again. */
globalThis.isCached = async () => {
    const before = (await (await fetch('/seen')).json()).asked;
    await (await fetch('/cached')).text();
    return (await (await fetch('/seen')).json()).asked === before;
};

/** Writes back whatever is taken, as some pages do. */
globalThis.writeBack = () => {
    new Worker('ticker.js').onmessage = () => localStorage.setItem('back', 'again');
};

/** Shows a page of another host in a frame. */
globalThis.embed = (address) =>
    new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.title = 'another site';
        frame.onload = resolve;
        frame.src = address;
        document.body.append(frame);
    });
