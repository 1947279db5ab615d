/**
 * Adding accounts: by a picture of a QR code (chosen, dropped or pasted), by an address or key, or by hand.
 */
import { CODE_DIGITS, CODE_SECONDS } from '../../core/limits.js';
import { addByHand, addTexts } from '../../shared/vault/accounts.js';
import { askAfter, questions } from '../authenticator/questions.js';
import { textsIn } from '../authenticator/pictures.js';
import { Errand } from '../ui/errand.js';
import { outcomeLines } from '../ui/outcome-line.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { readAccounts } from './shown-accounts.js';
import { reportLines } from '../authenticator/report.js';

/** @typedef {import('../../wasm/types.js').AccountForm} AccountForm */

const KINDS = ['totp', 'hotp', 'steam', 'motp', 'yandex'];
const ALGORITHMS = ['sha1', 'sha256', 'sha512'];

const errand = new Errand();
let kind = 'totp';
/** An address of an account that needs its PIN. */
let withoutPin = '';

/** The vault was locked: what was added, or is still to be, is not shown any more. */
export function forgetAdding() {
    withoutPin = '';
    errand.say('');
}

/** @param {() => void} draw */
export function addView(draw) {
    /** @param {() => Promise<import('../../wasm/types.js').AddedReport>} work */
    const doing = (work) =>
        errand.run(async () => {
            const report = await work();
            askAfter(report);
            await readAccounts(draw);
            return reportLines(report);
        }, draw);
    /** @param {string[]} texts */
    const fromTexts = async (texts) => {
        const report = await addTexts(texts);
        const needsPin = texts.length === 1 && report.refused[0]?.code === 'pinNeeded';
        withoutPin = (needsPin && texts[0]) || '';
        return report;
    };
    const fromPicture = (/** @type {Blob} */ picture) => doing(async () => fromTexts(await textsIn(picture)));
    const onPin = (/** @type {Event} */ event) => {
        event.preventDefault();
        const pin = /** @type {HTMLInputElement} */ (document.querySelector('#add-pin')).value.trim();
        const sign = withoutPin.includes('?') ? '&' : '?';
        void doing(() => fromTexts([`${withoutPin.trim()}${sign}pin=${encodeURIComponent(pin)}`]));
    };
    const onFile = (/** @type {Event} */ { target }) => {
        const field = /** @type {HTMLInputElement} */ (target);
        const [file] = field.files ?? [];
        if (file) void fromPicture(file);
        field.value = '';
    };
    /** @param {Event} event @param {DataTransfer | null} data */
    const onData = (event, data) => {
        const [file] = data?.files ?? [];
        const text = data?.getData('text') ?? '';
        if (!file && (event.type === 'drop') === !text) return;
        if (!file && event.type === 'paste') return;
        event.preventDefault();
        if (file) void fromPicture(file);
        else void doing(() => fromTexts([text]));
    };
    const onText = (/** @type {Event} */ event) => {
        event.preventDefault();
        const field = /** @type {HTMLInputElement} */ (document.querySelector('#add-text'));
        const text = field.value.trim();
        if (!text) return;
        void doing(async () => {
            const added = await fromTexts([text]);
            field.value = '';
            return added;
        });
    };
    const onHand = (/** @type {Event} */ event) => {
        event.preventDefault();
        const form = /** @type {HTMLFormElement} */ (event.target);
        void doing(async () => {
            const added = await addByHand(formOf(form));
            form.reset();
            return added;
        });
    };
    return h(
        'section',
        {
            key: 'add',
            attrs: { 'aria-labelledby': 'add' },
            on: {
                paste: (/** @type {ClipboardEvent} */ event) => onData(event, event.clipboardData),
                drop: (/** @type {DragEvent} */ event) => onData(event, event.dataTransfer),
                dragover: (/** @type {DragEvent} */ event) => event.preventDefault(),
            },
        },
        [
            h('h3', { attrs: { id: 'add' } }, word('addHeading')),
            h('p.quiet', word('addLead')),
            h('div.row', [
                h('label', { attrs: { for: 'add-picture' } }, word('addPicture')),
                h('input', {
                    attrs: { id: 'add-picture', type: 'file', accept: 'image/*' },
                    on: { change: onFile },
                }),
            ]),
            h('form', { on: { submit: onText } }, [
                h('label', { attrs: { for: 'add-text' } }, word('addText')),
                h('div.entry', [
                    h('input', {
                        attrs: {
                            id: 'add-text',
                            type: 'text',
                            autocomplete: 'off',
                            spellcheck: 'false',
                            required: true,
                        },
                    }),
                    h('button', word('addGo')),
                ]),
            ]),
            h('details', [
                h('summary', word('addByHand')),
                h('form.grid', { attrs: { id: 'add-hand' }, on: { submit: onHand } }, handFields(draw)),
            ]),
            withoutPin
                ? h('form', { key: 'pin', on: { submit: onPin } }, [
                      h('label', { attrs: { for: 'add-pin' } }, word('addPin')),
                      h('div.entry', [
                          h('input', {
                              attrs: { id: 'add-pin', type: 'password', autocomplete: 'off', required: true },
                          }),
                          h('button', word('addGo')),
                      ]),
                  ])
                : undefined,
            outcomeLines(errand, 'add-status'),
            questions(draw, () => void readAccounts(draw)),
        ],
    );
}

