/**
 * From a real key to the verdict on the screen, by the page's own clock.
 */
import { eventually } from '../tests/e2e/drivers/index.mjs';
import { shownMeter } from '../tests/e2e/harness.mjs';

/**
 * @typedef {object} World
 * @property {import('../tests/e2e/drivers/index.mjs').Browser} browser
 * @property {import('../tests/site/server.mjs').Sites} sites
 * @property {import('../tests/e2e/drivers/index.mjs').Page} control a page of the extension
 */

const TEXT = 'Violets and an otter, 24 quays';
const ROUNDS = 8;
const SLEEPS = 20;

/**
 * @param {World} world
 * @param {'drawn' | 'shown'} until drawn: in the page's tree; shown: after the frame with it
 */
export async function awake(world, until) {
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) {
        const page = await focusedPage(world);
        await hook(world, until);
        for (const key of TEXT) times.push(await timeOf(world, () => page.type(key)));
        await page.close();
    }
    return times;
}

/** @param {World} world */
export async function asleep(world) {
    const times = [];
    for (let sleep = 0; sleep < SLEEPS; sleep += 1) {
        const page = await focusedPage(world);
        await page.type('v');
        await hook(world, 'drawn');
        await world.browser.killWorker();
        times.push(await timeOf(world, () => page.type('i')));
        await page.close();
    }
    return times;
}

/** @param {World} world */
async function focusedPage({ browser, sites }) {
    const page = await browser.open(sites.url('fern'));
    await page.click('#password');
    await shownMeter(page);
    return page;
}

/**
 * Has the content scripts' world of the tab note the time of each key and of the verdict after it.
 * @param {World} world
 * @param {'drawn' | 'shown'} until
 */
async function hook(world, until) {
    await inTab(
        world,
        (until) => {
            const latchkey = /** @type {any} */ (globalThis).latchkey;
            /** @type {number[]} */
            const times = (latchkey.times = []);
            let pressed = 0;
            addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), true);
            const { cardOf } = latchkey.words;
            // The last thing that is asked before a verdict is drawn; what follows in the same task is drawing.
            latchkey.words.cardOf = (/** @type {unknown} */ assessment) => {
                const key = pressed;
                pressed = 0;
                const note = () => times.push(performance.now() - key);
                if (key && until === 'drawn') queueMicrotask(note);
                if (key && until === 'shown') requestAnimationFrame(() => setTimeout(note));
                return cardOf(assessment);
            };
        },
        [until],
    );
}

/**
 * @param {World} world
 * @param {() => Promise<void>} press
 * @returns {Promise<number>}
 */
async function timeOf(world, press) {
    await press();
    const times = await eventually(
        () => inTab(world, () => /** @type {any} */ (globalThis).latchkey.times.splice(0), []),
        (times) => times?.length > 0,
    );
    return times[0];
}

/**
 * Runs a function in the content scripts' world of the tab with the sign-up page.
 * @param {World} world
 * @param {(...facts: any[]) => unknown} work
 * @param {unknown[]} facts
 */
async function inTab({ control, sites }, work, facts) {
    const inject = /** @type {(url: string, facts: unknown[]) => Promise<any>} */ (
        new Function(
            'url',
            'facts',
            `return chrome.tabs.query({}).then((tabs) => chrome.scripting.executeScript({
                target: { tabId: tabs.find((tab) => tab.url === url).id },
                func: ${work},
                args: facts,
            })).then(([{ result }]) => result);`,
        )
    );
    return control.evaluate(inject, sites.url('fern'), facts);
}
