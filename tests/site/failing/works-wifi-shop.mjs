/**
 * A shop for things of the network; whoever signs in is in.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { spring } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-wifi-shop',
    layout: spring,
    title: 'Hotspot & Wi-Fi Portal',
    welcome:
        '<p>Your Wi-Fi routers and hotspots. Invalid addresses and blocked networks are listed here.</p>',
});
