/**
 * What is too much to cross into the core field by field, as it takes it: JSON in bytes.
 */

/** @param {object} value */
export function bytesOf(value) {
    return new TextEncoder().encode(JSON.stringify(value));
}
