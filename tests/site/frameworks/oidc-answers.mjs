/**
 * OpenID Connect between fixtures: what a provider and what a relying party answers, in the code flow
 * (OpenID Connect Core 1.0, section 3.1; RP-Initiated Logout 1.0).
 */
import { signInPage } from './pages.mjs';
import { html, json, redirect, refusal } from './replies.mjs';
import { random } from './schemes.mjs';

/** @typedef {import('./replies.mjs').Answer} Answer */
/** @typedef {import('./replies.mjs').Asked} Asked */
/** @typedef {import('./visit.mjs').Visit} Visit */

/** @param {Visit} visit @param {Asked} asked @returns {Answer | undefined} */
export function providerAnswers(visit, { method, url }) {
    const { fixture, state } = visit.site;
    const { authorize = '', discovery = '' } = fixture.provides ?? {};
    if (method === 'GET' && url.pathname === discovery) {
        return json({
            issuer: `${url.origin}${discovery.replace('/.well-known/openid-configuration', '')}`,
            authorization_endpoint: `${url.origin}${authorize}`,
            end_session_endpoint: `${url.origin}${fixture.signOut.path}`,
            response_types_supported: ['code'],
        });
    }
    if (method !== 'GET' || url.pathname !== authorize) return undefined;
    visit.showPage(visit.account ? 'plain' : 'signIn');
    if (!visit.account) return html(signInPage(fixture, visit, `${url.pathname}${url.search}`));
    const back = new URL(url.searchParams.get('redirect_uri') ?? '', url.origin);
    if (!isNeighbour(back, url)) return refusal('Not a relying party', 400);
    const code = random.base64url(24);
    state.codes.set(code, visit.account);
    back.searchParams.set('code', code);
    back.searchParams.set('state', url.searchParams.get('state') ?? '');
    return redirect(back.href);
}

/** Whether an address is of a fixture beside this one. @param {URL} address @param {URL} here */
function isNeighbour(address, here) {
    const rest = (/** @type {URL} */ { host }) => host.slice(host.indexOf('.'));
    return rest(address) === rest(here);
}

/** @param {Visit} visit @param {Asked} asked @returns {Answer | undefined} */
export function relyingAnswers(visit, { method, url, neighbour }) {
    const { fixture } = visit.site;
    const { on = '', callback = '' } = fixture.relies ?? {};
    const { origin, site } = neighbour(on);
    if (method === 'GET' && url.pathname === fixture.form.path) {
        visit.showPage('signIn');
        const to = new URL(site.fixture.provides?.authorize ?? '', origin);
        to.search = String(
            new URLSearchParams({
                response_type: 'code',
                scope: 'openid',
                client_id: fixture.name,
                redirect_uri: `${url.origin}${callback}`,
                state: visit.csrf,
            }),
        );
        return redirect(to.href);
    }
    if (method !== 'GET' || url.pathname !== callback) return undefined;
    const code = url.searchParams.get('code') ?? '';
    const account = site.state.codes.get(code);
    site.state.codes.delete(code);
    if (!account || url.searchParams.get('state') !== visit.expectedToken()) return refusal('Forbidden', 403);
    visit.signIn(account);
    return redirect(fixture.accountPath);
}
