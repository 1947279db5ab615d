/**
 * Speed where it is felt: in the extension as it is built, in Chromium.
 */
import { writeFileSync } from 'node:fs';
import { launchChromium } from '../tests/e2e/drivers/chromium.mjs';
import { testCopy } from '../tests/e2e/test-copy.mjs';
import { serve } from '../tests/site/server.mjs';
import { authenticator } from './authenticator.mjs';
import { card } from './card.mjs';
import { cookies } from './cookies.mjs';
import { gateOnQuietPage } from './gate.mjs';
import { asleep, awake } from './keystroke.mjs';
import { row, table } from './numbers.mjs';
import { addOneWord } from './popup.mjs';

export async function inBrowser() {
    const sites = await serve();
    try {
        const [keys, gate] = await withExtension(testCopy(), async (browser, control) => {
            const world = { browser, sites, control };
            return [
                [
                    row('background awake: drawn', await awake(world, 'drawn')),
                    row('background awake: frame shown', await awake(world, 'shown')),
                    row('background asleep, first key: drawn', await asleep(world)),
                ],
                await gateOnQuietPage({ browser, sites }),
            ];
        });
        const empty = testCopy();
        writeFileSync(`${empty.path}/content/gate.js`, '(() => {})();');
        const nothing = await withExtension(empty, (browser) => gateOnQuietPage({ browser, sites }));
        table('From the key to the new verdict, ms', [['', 'keys', 'p50', 'p95', 'worst'], ...keys]);
        table('A page without a password or code field', [
            ['', 'pages', 'p50', 'p95', 'worst'],
            row('the gate, main thread, ms', gate.mainThreadMs),
            row('an empty content script in its place, ms', nothing.mainThreadMs),
            row('how often anything else of Latchkey ran there', gate.noise),
        ]);
        await withExtension(testCopy(), (browser) => authenticator({ browser, sites }));
        for (const measure of [cookies, card]) {
            const withWord = testCopy();
            addOneWord(withWord.path);
            await withExtension(withWord, (browser) => measure({ browser, sites }));
        }
    } finally {
        await sites.close();
    }
}

/**
 * @template Result
 * @param {ReturnType<typeof testCopy>} copy
 * @param {(browser: import('../tests/e2e/drivers/index.mjs').Browser, control: import('../tests/e2e/drivers/index.mjs').Page) => Promise<Result>} work
 */
async function withExtension(copy, work) {
    const browser = await launchChromium({ extension: copy.path });
    try {
        return await work(browser, await browser.waitForExtensionPage('pages/welcome/welcome.html'));
    } finally {
        await browser.close();
        copy.remove();
    }
}
