/**
 * A look at the door of a site: collects what the core asks for. Nothing is sent, but for the page's
 * question to its own site what time it is, where that may be the cause; and nothing is kept.
 */
import { withDoctor } from '../../core/bundles/doctor.js';
import { DOOR, FACTS } from '../../shared/content-scripts.js';
import { isOfSite, judgedCookies, siteAccess } from '../../shared/cookies/inspecting.js';
import { ANSWER_MS, TimedOut, inTime } from '../../shared/time-limit.js';
import { runInFrames } from '../../shared/frames.js';
import { accessTo } from '../../shared/grants.js';
import { askBackground } from '../../shared/ask-background.js';
import { lookAtTab } from '../../shared/look-at-tab.js';
import { signInAt } from '../../shared/sign-ins.js';
import { forgotIn } from './forgot.js';
import { doorCookie } from './watch.js';
import { measureClock } from '../authenticator/clock-check.js';

/** @typedef {import('../../wasm/types.js').DoorExamination} DoorExamination */
/** @typedef {import('../../wasm/types.js').DoorFrame} DoorFrame */
/** @typedef {import('../../shared/cookies/jar.js').StoredCookie} StoredCookie */
/** @typedef {DoorExamination & { tab: chrome.tabs.Tab, form: string, host: string, site: string, sight: import('../../wasm/types.js').DoorSight, cookies: StoredCookie[], frameIds: number[], forgot: import('./forgot.js').Forgot | undefined, before: import('../../shared/stored.js').SignIn | undefined, ways: Way[] }} Examined */
/** A door of the site, with its whole address. @typedef {import('../../wasm/types.js').DoorWay} Way */
/** @typedef {{ look?: import('../../shared/look-at-tab.js').TabLook, frames: DoorFrame[], frameIds: number[], sight: import('../../wasm/types.js').DoorSight }} SeenPage */

const CLOCK_MS = 2_000;
const MS = 1_000;

/**
 * @param {number} tabId
 * @returns {Promise<Examined>}
 */
