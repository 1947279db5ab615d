/**
 * The box that makes passwords, passphrases and PINs. What it has made is nowhere else until the person copies it or has
 * it filled in, and goes when the popup closes.
 */
import { PASSPHRASE_WORDS, PASSWORD_CHARACTERS, PIN_DIGITS } from '../../core/limits.js';
import { copy as copyText } from '../ui/clipboard.js';
import { Errand } from '../ui/errand.js';
import { fillInto, generate, NO_RULES } from '../../shared/filling/password.js';
import { leftToRight } from '../ui/isolated.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { icon } from '../ui/icons.js';
import { h } from '../ui/view.js';
import { language, word } from '../../shared/words.js';

/** @typedef {import('../../shared/filling/password.js').Place} Place */
/** @typedef {import('../../wasm/types.js').SecretKind} SecretKind */

/** What is counted in each kind, and how many there can be. @type {Record<SecretKind, [string, import('../../wasm/limits.js').Bounds]>} */
const LENGTHS = {
    password: ['generatePasswordLength', PASSWORD_CHARACTERS],
    passphrase: ['generatePassphraseLength', PASSPHRASE_WORDS],
    pin: ['generatePinLength', PIN_DIGITS],
};

/** @type {SecretKind} */
let kind = 'password';
/** @type {number | null} */
let length = null;
/** @type {import('../../wasm/types.js').Generated | undefined} */
let made;
/** One was asked for. */
let asked = false;
const errand = new Errand();

/**
 * @param {Place | undefined} place where it can be filled in
 * @param {() => void} draw
 */
export function generateView(place, draw) {
    const doing = doer(draw);
    const make = maker(place, draw);
    const [label, { least, most }] = LENGTHS[kind];
    const onKind = (/** @type {Event} */ { target }) => {
        kind = /** @type {SecretKind} */ (/** @type {HTMLSelectElement} */ (target).value);
        length = null;
        return make();
    };
    const onLength = (/** @type {Event} */ { target }) => {
        const count = /** @type {HTMLInputElement} */ (target).valueAsNumber;
        length = Number.isInteger(count) && count > 0 ? Math.min(Math.max(count, least), most) : null;
        return make();
    };
    return h('section', { key: 'generate', attrs: { id: 'generate-box', 'aria-labelledby': 'generate' } }, [
        h('h2', { attrs: { id: 'generate' } }, word('generateHeading')),
        h('div.wish', [
            h('label', { attrs: { for: 'kind' } }, word('generateKind')),
            h(
                'select',
                { attrs: { id: 'kind' }, on: { change: onKind } },
                Object.keys(LENGTHS).map(kindOption),
            ),
            h('label', { attrs: { for: 'length' } }, word(label)),
            h('input', {
                attrs: {
                    id: 'length',
                    type: 'number',
                    min: least,
                    max: most,
                    placeholder: word('generateUsual'),
                },
                props: { value: length ?? '' },
                on: { change: onLength },
            }),
        ]),
        h('div.make', [
            h(
                'button',
                { attrs: { id: 'make' }, on: { click: make } },
                word(made ? 'generateAgain' : 'generateMake'),
            ),
            // It is known a moment later: beside the button nothing moves then.
            place ? h('span.quiet', { key: 'rules' }, word('generateForPage')) : undefined,
        ]),
        ...(made ? madeView(made, place, doing) : []),
        filledView(place, doing),
        outcomeLine(errand, 'generate-status', 'p.quiet'),
    ]);
}

/**
 * The same in short: a password that the form in front takes, made at once, to be filled in.
 * @param {Place | null | undefined} place where it can be filled in; null where it never is
 * @param {() => void} draw
 */
export function generateCard(place, draw) {
    // The form of another site, which this one does not name: nothing is filled in there.
    if (place === null) return [h('p', { key: 'stranger' }, word('problem_crossSiteFrame'))];
    const make = maker(place, draw);
    // Only once it is known what the form takes, and only once.
    if (place && !asked) void make();
    return [
        ...(made ? madeView(made, place, doer(draw), make) : errand.problem ? [again(make)] : underWay()),
        filledView(place, doer(draw)),
        outcomeLine(errand, 'generate-status', 'p.quiet'),
    ];
}

