/**
 * A browser of its own for one trial of an application, with the extension that may see every site.
 */
import { launch } from '../../e2e/drivers/index.mjs';
import { testCopy } from '../../e2e/test-copy.mjs';
import { cookiesIn, forget, storageIn } from './credentials.mjs';
import { pause } from './time.mjs';

/** @typedef {import('./application.mjs').Credentials} Credentials */
/** @typedef {import('../../e2e/drivers/index.mjs').Page} Page */

/**
 * @typedef {object} Trial
 * @property {import('./application.mjs').Application} app
 * @property {string} origin
 * @property {'chromium' | 'firefox'} browser
 * @property {import('./application.mjs').Row} row
 * @property {<Result>(what: string, work: () => Promise<Result>, limit?: number) => Promise<Result | undefined>} step
 * @property {(() => unknown)[]} ends
 */

/**
 * @typedef {object} World
 * @property {import('../../e2e/drivers/index.mjs').Browser} browser
 * @property {Page} extension a page of the extension
 * @property {Page} page the person's
 * @property {(path: string) => Promise<void>} go
 * @property {() => Promise<Credentials>} credentials what there is now
 * @property {<Result>(work: () => Promise<Result>) => Promise<Result>} whileAway does something while the person answers nothing
 * @property {() => Promise<void>} forget everything that sites keep
 * @property {() => Promise<void>} close
 */

/** Pages that ask their server before they show anything, and a background that notes cookies in batches, get so long. */
const SETTLE_MS = 2_500;
const SIGN_IN_MS = 120_000;

/**
 * Opens the page that everybody can see.
 * @param {Trial} trial
 * @returns {Promise<World>}
 */
export async function openWorld({ app, origin, browser: name, ends }) {
    const copy = testCopy();
    ends.push(() => copy.remove());
    const browser = await launch(name, { extension: copy.path });
    let open = true;
    ends.push(() => open && browser.kill());
    const extension = await browser.waitForExtensionPage('pages/welcome/welcome.html');
    const page = await browser.open(`${origin}${app.open}`);
    await pause(SETTLE_MS);
    return {
        browser,
        extension,
        page,
        async go(path) {
            await page.goto(`${origin}${path}`);
            await pause(SETTLE_MS);
        },
        async credentials() {
            const cookies = await extension.evaluate(cookiesIn);
            return { cookies, ...(await stored(page)) };
        },
        whileAway: answering(page),
        async forget() {
            await extension.evaluate(forget);
            await page.evaluate(() => sessionStorage.clear());
        },
        async close() {
            open = false;
            await browser.close();
        },
    };
}

/**
 * Somebody who says yes to pages that ask whether they may be left, but for while they are away. Firefox does not let them ask.
 * @param {Page} page
 */
function answering(page) {
    const { puppeteer } = /** @type {Partial<import('../../e2e/drivers/chromium-page.mjs').ChromiumPage>} */ (
        page
    );
    let away = false;
    /** @type {import('puppeteer-core').Dialog | undefined} */
    let waiting;
    puppeteer?.on('dialog', (dialog) => {
        if (away) waiting = dialog;
        else void dialog.accept();
    });
    return async (/** @type {() => Promise<any>} */ work) => {
        away = true;
        try {
            return await work();
        } finally {
            away = false;
            await waiting?.accept().catch(() => undefined);
            waiting = undefined;
        }
    };
}

/** What a page keeps, also while it goes to another. @param {Page} page */
async function stored(page) {
    for (let tries = 0; tries < 10; tries += 1) {
        const found = await page.evaluate(storageIn).catch(() => undefined);
        if (found) return found;
        await pause(500);
    }
    return page.evaluate(storageIn);
}

/**
 * Signs in, goes to the account, and makes sure that the server takes it for that.
 * @param {Trial} trial
 * @param {World} world
 * @returns {Promise<Credentials | undefined>} nothing where the person could not get in
 */
export function signIn({ app, step }, world) {
    return step(
        'sign in',
        async () => {
            await app.signIn(world.page);
            await pause(SETTLE_MS);
            await world.go(app.account);
            const credentials = await world.credentials();
            if (!(await app.signedIn(credentials)))
                throw new Error('the server does not say that somebody is signed in');
            return credentials;
        },
        SIGN_IN_MS,
    );
}
