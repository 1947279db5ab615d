/**
 * The password is another one; the site sends back to the form, and the message comes along in a cookie, as with Flask, in Turkish.
 */
import { fixture } from './lib/fixture.mjs';
import { django } from './lib/layouts.mjs';
import { cookie, to } from './lib/server.mjs';
import { ACCOUNT } from './lib/site.mjs';

const FLASH = 'Geçersiz kullanıcı adı veya parola.';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'wrong-password-flashed-turkish',
    language: 'tr',
    layout: django,
    finding: 'wrongPassword',
    typed: { ...ACCOUNT, password: 'tulips and rain' },
    first(visit, site) {
        if (visit.route !== 'GET /login' || !cookie(visit, 'flash')) return undefined;
        return site.form({ message: FLASH }, 200, { 'set-cookie': 'flash=; Path=/; Max-Age=0' });
    },
    wrong: to('/login', ['flash=1; Path=/; HttpOnly']),
});
