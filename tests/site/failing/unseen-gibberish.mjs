/**
 * The answer is in words that nobody has ever read.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { django } from './lib/layouts.mjs';
import { html } from './lib/server.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'unseen-gibberish',
    layout: django,
    refuse: () =>
        html(
            '<!doctype html><html><title>Vorbelik</title><h1>Vorbelik tamsu</h1><p>Xandi prellum oteva, grisk nolu wem.</p></html>',
        ),
});
