/**
 * Nobody listens where a Ukrainian form goes.
 */
import { fixture } from './lib/fixture.mjs';
import { moodle } from './lib/layouts.mjs';
import { closedPort } from './lib/server.mjs';

/** Where the form goes. */
const nowhere = { port: 0 };

export const { start, steps, again, finding, alsoFine, mend } = fixture({
    name: 'unreachable-port-ukrainian',
    language: 'uk',
    layout: moodle,
    finding: 'unreachable',
    form: (site) =>
        site.isTroubled ? { action: `http://${new URL(site.origin).hostname}:${nowhere.port}/login` } : {},
    before: async () => {
        nowhere.port = await closedPort();
    },
    mends: true,
});
