/**
 * The ways in which a cookie can stand for a session.
 */
import { mac, plain } from './schemes.mjs';

/** @typedef {import('./description.mjs').Session} Session */
/** @typedef {import('./schemes.mjs').Scheme} Scheme */
/** @typedef {import('./description.mjs').Cookie} Cookie */
/** @typedef {Required<Pick<Cookie, 'value' | 'reads'>> & Pick<Cookie, 'holdsSession'>} Carrier */

/**
 * The id of a session that the server keeps.
 * @param {Scheme} [scheme]
 * @returns {Carrier}
 */
export function sessionId(scheme = plain) {
    return {
        value: ({ session }) => scheme.seal(session.id),
        reads: (value, { sessions }) => sessions.get(scheme.open(value) ?? ''),
        holdsSession: true,
    };
}

/**
 * A second secret of a session, for servers that want both.
 * @param {(id: string) => string} derive
 * @returns {Carrier}
 */
export function secondSecret(derive) {
    return {
        value: ({ session }) => derive(session.id),
        reads: (value, { sessions }) => [...sessions.values()].find(({ id }) => derive(id) === value),
        holdsSession: true,
    };
}

/**
 * The session itself: the server keeps nothing.
 * @param {Scheme} scheme
 * @returns {Carrier}
 */
export function wholeSession(scheme) {
    return {
        value: ({ session }) => scheme.seal(JSON.stringify(session)),
        reads: (value) => /** @type {Session | undefined} */ (parsed(scheme.open(value))),
        holdsSession: true,
    };
}

/**
 * Who is signed in, and no more: the server keeps nothing.
 * @param {Scheme} scheme
 * @returns {Carrier}
 */
export function identity(scheme) {
    return {
        value: ({ account }) => scheme.seal(account),
        reads(value) {
            return sessionOf(scheme.open(value));
        },
    };
}

/**
 * The token that remembers the person when the session is over; the server keeps whose it is.
 * @param {Scheme} [scheme]
 * @returns {Carrier}
 */
export function rememberToken(scheme = plain) {
    return {
        value: ({ remembered }) => scheme.seal(remembered),
        reads(value, state) {
            return sessionOf(state.remembered.get(scheme.open(value) ?? ''));
        },
    };
}

/** A session that nobody keeps. @param {string | undefined} account */
function sessionOf(account) {
    return account ? { id: '', csrf: mac(account).toString('hex'), account } : undefined;
}

/** @param {string | undefined} text */
function parsed(text) {
    return text === undefined ? undefined : JSON.parse(text);
}
