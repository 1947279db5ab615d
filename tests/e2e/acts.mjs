/**
 * Somebody who does a job by mouse or by keys alone, and how many acts that takes: presses and texts that are typed. The way of the
 * focus to what is pressed is none, and neither is the mouse's.
 */
import assert from 'node:assert/strict';
import { there } from './vault.mjs';

/** @typedef {import('./harness.mjs').Page} Page */
/** @typedef {'mouse' | 'keys'} How */

/** So many stops of the Tab key a page has at most. */
const MOST_STOPS = 80;

export class Person {
    /** To have opened the popup is the first. */
    acts = 1;
    /** How often something had to be scrolled to before it could be pressed. */
    scrolls = 0;

    /** @param {How} how */
    constructor(how) {
        this.how = how;
    }

    /** Presses what is there, once it is. @param {Page} page @param {string} selector */
    async press(page, selector) {
        this.acts += 1;
        await this.#reach(page, selector);
        if (this.how === 'mouse') await page.click(selector);
        else await page.press('Enter');
    }

    /** @param {Page} page @param {string} selector @param {string} text */
    async write(page, selector, text) {
        this.acts += 1;
        await this.#reach(page, selector);
        if (this.how === 'mouse') await page.click(selector);
        await page.type(text);
    }

    /** @param {Page} page @param {string} selector */
    async #reach(page, selector) {
        await there(page, selector);
        await page.activate();
        if (this.how === 'mouse') {
            if (!(await page.evaluate(isInSight, selector))) this.scrolls += 1;
            return;
        }
        for (let stop = 0; stop < MOST_STOPS; stop += 1) {
            if (await page.evaluate(hasFocus, selector)) return;
            await page.press('Tab');
        }
        throw new Error(`Tab does not lead to ${selector}`);
    }

    /** @param {number} acts @param {string} job */
    needsAtMost(acts, job) {
        assert.ok(this.acts <= acts, `${job} by ${this.how}: ${this.acts} acts, wanted ${acts}`);
        assert.equal(this.scrolls, 0, `${job} by ${this.how}: scrolled`);
        console.log(`${job} by ${this.how}: ${this.acts} acts, ${this.scrolls} scrolls`);
    }
}

// These run in the page.

/** @param {string} selector */
function hasFocus(selector) {
    return Boolean(document.activeElement?.matches(selector));
}

/** Whether the middle of it can be pressed as the page stands. @param {string} selector */
function isInSight(selector) {
    const element = document.querySelector(selector);
    const { left, top, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
    const above = document.elementFromPoint(left + width / 2, top + height / 2);
    return Boolean(above && element?.contains(above));
}
