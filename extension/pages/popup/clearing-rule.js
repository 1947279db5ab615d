/**
 * What the person wants done with a site by itself. Everything is off at first.
 */
import { ruleFor, setRule } from '../../shared/clearing/rules.js';
import { h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { chooser } from './chooser.js';

/** @type {import('../../wasm/types.js').SiteRule | undefined} */
let rule;

/** @param {string} site */
export async function followRule(site) {
    rule = site ? await ruleFor(site) : undefined;
}

const BOXES = /** @type {const} */ ({
    protected: 'ruleProtected',
    onTabClose: 'ruleOnTabClose',
    atStart: 'ruleAtStart',
    whenIdle: 'ruleWhenIdle',
});

/** @param {() => void} draw */
export function ruleBox(draw) {
    if (!rule) return undefined;
    const chosen = rule;
    /** @param {Partial<typeof chosen>} changes */
    const change = async (changes) => {
        rule = { ...chosen, ...changes };
        await setRule(rule);
        draw();
    };
    const choices = {
        signOutAndClear: word('clear_signOutAndClear'),
        fixThisSite: word('clear_fixThisSite'),
        onlyTheCache: word('clear_onlyTheCache'),
    };
    return h('fieldset.rule', [
        h('legend', word('ruleHeading', chosen.site)),
        ...Object.entries(BOXES).map(([name, words]) =>
            h('label', { key: name }, [
                h('input', {
                    attrs: { type: 'checkbox', id: `rule-${name}` },
                    props: { checked: chosen[/** @type {keyof typeof BOXES} */ (name)] },
                    on: {
                        change: ({ target }) =>
                            void change({ [name]: /** @type {HTMLInputElement} */ (target).checked }),
                    },
                }),
                word(words),
            ]),
        ),
        h(
            'div.wish',
            chooser(
                'rule-choice',
                word('ruleChoice'),
                choices,
                chosen.choice,
                (choice) => void change({ choice: /** @type {typeof chosen.choice} */ (choice) }),
            ),
        ),
        h('a', { attrs: { href: '../clearing/clearing.html', target: '_blank' } }, word('clearingSettings')),
    ]);
}
