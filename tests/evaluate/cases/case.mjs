/**
 * What a case is. A folder holds `NAME.html` for each, and `expected.json`, which says by name what is right.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {string | string[]} Path one selector, or several: each further one is looked up inside the shadow root or the
 * frame of the one before
 */

/**
 * @typedef {object} Filling the keys are pressed that fill in a generated password
 * @property {Path} at the field that has the focus
 * @property {Path[]} [got] fields that get the same password
 * @property {Path[]} [not] fields that get none
 * @property {boolean} [blurAfter] whether the field is left before the page is asked what it knows
 * @property {unknown} [knows] what `window.model()` gives; `$password` stands for what was filled in
 * @property {boolean} [claims] false where nothing may be said to be filled in
 */

/**
 * @typedef {object} CodeFilling the code 123456 is filled in
 * @property {Record<string, string>} [got] what stands in which field; a path is written with ` >>> `
 * @property {Path[]} [none] fields that get nothing
 * @property {unknown} [knows]
 */

/**
 * @typedef {object} Wanted
 * @property {['click', Path][]} [pre] what the person does first
 * @property {number} [wait] milliseconds that pass then
 * @property {[field: Path, meter: boolean, follows?: boolean][]} [focus] whether a meter comes for a field that is clicked and
 *   typed into, and whether it follows the keys, as it does if nothing is said
 * @property {Filling} [fill]
 * @property {CodeFilling} [otp]
 * @property {Wanted} [then] the same again, in the page as it is by then
 */

/** @typedef {{ name: string, wanted: Wanted }} Case */
/** @typedef {{ name: string, right: boolean, problems: string[] }} Row */

/**
 * @param {string} folder
 * @returns {Case[] | string} what is wrong with the folder, if it cannot be read
 */
export function readCases(folder) {
    try {
        const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
        return Object.entries(expected).map(([name, wanted]) => ({ name, wanted }));
    } catch (error) {
        return `There is no expected.json that can be read in “${folder}” (${error instanceof Error ? error.message : error})`;
    }
}

/** @param {Path} path */
export function steps(path) {
    return typeof path === 'string' ? path.split(' >>> ') : path;
}

/** @param {Path} path */
export function named(path) {
    return steps(path).join(' >>> ');
}
