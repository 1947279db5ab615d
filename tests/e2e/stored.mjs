/**
 * What Latchkey keeps on the disk, read and written as its own pages do it: each browser has another place for it.
 */

/** @typedef {Pick<import('./harness.mjs').Page, 'evaluate'>} Page a page of the extension */
/** @typedef {import('../../extension/shared/stored.js').Local} Local */

/**
 * @template {keyof Local & string} Key
 * @param {Page} page
 * @param {Key} key
 * @returns {Promise<any>}
 */
export function stored(page, key) {
    return page.evaluate(async (key) => {
        const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
        return (await local.get(key)) ?? null;
    }, key);
}

/** The names of all that is kept. @param {Page} page @returns {Promise<string[]>} */
export function storedNames(page) {
    return page.evaluate(async () => {
        const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
        return local.keys();
    });
}

/** @param {Page} page @param {Partial<Record<keyof Local, unknown>>} values */
export function store(page, values) {
    return page.evaluate(async (values) => {
        const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
        await local.set(values);
    }, values);
}

/** @param {Page} page @param {...string} keys without any, everything */
export function unstore(page, ...keys) {
    return page.evaluate(async (keys) => {
        const { local } = await import(chrome.runtime.getURL('shared/storage.js'));
        await local.remove(...(keys.length > 0 ? keys : await local.keys()));
    }, keys);
}
