/**
 * A server in front of the site writes its reason between two rules, in no element of its own.
 */
import { troubled } from './lib/fixture.mjs';
import { spring } from './lib/layouts.mjs';
import { html } from './lib/server.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'not-from-here-bare',
    layout: spring,
    finding: 'notFromHere',
    refusal: html(
        '<html><head><title>403</title></head><body><h1>403 ERROR</h1><hr>This site is set up to block access from your country.<hr></body></html>',
        403,
    ),
});
