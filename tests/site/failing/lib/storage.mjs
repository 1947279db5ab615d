/**
 * Pages that want to store something, and cannot.
 */
import { until } from '../../../e2e/frameworks.mjs';
import { open } from './person.mjs';
import { cookie, html, json, to } from './server.mjs';

/** @typedef {import('./fixture.mjs').Fixture} Fixture */

/** @type {Record<string, string>} */
const NO_HEADERS = {};
const SANDBOX = { 'content-security-policy': 'sandbox allow-scripts allow-forms' };

/**
 * The page is served in a way that leaves it no storage, until somebody mends that. It tries before it sends anything.
 * @param {Omit<Fixture, 'form' | 'headers' | 'mends'>} fixture
 * @param {string} says
 * @returns {Fixture}
 */
export function sandboxed(fixture, says) {
    return {
        ...fixture,
        form: {
            beside: `<p id="notice"></p><script>addEventListener('submit', (event) => {
    try {
        localStorage.setItem('device', 'd3b07384');
    } catch {
        event.preventDefault();
        event.stopImmediatePropagation();
        document.querySelector('#notice').textContent = ${JSON.stringify(says)};
    }
}, true);</script>`,
        },
        headers: ({ isTroubled }) => (isTroubled ? SANDBOX : NO_HEADERS),
        mends: true,
    };
}

/** Fills the storage of a site to its last letter, as a cache would that is never cleaned. */
const FILL = `<p id="state"></p><script>
let size = 1 << 20;
for (let at = 0; size >= 1; at += 1) {
    try { localStorage.setItem('cache:' + at, 'x'.repeat(size)); } catch { size = Math.floor(size / 2); }
}
document.querySelector('#state').id = 'filled';
</script>`;

/**
 * The storage of the site is full, and its app keeps a token there before it goes on.
 * @param {Omit<Fixture, 'form' | 'first' | 'refuse' | 'before'>} fixture
 * @returns {Fixture}
 */
export function filledUp(fixture) {
    return {
        ...fixture,
        first(visit, site) {
            switch (visit.route) {
                case 'GET /notes':
                    return site.page(FILL);
                case 'GET /keep':
                    return html(`<!doctype html><title>…</title><p></p><script>
try {
    localStorage.setItem('token', ${JSON.stringify(cookie(visit, 'handed'))}.padEnd(600, '.'));
    location.replace('/enter');
} catch {
    document.querySelector('p').textContent = ${JSON.stringify(site.words.wentWrong)};
}
</script>`);
                case 'GET /enter':
                    return to('/account', [`${site.cookie}=${site.begin()}; Path=/; HttpOnly`]);
                default:
                    return undefined;
            }
        },
        refuse: () => ({ ...json({ next: '/keep' }), headers: HANDED }),
        async before(page, site) {
            await open(page, `${site.origin}/notes`);
            await until(
                () => page.evaluate(() => Boolean(document.querySelector('#filled'))),
                'full storage',
            );
        },
    };
}

const HANDED = { 'content-type': 'application/json', 'set-cookie': 'handed=d3b07384; Path=/; HttpOnly' };
