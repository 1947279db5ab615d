/**
 * The password is another one; a Korean app says so in a box without a role.
 */
import { box } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'wrong-password-korean',
    language: 'ko',
    layout: box,
    account: BY_EMAIL,
    finding: 'wrongPassword',
    typed: { ...BY_EMAIL, password: 'tulips and rain' },
    says: '아이디 또는 비밀번호가 올바르지 않습니다.',
    wrong: { status: 401 },
});
