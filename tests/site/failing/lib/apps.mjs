/**
 * Pages that send and draw by themselves. The server answers with JSON: `{ next }` where somebody is in, `{ message }` where
 * it says why not; of anything else the page only knows that something went wrong.
 */
import { documentOf } from './layout.mjs';

/** @typedef {import('./layout.mjs').Form} Form */
/** @typedef {import('./layout.mjs').Layout} Layout */

/**
 * The part of the script that all have: asks, and shows what came of it with the page's own `show`.
 * @param {Form} form
 */
const ask = ({ action, words }) => `
const wentWrong = ${JSON.stringify(words.wentWrong)};
async function ask(fields) {
    try {
        const answer = await fetch(${JSON.stringify(action)}, {
            method: 'POST',
            headers: { 'content-type': 'application/json', accept: 'application/json' },
            body: JSON.stringify(fields),
        });
        const said = await answer.json().catch(() => ({}));
        if (answer.ok && said.next) location.assign(said.next);
        else if (said.quiet) draw();
        else show(said.message ?? wentWrong);
    } catch {
        show(wentWrong);
    }
}
addEventListener('submit', (event) => {
    event.preventDefault();
    ask(Object.fromEntries(new FormData(event.target)));
});`;

/** The form of most of them. @param {Form} form */
const fields = ({ words, inside = '' }) => `<form novalidate><h1>${words.signIn}</h1>
<label>${words.email}<input type="text" name="email" inputmode="email" autocomplete="username"></label>
<label>${words.password}<input type="password" name="password" autocomplete="current-password"></label>${inside}
<button type="submit">${words.signIn}</button> <a href="/forgotten">${words.forgot}</a></form>`;

/**
 * @param {Form} form
 * @param {string} place markup around, or beside, what is drawn
 * @param {string} show a function of the page
 */
export const app = (form, place, show) =>
    documentOf(
        form,
        `<div id="root"></div>${place}${form.beside ?? ''}<script>${ask(form)}
function draw() { document.querySelector('#root').innerHTML = ${JSON.stringify(fields(form)).replaceAll('</', '<\\/')}; }
${show}
draw();</script>`,
    );

/** @param {(form: Form) => string} draw @returns {Layout} */
export const layout = (draw) => ({
    user: 'email',
    password: 'password',
    submit: 'button[type=submit]',
    isApp: true,
    draw,
});

/** A toast that is an alert and stays. */
export const toast = layout((form) =>
    app(
        form,
        '<div class="toasts" style="position:fixed;top:1em;right:1em"></div>',
        `function show(message) {
    const toast = document.createElement('div');
    toast.setAttribute('role', 'alert');
    toast.className = 'toast toast--danger';
    toast.textContent = message;
    document.querySelector('.toasts').replaceChildren(toast);
}`,
    ),
);

/** An element of the page's own that is called after what it is, with all it shows in its shadow root. */
export const toaster = layout((form) =>
    app(
        form,
        '',
        `function show(message) {
    const toaster = document.querySelector('x-toaster') ?? document.createElement('x-toaster');
    if (!toaster.shadowRoot) toaster.attachShadow({ mode: 'open' }).innerHTML = '<div class="stack"><div><span></span></div></div>';
    toaster.shadowRoot.querySelector('span').textContent = message;
    document.body.append(toaster);
}`,
    ),
);

/** The same, new for each message, drawn a moment after it has come in, and gone before anybody can read it. */
export const briefToaster = layout((form) =>
    app(
        form,
        '',
        `function show(message) {
    const toaster = document.createElement('x-toaster');
    toaster.attachShadow({ mode: 'open' });
    document.body.append(toaster);
    setTimeout(() => {
        toaster.shadowRoot.innerHTML = '<div class="stack"><div><span></span></div></div>';
        toaster.shadowRoot.querySelector('span').textContent = message;
    }, 50);
    setTimeout(() => toaster.remove(), 1_000);
}`,
    ),
);

/** The same, with its text between its tags. */
export const callout = layout((form) =>
    app(
        form,
        '',
        `function show(message) {
    const callout = document.querySelector('x-error-box') ?? document.createElement('x-error-box');
    callout.style.display = 'block';
    callout.textContent = message;
    document.body.append(callout);
}`,
    ),
);

