/**
 * The part of the settings about how Latchkey looks.
 */
import { Errand } from '../ui/errand.js';
import { chooseTheme, theme } from '../ui/theme.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** @typedef {import('../ui/theme.js').Theme} Theme */

/** @type {Theme[]} */
const THEMES = ['system', 'light', 'dark'];

/** @type {Theme | undefined} */
let chosen;
const errand = new Errand();

/** @param {() => void} draw */
export function themeView(draw) {
    if (!chosen) {
        chosen = 'system';
        void errand.run(async () => {
            chosen = await theme();
        }, draw);
    }
    const choose = (/** @type {Event} */ { target }) =>
        errand.run(async () => {
            const wanted = /** @type {Theme} */ (/** @type {HTMLSelectElement} */ (target).value);
            await chooseTheme(wanted);
            chosen = wanted;
        }, draw);
    return h('section', { key: 'looks', attrs: { 'aria-labelledby': 'looks' } }, [
        h('h2', { attrs: { id: 'looks' } }, word('looksHeading')),
        h('label', { attrs: { for: 'theme' } }, word('looksTheme')),
        h(
            'select',
            { attrs: { id: 'theme' }, on: { change: choose } },
            THEMES.map((name) =>
                h(
                    'option',
                    { attrs: { value: name }, props: { selected: name === chosen } },
                    word(`theme_${name}`),
                ),
            ),
        ),
        errand.problem ? h('p.problem', errand.problem) : undefined,
    ]);
}
