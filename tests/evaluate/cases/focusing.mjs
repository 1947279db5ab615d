/**
 * Whether a meter comes for the field that a person types into, and follows.
 */
import { eventually } from '../../e2e/drivers/index.mjs';
import { pause } from '../apps/time.mjs';
import { named } from './case.mjs';
import { click, valueOf } from './fields.mjs';

/** @typedef {import('../../e2e/drivers/index.mjs').Page} Page */
/** @typedef {import('../../e2e/drivers/index.mjs').Meter} Meter */

const TYPED = 'Vq7-Harbour-Lamp';
/** A meter comes in a fraction of that. */
const COMES_MS = 3_000;

/**
 * @param {Page} page
 * @param {[import('./case.mjs').Path, boolean, boolean?]} wanted
 * @returns {Promise<string[]>} problems
 */
export async function tryFocus(page, [field, wanted, follows = wanted]) {
    await click(page, field);
    let meter = wanted ? await comes(page) : null;
    if (!meter || !follows) {
        await page.type(TYPED);
        meter ??= await comes(page);
        return Boolean(meter) === wanted ? [] : [`${named(field)}: ${wanted ? 'no meter' : 'a meter'}`];
    }
    // What is added to a strong password changes nothing that is said.
    const there = (await valueOf(page, field)) ?? '';
    if (there) meter = await followed(page, meter, () => clear(page, there.length));
    meter &&= await followed(page, meter, () => page.type(TYPED));
    return meter ? [] : [`${named(field)}: the meter does not follow what is typed`];
}

/**
 * What the meter says after something was done, once that is something else.
 * @param {Page} page
 * @param {Meter} before
 * @param {() => Promise<void>} act
 */
async function followed(page, before, act) {
    const said = JSON.stringify(saidBy(before));
    await act();
    return eventually(
        () => page.meter(),
        (meter) => meter?.visible && JSON.stringify(saidBy(meter)) !== said,
        COMES_MS,
    ).catch(() => null);
}

/** @param {Page} page @param {number} characters */
async function clear(page, characters) {
    await page.press('End');
    for (let left = characters; left > 0; left -= 1) await page.press('Backspace');
}

/** The meter, if one comes. @param {Page} page */
export async function comes(page) {
    for (const end = Date.now() + COMES_MS; Date.now() < end; await pause(100)) {
        const meter = await page.meter();
        if (meter?.visible && meter.verdict) return meter;
    }
    return null;
}

/** @param {Meter} meter */
function saidBy({ verdict, time, advice, confirmation }) {
    return [verdict, time, advice, confirmation];
}
