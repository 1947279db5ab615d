/**
 * The context menu and the keyboard commands. They give access to the tab in front for that moment, so they work on every
 * page.
 */
import { fillCode } from '../shared/filling/code.js';
import { clearFailure, showFailure } from './badge.js';
import { clearSite } from './clearing/clearing.js';
import { LatchkeyError, codeOf } from '../core/error.js';
import { fillGenerated } from '../shared/filling/password.js';
import { asksBefore, planOf } from '../shared/clearing/planning.js';
import { accessTo, changeAccess } from '../shared/grants.js';
import { siteOf } from '../shared/clearing/look.js';
import { inMemory } from '../shared/storage.js';
import { lock } from '../shared/vault/vault.js';
import { problemOf, word } from '../shared/words.js';

/** @typedef {import('../wasm/types.js').ClearingChoice} ClearingChoice */

/**
 * @typedef {object} Command about the page in a tab
 * @property {string} title the name of its words
 * @property {'field' | 'page'} place where the menu has it
 * @property {import('../wasm/types.js').NowFailed | null} what what is said not to be done where it fails; nothing where it cannot
 * @property {(tab: chrome.tabs.Tab, tabId: number, frameId?: number) => Promise<unknown>} run what it does, in a frame or in
 *   the first that it concerns
 */

/** A popup that opens takes the question at once. */
const TAKEN_MS = 2_000;

/** By the names of the manifest. @type {Record<string, Command>} */
const COMMANDS = {
    'fill-password': {
        title: 'fillGenerated',
        place: 'field',
        what: 'fillPassword',
        run: (_tab, id, frameId) => fillGenerated(id, frameId),
    },
    'fill-code': {
        title: 'fillCode',
        place: 'field',
        what: 'fillCode',
        run: (_tab, id, frameId) => fillCode(id, { frameId }),
    },
    // Where the card is: a page cannot press what the browser draws.
    'turn-off-here': {
        title: 'turnOffHere',
        place: 'field',
        what: null,
        run: turnOff,
    },
    'fix-site': clearing('fixThisSite'),
    'sign-out-and-clear': clearing('signOutAndClear'),
    'clear-cache': clearing('onlyTheCache'),
};
/** It is about no page: there need be none. */
const LOCK = 'lock-vault';

/** Registers listeners: to be called synchronously. */
export function answerCommands() {
    // Telephones have no menu and no keys.
    if (chrome.contextMenus) chrome.runtime.onInstalled.addListener(() => void createMenu());
    chrome.contextMenus?.onClicked.addListener(({ menuItemId, frameId }, tab) => {
        void carryOut(String(menuItemId), tab, frameId);
    });
    chrome.commands?.onCommand.addListener((command, tab) => void carryOut(command, tab));
}

/** The keys of a command, as the browser writes them; none where nobody has set any. @param {string} name */
export async function keysOf(name) {
    const commands = await chrome.commands?.getAll();
    return commands?.find((command) => command.name === name)?.shortcut ?? '';
}

async function createMenu() {
    await chrome.contextMenus.removeAll();
    // Firefox has password fields apart; Chromium does not know the word.
    const { ContextType } = /** @type {{ ContextType: object }} */ (
        /** @type {unknown} */ (chrome.contextMenus)
    );
    const contexts = {
        field: 'PASSWORD' in ContextType ? ['editable', 'password'] : ['editable'],
        page: ['page', 'action'],
    };
    for (const [id, { title, place }] of Object.entries(COMMANDS)) {
        chrome.contextMenus.create({
            id,
            title: word(title),
            contexts: /** @type {chrome.contextMenus.CreateProperties['contexts']} */ (contexts[place]),
        });
    }
}

/** @param {ClearingChoice} choice @returns {Command} */
function clearing(choice) {
    return {
        title: `clearGo_${choice}`,
        place: 'page',
        what: 'clear',
        run: (tab, tabId) => clear(tab, tabId, choice),
    };
}

/**
 * Clears the whole site of a tab. The popup shows what came of it; where something would go for good that the person has not seen
 * named, it asks first.
 * @param {chrome.tabs.Tab} tab
 * @param {number} tabId
 * @param {ClearingChoice} choice
 */
async function clear(tab, tabId, choice) {
    // Straight from the click: Firefox opens the popup only then, and older browsers not at all.
    const opening = chrome.action.openPopup?.().then(
        () => true,
        () => false,
    );
    const address = tab.url ?? '';
    if (!(await siteOf(address))) throw new LatchkeyError('notTheWeb');
    const wish = { choice, scope: /** @type {const} */ ('site'), since: null };
    const reload = choice !== 'onlyTheCache';
    const page = { address, tab };
    if (!(await asksBefore(await planOf(page, wish, reload), false)))
        return clearSite(page, wish, { reload });
    await inMemory.set({ clearingQuestion: { tabId, address, choice, at: Date.now() } });
    if (!(await opening) || !(await isTaken())) throw new LatchkeyError('clearingAsks');
}

/** As the switch in the popup does. @param {chrome.tabs.Tab} tab */
async function turnOff({ url }) {
    const { watches, host, change } = await accessTo(url);
    if (change && watches) await changeAccess(change, host);
}

/** Whether a popup asks the question: one that was opened may have been closed again. */
async function isTaken() {
    for (const end = Date.now() + TAKEN_MS; Date.now() < end;) {
        if (!(await inMemory.get('clearingQuestion'))) return true;
        await new Promise((done) => setTimeout(done, TAKEN_MS / 10));
    }
    return false;
}

/**
 * Carries out a command, and says on the toolbar button if that did not work.
 * @param {string} name
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {number} [frameId]
 */
async function carryOut(name, tab, frameId) {
    if (name === LOCK) return lock();
    const command = COMMANDS[name];
    if (!command || tab?.id === undefined) return;
    try {
        await command.run(tab, tab.id, frameId);
        await clearFailure(tab.id);
    } catch (error) {
        if (command.what) await showFailure(tab.id, command.what, problemOf(codeOf(error)));
    }
}
