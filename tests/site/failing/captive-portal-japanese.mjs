/**
 * The network of a café has taken the place of the site, in Japanese.
 */
import { fixture } from './lib/fixture.mjs';
import { django } from './lib/layouts.mjs';
import { portalPage } from './lib/portal.mjs';
import { to } from './lib/server.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture({
    name: 'captive-portal-japanese',
    language: 'ja',
    layout: django,
    finding: 'captivePortal',
    first(visit) {
        if (visit.host !== 'cafe-net') return undefined;
        return portalPage('ja', '無料Wi-Fiへようこそ', '利用規約に同意して接続してください。', '同意する');
    },
    refuse: (visit, site) => (site.isTroubled ? to(`${visit.origin('cafe-net')}/welcome`) : undefined),
    mends: true,
});
