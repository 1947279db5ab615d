/**
 * The context menu and the keyboard commands that fill in a generated password or a two-factor code. They give access to
 * the tab in front for that moment, so they work on every page.
 */
import { fillCode } from './authenticator/filling.js';
import { CoreError, codeOf } from './core.js';
import { fillGenerated } from './filling.js';
import { mayWatch } from './watching.js';
import { problemOf, word } from './words.js';

/**
 * What a command does, in a frame or in the first that it concerns.
 * @typedef {(tabId: number, frameId?: number) => Promise<unknown>} Command
 */

/** By the names of the manifest, with their words. @type {Record<string, { title: string, run: Command }>} */
const COMMANDS = {
    'fill-password': { title: 'fillGenerated', run: fillGenerated },
    'fill-code': { title: 'fillCode', run: (tabId, frameId) => fillCode(tabId, { frameId }) },
};

/** Registers listeners: to be called synchronously. */
export function answerFillCommands() {
    chrome.runtime.onInstalled.addListener(() => void createMenu());
    chrome.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
        void carryOut(String(menuItemId), tab, frameId);
    });
    chrome.commands.onCommand.addListener((command, tab) => void carryOut(command, tab));
}

/**
 * Fills in the frame whose meter the person has clicked.
 * @param {chrome.runtime.MessageSender} sender
 */
export async function fillInFrame(sender) {
    if (sender.tab?.id === undefined || !(await mayWatch(sender))) throw new CoreError('noField');
    return fillGenerated(sender.tab.id, sender.frameId);
}

async function createMenu() {
    await chrome.contextMenus.removeAll();
    // Firefox has password fields apart; Chromium does not know the word.
    const { ContextType } = /** @type {{ ContextType: object }} */ (
        /** @type {unknown} */ (chrome.contextMenus)
    );
    const contexts = 'PASSWORD' in ContextType ? ['editable', 'password'] : ['editable'];
    for (const [id, { title }] of Object.entries(COMMANDS)) {
        chrome.contextMenus.create({
            id,
            title: word(title),
            contexts: /** @type {chrome.contextMenus.CreateProperties['contexts']} */ (contexts),
        });
    }
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
        await command.run(tab.id, frameId);
        await say(tab.id, '', 'Latchkey');
    } catch (error) {
        await say(tab.id, '!', problemOf(codeOf(error)));
    }
}

/**
 * @param {number} tabId
 * @param {string} text
 * @param {string} title
 */
async function say(tabId, text, title) {
    await Promise.allSettled([
        chrome.action.setBadgeText({ tabId, text }),
        chrome.action.setTitle({ tabId, title }),
    ]);
}
