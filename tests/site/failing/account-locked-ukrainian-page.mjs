/**
 * A Ukrainian site leads to a page of its own that says that the account is locked, and has no form.
 */
import { troubled } from './lib/fixture.mjs';
import { aspnet } from './lib/layouts.mjs';
import { html } from './lib/server.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'account-locked-ukrainian-page',
    language: 'uk',
    layout: aspnet,
    account: BY_EMAIL,
    finding: 'accountLocked',
    refusal: html(
        '<!doctype html><html lang="uk"><head><title>Larch Garden</title></head><body><p>Обліковий запис користувача відключено.</p></body></html>',
    ),
});
