/**
 * The storage of the site is full to the last letter, so that the token of whoever signs in finds no room.
 */
import { toast } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';
import { filledUp } from './lib/storage.mjs';

export const { start, steps, again, finding, alsoFine } = fixture(
    filledUp({ name: 'storage-full', layout: toast, account: BY_EMAIL, finding: 'storageBlocked' }),
);
