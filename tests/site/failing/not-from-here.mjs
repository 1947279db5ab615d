/**
 * The service is not for the country that the person seems to be in.
 */
import { troubled } from './lib/fixture.mjs';
import { wordpress } from './lib/layouts.mjs';
import { html } from './lib/server.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'not-from-here',
    layout: wordpress,
    finding: 'notFromHere',
    refusal: html(
        '<!doctype html><html lang="en"><title>Sorry</title><main><h2>Sorry, this service is not available in your country.</h2><p>If you are using a VPN or proxy, turn it off.</p></main></html>',
        403,
    ),
});
