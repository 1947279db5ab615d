/**
 * The answer is an empty page.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { board } from './lib/layouts.mjs';
import { html } from './lib/server.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'unseen-empty-page',
    layout: board,
    refuse: () => html('<!doctype html><title></title>'),
});
