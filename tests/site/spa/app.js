/* A single-page app as some are: every key draws the whole form anew, and the address changes without a load. */
const values = { email: '', password: '' };
const views = {
    '/login': {
        title: 'Log in',
        fields: { email: 'username', password: 'current-password' },
        other: '/join',
    },
    '/join': { title: 'Sign up', fields: { email: 'email', password: 'new-password' }, other: '/login' },
};

function draw(focus) {
    const view = views[location.pathname] ?? views['/login'];
    const main = document.createElement('main');
    const heading = document.createElement('h1');
    heading.textContent = view.title;
    const form = document.createElement('form');
    for (const [name, autocomplete] of Object.entries(view.fields)) {
        const label = document.createElement('label');
        label.textContent = name;
        const input = document.createElement('input');
        Object.assign(input, { type: name, name, id: name, autocomplete, value: values[name] });
        input.addEventListener('input', () => {
            values[name] = input.value;
            draw(name);
        });
        label.append(input);
        form.append(label);
    }
    const link = document.createElement('a');
    link.href = view.other;
    link.id = 'other';
    link.textContent = view.other === '/join' ? 'No account yet?' : 'Have an account?';
    link.addEventListener('click', (event) => {
        event.preventDefault();
        history.pushState(null, '', view.other);
        draw();
    });
    main.append(heading, form, link);
    document.getElementById('app').replaceChildren(main);
    if (focus) document.getElementById(focus).focus();
}

addEventListener('popstate', () => draw());
draw();
