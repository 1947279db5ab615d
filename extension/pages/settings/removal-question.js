/**
 * Asks once more before something goes that nothing brings back at once. The safe answer has the focus, and Esc is that answer; a screen reader reads the question with it.
 */
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** What asked, by its name, since several sections can ask at once: the focus goes back there. @type {Map<string, Element | null>} */
const openers = new Map();

/**
 * @param {string} name of what asks
 * @param {string} text
 * @param {import('../ui/view.js').VNode} go the button that carries it out
 * @param {() => void} forget
 */
export function removalQuestion(name, text, go, forget) {
    const question = `${name}-question`;
    const onCancel = () => {
        forget();
        const opener = openers.get(name);
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
    const onKey = (/** @type {KeyboardEvent} */ { key }) => {
        if (key === 'Escape') onCancel();
    };
    const onShown = (/** @type {import('../ui/view.js').VNode} */ { elm }) => {
        openers.set(name, document.activeElement);
        /** @type {HTMLElement} */ (elm).focus();
    };
    return h('div.warning', { key: question, on: { keydown: onKey } }, [
        h('p', { attrs: { id: question } }, text),
        h('div.uses', [
            go,
            h(
                'button',
                {
                    attrs: { id: `${name}-cancel`, 'aria-describedby': question },
                    hook: { insert: onShown },
                    on: { click: onCancel },
                },
                word('askedCancel'),
            ),
        ]),
    ]);
}
