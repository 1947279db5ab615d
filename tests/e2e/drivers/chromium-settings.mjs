/**
 * What a person does on the page chrome://extensions.
 *
 * The functions that take an array of facts run in that page.
 */

const EVERY_SITE = '*://*/*';

/** @typedef {import('puppeteer-core').Browser} Browser */

/**
 * Answers the next request for these origins with yes. Without a display nobody can click the prompt, but what was
 * granted on this page before is granted without one.
 * @param {Browser} browser
 * @param {string} id of the extension
 * @param {string[]} origins
 */
export function agreeTo(browser, id, origins) {
    return onSettingsPage(browser, addHosts, [id, origins]);
}

/** @param {Browser} browser @param {string} id @param {string[]} origins */
export async function grant(browser, id, origins) {
    const access = origins.includes(EVERY_SITE) ? 'ON_ALL_SITES' : 'ON_SPECIFIC_SITES';
    await onSettingsPage(browser, setHostAccess, [id, access]);
    if (access === 'ON_SPECIFIC_SITES') await onSettingsPage(browser, addHosts, [id, origins]);
}

/** @param {Browser} browser @param {string} id @param {string[]} origins */
export async function withdraw(browser, id, origins) {
    if (origins.includes(EVERY_SITE)) await onSettingsPage(browser, setHostAccess, [id, 'ON_CLICK']);
    else await onSettingsPage(browser, removeHosts, [id, origins]);
}

/** Only in developer mode is an extension kept that comes out of a folder. @param {Browser} browser */
export function becomeDeveloper(browser) {
    return onSettingsPage(browser, setDeveloperMode, []);
}

/** @param {Browser} browser @param {string} id */
export async function allowPrivateWindows(browser, id) {
    await becomeDeveloper(browser);
    await onSettingsPage(browser, setIncognitoAccess, [id]);
}

/** @param {Browser} browser @param {string} id */
export async function reload(browser, id) {
    await becomeDeveloper(browser);
    await onSettingsPage(browser, reloadExtension, [id]);
}

/**
 * @param {Browser} browser
 * @param {(facts: any[]) => Promise<void>} work
 * @param {any[]} facts
 */
async function onSettingsPage(browser, work, facts) {
    const page = await browser.newPage();
    try {
        await page.goto('chrome://extensions');
        await page.evaluate(work, facts);
    } finally {
        await page.close();
    }
}

/** @param {any[]} facts */
async function addHosts([id, origins]) {
    for (const origin of origins)
        await /** @type {any} */ (chrome).developerPrivate.addHostPermission(id, origin);
}

/** @param {any[]} facts */
async function removeHosts([id, origins]) {
    for (const origin of origins)
        await /** @type {any} */ (chrome).developerPrivate.removeHostPermission(id, origin);
}

/** @param {any[]} facts */
async function setHostAccess([extensionId, hostAccess]) {
    await /** @type {any} */ (chrome).developerPrivate.updateExtensionConfiguration({
        extensionId,
        hostAccess,
    });
}

/** @param {any[]} facts */
async function setIncognitoAccess([extensionId]) {
    await /** @type {any} */ (chrome).developerPrivate.updateExtensionConfiguration({
        extensionId,
        incognitoAccess: true,
    });
}

async function setDeveloperMode() {
    await /** @type {any} */ (chrome).developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
}

/** @param {any[]} facts */
async function reloadExtension([id]) {
    await /** @type {any} */ (chrome).developerPrivate.reload(id, { failQuietly: true });
}
