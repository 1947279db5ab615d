/**
 * What the toolbar button shows: the one place that writes its icon, badge and title.
 *
 * Of several things the first counts: a command that failed in a tab; a page in it that sets up two-factor authentication; how
 * many sites of a shared computer are signed in, or, on a personal one, that something happened at a door that the person may want
 * to know of: that is the same in all tabs. That order is no decision from facts: it stands
 * in the two functions that write over a tab's mark, and a call of the core for each would say no more.
 *
 * The browser itself forgets the marks of a tab when that goes to another page. That is why what a tab shows is asked of the
 * browser: a mark that is not there any more was of another page.
 */
import { queue } from '../core/turn.js';
import { FAILED } from '../shared/failure.js';
import { inMemory } from '../shared/storage.js';
import { plural, word } from '../shared/words.js';

const SET_UP = '+';
/** Was that you? */
const NEWS = '?';

/** Each mark has a colour of its own beside its shape; a number has that of a warning. @type {Record<string, string>} */
const COLOURS = { [FAILED]: '#a1260d', [SET_UP]: '#0b5d4b', [NEWS]: '#1a4f9c' };
const COLOUR_OF_COUNT = '#7a4f00';
const COLOUR_OF_TEXT = '#ffffff';

/** The icon is grey, with a bar across it, where Latchkey does not look at the page, and has a padlock where the codes are locked. */
const ICONS = {
    on: iconsOf(''),
    locked: iconsOf('locked-'),
    off: iconsOf('off-'),
    offLocked: iconsOf('off-locked-'),
};

/** @type {Record<import('../wasm/types.js').ButtonLook, typeof ICONS.on>} */
const ICONS_OF_LOOK = { ...ICONS, paused: ICONS.off, pausedLocked: ICONS.offLocked };

const inTurn = queue();

/** Registers a listener: to be called synchronously. */
export function forgetMarksOfClosedTabs() {
    chrome.tabs.onRemoved.addListener((tabId) => void inTurn(() => remember(tabId, undefined)));
}

/** How many sites would stay signed in. @param {number} count */
export function showCount(count) {
    return inTurn(async () => {
        if (count > 0) await showInAll(String(count), plural('sessionsBadge', count, String(count)));
        // That stays: on a computer that is not shared, nothing is counted.
        else if ((await chrome.action.getBadgeText({})) !== NEWS) await showInAll('', 'Latchkey');
    });
}

/** Whether something happened at a door that the person has not looked at. @param {boolean} hasNews */
export function showNews(hasNews) {
    return inTurn(async () => {
        const shown = await chrome.action.getBadgeText({});
        if (hasNews && shown === '') await showInAll(NEWS, word('alertsBadge'));
        if (!hasNews && shown === NEWS) await showInAll('', 'Latchkey');
    });
}

/** @param {string} text @param {string} title */
async function showInAll(text, title) {
    await chrome.action.setBadgeText({ text });
    await paint({}, text);
    await chrome.action.setTitle({ title });
    for (const [tabId, mark] of Object.entries(await marks())) {
        if (mark === 'plain') await ignoringClosed(chrome.action.setTitle({ tabId: Number(tabId), title }));
    }
}

/**
 * A command has failed in a tab.
 * @param {number} tabId
 * @param {import('../wasm/types.js').NowFailed} what
 * @param {string} problem in words
 */
export function showFailure(tabId, what, problem) {
    return inTurn(async () => {
        await inMemory.set({ failedIn: { ...(await inMemory.get('failedIn')), [tabId]: what } });
        // What it covers comes back when a command works, if the page is still the same.
        if (!(await isMarked(tabId))) await remember(tabId, undefined);
        await show(tabId, FAILED, problem);
    });
}

/** A command has worked in a tab: an earlier failure counts no more. @param {number} tabId */
export function clearFailure(tabId) {
    return inTurn(async () => {
        const { [tabId]: failed, ...others } = (await inMemory.get('failedIn')) ?? {};
        if (failed) await inMemory.set({ failedIn: others });
        if ((await textOf(tabId)) !== FAILED) return;
        if ((await marks())[tabId] === 'setUp') await showSetUpMark(tabId);
        else {
            // An empty text would hide the one that all tabs have. A title cannot be taken back, so it follows from now on.
            await show(tabId, null, await chrome.action.getTitle({}));
            await remember(tabId, 'plain');
        }
    });
}

/** The page in a tab sets up two-factor authentication. @param {number} tabId */
export function showSetUp(tabId) {
    return inTurn(async () => {
        await remember(tabId, 'setUp');
        if ((await textOf(tabId)) !== FAILED) await showSetUpMark(tabId);
    });
}

/** Whether the codes are locked: what a tab shows that was not asked about yet. @param {boolean} isLocked */
export function showLock(isLocked) {
    return inTurn(() => chrome.action.setIcon({ path: isLocked ? ICONS.locked : ICONS.on }));
}

/**
 * Whether Latchkey looks at the page in a tab, and the codes are locked. A mark, or the count, keeps its title.
 * @param {number} tabId
 * @param {import('../wasm/types.js').ButtonLook} look
 */
export function showLook(tabId, look) {
    return inTurn(async () => {
        await ignoringClosed(chrome.action.setIcon({ tabId, path: ICONS_OF_LOOK[look] }));
        if ((await textOf(tabId)) !== '') return;
        const title = look === 'on' ? await chrome.action.getTitle({}) : word(`badge_${look}`);
        await ignoringClosed(chrome.action.setTitle({ tabId, title }));
        await remember(tabId, 'plain');
    });
}

/** @param {number} tabId */
function showSetUpMark(tabId) {
    return show(tabId, SET_UP, word('setUpBadge'));
}

/** @param {number} tabId @param {string | null} text null for that of all tabs @param {string} title */
async function show(tabId, text, title) {
    const badge = /** @type {{ tabId: number, text: string }} */ ({ tabId, text });
    await paint({ tabId }, text);
    await ignoringClosed(chrome.action.setBadgeText(badge));
    await ignoringClosed(chrome.action.setTitle({ tabId, title }));
}

/** Colours what stands on the button. @param {{ tabId?: number }} of nothing: in all tabs @param {string | null} text */
async function paint(of, text) {
    const color = COLOURS[text ?? ''] ?? COLOUR_OF_COUNT;
    await ignoringClosed(chrome.action.setBadgeBackgroundColor({ ...of, color }));
    await ignoringClosed(chrome.action.setBadgeTextColor({ ...of, color: COLOUR_OF_TEXT }));
}

/** @param {number} tabId */
async function isMarked(tabId) {
    return [FAILED, SET_UP].includes(await textOf(tabId));
}

/** @param {number} tabId */
function textOf(tabId) {
    return chrome.action.getBadgeText({ tabId }).catch(() => '');
}

async function marks() {
    return (await inMemory.get('markedTabs')) ?? {};
}

/** @param {number} tabId @param {'setUp' | 'plain' | undefined} mark */
async function remember(tabId, mark) {
    const markedTabs = await marks();
    if (markedTabs[tabId] === mark) return;
    if (mark) markedTabs[tabId] = mark;
    else delete markedTabs[tabId];
    await inMemory.set({ markedTabs });
}

/** @param {string} kind */
function iconsOf(kind) {
    return { 16: `/icons/${kind}16.png`, 32: `/icons/${kind}32.png` };
}

/** A tab can be gone by then. @param {Promise<unknown>} work */
function ignoringClosed(work) {
    return work.catch(() => undefined);
}
