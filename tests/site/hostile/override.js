/* A page that replaces what scripts build on, to listen in, and fakes events. What it hears is in `heard`. */
globalThis.heard = [];
for (const [prototype, names] of [
    [
        Element.prototype,
        ['attachShadow', 'querySelectorAll', 'querySelector', 'getAttribute', 'append', 'matches'],
    ],
    [Node.prototype, ['appendChild', 'insertBefore']],
    [EventTarget.prototype, ['addEventListener', 'dispatchEvent']],
    [Array.prototype, ['map', 'filter', 'push']],
    [Map.prototype, ['get', 'set']],
    [WeakMap.prototype, ['get', 'set']],
]) {
    for (const name of names) {
        const original = prototype[name];
        prototype[name] = function (...facts) {
            if (String(new Error().stack).includes('extension://')) {
                globalThis.heard.push = heardDirectly(name);
            }
            return original.apply(this, facts);
        };
    }
}
function heardDirectly(name) {
    globalThis.caught = name;
    return globalThis.heard.push;
}
const attachShadow = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) {
    globalThis.caught = 'attachShadow';
    return attachShadow.call(this, { ...init, mode: 'open' });
};
Object.defineProperty(HTMLInputElement.prototype, 'value', { get: () => 'forged', set() {} });
addEventListener('load', () => {
    const field = document.getElementById('password');
    for (const type of ['focusin', 'focus', 'input', 'keydown']) {
        field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    }
});
