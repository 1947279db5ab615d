/**
 * Asks once more before something goes that nothing brings back at once. The safe answer has the focus, and Esc is that answer; a screen reader reads the question with it.
 */
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

const QUESTION = 'removal-question';

/** What asked: the focus goes back there. @type {Element | null} */
let opener = null;

/**
 * @param {string} text
 * @param {import('../ui/view.js').VNode} go the button that carries it out
 * @param {() => void} forget
 */
export function removalQuestion(text, go, forget) {
    const onCancel = () => {
        forget();
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
    const onKey = (/** @type {KeyboardEvent} */ { key }) => {
        if (key === 'Escape') onCancel();
    };
    const onShown = (/** @type {import('../ui/view.js').VNode} */ { elm }) => {
        opener = document.activeElement;
        /** @type {HTMLElement} */ (elm).focus();
    };
    return h('div.warning', { key: QUESTION, on: { keydown: onKey } }, [
        h('p', { attrs: { id: QUESTION } }, text),
        h('div.uses', [
            go,
            h(
                'button',
                {
                    attrs: { id: 'removal-cancel', 'aria-describedby': QUESTION },
                    hook: { insert: onShown },
                    on: { click: onCancel },
                },
                word('askedCancel'),
            ),
        ]),
    ]);
}
