/**
 * A box that a person can tick, in a page that has a form. These run in the page.
 */

/** A box at the end of the form, which from now on stays where it is. @param {string} text */
export function addBox(text) {
    const label = document.createElement('label');
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.id = 'added';
    label.append(box, text);
    const form = document.querySelector('form');
    form?.append(label);
    form?.addEventListener('submit', (event) => event.preventDefault());
}

export function isTicked() {
    const box = document.querySelector('#added');
    return box instanceof HTMLInputElement && box.checked;
}
