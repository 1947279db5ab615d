/**
 * The password is another one; the message is in the shadow root of a component, in Thai.
 */
import { component } from './lib/apps.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'wrong-password-component',
    language: 'th',
    layout: component,
    account: BY_EMAIL,
    finding: 'wrongPassword',
    typed: { ...BY_EMAIL, password: 'tulips and rain' },
    says: 'อีเมลหรือรหัสผ่านไม่ถูกต้อง',
    wrong: { status: 422 },
});
