/**
 * The log-in is in a frame of another site, where its cookie is not taken, and asks again.
 */
import { fixture } from './lib/fixture.mjs';
import { embedded } from './lib/frame.mjs';

export const { start, steps, again, finding, alsoFine } = fixture(
    embedded({ name: 'embedded', finding: 'embeddedWithoutCookies' }),
);
