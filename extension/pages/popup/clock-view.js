/**
 * The clock that the codes are made by: whether it is right, by the site in front.
 */
import { checkClock } from '../authenticator/clock-check.js';
import { correctBy, correction } from '../../shared/vault/clock.js';
import { Errand } from '../ui/errand.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { h } from '../ui/view.js';
import { timeSpan, word } from '../../shared/words.js';

/** What is added to this computer's time, once it is known. @type {number | undefined} */
let added;
const errand = new Errand();

/**
 * @param {chrome.tabs.Tab | undefined} tab
 * @param {() => void} draw
 * @param {() => void} changed the codes are others now
 */
export function clockView(tab, draw, changed) {
    if (added === undefined) void learn(draw);
    const { id, url } = tab ?? {};
    const site = url && /^https?:/.test(url) ? new URL(url).hostname : undefined;
    /** @param {() => Promise<string>} work */
    const doing = (work) => () => errand.runAlone(() => work().finally(() => learn(changed)), draw);
    const check = doing(async () => {
        const { seconds, verdict } = await checkClock(id ?? -1);
        return verdict === 'correct' ? '' : word(`clock_${verdict}`, timeSpan(Math.abs(seconds)));
    });
    const stop = doing(async () => {
        await correctBy(0);
        return '';
    });
    return h('div.clock', { key: 'clock' }, [
        added
            ? h('p', { attrs: { id: 'clock-correction' } }, [
                  word(added > 0 ? 'clockSlow' : 'clockFast', timeSpan(Math.abs(added))),
              ])
            : undefined,
        outcomeLine(errand, 'clock-status', 'p.quiet'),
        h('div', [
            site && id !== undefined
                ? h(
                      'button.link',
                      {
                          attrs: { id: 'clock-check', 'aria-busy': String(errand.busy) },
                          on: { click: check },
                      },
                      word('clockCheck', site),
                  )
                : undefined,
            added
                ? h('button.link', { attrs: { id: 'clock-stop' }, on: { click: stop } }, word('clockStop'))
                : undefined,
        ]),
    ]);
}

/** @param {() => void} done */
async function learn(done) {
    added = await correction();
    done();
}
