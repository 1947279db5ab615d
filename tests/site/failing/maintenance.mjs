/**
 * The site is being worked on, says the page that comes instead.
 */
import { troubled } from './lib/fixture.mjs';
import { table } from './lib/layouts.mjs';
import { html } from './lib/server.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'maintenance',
    layout: table,
    finding: 'maintenance',
    refusal: html(
        '<!doctype html><html lang="en"><title>Back soon</title><h1>We’ll be back soon!</h1><p>The site is down for scheduled maintenance. Thank you for your patience.</p></html>',
        503,
        { 'retry-after': '1800' },
    ),
});
