/**
 * A link that signs in is over, or was used; a Swedish board says both at once, in a sentence that no phrase has.
 */
import { troubled } from './lib/fixture.mjs';
import { board } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'form-expired-link-swedish',
    language: 'sv',
    layout: board,
    finding: 'formExpired',
    refusal: { says: 'Ogiltig eller utgången inloggningslänk.' },
});
