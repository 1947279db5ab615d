customElements.define(
    'elm-code',
    class extends HTMLElement {
        connectedCallback() {
            const form = document.createElement('form');
            Object.assign(form, { method: 'post', action: '/verify' });
            const label = document.createElement('label');
            const input = document.createElement('input');
            Object.assign(input, {
                id: 'code',
                name: 'code',
                autocomplete: 'one-time-code',
                inputMode: 'numeric',
            });
            label.append('Code from your authenticator app', input);
            const button = document.createElement('button');
            button.textContent = 'Verify';
            form.append(label, button);
            this.attachShadow({ mode: 'open' }).append(form);
        }
    },
);
