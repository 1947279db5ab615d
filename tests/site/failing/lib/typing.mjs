/**
 * Ways of typing, and what is done before a try.
 */
import { fill, fillIn, isIn, open, press } from './person.mjs';

/** @typedef {import('./person.mjs').Page} Page */
/** @typedef {import('./site.mjs').Site} Site */

/** An account without a capital letter. */
export const LOWER = { user: 'robin@larch.example', password: 'meadowlark7' };

/** Types as with Caps Lock on, which not each driver can press. @param {Page} page @param {string} selector @param {string} text */
export async function typeInCapitals(page, selector, text) {
    await page.click(selector);
    for (const key of text.toUpperCase()) await (page.typeWithCapsLock?.(key) ?? page.type(key));
}

/** Somebody who was here before. @param {Page} page @param {Site} site */
export async function signInAndOut(page, site) {
    await open(page, `${site.origin}/login`);
    await fillIn(page, site.plan.layout, site.account);
    if (!(await isIn(page))) throw new Error('nobody was let in before');
    await press(page, '#sign-out');
}

/** Signs in as they signed up. @param {Page} page @param {Site} site */
export async function byProvider(page, site) {
    await open(page, `${site.origin}/login`);
    await press(page, '#provider');
}

/** The letters that a picture shows. */
const LETTERS = 'larch42';
const PICTURE = `<p><svg width="120" height="40" role="img" aria-label="captcha"><text x="8" y="28" font-size="24">${LETTERS}</text></svg>
<input name="captcha" autocomplete="off"></p>`;

/**
 * A form that asks for the letters of a picture, which are read wrong at first.
 * @param {Omit<import('./fixture.mjs').Fixture, 'refuse' | 'between' | 'form'>} fixture
 * @returns {import('./fixture.mjs').Fixture}
 */
export function pictured(fixture) {
    let tries = 0;
    return {
        ...fixture,
        form: { inside: PICTURE },
        refuse: ({ fields }) => (fields['captcha'] === LETTERS ? undefined : { says: fixture.says }),
        async before() {
            tries = 0;
        },
        async between(page) {
            tries += 1;
            await fill(page, '[name=captcha]', tries === 1 ? 'iarch42' : LETTERS);
        },
    };
}
