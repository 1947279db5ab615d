/**
 * A browser, as far as cookies are concerned: follows redirects over all fixtures, sends forms, sets what scripts would.
 */
import { Agent, request } from 'node:http';

/**
 * @typedef {object} Held
 * @property {string} host
 * @property {string} name
 * @property {string} value
 * @property {string} path
 * @property {boolean} hostOnly
 * @property {boolean} secure
 * @property {boolean} httpOnly
 * @property {string} sameSite
 * @property {number | undefined} lifetime seconds, `undefined` until the browser closes
 */

/** @typedef {{ url: URL, status: number, body: string, location: string | undefined }} Answered */
/** @typedef {{ form?: URLSearchParams, token?: string }} Sent */

const MOST_REDIRECTS = 10;

/** @param {number} port where all hosts are */
export function visitor(port) {
    const agent = new Agent({ keepAlive: true });
    /** @type {Held[]} */
    let held = [];

    /** @param {URL} url */
    const sentTo = ({ hostname, pathname }) =>
        held.filter(
            ({ host, path, hostOnly }) =>
                (host === hostname || (!hostOnly && hostname.endsWith(`.${host}`))) &&
                (pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)),
        );

    /** @param {string} line @param {URL} url @param {boolean} byScript */
    function keep(line, url, byScript) {
        const cookie = parsed(line, url);
        if (byScript && cookie.httpOnly) throw new Error(`a script cannot set HttpOnly: ${line}`);
        held = held.filter(
            ({ host, name, path }) => host !== cookie.host || name !== cookie.name || path !== cookie.path,
        );
        if (cookie.lifetime === undefined || cookie.lifetime > 0) held.push(cookie);
    }

    /**
     * One request, without redirects.
     * @param {URL} url
     * @param {Sent} [what]
     * @returns {Promise<Answered>}
     */
    async function ask(url, { form, token } = {}) {
        const cookie = sentTo(url).map(({ name, value }) => `${name}=${value}`);
        /** @type {import('node:http').IncomingMessage} */
        const response = await new Promise((done, fail) => {
            const asking = request({
                port,
                agent,
                host: '127.0.0.1',
                path: `${url.pathname}${url.search}`,
                method: form ? 'POST' : 'GET',
                headers: {
                    host: url.host,
                    ...(cookie.length > 0 && { cookie: cookie.join('; ') }),
                    ...(token && { authorization: `Bearer ${token}` }),
                    ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
                },
            });
            asking.on('response', done).on('error', fail).end(form?.toString());
        });
        let body = '';
        for await (const bytes of response) body += bytes;
        for (const line of response.headers['set-cookie'] ?? []) keep(line, url, false);
        for (const line of scriptedLines(body)) keep(line, url, true);
        return { url, status: response.statusCode ?? 0, body, location: response.headers.location };
    }

    /**
     * Where redirects lead.
     * @param {Answered} seen
     * @returns {Promise<Answered>}
     */
    async function follow(seen) {
        for (let count = 0; seen.location; count += 1) {
            if (count === MOST_REDIRECTS) throw new Error(`redirected in a circle: ${seen.url}`);
            seen = await ask(new URL(seen.location, seen.url));
        }
        return seen;
    }

    return {
        follow,
        /** @param {string} address @param {Sent} [what] */
        ask: (address, what) => ask(new URL(address), what),
        /** @param {string} address */
        go: async (address) => follow(await ask(new URL(address))),
        /** Sends the form on a page, with what it holds and what is typed. @param {Answered} page @param {Record<string, string>} [typed] */
        submit(page, typed = {}) {
            const form = formIn(page.body);
            for (const [name, value] of Object.entries(typed)) form.fields.set(name, value);
            return ask(new URL(form.action, page.url), { form: form.fields });
        },
        /** What it holds of a host. @param {string} host */
        cookies: (host) => held.filter((cookie) => cookie.host === host),
        /** Keeps only what fits. @param {(cookie: Held) => boolean} fits */
        retain(fits) {
            held = held.filter(fits);
        },
        /** @param {Held[]} cookies */
        restore(cookies) {
            held = [...cookies];
        },
        all: () => [...held],
        close: () => agent.destroy(),
    };
}

/** @param {string} line @param {URL} url @returns {Held} */
function parsed(line, url) {
    const [pair = '', ...said] = line.split('; ');
    const attributes = new Map(said.map((part) => /** @type {[string, string]} */ (part.split(/=(.*)/s, 2))));
    const [name = '', value = ''] = pair.split(/=(.*)/s, 2);
    const expires = attributes.get('Expires');
    const maxAge = attributes.get('Max-Age');
    const domain = attributes.get('Domain');
    return {
        host: domain ?? url.hostname,
        name,
        value,
        path: attributes.get('Path') ?? '/',
        hostOnly: domain === undefined,
        secure: attributes.has('Secure'),
        httpOnly: attributes.has('HttpOnly'),
        sameSite: attributes.get('SameSite') ?? '',
        lifetime: maxAge
            ? Number(maxAge)
            : expires
              ? Math.round((Date.parse(expires) - Date.now()) / 1000)
              : undefined,
    };
}

/** What scripts would set, from a page or an answer to a script. @param {string} body @returns {string[]} */
function scriptedLines(body) {
    const facts = /<script type="application\/json" id="facts">(.*?)<\/script>/s.exec(body)?.[1];
    if (facts) return JSON.parse(facts).cookies;
    return body.startsWith('{') ? (JSON.parse(body).cookies ?? []) : [];
}

/** @param {string} body */
function formIn(body) {
    const [, action, inner] =
        /<form id="[\w-]+" method="post" action="([^"]*)">(.*?)<\/form>/s.exec(body) ?? [];
    if (action === undefined || inner === undefined) throw new Error(`no form in: ${body}`);
    const hidden = inner.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
    const fields = new URLSearchParams();
    for (const [, name = '', value = ''] of hidden) fields.set(name, unescaped(value));
    return { action, fields };
}

/** @param {string} text */
function unescaped(text) {
    return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}
