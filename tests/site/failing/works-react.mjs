/**
 * A Swedish app of React.
 */
import { react } from './lib/apps.mjs';
import { nothingToFind } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = nothingToFind({
    name: 'works-react',
    language: 'sv',
    layout: react,
    account: BY_EMAIL,
});
