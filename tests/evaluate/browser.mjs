// Opens labelled pages in Chromium, network and the pages' own scripts off, and lets the shipped extractor read them.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { launch } from 'puppeteer-core';
import { FACTS } from '../../extension/shared/content-scripts.js';
import { ANNOTATIONS } from './pages.mjs';

/** Where every page stands, so that nothing is learned from an address. */
const NEUTRAL_ADDRESS = 'http://page.test/';
/** A page that takes longer than this to draw is an error, not a result. */
const TIMEOUT_MS = 20_000;
/** The window that the rivals' figures were measured in. */
const VIEWPORT = { width: 1366, height: 768 };

const ARGUMENTS = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--host-resolver-rules=MAP * ~NOTFOUND',
];

/** @returns {string} where Chromium is */
function chromium() {
    const places = [
        process.env.CHROMIUM ?? '',
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
        '/usr/bin/google-chrome',
    ];
    const found = places.find((place) => place && existsSync(place));
    if (!found) throw new Error('Chromium was not found: install it, or say where it is with CHROMIUM=/path');
    return found;
}

/**
 * What runs in the isolated world of a page, after the extractor.
 * @param {string[]} annotations
 */
function read(annotations) {
    // Called from the prototype: a form answers to the names of its fields.
    const { getAttributeNames, removeAttribute } = Element.prototype;
    for (const element of document.querySelectorAll('*')) {
        for (const name of getAttributeNames.call(element)) {
            if (annotations.some((prefix) => name.startsWith(prefix))) removeAttribute.call(element, name);
        }
    }
    document.body?.getBoundingClientRect();
    const { facts } = /** @type {any} */ (globalThis).latchkey;
    const begin = performance.now();
    const page = facts.collect();
    const ms = performance.now() - begin;
    const all = new Map(
        [...document.querySelectorAll('input,select,textarea')].map((element, index) => [element, index]),
    );
    const forms = new Map([...document.querySelectorAll('form')].map((element, index) => [element, index]));
    /** @type {(among: Map<Element, number>, handles: number[]) => [number, number][]} */
    const places = (among, handles) =>
        handles.map((handle) => [handle, among.get(facts.elementOf(handle)) ?? -1]);
    return {
        facts: page,
        ms,
        fieldPlaces: places(
            all,
            page.forms.flatMap((/** @type {any} */ form) =>
                form.fields.map((/** @type {any} */ field) => field.handle),
            ),
        ),
        formPlaces: places(
            forms,
            page.forms.map((/** @type {any} */ form) => form.handle),
        ),
        elements: [...all.keys()].map(
            (element) => `${element.localName} ${element.getAttribute('name') ?? ''}`,
        ),
    };
}

/**
 * @typedef {object} PageRead
 * @property {import('../../extension/wasm/types.js').PageFacts} facts
 * @property {number} ms how long the extractor took
 * @property {Map<number, number>} fieldPlaces by handle, the place among the page's fields
 * @property {Map<number, number>} formPlaces by handle, the place among the page's forms
 * @property {string[]} elements tag and name of all fields
 */

/**
 * A reader of pages: it holds one browser until it is closed.
 * @param {string} extension the folder of the unpacked extension
 * @param {{ addresses?: boolean, scripts?: boolean }} [options] `addresses`: let pages stand at their own addresses;
 * `scripts`: let the scripts run that are written in the pages
 */
export async function pageReader(extension, { addresses = false, scripts = false } = {}) {
    const sources = await Promise.all(FACTS.map((file) => readFile(path.join(extension, file), 'utf8')));
    const expression = `${sources.join('\n')}\n(${read})(${JSON.stringify(ANNOTATIONS)})`;
    const browser = await launch({
        executablePath: chromium(),
        pipe: true,
        args: ARGUMENTS,
        defaultViewport: VIEWPORT,
    });
    /** A tab of its own. */
    const tab = async () => {
        const page = await browser.newPage();
        await page.setJavaScriptEnabled(scripts);
        await page.setRequestInterception(true);
        const session = await page.createCDPSession();
        let html = '';
        let served = true;
        page.on('request', (request) => {
            if (served || !request.isNavigationRequest() || request.frame() !== page.mainFrame()) {
                request.abort('aborted').catch(() => {});
                return;
            }
            served = true;
            request.respond({ contentType: 'text/html; charset=utf-8', body: html }).catch(() => {});
        });

        /**
         * @param {string} text the page
         * @param {string} [address] its own address
         * @param {string} [then] an expression to evaluate after the extractor, given back as `page`
         * @returns {Promise<PageRead & { page?: any }>}
         */
        return async (text, address, then) => {
            html = text;
            served = false;
            const target = (addresses && address) || NEUTRAL_ADDRESS;
            await page.goto(target, { waitUntil: 'domcontentloaded', timeout: TIMEOUT_MS });
            const { frameTree } = await session.send('Page.getFrameTree');
            const frameId = frameTree.frame.id;
            const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
                frameId,
            });
            const evaluate = async (/** @type {string} */ code) => {
                const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
                    contextId,
                    expression: code,
                    returnByValue: true,
                });
                if (exceptionDetails) {
                    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
                }
                return result.value;
            };
            const value = await evaluate(expression);
            return {
                ...value,
                fieldPlaces: new Map(value.fieldPlaces),
                formPlaces: new Map(value.formPlaces),
                page: then ? await evaluate(then) : undefined,
            };
        };
    };
    return { tab, close: () => browser.close() };
}
