/**
 * A small site of its own: one server on loopback, on any free port, at the host `NAME.localhost`.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pause, until } from '../../../e2e/frameworks.mjs';
import { formOf } from '../../answers.mjs';
import { ACCOUNT } from '../../frameworks/replies.mjs';
import { Visit } from './visit.mjs';

/** @typedef {import('../../../e2e/drivers/index.mjs').Page} Page */
/** @typedef {import('../../frameworks/replies.mjs').Answer} Answer */
/** @typedef {{ name: string, value: string }} Named */

/**
 * What a browser held.
 * @typedef {object} Credentials
 * @property {Named[]} cookies
 * @property {Record<string, string>} [localStorage]
 * @property {Record<string, string>} [sessionStorage]
 */

/**
 * @typedef {object} Served
 * @property {string} origin
 * @property {() => Promise<void>} stop
 */

/** Nobody reads a page and acts on it any faster. */
const READ_MS = 600;
/** The background notes what happens to cookies in batches. */
const NOTED_MS = 700;

/**
 * @param {string} name of the host, below `localhost`
 * @param {(visit: Visit) => Answer | undefined | Promise<Answer | undefined>} answer for all hosts of the site
 * @param {object} [how]
 * @param {string} [how.form] where the form to sign in is
 * @param {() => void} [how.begin] makes it as it was before anybody came, where it remembers more than sessions
 * @param {(page: Page, origin: string) => Promise<void>} [how.then] what the person does next
 */
export function site(name, answer, { form = '/login', begin, then } = {}) {
    const state = { origin: '' };
    return {
        /** @returns {Promise<Served>} */
        async start() {
            begin?.();
            const server = createServer(async (request, response) => {
                const visit = new Visit(request, await formOf(request));
                const { status, location, type, body } =
                    visit.route === 'GET /app.js'
                        ? await script()
                        : ((await answer(visit)) ?? visit.missing());
                response.statusCode = status;
                response.setHeader('cache-control', 'no-store');
                if (visit.lines.length > 0) response.setHeader('set-cookie', visit.lines);
                if (location) response.setHeader('location', location);
                if (type) response.setHeader('content-type', type);
                response.end(body);
            });
            await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
            const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
            state.origin = `http://${name}.localhost:${port}`;
            return {
                origin: state.origin,
                stop: () =>
                    new Promise((done) => {
                        server.close(() => done());
                        server.closeAllConnections();
                    }),
            };
        },
        /** Signs in as a person would. @param {Page} page */
        async signIn(page) {
            await page.goto(`${state.origin}${form}`);
            await until(() => page.evaluate(hasForm), `the form of ${name}`);
            await page.click('[name=user]');
            await page.type(ACCOUNT.user);
            await page.click('[name=password]');
            await page.type(ACCOUNT.password);
            await pause(READ_MS);
            await page.click('#sign-in');
            await until(() => page.evaluate(isIn), `${name} signs in`);
            await pause(NOTED_MS);
            await then?.(page, state.origin);
        },
    };
}

/** @returns {Promise<Answer>} */
async function script() {
    const body = await readFile(join(import.meta.dirname, 'script/app.js'), 'utf8');
    return { status: 200, type: 'text/javascript', body };
}

// These run in the page.

function hasForm() {
    return Boolean(document.querySelector('#sign-in'));
}

/** The signed-in pages of all these sites say so. */
function isIn() {
    return document.documentElement.dataset.account === 'in';
}
