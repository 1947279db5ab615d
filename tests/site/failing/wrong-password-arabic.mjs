/**
 * The password is another one, on an Arabic page from right to left.
 */
import { fixture } from './lib/fixture.mjs';
import { keycloak } from './lib/layouts.mjs';
import { ACCOUNT } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'wrong-password-arabic',
    language: 'ar',
    layout: keycloak,
    finding: 'wrongPassword',
    typed: { ...ACCOUNT, password: 'tulips and rain' },
    says: 'اسم المستخدم أو كلمة المرور غير صحيحة.',
});
