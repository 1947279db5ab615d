/* Sign-up in two steps; the second takes the place of the first. */
document.getElementById('first').addEventListener('submit', (event) => {
    event.preventDefault();
    const form = document.createElement('form');
    const label = document.createElement('label');
    label.htmlFor = 'password';
    label.textContent = 'Create a password';
    const input = document.createElement('input');
    Object.assign(input, {
        type: 'password',
        id: 'password',
        name: 'password',
        autocomplete: 'new-password',
    });
    const button = document.createElement('button');
    button.textContent = 'Create account';
    form.append(label, input, button);
    setTimeout(() => {
        event.target.replaceWith(form);
        input.focus();
    }, 300);
});
