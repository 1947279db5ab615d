/**
 * What the pages of the small apps have in common: asking the server, and drawing.
 */

/** What the server answers, or nothing where it refuses. */
export async function ask(path, token, form = {}) {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    const answer = await fetch(path, { method: 'POST', headers, body: new URLSearchParams(form) });
    return answer.ok ? answer.json() : undefined;
}

/** Draws what somebody sees who is signed in, or who is not. */
export function draw(account, main) {
    document.documentElement.dataset.account = account;
    document.querySelector('#root').innerHTML = main;
}

/** What somebody sees who is signed in, with the control that signs out. */
export function drawAccount(signOut) {
    draw('in', '<header>robin <button id="out">Log out</button></header><h1>Your notes</h1>');
    document.querySelector('#out').addEventListener('click', signOut);
}

/** Asks for name and password; what comes of it is kept where the server says, and handed on. */
export function drawForm(signedIn) {
    draw(
        'out',
        `<form><h1>Log in</h1>
<p><label>User name <input name="user" autocomplete="username"></label></p>
<p><label>Password <input type="password" name="password" autocomplete="current-password"></label></p>
<button id="sign-in">Log in</button></form>`,
    );
    document.querySelector('form').addEventListener('submit', async (event) => {
        event.preventDefault();
        const issued = await ask('/login', '', new FormData(event.target));
        if (!issued) return;
        for (const [area, entries] of Object.entries(issued.kept ?? {}))
            for (const [key, value] of Object.entries(entries)) window[area].setItem(key, value);
        signedIn(issued);
    });
}
