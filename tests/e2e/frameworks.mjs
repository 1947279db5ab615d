/**
 * Signing in to the framework fixtures and out again, with real clicks and keys.
 */

/** @typedef {import('../site/frameworks/index.mjs').Frameworks} Frameworks */
/** @typedef {Frameworks['fixtures'][number]} Fixture */
/** @typedef {import('./drivers/index.mjs').Page} Page */

const PATIENCE_MS = 5_000;
/** Nobody reads a page and acts on it any faster. */
const READ_MS = 600;
/** The background notes what happens to cookies in batches. */
const NOTED_MS = 700;

/** The page that only those see who are signed in. @param {Fixture} fixture */
export function accountOf({ token, accountPath }) {
    return token ? '/app' : accountPath;
}

/** @param {Frameworks} served @param {Fixture} fixture @param {Page} page */
export async function signIn(served, fixture, page) {
    const provider = served.fixtures.find(({ name }) => name === fixture.relies?.on) ?? fixture;
    const { form, account } = provider;
    await page.goto(`${fixture.origin}${fixture.form.path}`);
    // Still signed in at the provider, nobody asks for the password.
    if (await isIn(served, page)) return;
    for (const [name, text] of [
        [form.user, account.user],
        [form.password, account.password],
    ]) {
        await page.click(`[name="${name}"]`);
        await page.type(text ?? '');
    }
    await pause(READ_MS);
    await page.click('#sign-in button');
    await until(() => isIn(served, page), `${fixture.name} signs in`);
    await pause(NOTED_MS);
}

/** @param {Frameworks} served @param {Fixture} fixture @param {Page} page */
export async function signOut(served, fixture, page) {
    await pause(READ_MS);
    const { method, path } = fixture.signOut;
    if (fixture.token) await page.click('#sign-out');
    else if (method === 'post') await page.click('#sign-out button');
    else await page.goto(`${fixture.origin}${path}`);
    if (method === 'confirm') await page.click('#sign-out button');
    await until(async () => !(await isIn(served, page)), `${fixture.name} signs out`);
    await pause(NOTED_MS);
}

/** Whether the page in front names the account. @param {Frameworks} served @param {Page} page */
export function isIn(served, page) {
    return page.evaluate(
        (user) => !document.querySelector('input[type=password]') && document.body.innerText.includes(user),
        served.fixtures[0]?.account.user,
    );
}

/** @param {() => Promise<boolean>} look @param {string} what */
export async function until(look, what) {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
        // A page on its way to another answers nothing.
        if (await look().catch(() => false)) return;
        await pause(50);
    }
    throw new Error(`not seen: ${what}`);
}

/** @param {number} ms */
export function pause(ms) {
    return new Promise((done) => setTimeout(done, ms));
}
