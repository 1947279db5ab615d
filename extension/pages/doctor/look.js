/**
 * A look at the door of a site: collects what the core asks for. Nothing is sent, but for the page's
 * question to its own site what time it is, where that may be the cause; and nothing is kept.
 */
import { withDoctor } from '../../core/bundles/doctor.js';
import { DOOR, FACTS } from '../../shared/content-scripts.js';
import { siteAccess, judgedCookies } from '../../shared/cookies/inspecting.js';
import { inTime } from '../../shared/clearing/time-limit.js';
import { runInFrames } from '../../shared/frames.js';
import { accessTo } from '../../shared/grants.js';
import { inMemory } from '../../shared/storage.js';
import { lookAtTab } from '../../shared/look-at-tab.js';
import { measureClock } from '../authenticator/clock-check.js';

/** @typedef {import('../../wasm/types.js').DoorExamination} DoorExamination */
/** @typedef {import('../../wasm/types.js').DoorFrame} DoorFrame */
/** @typedef {import('../../shared/cookies/jar.js').StoredCookie} StoredCookie */
/** @typedef {DoorExamination & { tab: chrome.tabs.Tab, form: string, host: string, site: string, canLook: boolean, cookies: StoredCookie[] }} Examined */

/** A page that hangs does not answer. */
const PAGE_MS = 3_000;
const CLOCK_MS = 2_000;
/** A try is what the person asks about for so long. */
const TRY_MS = 600_000;
const MS = 1_000;

/**
 * @param {number} tabId
 * @returns {Promise<Examined>}
 */
export async function lookAtDoor(tabId) {
    const tab = await chrome.tabs.get(tabId);
    const address = new URL(tab.url ?? 'about:blank');
    const [page, jar] = await Promise.all([pageIn(tab), cookiesFor(tab)]);
    const { look, frames, sight } = page;
    // After a circle, the tab may be anywhere.
    const tried = await lastTry(tabId, sight === 'errorPage' ? '' : address.hostname);
    /** @type {import('../../wasm/types.js').DoorFacts} */
    const facts = {
        place: frames[0]?.place ?? {
            secure: address.protocol === 'https:',
            host: address.hostname,
            path: address.pathname,
        },
        sight,
        online: navigator.onLine,
        form: look?.form ?? 'other',
        signedIn: look?.signedIn ?? 'unknown',
        asksForCode: look?.frames.some((frame) => frame.asksForCode) ?? false,
        frames,
        tried,
        cookies: jar?.told ?? null,
        clockAhead: null,
    };
    let examination = await withDoctor((core) => core.examine(facts));
    if (examination.wantsTime) {
        const ahead = await clockAhead(tabId);
        if (ahead !== null)
            examination = await withDoctor((core) => core.examine({ ...facts, clockAhead: ahead }));
    }
    return {
        ...examination,
        form: formAddress(address, examination.formAt),
        tab,
        host: address.hostname,
        site: jar?.site ?? '',
        canLook: sight !== 'nothing',
        cookies: jar?.cookies ?? [],
    };
}

/**
 * Where the form is: never on another host, whatever a path looks like.
 * @param {URL} address of the page in front
 * @param {string | null} path of the form, if that is another page
 */
export function formAddress(address, path) {
    if (path === null) return address.href;
    const form = new URL(address);
    [form.pathname, form.search, form.hash] = [path, '', ''];
    return form.href;
}

/**
 * What the page in a tab shows.
 * @param {chrome.tabs.Tab} tab
 * @returns {Promise<{ look?: import('../../shared/look-at-tab.js').TabLook, frames: DoorFrame[], sight: import('../../wasm/types.js').DoorSight }>}
 */
