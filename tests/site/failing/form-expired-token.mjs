/**
 * The token of the form is none any more: a page of the framework says so.
 */
import { fixture } from './lib/fixture.mjs';
import { django } from './lib/layouts.mjs';
import { html } from './lib/server.mjs';
import { expiring } from './lib/tokens.mjs';

export const { start, steps, again, finding, alsoFine } = fixture(
    expiring({
        name: 'form-expired-token',
        layout: django,
        finding: 'formExpired',
        refusal: html(
            '<!doctype html><html lang="en"><title>403 Forbidden</title><div id="summary"><h1>Forbidden <span>(403)</span></h1><p>CSRF verification failed. Request aborted.</p></div></html>',
            403,
        ),
    }),
);
