/**
 * Whether Chromium takes more than a site for the site: it widens the hosts whose cookies it is to clear by a Public Suffix List of
 * its own, which may be older. It answers without a trace: a cookie that has ended long ago is refused for a public suffix, and
 * for any other domain nothing comes of it.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { isFirefox } from '../browser.js';
import { runInFrames } from '../frames.js';

/** A name that no site gives. */
const NAME = '__latchkey_asks';

/**
 * @param {import('./look.js').Page} page
 * @returns {Promise<boolean | null>} `null` where nobody can ask, or nobody needs to
 */
export async function widens({ address, tab }) {
    if (isFirefox()) return null;
    const domains = await withClearing((core) => core.domainsAbove(address));
    if (domains.length === 0) return null;
    const { hostname } = new URL(address);
    if (await isTaken(hostname)) {
        const taken = await Promise.all(domains.map((domain) => isTaken(hostname, domain)));
        return taken.includes(true);
    }
    // Without access to the site only its page can ask.
    if (tab?.id === undefined) return null;
    try {
        const target = { tabId: tab.id, frameIds: [0] };
        const [frame] = await runInFrames(target, takenInPage, hostname, domains, NAME);
        return frame?.result ?? null;
    } catch {
        return null;
    }
}

/** Whether the browser takes a cookie of a host for a domain; without one, whether it may be asked. @param {string} host @param {string} [domain] */
async function isTaken(host, domain) {
    const cookie = { url: `https://${host}/`, name: NAME, value: '-', path: '/', secure: true };
    try {
        await chrome.cookies.set({ ...cookie, ...(domain && { domain }), expirationDate: 1 });
        return true;
    } catch {
        return false;
    }
}

/**
 * The same, asked by a page of the host. Sent into it. Pages that are not encrypted cannot.
 * @param {string} host
 * @param {string[]} domains
 * @param {string} name
 */
async function takenInPage(host, domains, name) {
    if (location.hostname !== host || !('cookieStore' in globalThis)) return null;
    /** @param {{ domain?: string }} where */
    const isTaken = (where) =>
        cookieStore.delete({ name, path: '/', ...where }).then(
            () => true,
            () => false,
        );
    if (!(await isTaken({}))) return null;
    const taken = await Promise.all(domains.map((domain) => isTaken({ domain })));
    return taken.includes(true);
}
