/**
 * A site that was quick, and is slow now.
 */
import { fillIn, open } from './person.mjs';

/** @typedef {import('./fixture.mjs').Fixture} Fixture */

const PAGE_MS = 4_000;
const ANSWER_MS = 6_000;
const PATIENCE_MS = 12_000;

/**
 * @param {Omit<Fixture, 'first' | 'refuse' | 'before' | 'patience' | 'mends'>} fixture
 * @param {string} says what is said once the server itself has given up
 * @returns {Fixture}
 */
export function slowing(fixture, says) {
    const state = { isSlow: false };
    return {
        ...fixture,
        first(visit, site) {
            const answer = site.usual(visit);
            if (!answer || !state.isSlow || !site.isTroubled) return answer;
            return { ...answer, after: visit.method === 'POST' ? ANSWER_MS : PAGE_MS };
        },
        refuse: (_visit, site) => (state.isSlow && site.isTroubled ? { says } : undefined),
        async before(page, site) {
            state.isSlow = false;
            await open(page, `${site.origin}/login`);
            await fillIn(page, fixture.layout, site.account);
            await open(page, `${site.origin}/logout`);
            state.isSlow = true;
        },
        patience: PATIENCE_MS,
        mends: true,
    };
}
