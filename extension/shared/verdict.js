/**
 * The core's verdict on a password.
 */
import { withStrength } from '../core/bundles/strength.js';

/** @param {import('../wasm/types.js').Question} question */
export function assess(question) {
    return withStrength((strength) => strength.assess(question));
}

/**
 * Fails where a password that was typed twice will not do for the vault.
 * @param {import('../wasm/types.js').Question} question
 */
export function checkVaultPassword(question) {
    return withStrength((strength) => strength.checkVaultPassword(question));
}

/** Gets the core ready, so that the first verdict comes as fast as the next. */
export function warmUp() {
    return withStrength((strength) => strength.warmUp());
}
