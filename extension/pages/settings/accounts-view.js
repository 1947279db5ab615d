/**
 * The list of accounts, and what can be done with each.
 */
import { addressOf, edit, move, remove } from '../../shared/vault/accounts.js';
import { olderStateWarning } from '../authenticator/older-state.js';
import { qrOf } from '../authenticator/qr-drawing.js';
import { askPassword } from '../ui/ask-password.js';
import { Errand } from '../ui/errand.js';
import { h } from '../ui/view.js';
import { removalQuestion } from './removal-question.js';
import { word } from '../../shared/words.js';
import { accounts, readAccounts } from './overview.js';

/** @typedef {import('../../wasm/types.js').AccountRow} Row */

/** From so many percent on, the person is warned. */
const NEARLY_FULL = 90;

/** The account whose fields are open. */
let opened = '';
/** The account that is asked about once more before it is removed. */
let removing = '';
/** @type {{ id: string, drawing: import('../ui/view.js').VNode } | undefined} */
let shown;
const errand = new Errand();

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
    const { rows, olderState, percentFull, problem } = accounts();
    if (!rows && !problem) void readAccounts(draw);
    /** @param {() => Promise<unknown>} work @param {string} done */
    const doing = (work, done) => () =>
        errand.run(async () => {
            await work();
            await readAccounts(draw);
            return done;
        }, draw);
    const heading = rows ? word('accountsHeading', String(rows.length)) : word('accountsUncounted');
    const busy = String(!rows && !problem);
    return h('section', { key: 'accounts', attrs: { 'aria-labelledby': 'accounts', 'aria-busy': busy } }, [
        h('h3', { attrs: { id: 'accounts' } }, heading),
        olderStateWarning(olderState),
        fullness(percentFull),
        h('p.quiet', rows?.length === 0 ? word('codesEmpty') : problem),
        h(
            'ul.accounts',
            (rows ?? []).map((row, place) => account(row, place, doing, draw)),
        ),
        h('p', { attrs: { id: 'accounts-status' } }, errand.said),
    ]);
}

/**
 * @param {Row} row
 * @param {number} place
 * @param {(work: () => Promise<unknown>, done: string) => () => Promise<void>} doing
 * @param {() => void} draw
 */
function account(row, place, doing, draw) {
    const { id, issuer, name, pinned, tags, sites, note } = row;
    const title = issuer || name;
    /** @param {() => void} change */
    const then = (change) => () => {
        change();
        draw();
    };
    const onRemove = doing(
        async () => {
            await remove(id);
            // One that is brought back is not asked about any more.
            forgetAbout(id);
        },
        word('accountRemoved', title),
    );
    const onShow = () => {
        askPassword({
            title: word('qrAsk', title),
            async carryOut() {
                shown = { id, drawing: await qrOf(await addressOf(id), word('qrLabel', title)) };
                draw();
            },
        });
        draw();
    };
    const onEdit = (/** @type {Event} */ event) => {
        event.preventDefault();
        const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
        /** @param {string} field @param {RegExp} between tags have spaces in them, sites have none */
        const list = (field, between) =>
            String(data.get(field) ?? '')
                .split(between)
                .map((text) => text.trim())
                .filter(Boolean);
        const changes = {
            issuer: String(data.get('issuer') ?? ''),
            name: String(data.get('name') ?? ''),
            tags: list('tags', /,/),
            sites: list('sites', /[\s,]+/),
            note: String(data.get('note') ?? ''),
        };
        void doing(async () => {
            await edit(id, changes);
            opened = '';
        }, word('accountSaved'))();
    };
    return h('li', { key: id }, [
        h('div.account', [
            h('span.mark', { attrs: { 'data-colour': row.colour, 'aria-hidden': 'true' } }, row.letter),
            h('div.who', [
                h('span.issuer', [h('bdi', title)]),
                issuer && name ? h('span.quiet', [h('bdi', name)]) : undefined,
            ]),
            h('div.uses', [
                button(
                    'accountUp',
                    title,
                    doing(() => move(id, Math.max(0, place - 1)), ''),
                ),
                button(
                    'accountDown',
                    title,
                    doing(() => move(id, place + 1), ''),
                ),
                button(
                    pinned ? 'accountUnpin' : 'accountPin',
                    title,
                    doing(() => edit(id, { pinned: !pinned }), ''),
                ),
                button(
                    'accountEdit',
                    title,
                    then(() => (opened = opened === id ? '' : id)),
                    opened === id,
                ),
                button(
                    'accountQr',
                    title,
                    shown?.id === id ? then(() => (shown = undefined)) : onShow,
                    shown?.id === id,
                ),
                button(
                    'accountRemove',
                    title,
                    then(() => (removing = id)),
                ),
            ]),
        ]),
        removing === id
            ? removalQuestion(
                  word('accountRemoveSure', title),
                  h('button', { on: { click: onRemove } }, word('accountRemoveGo')),
                  then(() => (removing = '')),
              )
            : undefined,
        shown?.id === id ? shown.drawing : undefined,
        opened === id
            ? h('form.grid', { on: { submit: onEdit } }, [
                  ...field(id, 'issuer', 'handIssuer', issuer),
                  ...field(id, 'name', 'handName', name),
                  ...field(id, 'tags', 'accountTags', tags.join(', ')),
                  ...field(id, 'sites', 'accountSites', sites.join(', ')),
                  ...noteField(id, note),
                  h('button.primary', word('accountSave')),
              ])
            : undefined,
    ]);
}

/**
 * @param {string} name
 * @param {string} title
 * @param {() => void} click
 * @param {boolean} [expanded]
 */
function button(name, title, click, expanded) {
    /** @type {Record<string, string>} */
    const state = expanded === undefined ? {} : { 'aria-expanded': String(expanded) };
    return h(
        'button.small',
        { attrs: { 'aria-label': `${word(name)}: ${title}`, ...state }, on: { click } },
        word(name),
    );
}

/**
 * @param {string} id
 * @param {string} name
 * @param {string} label
 * @param {string} value
 */
function field(id, name, label, value) {
    const attrs = { id: `${name}-${id}`, name, type: 'text', autocomplete: 'off', value };
    return [h('label', { attrs: { for: attrs.id } }, word(label)), h('input', { attrs })];
}

/**
 * @param {string} id
 * @param {string} note
 */
function noteField(id, note) {
    const attrs = { id: `note-${id}`, name: 'note', rows: 2 };
    return [
        h('label', { attrs: { for: attrs.id } }, word('accountNote')),
        h('textarea', { attrs, props: { value: note } }),
    ];
}

/** @param {number | undefined} percent */
function fullness(percent) {
    if (percent === undefined) return undefined;
    const text = word(percent < NEARLY_FULL ? 'vaultFullness' : 'vaultNearlyFull', String(percent));
    const kind = percent < NEARLY_FULL ? 'p.quiet' : 'p.warning';
    return h(kind, { key: 'fullness', attrs: { id: 'fullness' } }, text);
}
