/**
 * Forms with a token that is good for one page only, and a page whose token is over.
 */
import { random } from '../../frameworks/schemes.mjs';
import { fillIn, open } from './person.mjs';

/** @typedef {import('./fixture.mjs').Fixture} Fixture */

/**
 * The server is started anew while the form is open, so that its token is none any more. A page that is loaded anew has one
 * that is good.
 * @param {Omit<Fixture, 'refuse' | 'form' | 'steps'> & { refusal: import('./site.mjs').Refusal }} fixture
 * @returns {Fixture}
 */
export function expiring({ refusal, ...fixture }) {
    /** @type {Set<string>} */
    const tokens = new Set();
    const token = () => {
        const issued = random.hex(16);
        tokens.add(issued);
        return issued;
    };
    return {
        ...fixture,
        form: () => ({ inside: `<input type="hidden" name="csrf" value="${token()}">` }),
        refuse: ({ fields }) => (tokens.has(fields['csrf'] ?? '') ? undefined : refusal),
        async steps(page, site) {
            await open(page, `${site.origin}/login`);
            tokens.clear();
            await fillIn(page, fixture.layout, site.account);
        },
    };
}
