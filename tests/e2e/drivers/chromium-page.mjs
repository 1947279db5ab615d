/**
 * A page in a tab of Chromium.
 */
import { centreOf, foremost, readMeter } from './meter.mjs';

/** @typedef {import('puppeteer-core').Page} PuppeteerPage */

export class ChromiumPage {
    #page;
    #session;

    /**
     * @param {PuppeteerPage} page
     * @param {import('puppeteer-core').CDPSession} session
     */
    constructor(page, session) {
        this.#page = page;
        this.#session = session;
    }

    /**
     * @param {PuppeteerPage} page
     * @param {string[]} complaints
     */
    static async adopt(page, complaints) {
        page.on('console', (message) => {
            const from = message.location().url ?? '';
            if (message.type() === 'error' && from.startsWith('chrome-extension:')) {
                complaints.push(`${from}: ${message.text()}`);
            }
        });
        page.on('pageerror', (error) => {
            if (String(/** @type {Error} */ (error).stack).includes('chrome-extension:')) {
                complaints.push(String(error));
            }
        });
        return new ChromiumPage(page, await page.createCDPSession());
    }

    /** What only Chromium can do, for the measurements. */
    get puppeteer() {
        return this.#page;
    }

    /** @param {string} url */
    async goto(url) {
        await this.#page.goto(url);
    }

    /** @param {...string} path */
    async click(...path) {
        await this.activate();
        await this.clickAt(await this.evaluate(centreOf, path));
    }

    /** @param {{ x: number, y: number }} point */
    async clickAt({ x, y }) {
        await this.#page.mouse.click(x, y);
    }

    /** @param {string} text */
    async type(text) {
        await this.#page.keyboard.type(text);
    }

    /** @param {string} key */
    async press(key) {
        await this.#page.keyboard.press(/** @type {import('puppeteer-core').KeyInput} */ (key));
    }

    /**
     * @param {(...facts: any[]) => any} work
     * @param {...any} facts
     */
    async evaluate(work, ...facts) {
        return this.#page.evaluate(work, ...facts);
    }

    /** The whole tree, closed shadow roots too, is open to the debugger only. */
    async meters() {
        const { root } = await this.#session.send('DOM.getDocument', { depth: -1, pierce: true });
        const meters = find(root, (attributes) => attributes.get('role') === 'meter');
        return Promise.all(meters.map((node) => this.#read(node)));
    }

    async meter() {
        return foremost(await this.meters());
    }

    /**
     * @param {import('puppeteer-core').Protocol.DOM.Node} node
     * @returns {Promise<import('./meter.mjs').Meter>}
     */
    async #read(node) {
        const { object } = await this.#session.send('DOM.resolveNode', { backendNodeId: node.backendNodeId });
        const { result } = await this.#session.send('Runtime.callFunctionOn', {
            objectId: object.objectId,
            functionDeclaration: `function () { return (${readMeter})(this); }`,
            returnByValue: true,
        });
        return result.value;
    }

    /** Has the background hear of the command, as the browser does that looks at the keys first: its debugger cannot press them. */
    async pressFillCommand() {
        await this.activate();
        const isWorker = (/** @type {import('puppeteer-core').Target} */ target) =>
            target.type() === 'service_worker' && target.url().startsWith('chrome-extension:');
        const target = await this.#page.browser().waitForTarget(isWorker);
        const worker = await target.worker();
        await worker?.evaluate(async (url) => {
            const tabs = await chrome.tabs.query({ active: true });
            const { onCommand } = /** @type {any} */ (chrome.commands);
            onCommand.dispatch(
                'fill-password',
                tabs.find((tab) => tab.url === url),
            );
        }, this.#page.url());
    }

    /** What assistive technology is told: the meter in the accessibility tree, and every text. */
    async accessibleMeter() {
        const { nodes } = await this.#session.send('Accessibility.getFullAXTree');
        const node = nodes.find(({ role, ignored }) => !ignored && role?.value === 'meter');
        const texts = nodes.filter(({ role, ignored }) => !ignored && role?.value === 'StaticText');
        const words = texts.map(({ name }) => String(name?.value));
        return node ? { name: node.name?.value, words } : null;
    }

    async readOrder() {
        /** @param {import('puppeteer-core').SerializedAXNode} node @returns {string[]} */
        const flat = ({ role, name, children = [] }) => [`${role} ${name ?? ''}`, ...children.flatMap(flat)];
        const tree = await this.#page.accessibility.snapshot();
        return tree ? flat(tree) : [];
    }

    /** @param {'light' | 'dark'} scheme */
    async setColorScheme(scheme) {
        await this.#page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    }

    /** The page as where a person has chosen the colours. @param {boolean} on */
    async setForcedColors(on) {
        const features = [{ name: 'forced-colors', value: on ? 'active' : 'none' }];
        await this.#session.send('Emulation.setEmulatedMedia', { features });
    }

    /** @param {string} path */
    async screenshot(path) {
        await this.#page.screenshot({ path });
    }

    async activate() {
        await this.#page.bringToFront();
    }

    async close() {
        await this.#page.close();
    }
}

/**
 * The nodes with certain attributes, none of which is inside of another.
 * @param {import('puppeteer-core').Protocol.DOM.Node} node
 * @param {(attributes: Map<string, string>) => boolean} fits
 * @returns {import('puppeteer-core').Protocol.DOM.Node[]}
 */
function find(node, fits) {
    const { attributes: written = [], shadowRoots = [], children = [], contentDocument } = node;
    const names = written.filter((_, at) => at % 2 === 0);
    if (fits(new Map(names.map((name, at) => [name, written[at * 2 + 1] ?? ''])))) return [node];
    const inside = [...shadowRoots, ...children, ...(contentDocument ? [contentDocument] : [])];
    return inside.flatMap((one) => find(one, fits));
}
