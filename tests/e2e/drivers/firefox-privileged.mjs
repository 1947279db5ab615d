/**
 * What runs in Firefox's own context, with its privileges. Each function is sent as text: it sees only its facts and
 * the globals of that context.
 */

/** The globals of Firefox's own context. @type {any} */
const firefox = globalThis;
const { WebExtensionPolicy, ChromeUtils, Services, Cc, Ci } = firefox;

/** @param {any[]} facts */
export function extensionOrigin([id]) {
    return `moz-extension://${WebExtensionPolicy.getByID(id).mozExtensionHostname}`;
}

/** Gives or takes back access as the page about:addons does. @param {any[]} facts */
export async function changeGrants([id, change, origins]) {
    const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
    );
    const { extension } = WebExtensionPolicy.getByID(id);
    await ExtensionPermissions[change](id, { permissions: [], origins }, extension);
}

/** As the switch on the page about:addons does. @param {any[]} facts */
export async function allowPrivateWindows([id]) {
    const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
    );
    const { extension } = WebExtensionPolicy.getByID(id);
    const permissions = ['internal:privateBrowsingAllowed'];
    await ExtensionPermissions.add(id, { permissions, origins: [] }, extension);
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    await (await AddonManager.getAddonByID(id)).reload();
}

/** @param {any[]} facts */
export async function openPrivate([url]) {
    const { BrowserWindowTracker } = ChromeUtils.importESModule(
        'resource:///modules/BrowserWindowTracker.sys.mjs',
    );
    const window = await BrowserWindowTracker.promiseOpenWindow({ private: true });
    const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
    window.gBrowser.loadURI(Services.io.newURI(url), { triggeringPrincipal });
}

/** In the first of the containers that every profile has. @param {any[]} facts */
export function openInContainer([url]) {
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
    window.gBrowser.addTab(url, { userContextId: 1, triggeringPrincipal });
}

/** @param {any[]} facts */
export async function clickAction([id]) {
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    const { extension } = WebExtensionPolicy.getByID(id);
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
}

/** Presses Alt+Shift+G where the browser itself looks at the keys first. */
export function pressFillCommand() {
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    const input = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
    if (!input.beginInputTransactionForTests(window)) throw new Error('the keyboard is taken');
    const keys = ['Alt', 'Shift', 'G'].map(
        (key) => new window.KeyboardEvent('', { key, keyCode: key === 'G' ? 71 : 0 }),
    );
    for (const key of keys) input.keydown(key);
    for (const key of keys.reverse()) input.keyup(key);
}

/** Presses Caps Lock and then a key, on a keyboard of its own: other keys come without. @param {any[]} facts */
export function typeWithCapsLock([key]) {
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    const input = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
    if (!input.beginInputTransactionForTests(window)) throw new Error('the keyboard is taken');
    for (const name of ['CapsLock', key]) {
        const event = new window.KeyboardEvent('', { key: name });
        input.keydown(event);
        input.keyup(event);
    }
}

/** @param {any[]} facts */
export async function terminateBackground([id]) {
    await WebExtensionPolicy.getByID(id).extension.terminateBackground();
}

/** @param {any[]} facts */
export async function reload([id]) {
    const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const addon = await AddonManager.getAddonByID(id);
    await addon.reload();
}

/**
 * Errors, not warnings, that name a file of an extension. A page that goes while an answer is under way is none: Firefox
 * says so of every extension. Nor is what its own form handler stumbles over when a form with a password is taken away.
 */
export function problems() {
    return (
        Services.console
            .getMessageArray()
            .filter((/** @type {any} */ message) => message instanceof Ci.nsIScriptError)
            .filter((/** @type {any} */ { flags }) => !(flags & Ci.nsIScriptError.warningFlag))
            .map((/** @type {any} */ message) => String(message))
            .filter((/** @type {string} */ text) => text.includes('moz-extension:'))
            // A popup that is closed while it waits for the browser: Firefox says so in two ways.
            .filter((/** @type {string} */ text) => !text.includes('after context unloaded'))
            .filter((/** @type {string} */ text) => !text.includes('while context is inactive'))
            // A page that goes before Firefox has heard of its frame: its own two processes are in each other's way.
            .filter((/** @type {string} */ text) => !text.includes('FrameData missing for'))
            .filter(
                (/** @type {string} */ text) =>
                    !text.includes("after actor 'FormHandler' has been destroyed"),
            )
    );
}

/** @param {any[]} facts */
export function setColorScheme([scheme]) {
    Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', scheme === 'dark' ? 0 : 1);
}
