/**
 * The network is not one of those that are let in, says a Hebrew app.
 */
import { toast } from './lib/apps.mjs';
import { troubled } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'not-from-here-hebrew',
    language: 'he',
    layout: toast,
    account: BY_EMAIL,
    finding: 'notFromHere',
    refusal: { status: 403, says: 'הגישה מכתובת ה-IP שלך אינה מורשית.' },
});
