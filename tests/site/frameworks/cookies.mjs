/**
 * Cookies on the wire: how they are printed, read, split and put together (RFC 6265).
 */

/** @typedef {import('./description.mjs').Cookie} Cookie */
/** @typedef {Map<string, string>} Jar values by name */

const PAST = 'Thu, 01 Jan 1970 00:00:00 GMT';

/** @param {string} [header] @returns {Jar} */
export function parseCookies(header = '') {
    const jar = new Map();
    for (const pair of header.split('; ')) {
        const at = pair.indexOf('=');
        if (at > 0) jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return jar;
}

/** @param {Cookie} cookie @param {boolean} secure whether the site is served over https */
export function nameOf(cookie, secure) {
    return (secure && cookie.secureName) || cookie.name;
}

/**
 * The whole value, out of its chunks if there are any.
 * @param {Cookie} cookie
 * @param {Jar} jar
 * @param {boolean} secure
 */
export function valueIn(cookie, jar, secure) {
    const name = nameOf(cookie, secure);
    const whole = jar.get(name);
    const style = cookie.chunks?.style;
    if (style === 'aspnet' && whole?.startsWith('chunks-'))
        return joined((at) => jar.get(`${name}C${at + 1}`));
    if (style === 'dot' && whole === undefined) return joined((at) => jar.get(`${name}.${at}`));
    return whole;
}

/** @param {(at: number) => string | undefined} chunk */
function joined(chunk) {
    let value = '';
    for (let at = 0, part = chunk(0); part !== undefined; part = chunk((at += 1))) value += part;
    return value || undefined;
}

/**
 * The names and values under which a value is stored.
 * @param {Cookie} cookie
 * @param {string} value
 * @param {boolean} secure
 * @returns {[string, string][]}
 */
export function stored(cookie, value, secure) {
    const name = nameOf(cookie, secure);
    if (!cookie.chunks || value.length <= cookie.chunks.size) return [[name, value]];
    const parts = value.match(new RegExp(`.{1,${cookie.chunks.size}}`, 'gs')) ?? [];
    if (cookie.chunks.style === 'dot') return parts.map((part, at) => [`${name}.${at}`, part]);
    return [[name, `chunks-${parts.length}`], ...parts.map((part, at) => chunkOf(name, part, at))];
}

/** @param {string} name @param {string} part @param {number} at @returns {[string, string]} */
function chunkOf(name, part, at) {
    return [`${name}C${at + 1}`, part];
}

/**
 * The `Set-Cookie` lines, or the lines for `document.cookie`, that store a value.
 * @param {Cookie} cookie
 * @param {string} value
 * @param {{ host: string, secure: boolean }} site
 */
export function settingLines(cookie, value, site) {
    const { lifetime, prints = 'both' } = cookie;
    /** @type {string[]} */
    const ends = [];
    if (lifetime && prints !== 'Max-Age')
        ends.push(`Expires=${new Date(Date.now() + lifetime * 1000).toUTCString()}`);
    if (lifetime && prints !== 'Expires') ends.push(`Max-Age=${lifetime}`);
    return stored(cookie, value, site.secure).map(([name, part]) =>
        [`${name}=${part}`, ...ends, ...attributes(cookie, site)].join('; '),
    );
}

/**
 * The lines that remove it, with all the chunks that the browser has sent.
 * @param {Cookie} cookie
 * @param {import('./description.mjs').Ending} ending
 * @param {Jar} jar
 * @param {{ host: string, secure: boolean }} site
 */
export function removingLines(cookie, ending, jar, site) {
    /** @type {string[]} */
    const ends = [];
    if (ending !== 'Max-Age') ends.push(`Expires=${PAST}`);
    if (ending !== 'Expires') ends.push('Max-Age=0');
    const held = storedNames(cookie, jar, site.secure);
    const names = held.length > 0 ? held : [nameOf(cookie, site.secure)];
    return names.map((name) => [`${name}=`, ...ends, ...attributes(cookie, site)].join('; '));
}

/**
 * The names under which a jar holds it.
 * @param {Cookie} cookie
 * @param {Jar} jar
 * @param {boolean} secure
 */
export function storedNames(cookie, jar, secure) {
    const name = nameOf(cookie, secure);
    const chunk = cookie.chunks?.style === 'dot' ? /^\.\d+$/ : /^C\d+$/;
    return [...jar.keys()].filter(
        (held) =>
            held === name || (cookie.chunks && held.startsWith(name) && chunk.test(held.slice(name.length))),
    );
}

/** @param {Cookie} cookie @param {{ host: string, secure: boolean }} site */
function attributes(cookie, site) {
    const said = [`Path=${cookie.path ?? '/'}`];
    if (cookie.domain) said.push(`Domain=${site.host}`);
    if (cookie.secure === true || (cookie.secure && site.secure)) said.push('Secure');
    if (cookie.httpOnly) said.push('HttpOnly');
    if (cookie.sameSite) said.push(`SameSite=${cookie.sameSite}`);
    return said;
}
