/**
 * Accounts of the demo shop, in memory: signing up, logging in and out really work.
 */
import { randomUUID } from 'node:crypto';
import { formOf, redirect } from './answers.mjs';

/** Passwords by e-mail address. @type {Map<string, string>} */
const accounts = new Map();
/** E-mail addresses by session. @type {Map<string, string>} */
const sessions = new Map();

/**
 * Answers what concerns accounts; says whether it did.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} pathname
 */
export async function account(request, response, pathname) {
    const session = /(?:^|; )session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    if (request.method === 'POST' && pathname === '/join') {
        const form = await formOf(request);
        const [email, password] = [form.get('email') ?? '', form.get('password') ?? ''];
        if (!email || !password || password !== form.get('confirm')) return redirect(response, '/');
        accounts.set(email, password);
        return begin(response, email);
    }
    if (request.method === 'POST' && pathname === '/login') {
        const form = await formOf(request);
        const email = form.get('email') ?? '';
        const right = accounts.has(email) && accounts.get(email) === form.get('password');
        return right ? begin(response, email) : redirect(response, '/login.html');
    }
    if (request.method === 'POST' && pathname === '/logout') {
        sessions.delete(session);
        return redirect(response, '/login.html');
    }
    if (pathname === '/account') {
        const email = sessions.get(session);
        if (!email) return redirect(response, '/login.html');
        response.setHeader('content-type', 'text/plain; charset=utf-8');
        response.end(`Signed in as ${email}`);
        return true;
    }
    return false;
}

/** @param {import('node:http').ServerResponse} response @param {string} email */
function begin(response, email) {
    const session = randomUUID();
    sessions.set(session, email);
    response.setHeader('set-cookie', `session=${session}; HttpOnly; SameSite=Lax; Path=/`);
    return redirect(response, '/account');
}
