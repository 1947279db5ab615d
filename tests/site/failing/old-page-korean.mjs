/**
 * A service worker serves the Korean app of before, whose requests are not answered as they were.
 */
import { toast } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { json } from './lib/server.mjs';
import { BY_EMAIL } from './lib/site.mjs';
import { cachedBy } from './lib/worker.mjs';

export const { start, steps, again, finding, alsoFine } = fixture(
    cachedBy(
        { name: 'old-page-korean', language: 'ko', layout: toast, account: BY_EMAIL, finding: 'oldPage' },
        json({}, 410),
    ),
);
