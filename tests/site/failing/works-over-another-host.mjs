/**
 * An Italian site sends to a service of another host and back.
 */
import { twoHosts } from './lib/cookies.mjs';
import { fixture } from './lib/fixture.mjs';
import { spring } from './lib/layouts.mjs';
import { fillIn, open } from './lib/person.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    ...twoHosts({ name: 'works-over-another-host', language: 'it', layout: spring, finding: null }),
    before: undefined,
    steps: async (page, site) => {
        await open(page, `${site.origin}/account`);
        await fillIn(page, spring, site.account);
    },
});