/** None could be made, and the next try may make one. @param {() => void} make */
function again(make) {
    return h('button', { key: 'again', attrs: { id: 'make' }, on: { click: make } }, word('generateAgain'));
}

/** As high as what will be there: nothing moves when it comes. */
function underWay() {
    return [
        h('div.made', { key: 'made' }, '…'),
        h('details', { key: 'entropy' }, [h('summary', word('clearDetails'))]),
        h('div.uses', { key: 'uses' }, [
            h('button', { attrs: { 'aria-disabled': 'true' } }, word('generateCopy')),
        ]),
    ];
}

/** @param {() => void} draw */
function doer(draw) {
    /** @param {() => Promise<string>} work what it answers is said */
    return (work) => () => errand.run(work, draw);
}

/** @param {Place | undefined} place @param {() => void} draw */
function maker(place, draw) {
    return doer(draw)(async () => {
        asked = true;
        // What was made before stays until there is another: nothing moves.
        made = await generate({ kind, length, rules: place?.rules ?? NO_RULES }).catch((error) => {
            made = undefined;
            throw error;
        });
        return made.patternUnread ? word('filledUnsure') : '';
    });
}

/**
 * @param {import('../../wasm/types.js').Generated} made
 * @param {Place | undefined} place
 * @param {(work: () => Promise<string>) => () => Promise<void>} doing
 * @param {() => void} [again] makes another, where no button beside it does
 */
function madeView({ text, entropyBits }, place, doing, again) {
    const bits = new Intl.NumberFormat(language(), { maximumFractionDigits: 1 });
    const copy = doing(async () => {
        await copyText(text);
        return word('generateCopied');
    });
    const fill = doing(async () => {
        const { taken, fields } = place ? await fillInto(place, text) : { taken: 0, fields: 0 };
        return taken < fields ? word('filledSome', String(taken), String(fields)) : word('generateFilled');
    });
    const owner = place?.owner;
    return [
        owner?.kind === 'otherSite'
            ? h(
                  'p.problem',
                  { key: 'owner', attrs: { id: 'other-site' } },
                  word('generateOtherSite', owner.site),
              )
            : undefined,
        h('div.made', { key: 'made' }, [leftToRight(text)]),
        h('details', { key: 'entropy' }, [
            h('summary', word('clearDetails')),
            h('p.quiet', word('generateEntropy', bits.format(entropyBits))),
        ]),
        h('div.uses', { key: 'uses' }, [
            h('button', { on: { click: copy } }, word('generateCopy')),
            place &&
                h('button.primary', { attrs: { id: 'fill' }, on: { click: fill } }, word('generateFill')),
            again
                ? h(
                      'button.quiet-button',
                      {
                          attrs: {
                              id: 'make',
                              'aria-label': word('generateAgain'),
                              title: word('generateAgain'),
                          },
                          on: { click: again },
                      },
                      [icon('renew')],
                  )
                : undefined,
        ]),
    ];
}

/**
 * The password that the form holds since it was filled in: the card in the page has no button that copies it.
 * @param {Place | undefined} place
 * @param {(work: () => Promise<string>) => () => Promise<void>} doing
 */
function filledView(place, doing) {
    const filled = place?.filled;
    if (!filled) return undefined;
    const copy = doing(async () => {
        await copyText(filled);
        return word('generateCopied');
    });
    return h('div', { key: 'filled', attrs: { id: 'filled-before' } }, [
        h('p.quiet', word('generateFilledBefore')),
        h('p', [leftToRight(filled)]),
        h('button', { on: { click: copy } }, word('generateCopy')),
    ]);
}

/** @param {string} name */
function kindOption(name) {
    return h('option', { attrs: { value: name }, props: { selected: name === kind } }, word(`kind_${name}`));
}
