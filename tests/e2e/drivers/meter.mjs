/**
 * Reading the meter: the functions run in the browsers, with privileges that a page does not have.
 */

/**
 * @typedef {object} Meter
 * @property {string} role
 * @property {string | null} label
 * @property {number} min
 * @property {number} max
 * @property {number} now
 * @property {string | null} valueText
 * @property {string} verdict
 * @property {string} time
 * @property {string[]} advice
 * @property {string | null} confirmation
 * @property {boolean} capsLock whether the warning is shown
 * @property {string} result what filling in a generated password led to
 * @property {string} hint what fills one in
 * @property {string} keys the keys of that, in few words
 * @property {string} off what turns the meter off
 * @property {string} generated the password that was filled in
 * @property {string} status what a screen reader is told
 * @property {string} problem
 * @property {{ left: number, top: number, right: number, bottom: number }} rect
 * @property {boolean} visible
 * @property {boolean} topLayer
 * @property {string} html the card's markup
 * @property {string} css the card's style
 */

/**
 * Reads the card that a meter is part of.
 * @param {Element} bar the element with the role `meter`
 * @returns {Meter}
 */
export function readMeter(bar) {
    const card = /** @type {HTMLElement} */ (bar.closest('.latchkey-card'));
    const root = /** @type {ShadowRoot} */ (card.getRootNode());
    const view = /** @type {Window} */ (card.ownerDocument.defaultView);
    /** @param {string} name */
    const shown = (name) => {
        const element = /** @type {HTMLElement | null} */ (card.querySelector(`.latchkey-${name}`));
        return element && !element.hidden ? (element.dataset.text ?? '') : '';
    };
    const { left, top, right, bottom } = card.getBoundingClientRect();
    const number = (/** @type {string} */ name) => Number(bar.getAttribute(name) ?? NaN);
    return {
        role: bar.getAttribute('role') ?? '',
        label: bar.getAttribute('aria-label'),
        min: number('aria-valuemin'),
        max: number('aria-valuemax'),
        now: number('aria-valuenow'),
        valueText: bar.getAttribute('aria-valuetext'),
        verdict: shown('verdict'),
        time: shown('time'),
        advice: [
            .../** @type {NodeListOf<HTMLElement>} */ (card.querySelectorAll('.latchkey-advice li')),
        ].map(({ dataset }) => dataset.text ?? ''),
        confirmation: shown('confirmation') || null,
        capsLock: shown('caps-lock') !== '',
        result: shown('result'),
        hint: shown('hint'),
        keys: shown('keys'),
        off: shown('off'),
        generated:
            card.querySelector('.latchkey-generated')?.getClientRects().length === 0 ? '' : shown('secret'),
        status: shown('status'),
        problem: /** @type {HTMLElement} */ (bar).hidden ? shown('verdict') : '',
        rect: { left, top, right, bottom },
        visible: view.getComputedStyle(card).visibility === 'visible' && right - left > 50,
        topLayer: root.host.matches(':popover-open'),
        html: card.outerHTML,
        css: [...root.querySelectorAll('style')].map(({ textContent }) => textContent ?? '').join('\n'),
    };
}

/**
 * The one that a person sees, of all that are there.
 * @param {Meter[]} meters
 */
export function foremost(meters) {
    return meters.find(({ visible }) => visible) ?? meters[0] ?? null;
}

/**
 * Where an element is on the screen of its page; each further selector is looked up inside the open shadow root or
 * the frame of the element before. Runs in the page, and waits for an element that is still to come.
 * @param {string[]} path
 */
export async function centreOf(path) {
    /** @type {Element[]} */
    let elements = [];
    for (let wait = 0; wait < 100 && elements.length < path.length; wait += 1) {
        if (wait > 0) await new Promise((done) => setTimeout(done, 50));
        elements = [];
        /** @type {ParentNode | null | undefined} */
        let root = document;
        for (const selector of path) {
            /** @type {Element | null | undefined} */
            const element = root?.querySelector(selector);
            if (!element) break;
            elements.push(element);
            root = /** @type {HTMLIFrameElement} */ (element).contentDocument ?? element.shadowRoot;
        }
    }
    const target = elements.at(-1);
    if (!target || elements.length < path.length) throw new Error(`there is no ${path.join(' > ')}`);
    target.scrollIntoView({ block: 'nearest' });
    const { left, top, width, height } = target.getBoundingClientRect();
    let [x, y] = [left + width / 2, top + height / 2];
    for (const frame of elements.slice(0, -1).filter(({ localName }) => localName === 'iframe')) {
        const outer = frame.getBoundingClientRect();
        x += outer.left + frame.clientLeft;
        y += outer.top + frame.clientTop;
    }
    return { x: Math.round(x), y: Math.round(y) };
}
