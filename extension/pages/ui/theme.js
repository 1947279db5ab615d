/**
 * How all pages of the extension look, as the person has chosen: light, dark, with the strongest contrast, or as the system has it;
 * and how large their text is.
 */
import { local } from '../../shared/storage.js';

/** @typedef {import('../../wasm/types.js').Theme | 'system'} Theme */
/** @typedef {import('../../wasm/types.js').TextSize | 'usual'} TextSize */

/** Draws the page as it was chosen, now and whenever that changes. Registers listeners. */
export function followLooks() {
    const apply = async () => {
        const [scheme, size] = await Promise.all([theme(), textSize()]).catch(
            () => /** @type {const} */ (['system', 'usual']),
        );
        const { style, dataset } = document.documentElement;
        // What no choice is made of follows the system: `tokens.css`.
        style.colorScheme = scheme === 'light' || scheme === 'dark' ? scheme : '';
        mark(dataset, 'theme', scheme === 'contrast' ? scheme : undefined);
        mark(dataset, 'textSize', size === 'large' || size === 'larger' ? size : undefined);
    };
    local.onChanged('theme', () => void apply());
    local.onChanged('textSize', () => void apply());
    void apply();
}

/** @param {DOMStringMap} dataset @param {string} name @param {string | undefined} value */
function mark(dataset, name, value) {
    if (value) dataset[name] = value;
    else delete dataset[name];
}

/** @returns {Promise<Theme>} */
export async function theme() {
    return (await local.get('theme')) ?? 'system';
}

/** @param {Theme} chosen */
export async function chooseTheme(chosen) {
    if (chosen === 'system') await local.remove('theme');
    else await local.set({ theme: chosen });
}

/** @returns {Promise<TextSize>} */
export async function textSize() {
    return (await local.get('textSize')) ?? 'usual';
}

/** @param {TextSize} chosen */
export async function chooseTextSize(chosen) {
    if (chosen === 'usual') await local.remove('textSize');
    else await local.set({ textSize: chosen });
}
