/**
 * One request to a fixture: who is signed in by its cookies, and the cookies that the answer sets.
 */
import { removingLines, settingLines, valueIn } from './cookies.mjs';
import { random } from './schemes.mjs';

/** @typedef {import('./description.mjs').Cookie} Cookie */
/** @typedef {import('./description.mjs').Fixture} Fixture */
/** @typedef {import('./description.mjs').Session} Session */
/** @typedef {import('./description.mjs').State} State */
/** @typedef {import('./cookies.mjs').Jar} Jar */
/** @typedef {{ fixture: Fixture, state: State, host: string, secure: boolean }} Site */

/**
 * The session that cookies stand for, signed in or not.
 * @param {Site} site
 * @param {Jar} jar
 * @returns {Session | undefined}
 */
export function sessionIn({ fixture, state, secure }, jar) {
    const read = fixture.cookies.filter((cookie) => cookie.reads);
    const sessions = read.map((cookie) => cookie.reads?.(valueIn(cookie, jar, secure) ?? '', state, jar));
    const signedIn = sessions.find((session) => session?.account);
    const complete =
        (fixture.proof !== 'all' || sessions.every((session) => session?.account === signedIn?.account)) &&
        (fixture.alsoNeeded ?? []).every((name) => jar.has(name));
    return complete && signedIn ? signedIn : sessions.find((session) => session && !session.account);
}

export class Visit {
    /** Lines of `Set-Cookie`. @type {string[]} */
    headers = [];
    /** Lines for `document.cookie`. @type {string[]} */
    scripted = [];
    /** The token that remembers. */
    remembered = '';

    /** @param {Site} site @param {Jar} jar */
    constructor(site, jar) {
        this.site = site;
        this.jar = jar;
        const known = sessionIn(site, jar);
        this.session = known?.id || !known ? (known ?? this.#newSession()) : this.#newSession(known.account);
        this.csrf = this.expectedToken() ?? this.session.csrf;
    }

    get account() {
        return this.session.account ?? '';
    }

    /** @param {string} [account] @returns {Session} */
    #newSession(account) {
        const id = this.site.fixture.newId?.() ?? random.base64url(24);
        return { id, csrf: random.base64url(24), ...(account && { account }) };
    }

    /** What a guarded form has to bring along, as far as this browser has been given it. */
    expectedToken() {
        const guard = this.site.fixture.cookies.find((cookie) => cookie.guards);
        if (!guard) return sessionIn(this.site, this.jar)?.csrf;
        const value = valueIn(guard, this.jar, this.site.secure);
        return value === undefined ? undefined : guard.guards?.(value);
    }

    /** @param {Cookie} cookie */
    #set(cookie) {
        if (cookie.holdsSession) this.site.state.sessions.set(this.session.id, this.session);
        const value = cookie.value(this);
        if (cookie.guards) this.csrf = cookie.guards(value) ?? '';
        const lines = settingLines(cookie, value, this.site);
        (cookie.byScript ? this.scripted : this.headers).push(...lines);
    }

    /** @param {Cookie} cookie @param {import('./description.mjs').Ending} ending */
    #remove(cookie, ending) {
        const lines = removingLines(cookie, ending, this.jar, this.site);
        (cookie.byScript ? this.scripted : this.headers).push(...lines);
    }

    /**
     * Sets what a page sets. One with a form needs what guards it, even if sign-in has set that before.
     * @param {'plain' | 'form' | 'signIn'} page
     */
    showPage(page) {
        for (const cookie of this.site.fixture.cookies) {
            const held = valueIn(cookie, this.jar, this.site.secure);
            const isDue =
                cookie.from === 'visit' ||
                (cookie.from === 'login' && page === 'signIn') ||
                (cookie.guards && page === 'form');
            if (cookie.holdsSession) {
                const stale = cookie.reads?.(held ?? '', this.site.state, this.jar)?.id !== this.session.id;
                if ((stale && (isDue || this.account)) || (cookie.rolling && held)) this.#set(cookie);
            } else if (
                isDue ? held === undefined || cookie.rolling : cookie.rolling && held && this.account
            ) {
                this.#set(cookie);
            }
        }
    }

    /** @param {string} account */
    signIn(account) {
        const { fixture, state } = this.site;
        const before = this.session;
        state.sessions.delete(before.id);
        this.session = this.#newSession(account);
        if (fixture.keepsId) this.session.id = before.id;
        this.remembered = fixture.newToken?.() ?? random.hex(32);
        state.remembered.set(this.remembered, account);
        this.csrf = fixture.cookies.some((cookie) => cookie.guards && !cookie.renewed)
            ? this.csrf
            : this.session.csrf;
        for (const cookie of fixture.cookies) {
            if (cookie.usedUp) this.#remove(cookie, cookie.usedUp);
            else if (cookie.reads || cookie.from === 'signIn' || cookie.renewed) this.#set(cookie);
        }
    }

    signOut() {
        const { fixture, state } = this.site;
        state.sessions.delete(this.session.id);
        for (const [token, account] of state.remembered) {
            if (account === this.account) state.remembered.delete(token);
        }
        this.session = this.#newSession();
        this.csrf = this.session.csrf;
        for (const cookie of fixture.cookies) {
            if (cookie.removed === 'renewed') this.#set(cookie);
            else if (cookie.removed) this.#remove(cookie, cookie.removed);
        }
    }
}
