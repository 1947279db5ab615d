/**
 * The pages of the fixtures: plain, and the same for all but for what their framework calls its fields.
 */

/** @typedef {import('./description.mjs').Fixture} Fixture */
/** @typedef {import('./visit.mjs').Visit} Visit */

/** @param {string} text */
export function escaped(text) {
    return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** @param {Fixture} fixture @param {string} title @param {string} main @param {Visit} visit */
function page({ framework, token }, title, main, visit) {
    const facts = JSON.stringify({ cookies: visit.scripted, token }).replaceAll('<', '\\u003c');
    return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title} – ${escaped(framework)}</title></head>
<body>
<main><h1>${title}</h1>${main}</main>
<script type="application/json" id="facts">${facts}</script>
<script src="/script/cookies.js"></script>${token ? '<script src="/script/token.js" type="module"></script>' : ''}
</body>
</html>`;
}

/** @param {Fixture} fixture @param {Visit} visit */
function csrfField({ form }, visit) {
    return form.csrf ? `<input type="hidden" name="${form.csrf}" value="${escaped(visit.csrf)}">` : '';
}

/** @param {Fixture} fixture @param {Visit} visit */
export function homePage(fixture, visit) {
    const next = visit.account
        ? `<a href="${fixture.accountPath}">Your account</a>`
        : `<a href="${fixture.form.path}">Log in</a>`;
    return page(fixture, 'Welcome', `<p>${next}</p>`, visit);
}

/** @param {Fixture} fixture @param {Visit} visit @param {string} [next] where to go afterwards */
export function signInPage(fixture, visit, next) {
    const { form } = fixture;
    const onward = next ? `<input type="hidden" name="next" value="${escaped(next)}">` : '';
    const main = `<form id="sign-in" method="post" action="${form.action ?? form.path}">${csrfField(fixture, visit)}${onward}
<label>User name <input name="${form.user}" autocomplete="username"></label>
<label>Password <input name="${form.password}" type="password" autocomplete="current-password"></label>
<button>Log in</button></form>`;
    return page(fixture, 'Log in', main, visit);
}

/** @param {Fixture} fixture @param {Visit} visit */
export function accountPage(fixture, visit) {
    const main = `<p id="account">${escaped(visit.account)}</p>${signOutPart(fixture, visit)}`;
    return page(fixture, 'Your account', main, visit);
}

/** @param {Fixture} fixture @param {Visit} visit */
function signOutPart(fixture, visit) {
    const { method, path } = fixture.signOut;
    return method === 'post' ? signOutForm(fixture, visit) : `<a id="sign-out" href="${path}">Log out</a>`;
}

/** @param {Fixture} fixture @param {Visit} visit */
function signOutForm(fixture, visit) {
    return `<form id="sign-out" method="post" action="${fixture.signOut.path}">${csrfField(fixture, visit)}<button>Log out</button></form>`;
}

/** @param {Fixture} fixture @param {Visit} visit */
export function confirmPage(fixture, visit) {
    return page(fixture, 'Do you want to log out?', signOutForm(fixture, visit), visit);
}

/** The page that fetches the account with a token of its own. @param {Fixture} fixture @param {Visit} visit */
export function appPage(fixture, visit) {
    const main = `<p id="account"></p><button id="sign-out" data-action="${fixture.signOut.path}">Log out</button>`;
    return page(fixture, 'Your account', main, visit);
}
