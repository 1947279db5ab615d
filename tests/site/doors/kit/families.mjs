/**
 * Tokens that are replaced whenever they are used. Those that came of one sign-in are a family.
 */
import { random } from '../../frameworks/schemes.mjs';

export class Families {
    /** The family of each token that was ever given out. @type {Map<string, number>} */
    #of = new Map();
    /** The token of each family that is taken now. @type {Map<number, string>} */
    #current = new Map();

    /** @param {number} [family] */
    begin(family = this.#current.size) {
        const token = random.base64url(24);
        this.#of.set(token, family);
        this.#current.set(family, token);
        return token;
    }

    /** The token after this one, if it is taken. @param {string} [token] */
    replace(token = '') {
        return this.takes(token) ? this.begin(this.#of.get(token)) : undefined;
    }

    /** @param {string} [token] */
    takes(token = '') {
        const family = this.#of.get(token);
        return family !== undefined && this.#current.get(family) === token;
    }

    /** Whether a token is taken that came of the same sign-in as this one. @param {string} [token] */
    lives(token = '') {
        const family = this.#of.get(token);
        return family !== undefined && this.#current.has(family);
    }
}