async function pageIn({ id = -1, url }) {
    const target = { tabId: id, allFrames: true };
    try {
        const look = await inTime(lookAtTab(id), PAGE_MS);
        await chrome.scripting.executeScript({ target, files: [...FACTS, DOOR] });
        const names = await withDoctor((core) => core.globals());
        const [answers, worlds] = await Promise.all([
            inTime(runInFrames(target, collect), PAGE_MS),
            inTime(worldsIn(id, names), PAGE_MS).catch(() => undefined),
        ]);
        const frames = answers.flatMap(({ frameId, result }) => {
            if (!result) return [];
            const { globals, storageWorks } = worlds?.get(frameId) ?? { globals: names, storageWorks: true };
            return [{ ...result, globals, storageWorks: result.storageWorks && storageWorks }];
        });
        return { look, frames, sight: 'page' };
    } catch (error) {
        return { frames: [], sight: (await isErrorPage(error, url)) ? 'errorPage' : 'nothing' };
    }
}

/**
 * Whether the browser shows a page of its own in the place of the site's. Chromium says so; Firefox refuses, as if there were no
 * access.
 * @param {unknown} error
 * @param {string | undefined} url
 */
async function isErrorPage(error, url) {
    const said = error instanceof Error ? error.message : '';
    if (/error page/i.test(said)) return true;
    if (!/missing host permission/i.test(said)) return false;
    const { state } = await accessTo(url);
    return state === 'everySite' || state === 'thisSite';
}

/** @param {chrome.tabs.Tab} tab */
async function cookiesFor(tab) {
    const access = await siteAccess(tab.url);
    if (access.sees !== 'wholeSite' && access.sees !== 'someHosts') return undefined;
    const { cookies, kinds } = await judgedCookies(access.site, tab);
    const told = cookies.map((cookie, at) => ({
        name: cookie.name,
        domain: cookie.domain,
        hostOnly: cookie.hostOnly,
        path: cookie.path,
        secure: cookie.secure,
        size: new TextEncoder().encode(cookie.name + cookie.value).length,
        kind: kinds[at] ?? 'other',
        keptUnder: cookie.partitionKey?.topLevelSite ?? (cookie.firstPartyDomain || null),
    }));
    return { site: access.site, cookies, told };
}

/**
 * The last try to sign in, in this tab and on a host if one is named, if it was not long ago.
 * @param {number} tabId
 * @param {string} host
 */
async function lastTry(tabId, host) {
    const tries = (await inMemory.get('doorTries')) ?? [];
    const found = tries.find(
        (one) => one.tabId === tabId && (!host || one.host === host) && Date.now() - one.at < TRY_MS,
    );
    return found ? { password: found.password, account: found.account, capsLock: found.capsLock } : null;
}

/** How much the site's clock is ahead, in milliseconds. @param {number} tabId */
async function clockAhead(tabId) {
    const measured = await inTime(measureClock(tabId), CLOCK_MS).catch(() => undefined);
    return measured ? measured.seconds * MS : null;
}

/**
 * What only the pages' own world knows: which names there are, and whether its storage works. Where it cannot be asked, nothing is
 * missed.
 * @param {number} tabId
 * @param {string[]} names
 * @returns {Promise<Map<number, { globals: string[], storageWorks: boolean }>>}
 */
async function worldsIn(tabId, names) {
    const injection = /** @type {any} */ ({
        target: { tabId, allFrames: true },
        world: 'MAIN',
        func: known,
        args: [names],
    });
    /** @type {{ frameId: number, result?: ReturnType<typeof known> }[]} */
    const answers = /** @type {any} */ (await chrome.scripting.executeScript(injection));
    return new Map(
        answers.flatMap(({ frameId, result }) =>
            result
                ? [
                      [
                          frameId,
                          {
                              globals: names.filter((_, at) => result.there[at] === true),
                              storageWorks: result.storageWorks !== false,
                          },
                      ],
                  ]
                : [],
        ),
    );
}

// These run in the page's frames.

/** @param {string[]} names */
function known(names) {
    const there = names.map((name) => name in globalThis);
    try {
        return { there, storageWorks: localStorage.length >= 0 };
    } catch {
        return { there, storageWorks: false };
    }
}

function collect() {
    return globalThis.latchkey.door.facts();
}
