/**
 * Whether a meter comes where a new password is typed, and nowhere else.
 */
import { pause } from './time.mjs';

/** @typedef {import('./world.mjs').Trial} Trial */
/** @typedef {import('./world.mjs').World} World */

const TYPED = 'Vq7-Harbour-Lamp';
const SETTLE_MS = 1_500;
/** A meter comes in a fraction of that. */
const COMES_MS = 3_000;

/** @param {Trial} trial @param {World} world @param {'nobody'} [as] */
export async function tryMeters({ app, origin, row, step }, { browser }, as) {
    for (const [path, selector, wanted, options] of app.meterPages ?? []) {
        if (options?.as !== as) continue;
        await step(`meter at ${path}`, async () => {
            // In a tab of its own: a page in which something was typed may ask before it is left.
            const page = await browser.open(`${origin}${path}`);
            try {
                await pause(SETTLE_MS);
                await options?.before?.(page);
                await page.click(selector);
                await page.type(TYPED);
                row.meter.push({ page: path, right: (await comes(page)) === wanted });
            } finally {
                await page.close();
            }
        });
    }
}

/** @param {import('../../e2e/drivers/index.mjs').Page} page */
async function comes(page) {
    for (const end = Date.now() + COMES_MS; Date.now() < end; await pause(100)) {
        if ((await page.meter())?.visible) return true;
    }
    return false;
}
