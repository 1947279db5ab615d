/**
 * The popup where it is opened most: until its card says what matters now, beside a page of the extension that does nothing.
 */
import { row, table } from './numbers.mjs';
import { ONE_WORD, untilPainted, WORD } from './popup.mjs';

const ROUNDS = 20;
/** The rows are there at once; the card once the page was looked at. */
const ROWS = '.rows .row';
const CARD = '.now:not([data-card="looking"])';

/** @param {{ browser: import('../tests/e2e/drivers/index.mjs').Browser, sites: import('../tests/site/server.mjs').Sites }} world */
export async function card({ browser, sites }) {
    const address = sites.url('quiet');
    const site = await browser.open(address);
    const page = await browser.openExtensionPage('icons/16.png');
    const id = await page.evaluate(
        async (address) => (await chrome.tabs.query({})).find(({ url }) => url === address)?.id,
        address,
    );
    await page.close();
    /** @type {Record<'rows' | 'cards' | 'nothing', number[]>} */
    const took = { rows: [], cards: [], nothing: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
        took.rows.push(await untilPainted(browser, ROWS, 5, { query: `?tab=${id}` }));
        took.cards.push(await untilPainted(browser, CARD, 1, { query: `?tab=${id}` }));
        took.nothing.push(await untilPainted(browser, WORD, 1, { path: ONE_WORD }));
    }
    table('The popup, from its load, ms', [
        ['', 'rounds', 'p50', 'p95', 'worst'],
        row('its rows', took.rows),
        row('its card, once the page in front was looked at', took.cards),
        row('a page of the extension that says one word, in its place', took.nothing),
    ]);
    await site.close();
}
