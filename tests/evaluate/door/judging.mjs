/**
 * Tries doors one after the other, each in a browser of its own.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { eventually, launch } from '../../e2e/drivers/index.mjs';
import { testCopy } from '../../e2e/test-copy.mjs';
import { inTime } from '../apps/time.mjs';
import { isRight } from './door.mjs';

/** @typedef {import('./door.mjs').Door} Door */
/** @typedef {import('./door.mjs').Row} Row */
/** @typedef {import('../../e2e/drivers/index.mjs').Browser} Browser */
/** @typedef {import('../../e2e/drivers/index.mjs').Page} Page */

const LIMITS = { start: 60_000, door: 120_000, end: 10_000 };
const LOOK_MS = 20_000;

/**
 * @param {string} folder
 * @param {string[]} names
 * @param {'chromium' | 'firefox'} browser
 * @param {typeof LIMITS} [limits]
 * @returns {Promise<Row[]>}
 */
export async function judge(folder, names, browser, limits = LIMITS) {
    const copy = testCopy();
    // What a browser that was ended had still to answer concerns nobody.
    const deaf = () => undefined;
    process.on('unhandledRejection', deaf);
    try {
        /** @type {Row[]} */
        const rows = [];
        for (const name of names) {
            process.stderr.write(`${name}\n`);
            rows.push(await judged(join(folder, `${name}.mjs`), name, browser, copy.path, limits));
        }
        return rows;
    } finally {
        copy.remove();
        process.off('unhandledRejection', deaf);
    }
}

/**
 * @param {string} file
 * @param {string} name
 * @param {'chromium' | 'firefox'} browserName
 * @param {string} extension
 * @param {typeof LIMITS} limits
 */
async function judged(file, name, browserName, extension, limits) {
    /** @type {Row} */
    const row = {
        name,
        wanted: null,
        alsoFine: [],
        findings: [],
        right: false,
        offered: null,
        helped: null,
        problems: [],
    };
    /** @type {(() => unknown)[]} */
    const ends = [];
    try {
        const door = /** @type {Door} */ (await import(pathToFileURL(file).href));
        row.wanted = door.finding;
        row.alsoFine = door.alsoFine ?? [];
        const served = await inTime(door.start(), limits.start);
        ends.push(() => served.stop());
        const browser = await inTime(launch(browserName, { extension }), limits.start);
        ends.push(() => browser.close().catch(() => browser.kill()));
        await inTime(tryDoor(door, browser, row), limits.door);
        row.right = isRight(row);
    } catch (error) {
        row.problems.push(error instanceof Error ? error.message : String(error));
    }
    for (const end of ends.reverse()) await inTime(Promise.resolve(end()), limits.end).catch(() => undefined);
    return row;
}

/** @param {Door} door @param {Browser} browser @param {Row} row */
async function tryDoor(door, browser, row) {
    const welcome = await browser.waitForExtensionPage('pages/welcome/welcome.html');
    const page = await browser.open('about:blank');
    await door.steps(page);
    const tab = await welcome.evaluate(tabInFront);
    const doctor = await browser.openExtensionPage(`pages/doctor/doctor.html?tab=${tab}`);
    const look = await eventually(() => doctor.evaluate(lookIn), Boolean, LOOK_MS);
    if (!look) throw new Error('the doctor did not finish');
    // One that fails, or may not look, has not found that nothing is wrong.
    if (look.problem) throw new Error(`the doctor says: ${look.problem}`);
    row.findings = look.findings;
    row.offered = await doctor.evaluate(offeredIn);
    const { mend, again } = door;
    await mend?.();
    await doctor.evaluate(takeStep);
    const problem = (await doctor.evaluate(lookIn))?.problem;
    if (problem) throw new Error(`the doctor says after the step: ${problem}`);
    await page.activate();
    row.helped = await again(page, look.advice ?? undefined);
}

async function tabInFront() {
    const tabs = await chrome.tabs.query({ currentWindow: true });
    const others = tabs.filter(({ url }) => !url?.startsWith(chrome.runtime.getURL('')));
    return others.at(-1)?.id;
}

/** What the doctor says, once it has looked: its findings and the first advice, or what went wrong. */
function lookIn() {
    const main = document.querySelector('main');
    if (!main || main.getAttribute('aria-busy') === 'true') return undefined;
    const rows = [...document.querySelectorAll('.findings > li')];
    const findings = rows.map((row) => ({
        code: row.getAttribute('data-code') ?? '',
        sure: row.getAttribute('data-sure') ?? '',
    }));
    const sight = document.querySelector('#found')?.getAttribute('data-sight');
    const isBlind = sight !== 'page' && sight !== 'errorPage' && sight !== 'silent';
    const said = document.querySelector('.problem') ?? (isBlind ? document.querySelector('#found') : null);
    const kind = rows[0]?.getAttribute('data-advice') ?? null;
    const address = rows[0]?.getAttribute('data-address') ?? '';
    return { findings, problem: said?.textContent ?? null, advice: kind === null ? null : { kind, address } };
}

function offeredIn() {
    return document.querySelector('.findings [data-step]')?.getAttribute('data-step') ?? null;
}

/** Takes the first step that Latchkey can take, and waits until it is done. */
async function takeStep() {
    const button = document.querySelector('.findings [data-step]');
    if (!(button instanceof HTMLElement)) return;
    button.click();
    while (document.querySelector('main')?.getAttribute('aria-busy') === 'true')
        await new Promise((done) => setTimeout(done, 50));
}
