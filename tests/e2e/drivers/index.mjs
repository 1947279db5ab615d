/**
 * Both browsers behind one small interface.
 */
import { launchChromium } from './chromium.mjs';
import { launchFirefox } from './firefox.mjs';

/**
 * @typedef {object} Browser
 * @property {'chromium' | 'firefox'} name
 * @property {string} downloads the folder of what is downloaded
 * @property {(url: string) => Promise<Page>} open opens a page in a tab of its own
 * @property {(path: string) => Promise<Page>} openExtensionPage opens a page of the extension in a tab of its own
 * @property {(path: string) => Promise<Page>} waitForExtensionPage waits for a page that the extension opens
 * @property {(page: Page) => Promise<void>} clickAction clicks the extension's button in the toolbar, on a page
 * @property {(origins: string[]) => Promise<void>} agreeTo has the next request for these origins answered with yes
 * @property {(origins: string[]) => Promise<void>} grant gives access as the browser's own settings would
 * @property {(origins: string[]) => Promise<void>} withdraw takes it back
 * @property {() => Promise<void>} killWorker ends the background
 * @property {(state: 'idle' | 'locked') => Promise<void>} [tellIdle] for a moment nobody is there, or the
 *   screen is locked; Firefox finds the one itself and has no word for the other
 * @property {() => Promise<void>} allowPrivateWindows lets the extension see private windows; it is loaded anew for that
 * @property {(url: string) => Promise<Page>} openPrivate opens a page in a private window of its own
 * @property {(url: string) => Promise<Page>} [openInContainer] opens a page in a tab of a container; Chromium has none
 * @property {() => Promise<void>} reloadExtension loads the extension anew under its open pages
 * @property {() => Promise<string[]>} problems what browser and extension have complained of so far
 * @property {() => Promise<void>} close
 * @property {() => Promise<void>} kill ends it as a crash would
 */

/**
 * @typedef {object} Page
 * @property {(url: string) => Promise<void>} goto
 * @property {(...path: string[]) => Promise<void>} click clicks an element; each further selector is looked up inside
 *   the open shadow root or the frame of the one before
 * @property {(point: { x: number, y: number }) => Promise<void>} clickAt
 * @property {(text: string) => Promise<void>} type types with real keys
 * @property {(key: string) => Promise<void>} press presses a key, such as `Tab`, `Escape`, `Backspace`
 * @property {(key: string) => Promise<void>} [typeWithCapsLock] types a key while Caps Lock is on; Chromium's debugger
 *   cannot press Caps Lock
 * @property {() => Promise<void>} pressFillCommand presses the keys that fill in a generated password; Chromium's
 *   debugger cannot press keys that are the browser's, and hands the command to the background
 * @property {<Result>(work: (...facts: any[]) => Result, ...facts: any[]) => Promise<Awaited<Result>>} evaluate runs a
 *   function in the page
 * @property {() => Promise<Meter | null>} meter what the meter shows, out of its closed shadow root
 * @property {() => Promise<Meter[]>} meters all that are there, seen or not
 * @property {() => Promise<{ name: string, words: string[] } | null>} [accessibleMeter] what assistive technology is told: the
 *   meter's name, and every text of the page; Firefox's driver does not say
 * @property {() => Promise<string[]>} [readOrder] what a screen reader finds in the page, one after the other: role and name
 *   of each; Firefox's driver does not say
 * @property {(scheme: 'light' | 'dark') => Promise<void>} setColorScheme
 * @property {(path: string) => Promise<void>} screenshot
 * @property {() => Promise<void>} activate brings its tab to the front
 * @property {() => Promise<void>} close
 */

/** @typedef {import('./meter.mjs').Meter} Meter */

/**
 * @typedef {object} Options
 * @property {string} extension the folder of the extension
 * @property {{ width: number, height: number }} [size]
 * @property {string} [profile] a folder that outlives the browser: one that is launched with it again goes on where this one
 *   was closed
 * @property {string[]} [hosts] hosts that lead to this computer, beside `localhost` and those below it
 */

/**
 * @param {'chromium' | 'firefox'} name
 * @param {Options} options
 * @returns {Promise<Browser>}
 */
export function launch(name, options) {
    return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}

/**
 * Waits until `look` gives something; fails with what it gave last.
 * @template Seen
 * @param {() => Promise<Seen>} look
 * @param {(seen: Seen) => unknown} isRight
 * @param {number} [patience] milliseconds
 * @returns {Promise<Seen>}
 */
export async function eventually(look, isRight, patience = 20_000) {
    const end = Date.now() + patience;
    for (;;) {
        const seen = await look();
        if (isRight(seen)) return seen;
        if (Date.now() > end) throw new Error(`after ${patience} ms still ${brief(seen)}; wanted ${isRight}`);
        await new Promise((done) => setTimeout(done, 50));
    }
}

/** What was seen, without what is too long to read. @param {unknown} seen */
function brief(seen) {
    return JSON.stringify(seen, (key, value) => (key === 'html' || key === 'css' ? undefined : value));
}
