/**
 * Draws the icons of the toolbar button that have a padlock, from `icon.svg`, with Chromium: `node tools/icons.mjs`.
 */
import { readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const FOLDER = 'extension/icons';
const SIZES = [16, 32];
const GREY = 'grayscale(1) brightness(0.8)';

const key = readFileSync(`${FOLDER}/icon.svg`, 'utf8').replace(/^<svg[^>]*>|<\/svg>\s*$/g, '');
/** In the corner that neither the text of a badge nor the end of the bar is in: at 16 px each of its lines is a pixel wide. */
const padlock = `
    <rect x="2" y="2" width="68" height="70" rx="14" fill="#fff"/>
    <path d="M20 40V30a16 16 0 0 1 32 0v10" fill="none" stroke="#1c2127" stroke-width="10"/>
    <rect x="10" y="36" width="52" height="32" rx="5" fill="#1c2127"/>`;
const bar = `
    <path d="M14 114 114 14" stroke="#fff" stroke-width="22"/>
    <path d="M14 114 114 14" stroke="#1c2127" stroke-width="11" stroke-linecap="round"/>`;

const browser = await puppeteer.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
    const page = await browser.newPage();
    for (const [name, inside] of [
        ['locked', `${key}${padlock}`],
        ['off-locked', `<g style="filter: ${GREY}">${key}</g>${bar}${padlock}`],
    ]) {
        for (const size of SIZES) {
            await page.setViewport({ width: size, height: size });
            await page.setContent(
                `<style>body { margin: 0 } svg { display: block }</style>
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="${size}" height="${size}">${inside}</svg>`,
            );
            const path = /** @type {`${string}.png`} */ (`${FOLDER}/${name}-${size}.png`);
            await page.screenshot({ path, omitBackground: true });
            console.log(path);
        }
    }
} finally {
    await browser.close();
}
