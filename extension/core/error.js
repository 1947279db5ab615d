/**
 * What goes wrong, in the core or around it, has a stable code.
 */

/**
 * What JavaScript itself cannot do.
 * @typedef {'bundleUnavailable' | 'clearingAsks' | 'clearingBusy' | 'codeNotFilled' | 'cookieNotSet' | 'cookieStays' | 'corePanicked' | 'eraseBusy' | 'fileTooLarge' | 'hiddenField' | 'importCancelled' | 'noAccess' | 'noCodeField' | 'noField' | 'noPicture' | 'noQrCode' | 'noSecurityKey' | 'noTime' | 'notFilled' | 'notStored' | 'notTheWeb' | 'otherSite' | 'pictureTooLarge' | 'securityKeyKnown' | 'securityKeyUnfit' | 'undoExpired' | 'unknown' | 'vaultDamaged' | 'vaultExists' | 'vaultLocked'} Failure
 */

/**
 * The code of anything that can go wrong.
 * @typedef {import('../wasm/types.js').CoreErrorCode | Failure} ErrorCode
 */

/** What could not be done; `code` is stable, and `_locales` has the words for it. */
export class LatchkeyError extends Error {
    /**
     * @param {ErrorCode} code
     * @param {unknown} [cause]
     */
    constructor(code, cause) {
        super(code, { cause });
        this.name = 'LatchkeyError';
        this.code = code;
    }
}

/**
 * The stable code of something that went wrong.
 * @param {unknown} error
 * @returns {ErrorCode}
 */
export function codeOf(error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return typeof code === 'string' ? /** @type {ErrorCode} */ (code) : 'unknown';
}
