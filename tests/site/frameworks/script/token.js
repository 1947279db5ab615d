// The page's own script where a token is kept in the browser: signs in, asks for the account, signs out.
const { token } = JSON.parse(document.getElementById('facts').textContent);
const signInForm = document.querySelector('form#sign-in');
const signOutButton = document.querySelector('button#sign-out');

if (signInForm) {
    signInForm.addEventListener('submit', async (event) => {
        event.preventDefault();
        const sent = await fetch('/api/login', {
            method: 'POST',
            body: new URLSearchParams(new FormData(signInForm)),
        });
        if (!sent.ok) return;
        const { entry, cookies } = await sent.json();
        await keep(entry);
        for (const line of cookies) document.cookie = line;
        location.assign('/app');
    });
}

if (signOutButton) {
    showAccount();
    signOutButton.addEventListener('click', async () => {
        const sent = await fetch(signOutButton.dataset.action, {
            method: 'POST',
            headers: await authorization(),
        });
        await keep(undefined);
        for (const line of (await sent.json()).cookies) document.cookie = line;
        location.assign('/');
    });
}

async function showAccount() {
    const said = await fetch('/account', { headers: await authorization() });
    if (said.ok) document.getElementById('account').textContent = (await said.json()).account;
    else location.replace('/login');
}

async function authorization() {
    const value = token.kept === 'memory' ? await refreshed() : within(await kept());
    return value ? { authorization: `Bearer ${value}` } : {};
}

async function refreshed() {
    const said = await fetch('/api/auth/refresh', { method: 'POST' });
    return said.ok ? (await said.json()).token : undefined;
}

function within(entry) {
    return (token.within ?? []).reduce((value, name) => value?.[name], entry);
}

async function kept() {
    if (token.kept === 'indexedDB') return inDatabase('readonly', (store) => store.get(token.key));
    const text = localStorage.getItem(token.key);
    return text && token.within ? JSON.parse(text) : text;
}

async function keep(entry) {
    if (token.kept === 'indexedDB') {
        await inDatabase('readwrite', (store) => (entry ? store.put(entry) : store.delete(token.key)));
    } else if (token.kept === 'localStorage') {
        if (entry) localStorage.setItem(token.key, typeof entry === 'string' ? entry : JSON.stringify(entry));
        else localStorage.removeItem(token.key);
    }
}

// Objects are stored under the key that they bear themselves, as Firebase does it.
function inDatabase(mode, work) {
    return new Promise((done, fail) => {
        const opening = indexedDB.open(token.database, 1);
        opening.onupgradeneeded = () =>
            opening.result.createObjectStore(token.objectStore, { keyPath: 'fbase_key' });
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
            const request = work(
                opening.result.transaction(token.objectStore, mode).objectStore(token.objectStore),
            );
            request.onsuccess = () => {
                opening.result.close();
                done(request.result);
            };
            request.onerror = () => fail(request.error);
        };
    });
}
