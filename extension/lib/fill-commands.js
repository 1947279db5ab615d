/**
 * The context menu and the keyboard command that fill in a generated password. Both give access to the tab in front for
 * that moment, so they work on every page.
 */
import { CoreError, codeOf } from './core.js';
import { fillGenerated } from './filling.js';
import { mayWatch } from './watching.js';
import { problemOf, word } from './words.js';

const FILL = 'fill-password';

/** Registers listeners: to be called synchronously. */
export function answerFillCommands() {
    chrome.runtime.onInstalled.addListener(() => void createMenu());
    chrome.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
        if (menuItemId === FILL && tab?.id !== undefined) void fill(tab.id, frameId);
    });
    chrome.commands.onCommand.addListener((command, tab) => {
        if (command === FILL && tab?.id !== undefined) void fill(tab.id);
    });
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
    chrome.contextMenus.create({
        id: FILL,
        title: word('fillGenerated'),
        contexts: /** @type {chrome.contextMenus.CreateProperties['contexts']} */ (contexts),
    });
}

/**
 * Fills, and says on the toolbar button if that did not work.
 * @param {number} tabId
 * @param {number} [frameId]
 */
async function fill(tabId, frameId) {
    try {
        await fillGenerated(tabId, frameId);
        await say(tabId, '', 'Latchkey');
    } catch (error) {
        await say(tabId, '!', problemOf(codeOf(error)));
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
