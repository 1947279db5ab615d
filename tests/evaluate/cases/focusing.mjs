/**
 * Whether a meter comes for the field that a person types into, and follows.
 */
import { eventually } from '../../e2e/drivers/index.mjs';
import { pause } from '../apps/time.mjs';
import { named } from './case.mjs';
import { click } from './fields.mjs';

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
    const before = wanted ? await comes(page) : null;
    await page.type(TYPED);
    const meter = before ?? (await comes(page));
    if (Boolean(meter) !== wanted) return [`${named(field)}: ${wanted ? 'no meter' : 'a meter'}`];
    if (!before || !follows) return [];
    const said = JSON.stringify(saidBy(before));
    return eventually(
        () => page.meter(),
        (meter) => meter?.visible && JSON.stringify(saidBy(meter)) !== said,
        COMES_MS,
    ).then(
        () => [],
        () => [`${named(field)}: the meter does not follow what is typed`],
    );
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
