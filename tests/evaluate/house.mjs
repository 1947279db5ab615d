// Where things are, and how a command gives up.
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const HOUSE = fileURLToPath(new URL('../../', import.meta.url));
/** Where the build leaves the unpacked extension. */
export const EXTENSION = fileURLToPath(new URL('../../dist/extension', import.meta.url));

/** @param {string} sentence what a person can do about it @returns {never} */
export function fail(sentence) {
    process.stderr.write(`${sentence}\n`);
    process.exit(1);
}
