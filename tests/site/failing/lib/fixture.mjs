/**
 * A sign-in that fails, or does not: a site, what a person does there, and what is the matter.
 */
import { fillIn, isIn, open } from './person.mjs';
import { Site } from './site.mjs';

/** @typedef {import('../../../e2e/drivers/index.mjs').Page} Page */
/** @typedef {import('../../../evaluate/door/door.mjs').Advice} Advice */
/** @typedef {import('./site.mjs').Account} Account */

/**
 * @typedef {object} Failing
 * @property {string | null} finding the code that has to come first; nothing where nothing is wrong, or nobody could tell
 * @property {string[]} [alsoFine] codes that may come first
 * @property {Account} [typed] what the person types at first; what is right if left out
 * @property {(page: Page, site: Site) => Promise<void>} [before] what they have done earlier
 * @property {(page: Page, site: Site) => Promise<void>} [between] what they do before the form is sent
 * @property {(page: Page, site: Site) => Promise<void>} [steps] what they do up to the failure, if not just that
 * @property {(page: Page, site: Site) => Promise<void>} [anew] how they try once more, if not just with what is right
 * @property {number} [patience] milliseconds that they wait for an answer
 * @property {boolean} [mends] whether the outside world has to act first
 */

/** @typedef {import('./site.mjs').Plan & Failing} Fixture */

/** @param {Fixture} fixture */
export function fixture(fixture) {
    const { finding, alsoFine = [], layout, typed, before, between, patience, mends } = fixture;
    const site = new Site(fixture);
    /** @param {Page} page @param {Account} account */
    async function signIn(page, account) {
        await open(page, `${site.origin}/login`);
        if (await isIn(page)) return;
        await fillIn(page, layout, account, {
            patience,
            between: between && ((page) => between(page, site)),
        });
    }
    return {
        finding,
        alsoFine,
        start: () => site.start(),
        /** @param {Page} page */
        async steps(page) {
            await before?.(page, site);
            if (fixture.steps) await fixture.steps(page, site);
            else await signIn(page, typed ?? site.account);
        },
        /** @param {Page} page @param {Advice} [advice] @returns {Promise<boolean>} */
        async again(page, advice) {
            const account = typed ? advised(typed, site.account, advice) : site.account;
            const anew = fixture.anew ?? (() => signIn(page, account));
            // A page without the form to fill in is one where nobody gets in.
            await anew(page, site).catch(() => undefined);
            return isIn(page);
        },
        mend: mends
            ? async () => {
                  site.isTroubled = false;
              }
            : undefined,
    };
}

/**
 * What somebody types who has typed something else before: what is right only if that is what the advice is about.
 * @param {Account} typed
 * @param {Account} right
 * @param {Advice} [advice]
 */
function advised(typed, right, advice) {
    switch (advice?.kind) {
        case 'correctAddress':
            return { ...typed, user: advice.address };
        case 'typeAgain':
        case 'resetPassword':
        case 'checkAccount':
            return right;
        default:
            return typed;
    }
}

/**
 * One that fails for as long as the outside world does not act.
 * @param {Omit<Fixture, 'mends' | 'refuse'> & { refusal: import('./site.mjs').Refusal }} trouble
 */
export function troubled({ refusal, ...trouble }) {
    return fixture({
        ...trouble,
        refuse: (_visit, site) => (site.isTroubled ? refusal : undefined),
        mends: true,
    });
}

/**
 * One where nothing is wrong, or where nobody could tell from here what is.
 * @param {Omit<Fixture, 'finding'>} fine
 */
export function nothingToFind(fine) {
    return fixture({ ...fine, finding: null });
}
