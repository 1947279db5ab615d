/**
 * One request to a small site, and what is answered.
 */
import { parseCookies } from '../../frameworks/cookies.mjs';
import { ACCOUNT, html, json, redirect, refusal } from '../../frameworks/replies.mjs';

/** @typedef {import('../../frameworks/replies.mjs').Answer} Answer */

/** Attributes of a cookie of ten days that scripts cannot read, of one that ends with the browser, and of one that they can. */
export const LASTING = 'Path=/; HttpOnly; SameSite=Lax; Max-Age=864000';
export const PASSING = 'Path=/; HttpOnly; SameSite=Lax';
export const READABLE = 'Path=/; SameSite=Lax; Max-Age=864000';

/** The form that all of them have. */
export const FORM = `<form method="post" action="/login"><h1>Log in</h1>
<p><label>User name <input name="user" autocomplete="username"></label></p>
<p><label>Password <input type="password" name="password" autocomplete="current-password"></label></p>
<button id="sign-in">Log in</button></form>`;

export class Visit {
    /** Lines of `Set-Cookie`. @type {string[]} */
    lines = [];

    /** @param {import('node:http').IncomingMessage} request @param {URLSearchParams} form */
    constructor(request, form) {
        this.form = form;
        this.url = new URL(request.url ?? '/', `http://${request.headers.host}`);
        this.method = request.method ?? 'GET';
        this.route = `${this.method} ${this.url.pathname}`;
        this.jar = parseCookies(request.headers.cookie);
        this.cookies = request.headers.cookie ?? '';
        this.bearer = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    }

    /** The value of the first cookie of a name, as many servers read it: the one of the longest path. @param {string} name */
    first(name) {
        const sent = this.cookies.split('; ').find((pair) => pair.startsWith(`${name}=`));
        return sent?.slice(name.length + 1);
    }

    /** The host without `.localhost`. */
    get host() {
        return this.url.hostname.replace(/\.localhost$/, '');
    }

    /** Another host of the same server. @param {string} name */
    origin(name) {
        return `http://${name}.localhost:${this.url.port}`;
    }

    /** Name and password are right. */
    get isRight() {
        return this.form.get('user') === ACCOUNT.user && this.form.get('password') === ACCOUNT.password;
    }

    /** @param {string} name @param {string} value @param {string} [attributes] */
    set(name, value, attributes = LASTING) {
        this.lines.push(`${name}=${value}; ${attributes}`);
    }

    /** @param {string[]} names */
    drop(...names) {
        for (const name of names) this.lines.push(`${name}=; Path=/; Max-Age=0`);
    }

    /** @param {string} location */
    to = (location) => redirect(location);

    /** @param {unknown} value @param {number} [status] */
    json = (value, status) => json(value, status);

    missing = () => refusal('Not found', 404);

    /** @param {string} reason @param {number} status */
    refuse = (reason, status) => refusal(reason, status);

    /** A page that says the same to everybody. @param {string} main @returns {Answer} */
    page(main) {
        return html(drawn('out', main));
    }

    /** A page for those who are signed in. @param {string} main @returns {Answer} */
    account(main) {
        return html(drawn('in', main));
    }

    /** What everybody may read. */
    about() {
        return this.page('<h1>About</h1><p>Anybody may read this.</p>');
    }

    /** The page with the form. */
    signIn() {
        return this.page(FORM);
    }
}

/** @param {'in' | 'out'} account @param {string} main */
function drawn(account, main) {
    return `<!doctype html>
<html lang="en" data-account="${account}">
<head><meta charset="utf-8"><title>Small</title></head>
<body>${main}</body>
</html>`;
}
