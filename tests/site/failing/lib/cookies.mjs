/**
 * Sites that stumble over cookies.
 */
import { fillIn, isIn, open } from './person.mjs';
import { cookie, html, to } from './server.mjs';

/** @typedef {import('./fixture.mjs').Fixture} Fixture */
/** @typedef {import('./server.mjs').Answer} Answer */
/** @typedef {Pick<Fixture, 'first' | 'refuse' | 'mends'>} Mended */

const TEST = 'test_cookie';

/**
 * Sets a cookie to see whether there are any, for a name that is not the site's own until somebody mends it.
 * @param {string} says
 * @returns {Mended}
 */
export function testCookie(says) {
    return {
        first(visit, site) {
            if (visit.route !== 'GET /login') return undefined;
            const domain = site.isTroubled ? '; Domain=larch.example' : '';
            return site.form({}, 200, { 'set-cookie': `${TEST}=checking; Path=/${domain}` });
        },
        refuse: (visit) => (cookie(visit, TEST) ? undefined : { says }),
        mends: true,
    };
}

/** So much the server takes, as many do. */
const MOST_BYTES = 8_190;
/** Somebody who measures everything. */
const HEAVY = Array.from({ length: 12 }, (_, at) => `visit_${at}=${String(at).repeat(800).slice(0, 800)}`);

/**
 * A site where cookies pile up, and a server that takes no more than so much of them.
 * @param {Answer} refusal
 * @param {'everywhere'} [where] where it minds: only at the sign-in, if left out
 * @returns {Pick<Fixture, 'first' | 'before' | 'steps'>}
 */
export function heavy(refusal, where) {
    return {
        first(visit) {
            if (visit.path === '/blog')
                return html(
                    '<!doctype html><html lang="en"><title>Blog</title><h1>Tulips</h1><p>How they grow.</p></html>',
                    200,
                    { 'set-cookie': HEAVY.map((line) => `${line}; Path=/; Max-Age=864000`) },
                );
            const isMinded = where === 'everywhere' || visit.method === 'POST';
            return isMinded && visit.cookieHeader.length > MOST_BYTES ? refusal : undefined;
        },
        before: (page, site) => open(page, `${site.origin}/blog`),
        steps: where && ((page, site) => open(page, `${site.origin}/login`)),
    };
}

/**
 * A site and a service that signs in, on a host of its own. Whoever comes back from there gets a session, unless they have a
 * cookie of one already; that it is over, only the page of the account sees.
 * @param {Omit<Fixture, 'first' | 'before' | 'steps' | 'anew'>} fixture
 * @returns {Fixture}
 */
export function twoHosts(fixture) {
    const service = `service-${fixture.name}`;
    const { layout } = fixture;
    return {
        ...fixture,
        first(visit, site) {
            switch (`${visit.host === service ? 'service' : 'site'} ${visit.route}`) {
                case 'site GET /account':
                    return site.knows(visit) ? undefined : to(`${visit.origin(service)}/authorize`);
                case 'site GET /callback':
                    return cookie(visit, site.cookie) ? to('/account') : site.enter('/account');
                case 'service GET /authorize':
                    return cookie(visit, 'service')
                        ? to(`${visit.origin(fixture.name)}/callback`)
                        : site.form();
                case 'service POST /login':
                    return site.isRight(visit)
                        ? to(`${visit.origin(fixture.name)}/callback`, ['service=robin; Path=/; HttpOnly'])
                        : site.form();
                default:
                    return undefined;
            }
        },
        async before(page, site) {
            await open(page, `${site.origin}/account`);
            await fillIn(page, layout, site.account);
            site.sessions.clear();
        },
        steps: (page, site) => open(page, `${site.origin}/account`),
        async anew(page, site) {
            await open(page, `${site.origin}/account`);
            if (!(await isIn(page))) await fillIn(page, layout, site.account);
        },
    };
}
