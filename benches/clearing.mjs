/**
 * Clearing a site with as many cookies as there can be, in both browsers, and bringing them back. A site has 180 at most of its own;
 * thousands come of being embedded in many others.
 */
import { launch } from '../tests/e2e/drivers/index.mjs';
import { testCopy } from '../tests/e2e/test-copy.mjs';
import { row, table } from './numbers.mjs';

const ROUNDS = 3;
const PARTITIONS = 28;
const EACH = 179;

export async function clearing() {
    const rows = [];
    for (const name of /** @type {const} */ (['chromium', 'firefox'])) {
        const copy = testCopy();
        const browser = await launch(name, { extension: copy.path });
        try {
            const page = await browser.openExtensionPage('pages/welcome/welcome.html');
            const clearings = [];
            const undos = [];
            let back = 0;
            for (let round = 0; round < ROUNDS; round += 1) {
                const { set, cleared, left, undone, again } = await page.evaluate(
                    clearMany,
                    PARTITIONS,
                    EACH,
                );
                if (left > 0) throw new Error(`${left} cookies of ${set} are left`);
                clearings.push(cleared);
                undos.push(undone);
                back += again / set / ROUNDS;
            }
            rows.push(row(`${name}: from the click until it is told`, clearings));
            rows.push(row(`${name}: undone, ${Math.round(back * 1000) / 10} % are back`, undos));
        } finally {
            await browser.close();
            copy.remove();
        }
    }
    table(`Clearing a site with ${PARTITIONS * EACH} cookies, ms`, [
        ['', 'rounds', 'p50', 'p95', 'worst'],
        ...rows,
    ]);
}

// This runs in a page of the extension.

/** @param {number} partitions @param {number} each */
async function clearMany(partitions, each) {
    const url = 'https://many.example/';
    const all = () => chrome.cookies.getAll({ domain: 'many.example', partitionKey: {} });
    const jobs = Array.from({ length: partitions * each }, (_, at) => ({
        url,
        name: `name${at % each}`,
        value: 'q8ZfX1u9Lk3TzW0bRj7VnY5cAe2DsH6m',
        secure: true,
        sameSite: /** @type {const} */ ('no_restriction'),
        expirationDate: Date.now() / 1000 + 86_400,
        partitionKey: { topLevelSite: `https://embeds${Math.floor(at / each)}.example` },
    }));
    for (let at = 0; at < jobs.length; at += 500)
        await Promise.all(jobs.slice(at, at + 500).map((job) => chrome.cookies.set(job)));
    const set = (await all()).length;
    const [tab] = await chrome.tabs.query({ active: true });
    const wish = { choice: 'signOutAndClear', scope: 'site', since: null };
    const timed = async (/** @type {object} */ request) => {
        const begun = performance.now();
        const reply = await chrome.runtime.sendMessage(request);
        if (!reply.ok) throw new Error(reply.code);
        return performance.now() - begun;
    };
    const cleared = await timed({ kind: 'clear', tabId: tab?.id, address: url, wish, reload: false });
    const left = (await all()).length;
    const undone = await timed({ kind: 'undoClearing', site: 'many.example' });
    return { set, cleared, left, undone, again: (await all()).length };
}