export async function lookAtDoor(tabId) {
    const tab = await chrome.tabs.get(tabId);
    const address = new URL(tab.url ?? 'about:blank');
    const [page, jar, watched] = await Promise.all([pageIn(tab), cookiesFor(tab), isWatched(tab)]);
    const { look, frames, frameIds, sight } = page;
    const last = await lastTry(tabId);
    const known = tab.incognito ? undefined : await signInAt(address.href);
    const open = last && !last.ledIn ? last : null;
    const tried = open && (await isOf(open, sight, address)) ? open : null;
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
        watched,
        tried: tried && {
            password: tried.password,
            account: tried.account,
            capsLock: tried.capsLock,
            ago: Math.max(0, Date.now() - tried.at),
        },
        sentFrom:
            open && !tried ? { host: open.hosts.at(-1) ?? '', ago: Math.max(0, Date.now() - open.at) } : null,
        ledIn: last?.ledIn === true,
        before: known
            ? {
                  hint: known.hint,
                  other: Boolean(known.account && tried?.with && tried.with.account !== known.account),
                  through: known.through ?? null,
                  byCode: known.byCode === true,
              }
            : null,
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
        sight,
        cookies: jar?.cookies ?? [],
        frameIds,
        before: facts.signedIn === 'yes' ? undefined : known,
        ways: await waysIn(tabId, examination.desk, frames[0]),
        forgot: await forgotIn(look),
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
 * @returns {Promise<SeenPage>}
 */
export async function pageIn({ id = -1, url }) {
    try {
        // One frame that hangs keeps all from being told of.
        const seen = await framesIn(id).catch((error) => {
            if (error instanceof TimedOut) return framesIn(id, 0);
            throw error;
        });
        return seen.frames.length > 0
            ? { ...seen, sight: 'page' }
            : { frames: [], frameIds: [], sight: 'silent' };
    } catch (error) {
        if (error instanceof TimedOut) return { frames: [], frameIds: [], sight: 'silent' };
        return { frames: [], frameIds: [], sight: (await isErrorPage(error, url)) ? 'errorPage' : 'nothing' };
    }
}

/**
 * What there is in the frames of a tab, or in one; nothing where that of the tab itself does not say.
 * @param {number} tabId
 * @param {number} [frameId]
 */
async function framesIn(tabId, frameId) {
    const target = frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
    const look = await inTime(lookAtTab(tabId, frameId, true), ANSWER_MS);
    const files = [...FACTS, ...DOOR];
    await inTime(chrome.scripting.executeScript({ target, files, injectImmediately: true }), ANSWER_MS);
    const names = await withDoctor((core) => core.globals());
    const [answers, worlds] = await Promise.all([
        inTime(runInFrames(target, collect), ANSWER_MS),
        inTime(worldsIn(target, names), ANSWER_MS).catch(() => undefined),
    ]);
    const told = answers.filter(({ result }) => result).sort((one, other) => one.frameId - other.frameId);
    if (told[0]?.frameId !== 0) return { look, frames: [], frameIds: [] };
    const frames = told.flatMap(({ frameId, result }) => {
        if (!result) return [];
        const { globals, storageWorks } = worlds?.get(frameId) ?? { globals: names, storageWorks: true };
        return [{ ...result, globals, storageWorks: result.storageWorks && storageWorks }];
    });
    return { look, frames, frameIds: told.map(({ frameId }) => frameId) };
}

/** Whether tries are seen in a tab as they happen. @param {chrome.tabs.Tab} tab */
async function isWatched({ url, incognito }) {
    const { watches } = await accessTo(url);
    return !incognito && watches;
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
    const { watches } = await accessTo(url);
    return watches;
}

/** @param {chrome.tabs.Tab} tab */
async function cookiesFor(tab) {
    const access = await siteAccess(tab.url);
    if (!access.seesSome) return undefined;
    const { cookies, kinds } = await judgedCookies(access.site, tab);
    const told = cookies.map((cookie, at) => doorCookie(cookie, kinds[at] ?? 'other'));
    return { site: access.site, cookies, told };
}

/** @typedef {import('../../shared/stored.js').DoorTry} DoorTry */

/** The last try to sign in, in this tab, if it was not long ago. @param {number} tabId @returns {Promise<DoorTry | null>} */
async function lastTry(tabId) {
    return (await askBackground({ kind: 'lastTry', tabId })) ?? null;
}

/**
 * Whether a try was on the site in front: many log in at one host and answer from another. After a circle, the tab may be anywhere.
 * @param {DoorTry} tried
 * @param {string} sight
 * @param {URL} address
 */
export async function isOf({ hosts }, sight, { href, hostname }) {
    return sight === 'errorPage' || hosts.includes(hostname) || isOfSite(href, hosts);
}

/**
 * The doors of the site, those that the page links to with their whole addresses: they go from the page into the link, and
 * nowhere else.
 * @param {number} tabId
 * @param {import('../../wasm/types.js').DoorDesk | null} desk
 * @param {DoorFrame | undefined} top as the core has judged it
 * @returns {Promise<Way[]>}
 */
export async function waysIn(tabId, desk, top) {
    const ways = desk?.ways ?? [];
    const wanted = ways.map(({ source }) => {
        const link = source.kind === 'page' ? source.link : -1;
        const place = top?.links[link]?.place;
        return place ? { link, place } : null;
    });
    if (wanted.every((one) => one === null)) return ways.filter(({ source }) => source.kind !== 'page');
    const [answer] = await runInFrames({ tabId, frameIds: [0] }, addressesOf, wanted).catch(() => []);
    return ways.flatMap((way, at) => {
        if (way.source.kind !== 'page') return [way];
        const place = wanted[at]?.place;
        const url = answer?.result?.[at];
        // The page's own world has a say in what it answers.
        return place && url && leadsTo(url, place) ? [{ ...way, url }] : [];
    });
}

/** @param {string} address @param {import('../../wasm/types.js').DoorPlace} place */
function leadsTo(address, { secure, host, path }) {
    if (!URL.canParse(address)) return false;
    const { protocol, hostname, pathname } = new URL(address);
    return protocol === (secure ? 'https:' : 'http:') && hostname === host && pathname === path;
}

/** How much the site's clock is ahead, in milliseconds. @param {number} tabId */
async function clockAhead(tabId) {
    const measured = await inTime(measureClock(tabId), CLOCK_MS).catch(() => undefined);
    return measured ? measured.seconds * MS : null;
}

/**
 * What only the pages' own world knows: which names there are, and whether its storage works. Where it cannot be asked, nothing is
 * missed.
 * @param {chrome.scripting.InjectionTarget} target
 * @param {string[]} names
 * @returns {Promise<Map<number, { globals: string[], storageWorks: boolean }>>}
 */
async function worldsIn(target, names) {
    const injection = /** @type {any} */ ({
        target,
        injectImmediately: true,
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

/** @param {({ link: number, place: import('../../wasm/types.js').DoorPlace } | null)[]} wanted */
function addressesOf(wanted) {
    return wanted.map((one) => one && globalThis.latchkey.door.addressOfLink(one.link, one.place));
}
