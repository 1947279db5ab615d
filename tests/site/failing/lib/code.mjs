/**
 * The second step of a sign-in: a code, which is asked for on a page of its own.
 */
import { random } from '../../frameworks/schemes.mjs';
import { escaped } from './layout.mjs';
import { fill, fillIn, open, press } from './person.mjs';
import { cookie, to } from './server.mjs';

/** @typedef {import('./fixture.mjs').Fixture} Fixture */
/** @typedef {import('./site.mjs').Site} Site */

const RIGHT = '482913';
const STEP = 'step';

/**
 * @param {Omit<Fixture, 'steps' | 'anew' | 'refuse'>} fixture
 * @param {object} code
 * @param {string} [code.typed] at first; the right one if left out
 * @param {string} [code.says] what is said of a wrong one
 * @param {(message: string) => string} code.draw the message, before the field
 * @returns {Fixture}
 */
export function withCode(fixture, { typed = RIGHT, says = '', draw }) {
    /** Those who have typed the right password. @type {Set<string>} */
    const pending = new Set();
    /** @param {Site} site @param {string} [message] */
    const page = (site, message) =>
        site.page(`<form method="post" action="/code"><p><label>${site.words.code}
<input name="otp" inputmode="numeric" autocomplete="one-time-code" maxlength="6"></label></p>${message ? draw(escaped(message)) : ''}
<button id="verify">OK</button></form>`);
    /** @param {string} code */
    const trying =
        (code) => async (/** @type {import('./person.mjs').Page} */ browsed, /** @type {Site} */ site) => {
            await open(browsed, `${site.origin}/login`);
            await fillIn(browsed, site.plan.layout, site.account);
            await fill(browsed, '[name=otp]', code);
            await press(browsed, '#verify');
        };
    return {
        ...fixture,
        refuse() {
            const step = random.hex(16);
            pending.add(step);
            return to('/code', [`${STEP}=${step}; Path=/; HttpOnly; SameSite=Lax`]);
        },
        first(visit, site) {
            if (visit.path !== '/code') return undefined;
            if (!pending.has(cookie(visit, STEP) ?? '')) return to('/login');
            if (visit.method === 'GET') return page(site);
            return visit.fields['otp'] === RIGHT ? site.enter('/account') : page(site, says);
        },
        steps: trying(typed),
        anew: trying(RIGHT),
    };
}