/** A plain box that appears below the form, with names that a build has made. */
export const box = layout((form) =>
    app(
        form,
        '',
        `function show(message) {
    const box = document.createElement('div');
    box.className = 'css-1k9f2a';
    box.style.color = '#b00020';
    box.textContent = message;
    document.querySelector('.css-1k9f2a')?.remove();
    document.querySelector('form').after(box);
}`,
    ),
);

/** A line below the field that it is about, as its description. */
export const inline = layout((form) =>
    app(
        form,
        '',
        `function show(message) {
    const field = document.querySelector('[name=password]');
    document.querySelector('#password-hint')?.remove();
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', 'password-hint');
    field.insertAdjacentHTML('afterend', '<p id="password-hint"></p>');
    document.querySelector('#password-hint').textContent = message;
}`,
    ),
);

/** What the browser says of the field, in a bubble that goes: nothing of it is in the page. */
export const bubble = layout((form) =>
    app(
        form,
        '',
        `function show(message) {
    const field = document.querySelector('[name=password]');
    field.setCustomValidity(message);
    field.reportValidity();
    field.addEventListener('input', () => field.setCustomValidity(''), { once: true });
}`,
    ),
);

/** A dialog in the top layer. */
export const dialog = layout((form) =>
    app(
        form,
        '<dialog><p></p><button onclick="this.closest(\'dialog\').close()">OK</button></dialog>',
        `function show(message) {
    document.querySelector('dialog p').textContent = message;
    document.querySelector('dialog').showModal();
}`,
    ),
);

/** A message in the open shadow root of a component. */
export const component = layout((form) =>
    app(
        form,
        '<app-notice></app-notice>',
        `customElements.define('app-notice', class extends HTMLElement {});
function show(message) {
    const notice = document.querySelector('app-notice');
    const root = notice.shadowRoot ?? notice.attachShadow({ mode: 'open' });
    root.innerHTML = '<div part="notice" class="notice"></div>';
    root.querySelector('div').textContent = message;
}`,
    ),
);

/** @param {number} ms */
const goingToast = (ms) =>
    layout((form) =>
        app(
            form,
            '<div aria-live="assertive" class="snackbar"></div>',
            `function show(message) {
    const bar = document.querySelector('.snackbar');
    bar.textContent = message;
    setTimeout(() => { bar.textContent = ''; }, ${ms});
}`,
        ),
    );

/** A toast that is gone after some seconds, as most are. */
export const passingToast = goingToast(6_000);

/** A toast that nobody can read. */
export const briefToast = goingToast(1_000);

/** React: fields that it holds, and a message that it draws. @type {Layout} */
export const react = {
    user: 'email',
    password: 'password',
    submit: 'button[type=submit]',
    isApp: true,
    draw: (form) =>
        documentOf(
            form,
            `<div id="root"></div>${form.beside ?? ''}<script src="/react.js"></script><script src="/react-dom.js"></script><script>
const { createElement: make, useState } = React;
const words = ${JSON.stringify(form.words)};
function SignIn() {
    const [fields, setFields] = useState({ email: '', password: '' });
    const [message, setMessage] = useState('');
    const set = ({ target }) => setFields({ ...fields, [target.name]: target.value });
    async function submit(event) {
        event.preventDefault();
        setMessage('');
        try {
            const answer = await fetch(${JSON.stringify(form.action)}, {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify(fields),
            });
            const said = await answer.json().catch(() => ({}));
            if (answer.ok && said.next) location.assign(said.next);
            else setMessage(said.message ?? words.wentWrong);
        } catch {
            setMessage(words.wentWrong);
        }
    }
    const field = (name, type, label, autoComplete) => make('label', null, label,
        make('input', { name, type, value: fields[name], onChange: set, autoComplete, 'aria-invalid': message !== '' }));
    return make('form', { onSubmit: submit },
        make('h1', null, words.signIn),
        message && make('div', { role: 'alert', className: 'MuiAlert-root MuiAlert-standardError' }, message),
        field('email', 'text', words.email, 'username'),
        field('password', 'password', words.password, 'current-password'),
        make('button', { type: 'submit' }, words.signIn));
}
ReactDOM.createRoot(document.querySelector('#root')).render(make(SignIn));
</script>`,
        ),
};
