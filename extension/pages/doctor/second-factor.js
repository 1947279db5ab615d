/**
 * Whether a site takes codes and the vault has no account of it: said once for a site, on its desk, and where the vault is open.
 */
import { listed } from '../../shared/vault/accounts.js';
import { stateOfVault } from '../../shared/vault/vault.js';
import { rememberAdvice, signInAt, remembering } from '../../shared/sign-ins.js';

/** @param {import('./look.js').Examined} examined */
export async function lacksAccount({ desk, tab }) {
    const { url = '', incognito } = tab;
    // What cannot be remembered to have been said would be said again and again.
    if (!desk?.takesCodes || incognito || !(await remembering())) return false;
    if ((await stateOfVault()) !== 'open' || (await signInAt(url))?.advised) return false;
    const { rows } = await listed(url, '', { unattended: true });
    return rows.every(({ matchesSite }) => !matchesSite);
}

/** It was on the screen. @param {import('./look.js').Examined} examined */
export function noteAdvised({ tab }) {
    return rememberAdvice(tab.url ?? '');
}