/** @param {() => void} draw */
function handFields(draw) {
    const onKind = (/** @type {Event} */ { target }) => {
        kind = /** @type {HTMLSelectElement} */ (target).value;
        draw();
    };
    const counted = kind === 'totp' || kind === 'hotp';
    return [
        ...field('issuer', 'handIssuer'),
        ...field('name', 'handName'),
        ...field('secret', 'handSecret', { required: true }),
        ...choice('kind', 'handKind', KINDS, onKind),
        ...(counted ? choice('algorithm', 'handAlgorithm', ALGORITHMS) : []),
        ...(counted ? field('digits', 'handDigits', numbers(CODE_DIGITS)) : []),
        ...(kind === 'totp' ? field('period', 'handPeriod', numbers(CODE_SECONDS)) : []),
        ...(kind === 'hotp' ? field('counter', 'handCounter', { type: 'number', min: 0, value: 0 }) : []),
        ...(kind === 'motp' || kind === 'yandex' ? field('pin', 'handPin', { type: 'password' }) : []),
        h('button', { key: 'go' }, word('addGo')),
    ];
}

/** @param {import('../../wasm/limits.js').Bounds} bounds */
function numbers({ least, usual, most }) {
    return { type: 'number', min: least, max: most, value: usual };
}

/**
 * @param {string} name
 * @param {string} label
 * @param {Record<string, string | number | boolean>} [more]
 */
function field(name, label, more = {}) {
    const attrs = {
        id: `hand-${name}`,
        name,
        type: 'text',
        autocomplete: 'off',
        spellcheck: 'false',
        ...more,
    };
    return [
        h('label', { key: `${name}-label`, attrs: { for: `hand-${name}` } }, word(label)),
        h('input', { key: name, attrs }),
    ];
}

/**
 * @param {string} name
 * @param {string} label
 * @param {string[]} values
 * @param {(event: Event) => void} [change]
 */
function choice(name, label, values, change = () => undefined) {
    return [
        h('label', { key: `${name}-label`, attrs: { for: `hand-${name}` } }, word(label)),
        h(
            'select',
            { key: name, attrs: { id: `hand-${name}`, name }, on: { change } },
            values.map((value) => h('option', { attrs: { value } }, word(`${name}_${value}`))),
        ),
    ];
}

/** @param {HTMLFormElement} form @returns {AccountForm} */
function formOf(form) {
    const data = new FormData(form);
    /** @param {string} name */
    const text = (name) => String(data.get(name) ?? '');
    /** @param {string} name */
    const number = (name) => (text(name) === '' ? null : Number(text(name)));
    return {
        issuer: text('issuer'),
        name: text('name'),
        secret: text('secret'),
        kind: text('kind'),
        algorithm: text('algorithm') || null,
        digits: number('digits'),
        period: number('period'),
        counter: number('counter'),
        pin: text('pin') || null,
    };
}
