/**
 * A page in a tab of Firefox.
 */
import { writeFileSync } from 'node:fs';
import { pressFillCommand, setColorScheme, typeWithCapsLock } from './firefox-privileged.mjs';
import { centreOf, foremost, readMeter } from './meter.mjs';

/** Keys by name, as WebDriver has them (https://w3c.github.io/webdriver/#keyboard-actions). */
const KEYS = {
    Backspace: '\ue003',
    Tab: '\ue004',
    Enter: '\ue007',
    Shift: '\ue008',
    Escape: '\ue00c',
    End: '\ue010',
    Home: '\ue011',
    Delete: '\ue017',
    ArrowUp: '\ue013',
    ArrowDown: '\ue015',
    PageUp: '\ue00e',
    PageDown: '\ue00f',
};

/** @typedef {import('./marionette.mjs').Marionette} Marionette */
/** @typedef {(work: (facts: any[]) => any, ...facts: any[]) => Promise<any>} Privileged */

/** @implements {Page} @typedef {import('./index.mjs').Page} Page */
export class FirefoxPage {
    #marionette;
    #privileged;
    #handle;

    /**
     * @param {Marionette} marionette
     * @param {Privileged} privileged
     * @param {string} handle
     */
    constructor(marionette, privileged, handle) {
        this.#marionette = marionette;
        this.#privileged = privileged;
        this.#handle = handle;
    }

    /**
     * Waits for a tab that somebody else opens.
     * @param {Marionette} marionette
     * @param {Privileged} privileged
     * @param {string} url
     */
    static async waitFor(marionette, privileged, url) {
        for (let wait = 0; wait < 100; wait += 1) {
            const handles = await marionette.exclusively(() => marionette.send('WebDriver:GetWindowHandles'));
            for (const handle of handles) {
                const page = new FirefoxPage(marionette, privileged, handle);
                // One that closes meanwhile is not the one that opens.
                const here = page.#here((send) => send('WebDriver:GetCurrentURL')).catch(() => undefined);
                if ((await here)?.value === url) return page;
            }
            await new Promise((done) => setTimeout(done, 100));
        }
        throw new Error(`nothing has opened ${url}`);
    }

    /** @param {string} url */
    async goto(url) {
        await this.#here((send) => send('WebDriver:Navigate', { url }));
    }

    /** @param {...string} path */
    async click(...path) {
        await this.clickAt(await this.#script(centreOf, [path]));
    }

    /** @param {{ x: number, y: number }} point */
    async clickAt({ x, y }) {
        const pointer = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } };
        const actions = [
            { type: 'pointerMove', x, y, duration: 0, origin: 'viewport' },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
        ];
        await this.#here((send) => send('WebDriver:PerformActions', { actions: [{ ...pointer, actions }] }));
    }

    /** @param {string} text */
    async type(text) {
        await this.#keys([...text]);
    }

    /** @param {string} key */
    async press(key) {
        await this.#keys([KEYS[/** @type {keyof typeof KEYS} */ (key)] ?? key]);
    }

    /** @param {string} key */
    async typeWithCapsLock(key) {
        await this.activate();
        await this.#privileged(typeWithCapsLock, key);
    }

    async pressFillCommand() {
        await this.activate();
        await this.#privileged(pressFillCommand);
    }

    /**
     * @param {(...facts: any[]) => any} work
     * @param {...any} facts
     */
    evaluate(work, ...facts) {
        return this.#script(work, facts);
    }

    /** Closed shadow roots are open to the browser's own code only, which this runs as. */
    meters() {
        const find = `(() => {
            const read = ${readMeter};
            const frames = (view) => [view, ...Array.from(view.frames, (inner) => { try { return frames(inner); } catch { return []; } }).flat()];
            const meters = [];
            for (const { document } of frames(window)) {
                // On the root element, or on a dialog, which may be in a shadow root itself.
                const roots = [document];
                for (const root of roots) {
                    for (const host of root.querySelectorAll('*')) {
                        const inside = host.openOrClosedShadowRoot;
                        if (inside) roots.push(inside);
                    }
                    const bar = root !== document && root.querySelector('[role=meter].latchkey-bar');
                    if (bar) meters.push(read(bar));
                }
            }
            return meters;
        })()`;
        return this.#here(async (send) => {
            const { value } = await send('WebDriver:ExecuteScript', {
                script: `return ${find}`,
                args: [],
                sandbox: 'system',
            });
            return value;
        });
    }

    async meter() {
        return foremost(await this.meters());
    }

    /** @param {'light' | 'dark'} scheme */
    async setColorScheme(scheme) {
        await this.#privileged(setColorScheme, scheme);
    }

    /** @param {string} path */
    async screenshot(path) {
        const { value } = await this.#here((send) => send('WebDriver:TakeScreenshot', { full: false }));
        writeFileSync(path, Buffer.from(value, 'base64'));
    }

    async activate() {
        await this.#here(async () => undefined);
    }

    async close() {
        await this.#here((send) => send('WebDriver:CloseWindow'));
    }

    /** @param {string[]} keys */
    async #keys(keys) {
        const actions = keys.flatMap((value) => [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
        ]);
        await this.#here((send) =>
            send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] }),
        );
    }

    /**
     * @param {(...facts: any[]) => any} work
     * @param {any[]} facts
     */
    async #script(work, facts) {
        const script = `const done = arguments[arguments.length - 1];
            (async () => (${work})(...arguments[0]))().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
        const { value } = await this.#here(
            (send) => send('WebDriver:ExecuteAsyncScript', { script, args: [facts], sandbox: null }),
            false,
        );
        if (value.error) throw new Error(value.error);
        return value.value;
    }

    /**
     * Does something in this page's tab.
     * @template Result
     * @param {(send: Marionette['send']) => Promise<Result>} work
     * @param {boolean} [focus] whether the tab comes to the front
     */
    #here(work, focus = true) {
        const marionette = this.#marionette;
        return marionette.exclusively(async () => {
            await marionette.send('WebDriver:SwitchToWindow', { handle: this.#handle, focus });
            return work(marionette.send.bind(marionette));
        });
    }
}
