/**
 * As monitoring does it: a link without an address signs out by a script, whoever comes then is a guest with a session
 * of the same name, and the page of the account says in words alone that nobody is signed in.
 */
import { random } from '../frameworks/schemes.mjs';
import { Sessions, valueOf } from './kit/sessions.mjs';
import { site } from './kit/site.mjs';
import { FORM, PASSING } from './kit/visit.mjs';

const sessions = new Sessions();
const MENU = `<nav>robin <a class="icon-signout" href="javascript:void(0)" title="Sign out">Sign out</a></nav>
<script>
    document.querySelector('.icon-signout').addEventListener('click', async () => {
        await fetch('/index.php?reconnect=1', { method: 'POST' });
        location.href = '/index.php';
    });
</script>`;
const REFUSED = `<h1>Access denied</h1><p>You are not logged in. You must login to view this page.</p>
<button type="button" onclick="location.href = '/index.php'">Login</button>`;
/** What stands for a session. */
const value = () =>
    Buffer.from(JSON.stringify({ sessionid: random.hex(16), sign: random.hex(32) })).toString('base64url');

export const account = '/dashboard.php?action=view';
export const open = '/about';
export const needed = ['mon_session'];
export const leaving = { requests: ['POST /index.php?reconnect=1'], endsOnServer: true };

/** @param {import('./kit/site.mjs').Credentials} credentials */
export const signedIn = (credentials) => sessions.takes(valueOf(credentials, 'mon_session'));

export const { start, signIn } = site('monitor', answer, { form: '/index.php' });

/** @param {import('./kit/visit.mjs').Visit} visit */
function answer(visit) {
    switch (visit.route) {
        case 'GET /':
            return visit.to('/index.php');
        case 'GET /about':
            return visit.about();
        case 'GET /index.php':
            if (sessions.takes(visit.jar.get('mon_session'))) return visit.to(account);
            visit.set('mon_session', value(), PASSING);
            return visit.page(FORM);
        case 'GET /dashboard.php':
            if (sessions.takes(visit.jar.get('mon_session')))
                return visit.account(`${MENU}<h1>Dashboard</h1>`);
            visit.set('mon_session', value(), PASSING);
            return visit.page(REFUSED);
        case 'POST /login':
            if (!visit.isRight) return visit.to('/index.php');
            visit.set('mon_session', sessions.begin(value()), PASSING);
            return visit.to(account);
        case 'POST /index.php':
            sessions.end(visit.jar.get('mon_session'));
            visit.set('mon_session', value(), PASSING);
            return visit.json({});
        default:
            return undefined;
    }
}
