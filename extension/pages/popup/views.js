/**
 * The views behind the rows of the hub, as addresses have them.
 */
export const VIEWS = /** @type {const} */ (['codes', 'cookies', 'clear', 'password', 'computer']);
