/**
 * What the browser is and can do, for the plan.
 */
import { isFirefox } from '../browser.js';

/**
 * @param {Pick<import('../../wasm/types.js').BrowserFacts, 'privateWindow' | 'hasHostAccess' | 'widens' | 'seesOthers'>} facts
 * @returns {Promise<import('../../wasm/types.js').BrowserFacts>}
 */
export async function browserFacts(facts) {
    const firefox = isFirefox();
    const [, version] =
        (firefox ? /Firefox\/(\d+)/ : /Chrom(?:e|ium)\/(\d+)/).exec(navigator.userAgent) ?? [];
    return {
        engine: firefox ? 'firefox' : 'chromium',
        version: Number(version ?? 0),
        hasBrowsingData: 'browsingData' in chrome,
        ...facts,
    };
}
