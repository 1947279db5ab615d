/**
 * Where kits of components put what they say: each has classes and roles of its own, and some have none.
 */
import { app, layout } from './apps.mjs';

/** @typedef {import('./layout.mjs').Layout} Layout */

/**
 * What appears in the body, or in the form.
 * @param {'body' | 'form'} where
 * @param {string} html with `$` for what is said
 */
const shown = (where, html) =>
    layout((form) =>
        app(
            form,
            '',
            `function show(message) {
    document.querySelector('#said')?.remove();
    const holder = document.createElement('div');
    holder.id = 'said';
    holder.innerHTML = ${JSON.stringify(html).replaceAll('</', '<\\/')};
    const walk = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) walk.currentNode.data = walk.currentNode.data.replace('$', message);
    document.querySelector('${where}').append(holder);
}`,
        ),
    );

/** Classes that only say how it looks. */
export const utility = shown(
    'form',
    '<p class="mt-2 text-sm text-red-600" style="color: rgb(220 38 38)">$</p>',
);

/** A notice at the top that goes by itself in life, and stays here. */
export const notice = shown(
    'body',
    '<div class="ant-message"><div class="ant-message-notice-content"><div class="ant-message-error"><span>$</span></div></div></div>',
);

/** An alert with a picture. */
export const filled = shown(
    'form',
    '<div class="MuiPaper-root MuiAlert-root MuiAlert-standardError" role="alert"><div class="MuiAlert-icon"><svg width="20" height="20"></svg></div><div class="MuiAlert-message">$</div></div>',
);

/** A bar at the foot with a button. */
export const bar = shown(
    'body',
    '<div class="mat-mdc-snack-bar-container" aria-live="polite"><div class="mdc-snackbar__label">$</div><button type="button">OK</button></div>',
);

/** A list of all that is wrong, above what it is about. */
export const summary = shown(
    'body',
    '<div class="govuk-error-summary" role="alert"><h2 class="govuk-error-summary__title">There is a problem</h2><ul><li><a href="#email">$</a></li></ul></div>',
);

/** A dialog that a library draws. */
export const popup = shown(
    'body',
    '<div class="swal2-container"><div role="dialog" class="swal2-popup swal2-icon-error"><h2 class="swal2-title">Oops…</h2><div class="swal2-html-container">$</div><button type="button">OK</button></div></div>',
);

/** A line below the field. */
export const feedback = shown('form', '<div class="invalid-feedback" style="display: block">$</div>');

/** A list of messages. */
export const faces = shown(
    'body',
    '<div class="ui-messages"><div class="ui-messages-error"><ul><li><span class="ui-messages-error-summary">$</span></li></ul></div></div>',
);
