/**
 * The popup's card: opening it in a state, and a picture of it.
 */
import assert from 'node:assert/strict';
import { findings } from './axe.mjs';
import { ARTIFACTS } from './harness.mjs';
import { tabAt } from './popup.mjs';
import { there } from './vault.mjs';

/** @typedef {import('./harness.mjs').Page} Page */

/** @param {import('./harness.mjs').World} world */
export function cardsOf(world) {
    /**
     * Opens the popup about a page, and waits for its card.
     * @param {string | undefined} address
     * @param {string} card
     */
    async function cardAt(address, card) {
        const popup = await world.browser.openExtensionPage('pages/popup/popup.html');
        if (address) {
            const id = await popup.evaluate(tabAt, address);
            await popup.goto(`${await popup.evaluate(() => location.href)}?tab=${id}`);
        }
        await there(popup, `[data-card=${card}]`);
        return popup;
    }

    /** @param {Page} popup @param {string} name */
    async function looks(popup, name) {
        for (const scheme of /** @type {const} */ (['light', 'dark'])) {
            await popup.setColorScheme(scheme);
            assert.deepEqual(await popup.evaluate(findings), [], `${name} ${scheme}`);
            await popup.screenshot(`${ARTIFACTS}/card-${name}-${scheme}-${world.browser.name}.png`);
        }
        await popup.setColorScheme('light');
        assert.deepEqual(await popup.evaluate(sizes), { cut: 0, inside: 0, sideways: 0 }, name);
    }

    /** @param {string} card @param {string} [name] of the site @param {string} [path] */
    async function state(card, name, path = '/') {
        const address = name && world.sites.url(name, path);
        const page = address ? await world.browser.open(address) : undefined;
        const popup = await cardAt(address, card);
        await looks(popup, card);
        await popup.close();
        await page?.close();
    }

    return { cardAt, looks, state };
}

// This runs in the popup.

/**
 * By how much what is in the window is more than it shows: below and beside it, and in its middle, which could be scrolled.
 */
export function sizes() {
    const { body } = document;
    const main = /** @type {HTMLElement} */ (document.querySelector('main'));
    const lowest = Math.max(...[...body.children].map((part) => part.getBoundingClientRect().bottom));
    return {
        // What is cut off cannot be scrolled to either.
        cut: Math.max(0, Math.ceil(lowest) - innerHeight, body.scrollHeight - body.clientHeight),
        inside: main.scrollHeight - main.clientHeight,
        sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
}
