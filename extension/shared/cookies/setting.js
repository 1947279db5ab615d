/**
 * Setting a cookie as it was.
 */

/**
 * Browsers want access to the address at which a cookie is set. Where it is given for unencrypted addresses alone, that will do,
 * if it does for the cookie.
 * @param {import('../../wasm/types.js').SetCall} call
 * @returns {Promise<boolean>} whether the browser took it; why not is left out, since it may quote the value
 */
export async function setCookie(call) {
    const attempt = (/** @type {string} */ url) =>
        chrome.cookies.set({ ...call, url }).then(Boolean, () => false);
    if (await attempt(call.url)) return true;
    return !call.secure && attempt(call.url.replace(/^https:/, 'http:'));
}
