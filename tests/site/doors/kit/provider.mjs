/**
 * An identity provider (OpenID Connect Core 1.0, section 3.1), as far as small sites need one, at a host of the same server.
 */
import { random } from '../../frameworks/schemes.mjs';
import { Sessions } from './sessions.mjs';
import { FORM } from './visit.mjs';

/** @typedef {import('./visit.mjs').Visit} Visit */
/** @typedef {import('../../frameworks/replies.mjs').Answer} Answer */

/** @param {string} host */
export function provider(host) {
    const sessions = new Sessions();
    const codes = new Sessions();
    /** @param {Visit} visit */
    const back = ({ url }) => {
        const to = new URL(url.searchParams.get('redirect_uri') ?? '');
        to.searchParams.set('code', codes.begin(random.hex(16)));
        return to.href;
    };
    return {
        host,
        /** Each code is taken once. @param {Visit} visit */
        takesCode: (visit) => codes.end(visit.url.searchParams.get('code') ?? ''),
        /** Where a site sends people to sign in. @param {Visit} visit */
        request(visit) {
            const request = new URL(`${visit.origin(host)}/authorize`);
            request.search = String(
                new URLSearchParams({
                    response_type: 'code',
                    client_id: visit.host,
                    redirect_uri: `${visit.origin(visit.host)}/callback`,
                }),
            );
            return visit.to(request.href);
        },
        /** @param {Visit} visit @returns {Answer | undefined} */
        answer(visit) {
            const own = visit.origin(host);
            switch (visit.route) {
                case 'GET /authorize':
                    if (sessions.takes(visit.jar.get('provider_session'))) return visit.to(back(visit));
                    return visit.page(
                        FORM.replace(
                            'action="/login"',
                            `action="/login${visit.url.search.replaceAll('&', '&amp;')}"`,
                        ),
                    );
                case 'POST /login':
                    if (!visit.isRight) return visit.page(FORM);
                    visit.set('provider_session', sessions.begin());
                    return visit.to(back(visit));
                case 'GET /.well-known/openid-configuration':
                    return visit.json({
                        authorization_endpoint: `${own}/authorize`,
                        end_session_endpoint: `${own}/end`,
                    });
                case 'GET /end':
                    sessions.end(visit.jar.get('provider_session'));
                    visit.drop('provider_session');
                    return visit.page('<h1>Signed out</h1>');
                default:
                    return undefined;
            }
        },
    };
}
