/**
 * Answers, before they are on the wire, and what all fixtures ask for.
 */

/** @typedef {import('./description.mjs').Fixture} Fixture */

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} [location]
 * @property {string} [type]
 * @property {string} [body]
 */

/**
 * @typedef {object} Asked
 * @property {string} method
 * @property {URL} url
 * @property {URLSearchParams} form
 * @property {string} token of the header `Authorization`
 * @property {(fixture: string) => { origin: string, site: import('./visit.mjs').Site }} neighbour another fixture
 */

/** The same for all fixtures. */
export const ACCOUNT = { user: 'robin', password: 'correct horse battery staple' };

/** Whether name and password are. @param {Fixture} fixture @param {URLSearchParams} sent */
export function isRight({ form }, sent) {
    return sent.get(form.user) === ACCOUNT.user && sent.get(form.password) === ACCOUNT.password;
}

/** @param {string} location @returns {Answer} */
export const redirect = (location) => ({ status: 302, location });
/** @param {string} body @returns {Answer} */
export const html = (body) => ({ status: 200, type: 'text/html; charset=utf-8', body });
/** @param {unknown} value @param {number} [status] @returns {Answer} */
export const json = (value, status = 200) => ({
    status,
    type: 'application/json',
    body: JSON.stringify(value),
});
/** @param {string} body @param {number} status @returns {Answer} */
export const refusal = (body, status) => ({ status, type: 'text/plain; charset=utf-8', body });
