/**
 * A text for a report of a problem: what Latchkey and the browser are, and nothing of sites, accounts or keys.
 */
import { grants, seesEverySite } from '../../shared/grants.js';
import { copy } from '../ui/clipboard.js';
import { Errand } from '../ui/errand.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** @typedef {import('../../shared/vault/vault.js').VaultState} VaultState */

let text = '';
const errand = new Errand();

/** @param {() => void} draw @param {VaultState | undefined} vault */
export function reportView(draw, vault) {
    const onMake = () =>
        errand.run(async () => {
            text = await report(vault);
        }, draw);
    const onCopy = () =>
        errand.run(async () => {
            await copy(text);
            return word('reportCopied');
        }, draw);
    return h('section', { key: 'report', attrs: { 'aria-labelledby': 'report' } }, [
        h('h3', { attrs: { id: 'report' } }, word('reportHeading')),
        h('p', word('reportLead')),
        h('div.uses', [
            h(
                'button',
                { attrs: { id: 'report-make' }, on: { click: () => void onMake() } },
                word('reportMake'),
            ),
            text
                ? h(
                      'button.primary',
                      { key: 'copy', attrs: { id: 'report-copy' }, on: { click: () => void onCopy() } },
                      word('reportCopy'),
                  )
                : undefined,
        ]),
        text
            ? h('textarea.text', {
                  attrs: { id: 'report-text', readonly: true, rows: 10, 'aria-label': word('reportHeading') },
                  props: { value: text },
              })
            : undefined,
        outcomeLine(errand, 'report-status'),
    ]);
}

/** In one language, whoever reads it. @param {VaultState | undefined} vault */
async function report(vault) {
    const { version } = chrome.runtime.getManifest();
    const facts = await grants();
    const told = {
        version,
        browser: navigator.userAgent,
        language: chrome.i18n.getUILanguage(),
        everySite: await seesEverySite(),
        sitesWithAccess: facts.origins.length,
        sitesPaused: facts.paused.length,
        vault: vault ?? 'unknown',
        window: `${innerWidth} x ${innerHeight} at ${devicePixelRatio}`,
    };
    return `Latchkey\n${Object.entries(told)
        .map(([name, fact]) => `${name}: ${fact}`)
        .join('\n')}\n`;
}
