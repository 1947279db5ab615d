/**
 * What only the person knows of an account that was just added: whether it is for the site of the page, and whether it takes the place
 * of one that is called the same.
 */
import { remove, useFor } from '../../shared/vault/accounts.js';
import { Errand } from '../ui/errand.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { h } from '../ui/view.js';
import { titled, word } from '../../shared/words.js';

/** @typedef {import('../../wasm/types.js').AddedReport} AddedReport */

/** @type {AddedReport['asks']} */
let site = null;
/** The account that may be replaced, and what the new one is called. @type {{ id: string, title: string } | undefined} */
let replaced;
const errand = new Errand();

/** Takes over what a report leaves open. @param {AddedReport} report */
export function askAfter({ asks, added }) {
    site = asks;
    const again = added.find(({ insteadOf }) => insteadOf !== null);
    replaced = again?.insteadOf ? { id: again.insteadOf, title: titled(again.title) } : undefined;
    errand.say('');
}

/** Nothing is asked any more. */
export function forgetQuestions() {
    site = null;
    replaced = undefined;
    errand.say('');
}

/**
 * @param {() => void} draw
 * @param {() => void} changed called when an account has changed
 */
export function questions(draw, changed) {
    /** @param {() => Promise<string>} work */
    const answer = (work) => () =>
        errand.runAlone(async () => {
            const said = await work();
            changed();
            return said;
        }, draw);
    const dismiss = () => {
        forgetQuestions();
        draw();
    };
    const [asked, old] = [site, replaced];
    return h('div', { key: 'questions', attrs: { id: 'questions' } }, [
        asked
            ? question(
                  word('askSite', titled(asked.title), asked.site),
                  'ask-site',
                  word('askSiteGo', asked.site),
                  {
                      go: answer(async () => {
                          await useFor(asked.id, `https://${asked.site}`);
                          site = null;
                          return word('askSiteDone', asked.site);
                      }),
                      dismiss,
                  },
              )
            : undefined,
        old
            ? question(word('askReplace', old.title), 'ask-replace', word('askReplaceGo'), {
                  go: answer(async () => {
                      await remove(old.id);
                      replaced = undefined;
                      return word('askReplaceDone');
                  }),
                  dismiss,
              })
            : undefined,
        outcomeLine(errand, 'ask-status'),
    ]);
}

/**
 * @param {string} text
 * @param {string} id
 * @param {string} label
 * @param {{ go: () => void, dismiss: () => void }} on
 */
function question(text, id, label, { go, dismiss }) {
    return h('div.warning', { attrs: { role: 'group', 'aria-label': text } }, [
        h('p', text),
        h('div.uses', [
            h('button', { attrs: { id }, on: { click: go } }, label),
            h('button', { on: { click: dismiss } }, word('askNo')),
        ]),
    ]);
}
