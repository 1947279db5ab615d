/**
 * A server whose clock and that of the computer are a day apart, and which takes no form of another time.
 */

/** @typedef {import('./fixture.mjs').Fixture} Fixture */

const MOST_MS = 300_000;
const DAY_MS = 86_400_000;

/**
 * @param {Omit<Fixture, 'form' | 'refuse' | 'headers' | 'mends'>} fixture
 * @param {number} days by which the server is ahead
 * @param {import('./site.mjs').Refusal} refusal
 * @returns {Fixture}
 */
export function timed(fixture, days, refusal) {
    /** @param {import('./site.mjs').Site} site */
    const now = (site) => Date.now() + (site.isTroubled ? days * DAY_MS : 0);
    return {
        ...fixture,
        form: {
            inside: '<input type="hidden" name="sent_at">',
            beside: `<script>addEventListener('submit', ({ target }) => { target.elements.sent_at.value = Date.now(); }, true);</script>`,
        },
        headers: (site) => ({ date: new Date(now(site)).toUTCString() }),
        refuse: ({ fields }, site) =>
            Math.abs(Number(fields['sent_at']) - now(site)) > MOST_MS ? refusal : undefined,
        mends: true,
    };
}
