/**
 * What a fixture answers: its pages, sign-in, sign-out, the account.
 */
import { accountPage, appPage, confirmPage, homePage, signInPage } from './pages.mjs';
import { providerAnswers, relyingAnswers } from './oidc-answers.mjs';
import { ACCOUNT, html, isRight, redirect, refusal } from './replies.mjs';
import { tokenAnswers } from './token-answers.mjs';

/** @typedef {import('./replies.mjs').Answer} Answer */
/** @typedef {import('./replies.mjs').Asked} Asked */
/** @typedef {import('./visit.mjs').Visit} Visit */

/**
 * @param {Visit} visit
 * @param {Asked} asked
 * @returns {Answer}
 */
export function answer(visit, asked) {
    const { fixture } = visit.site;
    const own =
        (fixture.token && tokenAnswers(visit, asked)) ||
        (fixture.provides && providerAnswers(visit, asked)) ||
        (fixture.relies && relyingAnswers(visit, asked));
    return own || pageAnswers(visit, asked);
}

/** @param {Visit} visit @param {Asked} asked @returns {Answer} */
function pageAnswers(visit, asked) {
    const { fixture } = visit.site;
    const { form, signOut } = fixture;
    const { pathname, search } = asked.url;
    // Some tell sign-in and sign-out apart by the query alone.
    const path = `${pathname}${search}` === signOut.path ? signOut.path : pathname;
    switch (`${asked.method} ${path}`) {
        case 'GET /':
            visit.showPage('plain');
            return html(homePage(fixture, visit));
        case `GET ${form.path}`:
            visit.showPage('signIn');
            return html(signInPage(fixture, visit, asked.url.searchParams.get('next') ?? undefined));
        case `POST ${form.action ?? form.path}`:
            return signIn(visit, asked);
        case `GET ${fixture.accountPath}`:
            if (!visit.account) return redirect(form.path);
            visit.showPage(signOut.method === 'post' ? 'form' : 'plain');
            return html(accountPage(fixture, visit));
        case 'GET /app':
            if (!fixture.token) return refusal('Not found', 404);
            visit.showPage('plain');
            return html(appPage(fixture, visit));
        case `GET ${signOut.path}`:
            if (signOut.method === 'get') return signOutNow(visit, asked);
            if (signOut.method === 'post') return refusal('Not allowed', 405);
            visit.showPage('form');
            return html(confirmPage(fixture, visit));
        case `POST ${signOut.path}`:
            if (signOut.method === 'get' || !bringsToken(visit, asked)) return refusal('Forbidden', 403);
            return signOutNow(visit, asked);
        default:
            return refusal('Not found', 404);
    }
}

/** @param {Visit} visit @param {Asked} asked @returns {Answer} */
function signIn(visit, asked) {
    const { fixture } = visit.site;
    const isGuarded = fixture.cookies.some(
        (cookie) => cookie.guards || (cookie.holdsSession && cookie.from !== 'signIn'),
    );
    if (isGuarded && !bringsToken(visit, asked)) return refusal('Forbidden', 403);
    if (!isRight(fixture, asked.form)) return redirect(fixture.form.path);
    visit.signIn(ACCOUNT.user);
    const next = asked.form.get('next') ?? '';
    return redirect(next.startsWith('/') && !next.startsWith('//') ? next : fixture.accountPath);
}

/** Whether a form brings the token that the server expects. @param {Visit} visit @param {Asked} asked */
function bringsToken(visit, asked) {
    const field = visit.site.fixture.form.csrf;
    return !field || asked.form.get(field) === visit.expectedToken();
}

/** @param {Visit} visit @param {Asked} asked @returns {Answer} */
function signOutNow(visit, asked) {
    const { relies, signOut } = visit.site.fixture;
    visit.signOut();
    if (!relies || !signOut.endsAtProvider) return redirect('/');
    const { origin, site } = asked.neighbour(relies.on);
    const after = encodeURIComponent(`${asked.url.origin}/`);
    return redirect(`${origin}${site.fixture.signOut.path}?post_logout_redirect_uri=${after}`);
}
