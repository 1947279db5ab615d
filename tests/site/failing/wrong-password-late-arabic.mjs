/**
 * The password is another one; React says so in a live region, a moment after an answer with a good status, in Arabic.
 */
import { passingToast } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'wrong-password-late-arabic',
    language: 'ar',
    layout: passingToast,
    account: BY_EMAIL,
    finding: 'wrongPassword',
    typed: { ...BY_EMAIL, password: 'tulips and rain' },
    says: 'بيانات الدخول التي أدخلتها غير صحيحة.',
    wrong: { after: 400 },
});
