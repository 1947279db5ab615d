/**
 * Hands a file to the person, as a download of this page.
 */

/** Browsers start reading a little after the click. */
const KEPT_MS = 60_000;

/**
 * @param {string} name
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export function saveFile(name, bytes) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
