/**
 * What the gate costs a page that has nothing for it.
 */
const PAGES = 15;
/** Long enough for the first look, and for those that the page's changes call for. */
const WATCH_MS = 1500;

/**
 * @param {Pick<import('./keystroke.mjs').World, 'browser' | 'sites'>} world
 * @returns {Promise<{ mainThreadMs: number[], noise: number[] }>} `noise`: how often anything of the extension ran in the
 *   page besides the gate
 */
export async function gateOnQuietPage({ browser, sites }) {
    const mainThreadMs = [];
    const noise = [];
    for (let round = 0; round < PAGES; round += 1) {
        const page = /** @type {import('../tests/e2e/drivers/chromium-page.mjs').ChromiumPage} */ (
            await browser.open('about:blank')
        );
        const { tracing } = page.puppeteer;
        await tracing.start({ categories: ['devtools.timeline', 'v8'] });
        await page.goto(sites.url('quiet'));
        await new Promise((done) => setTimeout(done, WATCH_MS));
        /** @type {{ traceEvents: TraceEvent[] }} */
        const trace = JSON.parse(new TextDecoder().decode(await tracing.stop()));
        const ours = trace.traceEvents.filter(isOurs);
        const gate = ours.filter((event) => scriptOf(event).endsWith('/content/gate.js'));
        mainThreadMs.push(gate.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1000);
        noise.push(ours.length - gate.length);
        await page.close();
    }
    return { mainThreadMs, noise };
}

/**
 * @typedef {object} TraceEvent
 * @property {string} name
 * @property {number} [tdur] time on the processor, in microseconds
 * @property {{ data?: { url?: string, fileName?: string } }} args
 */

/** @param {TraceEvent} event */
function scriptOf({ args }) {
    return args.data?.url ?? args.data?.fileName ?? '';
}

/** The outermost events of scripts of the extension. @param {TraceEvent} event */
function isOurs(event) {
    const outermost = event.name === 'EvaluateScript' || event.name === 'FunctionCall';
    return outermost && /^chrome-extension:.*\/content\//.test(scriptOf(event));
}
