/**
 * Light, dark, or as the system has it: the person's choice for all pages of the extension.
 */
import { local } from '../../shared/storage.js';

/** @typedef {import('../../shared/stored.js').Local['theme'] | 'system'} Theme */

/** Draws the page as it was chosen, now and whenever that changes. Registers a listener. */
export function followTheme() {
    const apply = async () => {
        const chosen = await theme().catch(() => 'system');
        // What no choice is made of follows the system: `tokens.css`.
        document.documentElement.style.colorScheme = chosen === 'light' || chosen === 'dark' ? chosen : '';
    };
    local.onChanged('theme', () => void apply());
    void apply();
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
