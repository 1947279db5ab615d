/**
 * The page is served so that it has no storage; it only says that something went wrong.
 */
import { fixture } from './lib/fixture.mjs';
import { spring } from './lib/layouts.mjs';
import { sandboxed } from './lib/storage.mjs';

export const { start, steps, again, finding, alsoFine, mend } = fixture(
    sandboxed(
        { name: 'storage-blocked', layout: spring, finding: 'storageBlocked' },
        'Something went wrong. Please try again later.',
    ),
);
