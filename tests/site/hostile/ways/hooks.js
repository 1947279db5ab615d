/* Ways to hear of calls: what pages and their scripts call is replaced by what counts. */
{
    const { push } = globalThis.real;

    /** Replaces a function by one that notes who calls it. @param {any} owner @param {string} name */
    const counted = (owner, name) => {
        const calls = [];
        const original = owner[name];
        owner[name] = function (...given) {
            push(calls, name);
            return new.target ? new original(...given) : original.apply(this, given);
        };
        owner[name].prototype = original.prototype;
        return calls;
    };

    const functions = {
        'element-attach-shadow': () => [Element.prototype, 'attachShadow'],
        'element-set-attribute': () => [Element.prototype, 'setAttribute'],
        'element-append': () => [Element.prototype, 'append'],
        'element-after': () => [Element.prototype, 'after'],
        'element-matches': () => [Element.prototype, 'matches'],
        'element-closest': () => [Element.prototype, 'closest'],
        'element-query': () => [Element.prototype, 'querySelectorAll'],
        'element-rect': () => [Element.prototype, 'getBoundingClientRect'],
        'node-append-child': () => [Node.prototype, 'appendChild'],
        'node-insert-before': () => [Node.prototype, 'insertBefore'],
        'document-query': () => [Document.prototype, 'querySelector'],
        'document-evaluate': () => [Document.prototype, 'evaluate'],
        'document-create': () => [Document.prototype, 'createElement'],
        'document-walk': () => [Document.prototype, 'createTreeWalker'],
        'document-from-point': () => [Document.prototype, 'elementsFromPoint'],
        'show-popover': () => [HTMLElement.prototype, 'showPopover'],
        'event-listen': () => [EventTarget.prototype, 'addEventListener'],
        'event-dispatch': () => [EventTarget.prototype, 'dispatchEvent'],
        'event-path': () => [Event.prototype, 'composedPath'],
        'custom-define': () => [CustomElementRegistry.prototype, 'define'],
        'array-map': () => [Array.prototype, 'map'],
        'array-push': () => [Array.prototype, 'push'],
        'json-stringify': () => [JSON, 'stringify'],
        'json-parse': () => [JSON, 'parse'],
        'promise-then': () => [Promise.prototype, 'then'],
        'function-call': () => [Function.prototype, 'call'],
        'regexp-exec': () => [RegExp.prototype, 'exec'],
        'define-property': () => [Object, 'defineProperty'],
        'computed-style': () => [globalThis, 'getComputedStyle'],
        'idle-callback': () => [globalThis, 'requestIdleCallback'],
        'mutation-observer': () => [globalThis, 'MutationObserver'],
        'network-fetch': () => [globalThis, 'fetch'],
        'post-message': () => [globalThis, 'postMessage'],
        'console-log': () => [console, 'log'],
        'console-error': () => [console, 'error'],
    };
    for (const [name, target] of Object.entries(functions)) {
        let calls = [];
        globalThis.way(`hook-${name}`, {
            // Once the page is built: what it calls itself is none of this.
            ready: () => (calls = counted(...target())),
            sees: () => calls.length,
            has: (texts) => texts.filter((text) => calls.some((call) => String(call).includes(text))),
        });
    }

    const getters = {
        'field-value': () => [document.querySelector('#password'), 'value'],
        'field-type': () => [document.querySelector('#password'), 'type'],
        'field-name': () => [document.querySelector('#password'), 'name'],
        'field-form': () => [document.querySelector('#password'), 'form'],
        'field-root': () => [document.querySelector('#password'), 'getRootNode'],
        'form-elements': () => [document.querySelector('#form'), 'elements'],
        'document-active': () => [document, 'activeElement'],
        'object-kind': () => [Object.prototype, 'kind'],
        'object-then': () => [Object.prototype, 'then'],
        'object-latchkey': () => [Object.prototype, 'latchkey'],
        'window-latchkey': () => [globalThis, 'latchkey'],
        'window-chrome-id': () => [globalThis, 'browser'],
    };
    for (const [name, target] of Object.entries(getters)) {
        let asked = 0;
        globalThis.way(`getter-${name}`, {
            ready: () => {
                const [owner, property] = target();
                const original = owner[property];
                const get = () => {
                    asked += 1;
                    return typeof original === 'function' ? original.bind(owner) : original;
                };
                Object.defineProperty(owner, property, { get, set() {}, configurable: true });
                asked = 0;
            },
            sees: () => asked,
        });
    }

    /** Of errors that others make, the page would be shown the stack. */
    const frames = [];
    globalThis.way('hook-error-stack', {
        arm: () => {
            Error.prepareStackTrace = (_, calls) => {
                push(frames, ...calls.map(String));
                return '';
            };
        },
        sees: () => frames.filter((frame) => frame.includes('extension')),
    });
}
