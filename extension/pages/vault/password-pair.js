/**
 * A new password for the vault, typed twice and judged while it is typed.
 */
import { codeOf } from '../../core/error.js';
import { assess, checkVaultPassword } from '../../shared/verdict.js';
import { say } from '../ui/live.js';
import { h, holder } from '../ui/view.js';
import { word } from '../../shared/words.js';

/** @type {import('../../content/content.js').CardView | undefined} */
let card;
let turn = 0;

const value = (/** @type {string} */ id) =>
    /** @type {HTMLInputElement | null} */ (document.querySelector(`#${id}`))?.value ?? '';

/** @param {() => void} draw */
function fields(draw) {
    const isNew = !card;
    const view = shownCard();
    const onInput = async () => {
        const mine = ++turn;
        try {
            const assessment = await assess(question());
            if (mine === turn) view.update(assessment);
        } catch (error) {
            view.showProblem(codeOf(error));
        }
        draw();
    };
    if (isNew) void onInput();
    const onKey = (/** @type {KeyboardEvent} */ event) =>
        view.setCapsLock(event.getModifierState('CapsLock'));
    const field = (/** @type {string} */ id, /** @type {string} */ label) => [
        h('label', { attrs: { for: id } }, word(label)),
        h('input', {
            attrs: { id, type: 'password', autocomplete: 'off', spellcheck: 'false' },
            on: { input: onInput, focus: onInput, blur: onInput, keydown: onKey, keyup: onKey },
        }),
    ];
    return [
        ...field('new-password', 'vaultNewPassword'),
        ...field('new-password-again', 'vaultNewPasswordAgain'),
    ];
}

/** What is said of the password. Below what is pressed: it grows when a field is left, as it is by the press itself. */
function verdict() {
    return holder('card', shownCard().element);
}

/** There from the start, so that nothing moves when typing begins. */
function shownCard() {
    return (card ??= globalThis.latchkey.card.create(document, say));
}

/** The password that was chosen; fails where it is too weak or typed differently. */
async function chosen() {
    const asked = question();
    await checkVaultPassword(asked);
    return asked.password;
}

function question() {
    const password = value('new-password');
    return {
        password,
        inputs: ['Latchkey'],
        confirmation: value('new-password-again') || null,
        confirmationLeft: document.activeElement?.id !== 'new-password-again',
    };
}

export const passwordPair = { fields, verdict, chosen };
