/**
 * The site was there a moment ago, and answers nothing any more.
 */
import { fixture } from './lib/fixture.mjs';
import { wiki } from './lib/layouts.mjs';
import { open } from './lib/person.mjs';
import { signInAndOut } from './lib/typing.mjs';

const state = { isDown: false };

export const { start, steps, again, finding, alsoFine, mend } = fixture({
    name: 'unreachable-site',
    layout: wiki,
    finding: 'unreachable',
    first: (_visit, site) => (site.isTroubled && state.isDown ? { instead: 'cut' } : undefined),
    before: async (page, site) => {
        state.isDown = false;
        await signInAndOut(page, site);
        state.isDown = true;
    },
    steps: async (page, site) => {
        await open(page, `${site.origin}/login`);
    },
    mends: true,
});
