/**
 * The list of accounts, and what can be done with each.
 */
import { addressOf, edit, move, remove } from '../../shared/vault/accounts.js';
import { foundWords } from '../authenticator/found-words.js';
import { olderStateWarning } from '../authenticator/older-state.js';
import { qrOf } from '../authenticator/qr-drawing.js';
import { askPassword } from '../vault/ask-password.js';
import { Errand } from '../ui/errand.js';
import { sayFound } from '../ui/live.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { LongList } from '../ui/long-list.js';
import { menu } from '../ui/menu.js';
import { focusOn, h } from '../ui/view.js';
import { accountForm } from './account-form.js';
import { removalQuestion } from './removal-question.js';
import { titled, word } from '../../shared/words.js';
import { accounts, readAccounts, searchAccounts } from './shown-accounts.js';

/** @typedef {import('../../wasm/types.js').AccountRow} Row */

/** From so many percent on, the person is warned. */
const NEARLY_FULL = 90;
/** With fewer accounts there is nothing to search for. */
const SEARCHED_FROM = 5;
/** A row, before one was seen, in px. */
const ROW_HEIGHT = 52;

/** The account whose fields are open. */
let opened = '';
/** The account that is asked about once more before it is removed. */
let removing = '';
/** @type {{ id: string, drawing: import('../ui/view.js').VNode } | undefined} */
let shown;
const errand = new Errand();
/** What came of saving what stands in the form. */
const saving = new Errand();
const list = new LongList(ROW_HEIGHT, '.menu > button');

/** The vault was locked: what was shown or asked goes. */
export function forgetShown() {
    opened = '';
    removing = '';
    shown = undefined;
    errand.say('');
}

/** What was open of an account is closed with it. @param {string} id */
function forgetAbout(id) {
    if (removing === id) removing = '';
    if (opened === id) opened = '';
    if (shown?.id === id) shown = undefined;
}

/** @param {() => void} draw */
export function accountsView(draw) {
    const { rows, total, query, olderState, percentFull, problem } = accounts();
    if (!rows && !problem) void readAccounts(draw);
    const heading = rows ? word('accountsHeading', String(total)) : word('accountsUncounted');
    const busy = String(!rows && !problem);
    return h('section', { key: 'accounts', attrs: { 'aria-labelledby': 'accounts', 'aria-busy': busy } }, [
        h('h3', { attrs: { id: 'accounts' } }, heading),
        olderStateWarning(olderState),
        fullness(percentFull),
        h('p.quiet', rows && total === 0 ? word('accountsNone') : problem),
        total >= SEARCHED_FROM || query ? search(query, draw) : undefined,
        outcomeLine(errand, 'accounts-status'),
        list.view(
            'ul.accounts',
            heading,
            rows ?? [],
            (row, isStop) => account(row, rows ?? [], isStop, draw),
            draw,
        ),
    ]);
}

/** @param {string} query @param {() => void} draw */
function search(query, draw) {
    const onInput = (/** @type {Event} */ { target }) => {
        const searching = searchAccounts(/** @type {HTMLInputElement} */ (target).value, draw);
        void searching.then(() => sayFound(found));
    };
    const onKey = (/** @type {KeyboardEvent} */ event) => {
        if (event.key === 'ArrowDown' && list.focusFirst()) event.preventDefault();
    };
    return h('div', { key: 'search' }, [
        h('input.search', {
            attrs: {
                id: 'account-search',
                type: 'search',
                'aria-label': word('codesSearch'),
                placeholder: word('codesSearch'),
            },
            props: { value: query },
            on: { input: onInput, keydown: onKey },
        }),
        query ? h('p.quiet', { attrs: { id: 'accounts-found' } }, found()) : undefined,
    ]);
}

function found() {
    const { rows, query } = accounts();
    return foundWords(query, rows?.length ?? 0);
}

/**
 * @param {Row} row
 * @param {Row[]} rows all that are shown
 * @param {boolean} isStop whether the Tab key stops at it
 * @param {() => void} draw
 */
function account(row, rows, isStop, draw) {
    const { id, issuer, name, colour, letter } = row;
    const title = titled(issuer || name);
    return h('li', { key: id }, [
        h('div.account', [
            h('span.mark', { attrs: { 'data-colour': colour, 'aria-hidden': 'true' } }, letter),
            h('div.who', { attrs: { title: issuer && name ? `${title}, ${name}` : title } }, [
                h('span.issuer', [h('bdi', title)]),
                issuer && name ? h('span.quiet', [h('bdi', name)]) : undefined,
            ]),
            menu(id, word('accountMore', title), itemsOf(row, title, rows, draw), draw, isStop),
        ]),
        removing === id ? asks(row, title, draw) : undefined,
        shown?.id === id ? shown.drawing : undefined,
        opened === id ? form(row, draw) : undefined,
    ]);
}

