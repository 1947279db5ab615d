/**
 * The part of the settings about how Latchkey looks.
 */
import { Errand } from '../ui/errand.js';
import { chooseTextSize, chooseTheme, textSize, theme } from '../ui/theme.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** @typedef {import('../ui/theme.js').Theme} Theme */
/** @typedef {import('../ui/theme.js').TextSize} TextSize */

/** @type {Theme[]} */
const THEMES = ['system', 'light', 'dark', 'contrast'];
/** @type {TextSize[]} */
const TEXT_SIZES = ['usual', 'large', 'larger'];

/** @type {{ theme: Theme, textSize: TextSize } | undefined} */
let chosen;
const errand = new Errand();

/** It was chosen elsewhere. @param {() => void} draw */
export function readLooks(draw) {
    return errand.run(async () => {
        chosen = { theme: await theme(), textSize: await textSize() };
    }, draw);
}

/** @param {() => void} draw */
export function looksView(draw) {
    if (!chosen) {
        chosen = { theme: 'system', textSize: 'usual' };
        void readLooks(draw);
    }
    const now = chosen;
    return h('section', { key: 'looks', attrs: { 'aria-labelledby': 'looks' } }, [
        h('h3', { attrs: { id: 'looks' } }, word('looksHeading')),
        ...choice('theme', 'looksTheme', THEMES, now.theme, async (wanted) => {
            await chooseTheme(wanted);
            now.theme = wanted;
        }),
        ...choice('textSize', 'looksTextSize', TEXT_SIZES, now.textSize, async (wanted) => {
            await chooseTextSize(wanted);
            now.textSize = wanted;
        }),
        errand.problem ? h('p.problem', errand.problem) : undefined,
    ]);

    /**
     * @template {string} Name
     * @param {string} id
     * @param {string} label
     * @param {Name[]} names
     * @param {Name} value
     * @param {(wanted: Name) => Promise<void>} choose
     */
    function choice(id, label, names, value, choose) {
        const onChange = (/** @type {Event} */ { target }) =>
            errand.run(
                () => choose(/** @type {Name} */ (/** @type {HTMLSelectElement} */ (target).value)),
                draw,
            );
        return [
            h('label', { attrs: { for: id } }, word(label)),
            h(
                'select',
                { attrs: { id }, on: { change: onChange } },
                names.map((name) =>
                    h(
                        'option',
                        { attrs: { value: name }, props: { selected: name === value } },
                        word(`${id}_${name}`),
                    ),
                ),
            ),
        ];
    }
}
