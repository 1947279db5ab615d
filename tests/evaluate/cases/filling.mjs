/**
 * Whether a generated password reaches the fields that are to have it, and no other, and what is said of it.
 */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { EXTENSION } from '../house.mjs';
import { pause } from '../apps/time.mjs';
import { named } from './case.mjs';
import { click, model, valueOf } from './fields.mjs';
import { comes } from './focusing.mjs';

/** @typedef {import('./case.mjs').Filling} Filling */
/** @typedef {import('./case.mjs').Path} Path */
/** @typedef {import('../../e2e/drivers/index.mjs').Page} Page */

/** What is still to come into the fields has come by then. */
const FILLED_MS = 4_000;
/** What is right has to stay so. */
const STAYS_MS = 500;

/**
 * @param {Page} page
 * @param {Filling} wanted
 * @returns {Promise<string[]>} problems
 */
export async function tryFilling(page, wanted) {
    const { at, got = [], not = [], claims = true } = wanted;
    await click(page, at);
    const meter = await comes(page);
    if (!meter?.hint) return got.length > 0 ? [`${named(at)}: nothing offers a password`] : [];
    const before = await Promise.all(not.map((path) => valueOf(page, path)));
    await page.pressFillCommand();
    const early = await result(page);
    if (wanted.blurAfter) {
        await settled(() => fields(page, got), FILLED_MS);
        await page.press('Tab');
    }
    const look = async () => [
        ...(await fields(page, got)),
        ...(await untouched(page, not, before)),
        ...(await knows(page, wanted)),
    ];
    const problems = await settled(look, FILLED_MS);
    // A look some moments later may have changed what is said.
    const said = (await page.meter())?.result || early;
    if (!claims && isClaim(said)) problems.push(`said: ${said}`);
    return problems;
}

/**
 * The problems that are left when there are none any more, or time is up.
 * @param {() => Promise<string[]>} look
 * @param {number} patience
 */
export async function settled(look, patience) {
    for (const end = Date.now() + patience; Date.now() < end; await pause(100)) {
        if ((await look()).length > 0) continue;
        await pause(STAYS_MS);
        break;
    }
    return look();
}

/**
 * What the page knows.
 * @param {Page} page
 * @param {{ knows?: unknown, got?: Path[] }} wanted
 */
async function knows(page, { knows: wanted, got: [first] = [] }) {
    if (wanted === undefined) return [];
    const password = first ? ((await valueOf(page, first)) ?? '') : '';
    const text = JSON.stringify(wanted).replaceAll('$password', () => JSON.stringify(password).slice(1, -1));
    const known = await model(page).catch((error) => String(error));
    return isDeepStrictEqual(known, JSON.parse(text)) ? [] : [`the page knows ${masked(known, password)}`];
}

/** @param {Page} page @param {Path[]} got */
async function fields(page, got) {
    const values = await Promise.all(got.map((path) => valueOf(page, path)));
    const password = values.find(Boolean);
    return got.flatMap((path, at) => {
        const value = values[at];
        if (value && value === password) return [];
        return [
            `${named(path)}: ${value ? 'another password' : value === null ? 'is not there' : 'is empty'}`,
        ];
    });
}

/** @param {Page} page @param {Path[]} not @param {(string | null)[]} before */
async function untouched(page, not, before) {
    const values = await Promise.all(not.map((path) => valueOf(page, path)));
    return not.flatMap((path, at) => {
        if (before[at] === null) return [`${named(path)}: is not there`];
        return values[at] === before[at] ? [] : [`${named(path)}: was written into`];
    });
}

/** What is said of the filling, once something is. @param {Page} page */
async function result(page) {
    for (const end = Date.now() + FILLED_MS; Date.now() < end; await pause(100)) {
        const said = (await page.meter())?.result;
        if (said) return said;
    }
    return '';
}

/** Whether something is said to be filled in, in the words that the extension has for it. @param {string} said */
function isClaim(said) {
    /** @type {Record<string, { message: string }>} */
    const words = JSON.parse(readFileSync(`${EXTENSION}/_locales/en/messages.json`, 'utf8'));
    return Object.entries(words)
        .filter(([name]) => name.startsWith('filled'))
        .some(([, { message }]) => said.startsWith(message.split('$')[0] || message));
}

/** @param {unknown} known @param {string} password */
function masked(known, password) {
    const text = JSON.stringify(known) ?? 'undefined';
    return password ? text.replaceAll(JSON.stringify(password).slice(1, -1), '$password') : text;
}