/**
 * Does something with an account, and gives the focus back to its row, or to the one beside it where it has gone. Where it fails, the focus
 * stays where the person is.
 * @param {string} id
 * @param {() => Promise<unknown>} work
 * @param {string} done what is said of it
 * @param {() => void} draw
 * @param {Errand} [failing] says where the person is what went wrong
 */
async function carryOut(id, work, done, draw, failing = errand) {
    const beside = list.neighbour(id);
    await failing.run(async () => {
        await work();
        await readAccounts(draw);
        if (failing !== errand) errand.say(done);
        return failing === errand ? done : undefined;
    }, draw);
    if (failing.problem) {
        // It may stand below the window, and takes no focus.
        document.getElementById('account-problem')?.scrollIntoView({ block: 'nearest' });
        return;
    }
    if (!list.focus(id) && !list.focus(beside)) focusOn(document.querySelector('#part-vault') ?? undefined);
}

/**
 * What can be done with an account.
 * @param {Row} row
 * @param {string} title
 * @param {Row[]} rows
 * @param {() => void} draw
 * @returns {import('../ui/menu.js').Item[]}
 */
function itemsOf({ id, pinned }, title, rows, draw) {
    /** @param {string} name @param {() => void} act */
    const item = (name, act) => ({ name, label: word(name), act });
    /** @param {string} name @param {() => void} change */
    const show = (name, change) =>
        item(name, () => {
            change();
            draw();
        });
    const place = rows.findIndex((row) => row.id === id);
    /** @param {string} name @param {Row | undefined} other those that are pinned stand before the others */
    const moved = (name, other) =>
        other && other.pinned === pinned
            ? item(name, () => void carryOut(id, () => move(id, other.id), '', draw))
            : undefined;
    const items = [
        show('accountEdit', () => {
            opened = id;
            saving.say('');
        }),
        item(pinned ? 'accountUnpin' : 'accountPin', () => {
            void carryOut(id, () => edit(id, { pinned: !pinned }), '', draw);
        }),
        moved('accountUp', rows[place - 1]),
        moved('accountDown', rows[place + 1]),
        shown?.id === id
            ? show('accountQrHide', () => (shown = undefined))
            : item('accountQr', () => askForQr(id, title, draw)),
        show('accountRemove', () => (removing = id)),
    ];
    return items.filter((one) => one !== undefined);
}

/** @param {string} id @param {string} title @param {() => void} draw */
function askForQr(id, title, draw) {
    askPassword({
        title: word('qrAsk', title),
        async carryOut() {
            shown = { id, drawing: await qrOf(await addressOf(id), word('qrLabel', title)) };
            draw();
        },
    });
    draw();
}

/** @param {Row} row @param {string} title @param {() => void} draw */
function asks({ id }, title, draw) {
    const onRemove = () =>
        void carryOut(
            id,
            async () => {
                await remove(id);
                // One that is brought back is not asked about any more.
                forgetAbout(id);
            },
            word('accountRemoved', title),
            draw,
        );
    return removalQuestion(
        'account',
        word('accountRemoveSure', title),
        h('button', { on: { click: onRemove } }, word('accountRemoveGo')),
        () => {
            removing = '';
            draw();
        },
    );
}

/** @param {Row} row @param {() => void} draw */
function form(row, draw) {
    const { id } = row;
    /** @param {import('../../wasm/types.js').AccountChanges} changes */
    const onSave = (changes) =>
        void carryOut(
            id,
            async () => {
                await edit(id, changes);
                opened = '';
            },
            word('accountSaved'),
            draw,
            saving,
        );
    const onCancel = () => {
        opened = '';
        draw();
        list.focus(id);
    };
    return accountForm(row, onSave, onCancel, outcomeLine(saving, 'account-problem'));
}

/** @param {number | undefined} percent */
function fullness(percent) {
    if (percent === undefined) return undefined;
    const text = word(percent < NEARLY_FULL ? 'vaultFullness' : 'vaultNearlyFull', String(percent));
    const kind = percent < NEARLY_FULL ? 'p.quiet' : 'p.warning';
    return h(kind, { key: 'fullness', attrs: { id: 'fullness' } }, text);
}
