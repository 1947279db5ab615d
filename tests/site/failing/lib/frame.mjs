/**
 * A log-in in a frame of another site, where its cookies are not taken.
 */
import { pause } from '../../../e2e/frameworks.mjs';
import { fillIn, open } from './person.mjs';
import { html, to } from './server.mjs';

/** @typedef {import('./fixture.mjs').Fixture} Fixture */
/** @typedef {import('./person.mjs').Page} Page */

/** Where what is in the frame stands: neither it nor what it holds can be asked from the page around. */
const PLACES = { user: 60, password: 110, button: 160 };
const LEFT = 20;
const STYLE = `<style>body { margin: 0 } input, button { position: absolute; left: ${LEFT}px; width: 240px; height: 30px }</style>`;
const ANSWERED_MS = 2_500;

/** @type {import('./layout.mjs').Layout} */
const layout = {
    user: 'member',
    password: 'secret',
    submit: 'button',
    draw: ({ words, title, action, message = '' }) =>
        `<!doctype html><html lang="${words.language}"><head><meta charset="utf-8"><title>${title}</title>${STYLE}</head>
<body><p class="hint">${message}</p><form method="post" action="${action}">
<input style="top:${PLACES.user}px" name="member" aria-label="${words.user}" placeholder="${words.user}" autocomplete="username">
<input style="top:${PLACES.password}px" type="password" name="secret" aria-label="${words.password}" placeholder="${words.password}" autocomplete="current-password">
<button style="top:${PLACES.button}px">${words.signIn}</button></form></body></html>`,
};

/**
 * @param {Omit<Fixture, 'layout' | 'first' | 'refuse' | 'steps' | 'anew'>} fixture
 * @param {string} [says] what the page says as it comes again
 * @returns {Fixture}
 */
export function embedded(fixture, says) {
    const own = `members-${fixture.name}`;
    return {
        ...fixture,
        layout,
        first(visit, site) {
            if (visit.host !== own && visit.route === 'GET /')
                return site.page(
                    `<iframe src="${visit.origin(own)}/login" width="400" height="260"></iframe>`,
                );
            if (visit.route === 'GET /account' && !site.knows(visit)) return to('/login?again');
            if (visit.route === 'GET /login' && visit.query.has('again') && says)
                return html(layout.draw({ ...site, action: '/login', message: says }));
            return undefined;
        },
        async steps(page, site) {
            await open(page, `${site.origin}/`);
            const frame = await page.evaluate(whereFrameIs);
            const { user, password } = site.account;
            await clickIn(page, frame, PLACES.user);
            await page.type(user);
            await clickIn(page, frame, PLACES.password);
            await page.type(password);
            await clickIn(page, frame, PLACES.button);
            await pause(ANSWERED_MS);
        },
        async anew(page, site) {
            await open(page, `${site.origin.replace('//', '//members-')}/login`);
            await fillIn(page, layout, site.account);
        },
    };
}

/** @param {Page} page @param {{ x: number, y: number }} frame @param {number} top */
async function clickIn(page, frame, top) {
    await page.clickAt({ x: frame.x + LEFT + 15, y: frame.y + top + 15 });
    await pause(200);
}

/** Runs in the page. */
function whereFrameIs() {
    const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
    const { left, top } = frame.getBoundingClientRect();
    return { x: left + frame.clientLeft, y: top + frame.clientTop };
}
