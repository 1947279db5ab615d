/**
 * A Turkish page with the status 429.
 */
import { troubled } from './lib/fixture.mjs';
import { django } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine, mend } = troubled({
    name: 'too-many-tries-turkish',
    language: 'tr',
    layout: django,
    finding: 'tooManyTries',
    refusal: {
        status: 429,
        headers: { 'retry-after': '600' },
        says: 'Çok fazla başarısız giriş denemesi yaptınız. Lütfen 10 dakika sonra tekrar deneyin.',
    },
});
