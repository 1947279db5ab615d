/**
 * A site to sign in to: a public page, the form, the account; what a plan says of it comes first.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { random } from '../../frameworks/schemes.mjs';
import { wordsIn } from './languages.mjs';
import { documentOf } from './layout.mjs';
import { cookie, html, json, script, serve, text, to } from './server.mjs';

/** @typedef {import('./layout.mjs').Form} Form */
/** @typedef {import('./layout.mjs').Layout} Layout */
/** @typedef {import('./server.mjs').Answer} Answer */
/** @typedef {import('./server.mjs').Visit} Visit */
/** @typedef {{ user: string, password: string }} Account */

/** Why somebody does not get in: an answer of its own, or the form again, or JSON, with what is said. @typedef {Answer & { says?: string }} Refusal */

/**
 * @typedef {object} Plan
 * @property {string} name of the host
 * @property {import('./languages.mjs').Language} [language]
 * @property {Layout} layout
 * @property {string} [title]
 * @property {Account} [account] the right one
 * @property {string} [cookie] name of that which signs in
 * @property {Partial<Form> | ((site: Site) => Partial<Form>)} [form] what else its page shows
 * @property {string} [welcome] markup of the account
 * @property {(visit: Visit, site: Site) => Answer | undefined} [first] what is answered before all else
 * @property {(visit: Visit, site: Site) => Refusal | undefined} [refuse] why somebody does not get in, though all that they
 *   typed is right; nobody is refused where it is left out
 * @property {(site: Site) => Record<string, string | string[]>} [headers] of every answer
 * @property {string} [says] what is said of a wrong account or password
 * @property {Refusal} [wrong] the answer to it, where it is not just that
 */

export const ACCOUNT = { user: 'robin', password: 'correct horse battery' };
/** Of those sites whose accounts are e-mail addresses. */
export const BY_EMAIL = { user: 'robin@larch.example', password: ACCOUNT.password };
const SCRIPTS = new Map([
    ['GET /react.js', 'react/umd/react.production.min.js'],
    ['GET /react-dom.js', 'react-dom/umd/react-dom.production.min.js'],
]);
const LIBRARIES = join(import.meta.dirname, '../../../../node_modules');

export class Site {
    /** Whether the cause of the failure is still there. */
    isTroubled = true;
    /** What the sessions that the server knows are called. @type {Set<string>} */
    sessions = new Set();
    origin = '';

    /** @param {Plan} plan */
    constructor(plan) {
        this.plan = plan;
        this.account = plan.account ?? ACCOUNT;
        this.cookie = plan.cookie ?? 'sid';
        this.words = wordsIn(plan.language ?? 'en');
        this.title = plan.title ?? 'Larch Garden';
    }

    async start() {
        this.isTroubled = true;
        this.sessions.clear();
        const served = await serve(this.plan.name, (visit) => this.#answer(visit));
        this.origin = served.origin;
        return served;
    }

    /** @param {Visit} visit @returns {Answer} */
    #answer(visit) {
        const answer = this.plan.first?.(visit, this) ?? this.usual(visit) ?? text('Not found', 404);
        return { ...answer, headers: { ...answer.headers, ...this.plan.headers?.(this) } };
    }

    /** What is answered where nothing is the matter. @param {Visit} visit @returns {Answer | undefined} */
    usual(visit) {
        const library = SCRIPTS.get(visit.route);
        if (library) return script(readFileSync(join(LIBRARIES, library), 'utf8'));
        switch (visit.route) {
            case 'GET /':
                return this.page(`<p><a href="/login">${this.words.signIn}</a></p>`);
            case 'GET /login':
                return this.form();
            case 'POST /login':
                return this.judge(visit);
            case 'GET /provider':
                return this.enter('/account');
            case 'GET /account':
                return this.knows(visit) ? this.inside() : to('/login');
            case 'GET /logout':
                this.sessions.delete(cookie(visit, this.cookie) ?? '');
                return to('/login', [`${this.cookie}=; Path=/; Max-Age=0`]);
            default:
                return undefined;
        }
    }

    /** Whether the session that comes with a request is one. @param {Visit} visit */
    knows(visit) {
        return this.sessions.has(cookie(visit, this.cookie) ?? '');
    }

    /** Whether account and password are right. @param {Visit} visit */
    isRight({ fields }) {
        const { user, password } = this.plan.layout;
        return fields[user] === this.account.user && fields[password] === this.account.password;
    }

    /** @param {Visit} visit @returns {Answer} */
    judge(visit) {
        const { says, wrong, refuse, layout } = this.plan;
        const refusal = this.isRight(visit) ? refuse?.(visit, this) : { says, ...wrong };
        if (!refusal) return this.enter('/account');
        return this.refused(refusal, visit.fields[layout.user]);
    }

    /** @param {Refusal} refusal @param {string} [typed] @returns {Answer} */
    refused({ says, ...answer }, typed) {
        if (answer.body !== undefined || answer.instead || answer.headers?.location) return answer;
        const { status, headers } = answer;
        if (this.plan.layout.isApp)
            return { ...answer, ...json(says ? { message: says } : {}, status ?? 200, headers) };
        return { ...answer, ...this.form({ message: says, typed }, status, headers) };
    }

    /** The page with the form. @param {Partial<Form>} [more] @param {number} [status] @param {Record<string, string | string[]>} [headers] */
    form(more = {}, status = 200, headers = {}) {
        const { form = {}, layout } = this.plan;
        const { words, title } = this;
        const own = typeof form === 'function' ? form(this) : form;
        const drawn = layout.draw({ words, title, action: '/login', ...own, ...more });
        return html(drawn, status, headers);
    }

    /** A page of the site. @param {string} main @param {number} [status] @param {Record<string, string | string[]>} [headers] */
    page(main, status = 200, headers = {}) {
        return html(documentOf(this, `<h1>${this.title}</h1>${main}`), status, headers);
    }

    /** What those see who are in. */
    inside() {
        const { words } = this;
        const main = `<p>${words.account}: robin</p><p><a id="sign-out" href="/logout">${words.signOut}</a></p>`;
        return this.page(main + (this.plan.welcome ?? ''));
    }

    /** A new session. */
    begin() {
        const session = random.base64url(24);
        this.sessions.add(session);
        return session;
    }

    /** Lets somebody in. @param {string} next @param {string} [attributes] @returns {Answer} */
    enter(next, attributes = 'Path=/; HttpOnly; SameSite=Lax; Max-Age=864000') {
        const cookies = [`${this.cookie}=${this.begin()}; ${attributes}`];
        return this.plan.layout.isApp ? json({ next }, 200, { 'set-cookie': cookies }) : to(next, cookies);
    }
}
