/**
 * Tries cases one after the other, each part of one in a page of its own. A browser that hangs over a case is replaced.
 */
import { launch } from '../../e2e/drivers/index.mjs';
import { testCopy } from '../../e2e/test-copy.mjs';
import { inTime, pause } from '../apps/time.mjs';
import { named } from './case.mjs';
import { tryCode } from './code.mjs';
import { click } from './fields.mjs';
import { tryFilling } from './filling.mjs';
import { tryFocus } from './focusing.mjs';
import { serveCases } from './server.mjs';

/** @typedef {import('./case.mjs').Case} Case */
/** @typedef {import('./case.mjs').Row} Row */
/** @typedef {import('./case.mjs').Wanted} Wanted */
/** @typedef {import('../../e2e/drivers/index.mjs').Browser} Browser */
/** @typedef {import('../../e2e/drivers/index.mjs').Page} Page */
/** @typedef {{ browser: Browser, extension: Page }} Running */
/** @typedef {(problem: string) => void} Complain */

const LIMITS = { case: 60_000, close: 10_000, start: 60_000 };
/** Pages have drawn themselves by then, and the extension has looked at them. */
const SETTLE_MS = 1_000;

/**
 * @param {string} folder
 * @param {Case[]} cases
 * @param {'chromium' | 'firefox'} name
 * @param {typeof LIMITS} [limits]
 * @returns {Promise<Row[]>}
 */
export async function judge(folder, cases, name, limits = LIMITS) {
    const copy = testCopy();
    const served = await serveCases(
        folder,
        cases.map(({ name }) => name),
    );
    // What a browser that was ended had still to answer concerns nobody.
    const deaf = () => undefined;
    process.on('unhandledRejection', deaf);
    /** @type {Running | undefined} */
    let running;
    /** @type {Row[]} */
    const rows = [];
    try {
        for (const { name: title, wanted } of cases) {
            process.stderr.write(`${title}\n`);
            /** @type {string[]} */
            const problems = [];
            // What a case says that was given up, while its browser is ended, is no problem of the page.
            let over = false;
            try {
                running ??= await inTime(start(name, copy.path), limits.start);
                const work = tryCase(running, served.url(title), wanted, (problem) => {
                    if (!over) problems.push(problem);
                });
                await inTime(work, limits.case);
            } catch (error) {
                problems.push(error instanceof Error ? error.message : String(error));
                over = true;
                if (running) await inTime(running.browser.kill(), limits.close).catch(() => undefined);
                running = undefined;
            }
            rows.push({ name: title, right: problems.length === 0, problems });
        }
    } finally {
        if (running) await inTime(running.browser.close(), limits.close).catch(() => running?.browser.kill());
        await served.close();
        copy.remove();
        process.off('unhandledRejection', deaf);
    }
    return rows;
}

/** @param {'chromium' | 'firefox'} name @param {string} path @returns {Promise<Running>} */
async function start(name, path) {
    const browser = await launch(name, { extension: path });
    return { browser, extension: await browser.waitForExtensionPage('pages/welcome/welcome.html') };
}

/** @param {Running} running @param {string} url @param {Wanted} wanted @param {Complain} complain */
async function tryCase(running, url, wanted, complain) {
    const { then: later, ...first } = wanted;
    const { focus, fill, otp, ...before } = first;
    // What is typed to try a meter would be in the way of what is filled in.
    const parts = [{ focus }, { fill }, { otp }].filter((part) => Object.values(part)[0] !== undefined);
    if (parts.length === 0) parts.push({ focus: [] });
    for (const part of parts) {
        const page = await running.browser.open(url);
        await pause(SETTLE_MS);
        await tryPart(running, page, { ...before, ...part }, complain);
        if (later && part === parts.at(-1)) await tryLater(running, page, later, complain);
        await page.close();
    }
}

/** @param {Running} running @param {Page} page @param {Wanted} later @param {Complain} complain */
async function tryLater(running, page, later, complain) {
    /** @type {Wanted | undefined} */
    let wanted = later;
    for (; wanted; wanted = wanted.then)
        await tryPart(running, page, wanted, (problem) => complain(`then ${problem}`));
}

/** @param {Running} running @param {Page} page @param {Wanted} wanted @param {Complain} complain */
async function tryPart({ extension }, page, { pre = [], wait = 0, focus = [], fill, otp }, complain) {
    try {
        for (const [action, path] of pre) {
            if (action !== 'click') throw new Error(`nobody knows how to “${action}” ${named(path)}`);
            await click(page, path);
        }
        await pause(wait);
        for (const one of focus) (await tryFocus(page, one)).forEach(complain);
        if (fill) (await tryFilling(page, fill)).forEach(complain);
        if (otp) (await tryCode(page, extension, otp)).forEach(complain);
    } catch (error) {
        complain(error instanceof Error ? error.message : String(error));
    }
}
