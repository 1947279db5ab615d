/**
 * The token of the form is not the server's: Express answers with a bare page and 403.
 */
import { fixture } from './lib/fixture.mjs';
import { laravel } from './lib/layouts.mjs';
import { BY_EMAIL } from './lib/site.mjs';

let tries = 0;

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'form-expired-express',
    layout: laravel,
    account: BY_EMAIL,
    finding: 'formExpired',
    alsoFine: ['refused'],
    async before() {
        tries = 0;
    },
    refuse() {
        tries += 1;
        if (tries > 1) return undefined;
        const body =
            '<!DOCTYPE html><html lang="en"><head><title>Error</title></head><body><pre>ForbiddenError: invalid csrf token</pre></body></html>';
        return { status: 403, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
    },
});
