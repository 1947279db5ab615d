/**
 * A network that was not agreed to sends every plain address to its own page.
 */
import { fixture } from './lib/fixture.mjs';
import { spring } from './lib/layouts.mjs';
import { open } from './lib/person.mjs';
import { portalPage } from './lib/portal.mjs';
import { to } from './lib/server.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture({
    name: 'captive-portal',
    layout: spring,
    finding: 'captivePortal',
    first(visit, site) {
        if (visit.host === 'hotspot-lobby')
            return portalPage(
                'en',
                'Welcome to our Wi-Fi',
                'Accept the terms of use to get online.',
                'I accept the terms',
            );
        return site.isTroubled
            ? to(`${visit.origin('hotspot-lobby')}/start?url=${encodeURIComponent(site.origin)}`)
            : undefined;
    },
    steps: (page, site) => open(page, `${site.origin}/login`),
    mends: true,
});
