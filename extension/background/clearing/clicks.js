/**
 * What a person has clicked for goes before what is cleared without a click.
 */

/** What is cleared without a click, or goes on after a kill. @type {Promise<unknown>} */
let under = Promise.resolve();
/** How many clicks wait for that, or are carried out. */
let clicks = 0;
/** Who waits until they are over. @type {(() => void)[]} */
const waiting = [];

/** Whether a person has clicked for something that is not over yet: nothing begins without a click. */
export function isClicked() {
    return clicks > 0;
}

/** Waits until it is over. */
export async function afterClicks() {
    while (clicks > 0) await new Promise((over) => waiting.push(() => over(undefined)));
}

/** @template Result @param {Promise<Result>} work */
export function withoutClick(work) {
    under = work.catch(() => undefined);
    return work;
}

/**
 * Waits for what is cleared without a click; nothing else of that begins before this is over.
 * @template Result
 * @param {() => Promise<Result>} work
 */
export async function beforeWhatIsDue(work) {
    clicks += 1;
    try {
        await under;
        return await work();
    } finally {
        clicks -= 1;
        for (const over of waiting.splice(0)) over();
    }
}
