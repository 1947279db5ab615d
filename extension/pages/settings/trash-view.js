/**
 * Accounts that were removed not long ago: to be brought back, or removed for good.
 */
import { bringBack, destroy, trash } from '../../shared/vault/accounts.js';
import { Errand } from '../ui/errand.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { h } from '../ui/view.js';
import { removalQuestion } from './removal-question.js';
import { language, titled, word } from '../../shared/words.js';
import { accounts, readAccounts } from './shown-accounts.js';

/** @typedef {import('../../wasm/types.js').TrashRow} TrashRow */

/** @type {TrashRow[] | undefined} */
let removed;
/** The list of accounts that it was read beside: another one means that something has changed. */
let readBeside = accounts().rows;
/** The account that is asked about once more before it is gone for good. */
let destroying = '';
const errand = new Errand();

export function forgetTrash() {
    removed = undefined;
    destroying = '';
    errand.say('');
}

/** @param {() => void} draw */
export function trashView(draw) {
    const { rows } = accounts();
    if (rows && (!removed || rows !== readBeside)) {
        readBeside = rows;
        void errand.run(async () => {
            removed = await trash();
        }, draw);
    }
    if (!removed || (removed.length === 0 && !errand.isTold)) return undefined;
    /** @param {() => Promise<unknown>} work @param {string} done */
    const doing = (work, done) => () =>
        errand.run(async () => {
            await work();
            destroying = '';
            await readAccounts(draw);
            return done;
        }, draw);
    return h('section', { key: 'trash', attrs: { 'aria-labelledby': 'trash' } }, [
        h('h3', { attrs: { id: 'trash' } }, word('trashHeading', String(removed.length))),
        h('p.quiet', word('trashLead')),
        h(
            'ul.accounts',
            removed.map((row) => removedAccount(row, doing, draw)),
        ),
        outcomeLine(errand, 'trash-status'),
    ]);
}

/**
 * @param {TrashRow} row
 * @param {(work: () => Promise<unknown>, done: string) => () => Promise<void>} doing
 * @param {() => void} draw
 */
function removedAccount({ id, issuer, name, goesAt }, doing, draw) {
    const title = titled(issuer || name);
    const until = new Intl.DateTimeFormat(language(), { dateStyle: 'long' }).format(goesAt);
    /** @param {string} about the account; none to ask no more */
    const ask = (about) => () => {
        destroying = about;
        draw();
    };
    /** @param {string} label @param {() => void} click */
    const button = (label, click) =>
        h(
            'button.small',
            { attrs: { 'aria-label': word(`${label}Label`, title) }, on: { click } },
            word(label),
        );
    return h('li', { key: id }, [
        h('div.account', [
            h('div.who', [
                h('span.issuer', [h('bdi', title)]),
                issuer && name ? h('span.quiet', [h('bdi', name)]) : undefined,
                h('span.quiet', word('trashUntil', until)),
            ]),
            h('div.uses', [
                button(
                    'trashBack',
                    doing(() => bringBack(id), word('trashBackDone', title)),
                ),
                button('trashDestroy', ask(id)),
            ]),
        ]),
        destroying === id
            ? removalQuestion(
                  'trash',
                  word('trashDestroySure', title),
                  h(
                      'button.destroy',
                      { on: { click: doing(() => destroy(id), word('trashDestroyDone', title)) } },
                      word('trashDestroy'),
                  ),
                  ask(''),
              )
            : undefined,
    ]);
}
