/**
 * The part of the settings about keys: what each command is set to, and the way to the browser's own page, which alone can change
 * that.
 */
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** The page on which Chromium has them changed. */
const CHROMIUM_PAGE = 'chrome://extensions/shortcuts';

/** @type {chrome.commands.Command[] | undefined} */
let commands;
let isFollowed = false;

/** @param {() => void} draw */
export function shortcutsView(draw) {
    // Telephones have no keys.
    if (!chrome.commands) return undefined;
    if (!isFollowed) {
        isFollowed = true;
        void chrome.commands.getAll().then((all) => {
            commands = all;
            draw();
        });
        // They are changed in another tab.
        globalThis.addEventListener('focus', () => {
            void chrome.commands.getAll().then((all) => {
                commands = all;
                draw();
            });
        });
    }
    return h('section', { key: 'shortcuts', attrs: { 'aria-labelledby': 'shortcuts' } }, [
        h('h3', { attrs: { id: 'shortcuts' } }, word('shortcutsHeading')),
        // All at once, when the keys are known: nothing that is there moves.
        ...(commands ? known(commands) : []),
    ]);
}

/** @param {chrome.commands.Command[]} commands */
function known(commands) {
    return [
        h(
            'dl.facts',
            { attrs: { id: 'shortcut-list' } },
            commands.flatMap(({ name, description, shortcut }) => [
                h('dt', { key: `name-${name}` }, nameOf(name, description)),
                h('dd', { key: `keys-${name}` }, [
                    shortcut ? h('kbd', shortcut) : h('span.quiet', word('shortcutNone')),
                ]),
            ]),
        ),
        h(
            'button',
            { attrs: { id: 'shortcuts-change' }, on: { click: () => void change() } },
            word('shortcutsChange'),
        ),
    ];
}

/** @param {string | undefined} name @param {string | undefined} description */
function nameOf(name, description) {
    return name === '_execute_action' ? word('shortcutPopup') : (description ?? '');
}

async function change() {
    const api = /** @type {{ openShortcutSettings?: () => Promise<void> }} */ (chrome.commands);
    if (api.openShortcutSettings) await api.openShortcutSettings();
    else await chrome.tabs.create({ url: CHROMIUM_PAGE });
}
