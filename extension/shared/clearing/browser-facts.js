/**
 * What the browser is and can do, for the plan.
 */

/**
 * @param {{ privateWindow: boolean, hasHostAccess: boolean }} facts
 * @returns {Promise<import('../../wasm/types.js').BrowserFacts>}
 */
export async function browserFacts(facts) {
    const firefox = 'getBrowserInfo' in chrome.runtime;
    const [, version] =
        (firefox ? /Firefox\/(\d+)/ : /Chrom(?:e|ium)\/(\d+)/).exec(navigator.userAgent) ?? [];
    return {
        engine: firefox ? 'firefox' : 'chromium',
        version: Number(version ?? 0),
        hasBrowsingData: 'browsingData' in chrome,
        ...facts,
    };
}
