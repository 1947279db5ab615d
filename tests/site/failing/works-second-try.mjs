/**
 * The first try goes wrong, the second one does not.
 */
import { nothingToFind } from './lib/fixture.mjs';
import { board } from './lib/layouts.mjs';
import { fillIn, open } from './lib/person.mjs';
import { ACCOUNT } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-second-try',
    layout: board,
    says: 'You have specified an incorrect password. Please check your password and try again.',
    before: async (page, site) => {
        await open(page, `${site.origin}/login`);
        await fillIn(page, board, { ...ACCOUNT, password: 'tulips and rain' });
    },
});
