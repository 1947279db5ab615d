/**
 * What a door is for the judge, a sign-in that fails, and what the judge says of it.
 */

/** @typedef {import('../../e2e/drivers/index.mjs').Page} Page */

/**
 * @typedef {object} Door
 * @property {() => Promise<{ origin: string, stop(): unknown }>} start
 * @property {(page: Page) => Promise<unknown>} steps what the person does up to the failure
 * @property {(page: Page, advice?: Advice) => Promise<boolean>} again one more try, after what was advised; whether they got in
 * @property {string | null} finding the code that has to come first; null where nothing is wrong, or nobody could tell
 * @property {string[]} [alsoFine] others that may come first
 * @property {() => unknown} [mend] what the outside world does before that: a wait, a mail, a provider
 */

/** @typedef {{ code: string, sure: string }} Found */

/** The step of the first finding, as `DoorStep` has it, and the address that it names. @typedef {{ kind: string, address: string }} Advice */

/**
 * @typedef {object} Row
 * @property {string} name
 * @property {string | null} wanted
 * @property {string[]} alsoFine
 * @property {Found[]} findings
 * @property {boolean} right
 * @property {string | null} offered the step that comes first
 * @property {boolean | null} helped whether they got in after it
 * @property {string[]} problems
 */

/** Whether what was found is what had to be. @param {Pick<Row, 'wanted' | 'alsoFine' | 'findings'>} row */
export function isRight({ wanted, alsoFine, findings: [first] }) {
    if (wanted !== null) return [wanted, ...alsoFine].includes(first?.code ?? '');
    return first === undefined || first.sure === 'possible';
}
