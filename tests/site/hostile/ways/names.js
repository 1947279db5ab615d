/* Names that stand in the way: fields and elements that are called as the properties are that scripts read. */
for (const name of [
    'action',
    'addEventListener',
    'assignedSlot',
    'attributes',
    'body',
    'childNodes',
    'children',
    'classList',
    'closest',
    'contains',
    'dataset',
    'elements',
    'form',
    'getAttribute',
    'getBoundingClientRect',
    'getRootNode',
    'id',
    'innerText',
    'isConnected',
    'labels',
    'latchkey',
    'localName',
    'matches',
    'name',
    'nodeName',
    'nodeType',
    'ownerDocument',
    'parentElement',
    'parentNode',
    'querySelector',
    'querySelectorAll',
    'submit',
    'tagName',
    'textContent',
    'type',
    'value',
    'chrome',
    'browser',
    'location',
]) {
    globalThis.way(`name-${name}`, {
        ready: () => {
            const hidden = document.createElement('input');
            Object.assign(hidden, { type: 'hidden', name });
            document.querySelector('#form').append(hidden);
            for (const tag of ['img', 'form', 'a']) {
                const element = document.createElement(tag);
                element.setAttribute('name', name);
                element.id = name;
                document.body.append(element);
            }
        },
    });
}
