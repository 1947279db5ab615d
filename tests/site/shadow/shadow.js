/* Web components: a form in an open shadow root, its password field in another one inside. */
class LanternField extends HTMLElement {
    connectedCallback() {
        const root = this.attachShadow({ mode: 'open' });
        const label = document.createElement('label');
        label.textContent = this.getAttribute('label');
        const input = document.createElement('input');
        input.type = this.getAttribute('type');
        input.name = this.getAttribute('name');
        label.append(input);
        root.append(style(), label);
    }
}

class LanternJoin extends HTMLElement {
    connectedCallback() {
        const root = this.attachShadow({ mode: 'open' });
        const main = document.createElement('main');
        const heading = document.createElement('h1');
        heading.textContent = 'Create an account';
        const form = document.createElement('form');
        for (const [name, type, label] of [
            ['email', 'email', 'E-mail'],
            ['password', 'password', 'Choose a password'],
            ['repeat', 'password', 'Repeat password'],
        ]) {
            const field = document.createElement('lantern-field');
            field.id = name;
            field.setAttribute('name', name);
            field.setAttribute('type', type);
            field.setAttribute('label', label);
            form.append(field);
        }
        const button = document.createElement('button');
        button.textContent = 'Sign up';
        form.append(button);
        main.append(heading, form);
        root.append(style(), main);
    }
}

function style() {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/shared/site.css';
    return link;
}

customElements.define('lantern-field', LanternField);
customElements.define('lantern-join', LanternJoin);
