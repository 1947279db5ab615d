/**
 * The application has broken down.
 */
import { troubled } from './lib/fixture.mjs';
import { devise } from './lib/layouts.mjs';
import { html } from './lib/server.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'server-error',
    layout: devise,
    account: BY_EMAIL,
    finding: 'serverTrouble',
    refusal: html(
        '<!doctype html><html lang="en"><title>Error</title><div class="dialog"><h1>We’re sorry, but something went wrong.</h1><p>If you are the application owner check the logs for more information.</p></div></html>',
        500,
    ),
});
