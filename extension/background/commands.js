/**
 * The context menu and the keyboard commands. They give access to the tab in front for that moment, so they work on every
 * page.
 */
import { fillCode } from '../shared/filling/code.js';
import { clearFailure, showFailure } from './badge.js';
import { clearSite } from './clearing/clearing.js';
import { codeOf } from '../core/error.js';
import { fillGenerated } from '../shared/filling/password.js';
import { lock } from '../shared/vault/vault.js';
import { problemOf, word } from '../shared/words.js';

/** @typedef {import('../wasm/types.js').ClearingChoice} ClearingChoice */

/**
 * @typedef {object} Command
 * @property {string} title the name of its words
 * @property {'field' | 'page'} [place] where the menu has it, if it does
 * @property {(tab: chrome.tabs.Tab, tabId: number, frameId?: number) => Promise<unknown>} run what it does, in a frame or in
 *   the first that it concerns
 */

/** By the names of the manifest. @type {Record<string, Command>} */
const COMMANDS = {
    'fill-password': {
        title: 'fillGenerated',
        place: 'field',
        run: (_tab, id, frameId) => fillGenerated(id, frameId),
    },
    'fill-code': { title: 'fillCode', place: 'field', run: (_tab, id, frameId) => fillCode(id, { frameId }) },
    'fix-site': { title: 'clearGo_fixThisSite', place: 'page', run: (tab) => clear(tab, 'fixThisSite') },
    'sign-out-and-clear': {
        title: 'clearGo_signOutAndClear',
        place: 'page',
        run: (tab) => clear(tab, 'signOutAndClear'),
    },
    'clear-cache': { title: 'clearGo_onlyTheCache', place: 'page', run: (tab) => clear(tab, 'onlyTheCache') },
    'lock-vault': { title: 'lockVault', run: () => lock() },
};

/** Registers listeners: to be called synchronously. */
export function answerCommands() {
    chrome.runtime.onInstalled.addListener(() => void createMenu());
    chrome.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
        void carryOut(String(menuItemId), tab, frameId);
    });
    chrome.commands.onCommand.addListener((command, tab) => void carryOut(command, tab));
}

/** The keys of a command, as the browser writes them; none where nobody has set any. @param {string} name */
export async function keysOf(name) {
    const commands = await chrome.commands.getAll();
    return commands.find((command) => command.name === name)?.shortcut ?? '';
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
        if (!place) continue;
        chrome.contextMenus.create({
            id,
            title: word(title),
            contexts: /** @type {chrome.contextMenus.CreateProperties['contexts']} */ (contexts[place]),
        });
    }
}

/**
 * Clears the whole site of a tab. The popup shows what came of it.
 * @param {chrome.tabs.Tab} tab
 * @param {ClearingChoice} choice
 */
function clear(tab, choice) {
    // Straight from the click: Firefox opens the popup only then, and older browsers not at all.
    chrome.action.openPopup?.().catch(() => undefined);
    const wish = { choice, scope: /** @type {const} */ ('site'), since: null };
    return clearSite({ address: tab.url ?? '', tab }, wish, { reload: choice !== 'onlyTheCache' });
}

/**
 * Carries out a command, and says on the toolbar button if that did not work.
 * @param {string} name
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {number} [frameId]
 */
async function carryOut(name, tab, frameId) {
    const command = COMMANDS[name];
    if (!command || tab?.id === undefined) return;
    try {
        await command.run(tab, tab.id, frameId);
        await clearFailure(tab.id);
    } catch (error) {
        await showFailure(tab.id, problemOf(codeOf(error)));
    }
}
