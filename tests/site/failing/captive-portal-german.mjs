/**
 * The network wants to be agreed to anew just as the form is sent, in German.
 */
import { fixture } from './lib/fixture.mjs';
import { laravel } from './lib/layouts.mjs';
import { portalPage } from './lib/portal.mjs';
import { to } from './lib/server.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture({
    name: 'captive-portal-german',
    language: 'de',
    layout: laravel,
    account: BY_EMAIL,
    finding: 'captivePortal',
    first(visit) {
        if (visit.host !== 'wlan-zug') return undefined;
        return portalPage(
            'de',
            'Willkommen im WLAN',
            'Bitte bestätigen Sie die Nutzungsbedingungen, um das Internet zu nutzen.',
            'Ich stimme zu',
        );
    },
    refuse: (visit, site) => (site.isTroubled ? to(`${visit.origin('wlan-zug')}/anmeldung`) : undefined),
    mends: true,
});
