/**
 * Clearing a site with a popup that speaks about it.
 */
import { eventually } from './drivers/index.mjs';
import { popupOf } from './popup.mjs';
import { press, textOf, there } from './vault.mjs';

/** @typedef {import('./harness.mjs').Page} Page */
/** @typedef {import('./harness.mjs').World} World */

/** The popup about a tab, without the tick that has its pages left. @param {World} world @param {string} address what that of the tab ends with */
export async function popupAbout(world, address) {
    const popup = await popupOf(world, address, 'clear');
    await there(popup, '#clear-fixThisSite');
    // A page that is on its way answers nothing.
    await press(popup, '#clear-reload');
    return popup;
}

/**
 * Clears, and gives what the popup says of it.
 * @param {Page} popup
 * @param {'fixThisSite' | 'signOutAndClear' | 'onlyTheCache'} choice
 */
export async function clear(popup, choice) {
    await popup.evaluate(watchClearing);
    await show(popup, 'clear');
    await chooseAndClear(popup, choice);
    await eventually(() => popup.evaluate(isCleared), Boolean, 30_000);
    await there(popup, '#clear-again');
    return (await textOf(popup, '#clear-status')) ?? '';
}

/**
 * Goes to a view of the popup.
 * @param {Page} popup
 * @param {'codes' | 'cookies' | 'clear' | 'password' | 'computer' | ''} view nothing: the hub
 */
export function show(popup, view) {
    return popup.evaluate((view) => void (location.hash = view), view);
}

/**
 * Chooses, and presses the button: twice where something goes for good, the second time when the question could be read.
 * @param {Page} popup
 * @param {'fixThisSite' | 'signOutAndClear' | 'onlyTheCache'} choice
 */
export async function chooseAndClear(popup, choice) {
    await press(popup, `#clear-${choice}`);
    await press(popup, '#clear-go');
    const begun = await eventually(() => popup.evaluate(isBegunOrAsks), Boolean, 30_000);
    if (begun === 'asks') await press(popup, '#clear-go');
}

// These run in a page of the extension.

/** @returns {'asks' | 'begun' | undefined} */
function isBegunOrAsks() {
    if (document.querySelector('#clear-go[data-sure=true][aria-disabled=false]')) return 'asks';
    const begun =
        document.querySelector('#clear-status progress') ?? document.documentElement.dataset.cleared;
    return begun ? 'begun' : undefined;
}

/** Notes when a clearing that begins from now on has come to its end, in the page itself: one before it may still look once more. */
function watchClearing() {
    const page = document.documentElement;
    delete page.dataset.cleared;
    let isBegun = false;
    /** @param {Record<string, chrome.storage.StorageChange>} changes */
    const watch = ({ clearingStatus }) => {
        const { state } = /** @type {{ state?: string }} */ (clearingStatus?.newValue ?? {});
        isBegun ||= state === 'working';
        if (state === 'done' && isBegun) page.dataset.cleared = 'yes';
    };
    const watching = /** @type {{ watch?: typeof watch }} */ (globalThis);
    if (watching.watch) chrome.storage.session.onChanged.removeListener(watching.watch);
    watching.watch = watch;
    chrome.storage.session.onChanged.addListener(watch);
}

function isCleared() {
    return document.documentElement.dataset.cleared === 'yes';
}
