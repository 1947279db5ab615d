/**
 * Who is signed in, by what the server has given out.
 */
import { random } from '../../frameworks/schemes.mjs';

/** @typedef {import('./site.mjs').Credentials} Credentials */

export class Sessions {
    /** @type {Set<string>} */
    #live = new Set();
    #latest = '';

    /** @param {string} [secret] */
    begin(secret = random.base64url(24)) {
        this.#live.add(secret);
        this.#latest = secret;
        return secret;
    }

    /** @param {string} [secret] */
    takes(secret = '') {
        return this.#live.has(secret);
    }

    /** Says whether there was one. @param {string} [secret] */
    end(secret = '') {
        return this.#live.delete(secret);
    }

    /** Whether that which was given out last is taken. */
    takesLatest() {
        return this.takes(this.#latest);
    }
}

/** The value of a cookie. @param {Credentials} credentials @param {string} name */
export function valueOf({ cookies }, name) {
    return cookies.find((cookie) => cookie.name === name)?.value;
}
