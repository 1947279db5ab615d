/**
 * The box in which a password can be tried. What is typed stays in this page and goes when it closes.
 */
import '../../content/meter/words.js';
import '../../content/meter/card.js';
import { codeOf } from '../../core/error.js';
import { assess } from '../../shared/verdict.js';
import { say } from './live.js';
import { h, holder } from './view.js';
import { word } from '../../shared/words.js';

/** @type {import('../../content/content.js').CardView | undefined} */
let card;
/** @type {{ attacker: string, time: string }[]} */
let times = [];
let visible = false;
let turn = 0;

/** @param {() => void} draw */
export function tryView(draw) {
    const onInput = async (/** @type {Event} */ event) => {
        const { value } = /** @type {HTMLInputElement} */ (event.target);
        const mine = ++turn;
        const view = (card ??= globalThis.latchkey.card.create(document, say));
        try {
            const assessment = await assess({ password: value, inputs: [], confirmation: null });
            if (mine !== turn) return;
            view.update(assessment);
            ({ times } = globalThis.latchkey.words.cardOf(assessment));
        } catch (error) {
            view.showProblem(codeOf(error));
            times = [];
        }
        draw();
    };
    const onKey = (/** @type {KeyboardEvent} */ event) =>
        card?.setCapsLock(event.getModifierState('CapsLock'));
    const onToggle = () => {
        visible = !visible;
        draw();
    };
    return h('section', { key: 'try' }, [
        h('label', { attrs: { for: 'try' } }, word('tryLabel')),
        h('div.entry', [
            h('input', {
                attrs: {
                    id: 'try',
                    type: visible ? 'text' : 'password',
                    autocomplete: 'off',
                    spellcheck: 'false',
                    'aria-describedby': 'try-promise',
                },
                on: { input: onInput, keydown: onKey, keyup: onKey },
            }),
            h(
                'button',
                {
                    attrs: { 'aria-pressed': String(visible), 'aria-controls': 'try' },
                    on: { click: onToggle },
                },
                word('tryShow'),
            ),
        ]),
        h('p.quiet', { attrs: { id: 'try-promise' } }, word('tryPromise')),
        card && holder('card', card.element),
        times.length > 0
            ? h('table', [h('caption', word('timesLabel')), h('tbody', times.map(timeRow))])
            : undefined,
    ]);
}

/** @param {{ attacker: string, time: string }} row */
function timeRow({ attacker, time }) {
    return h('tr', [h('th', { attrs: { scope: 'row' } }, attacker), h('td', time)]);
}
