/* A page that was on the window first, hears every event there is, and looks for what lies in a shadow root that it did not make. */
globalThis.inside = [];
globalThis.look = (node, way) => {
    if (!(node instanceof Node) || node.getRootNode() === document) return;
    globalThis.inside.push(`${way}: ${node.nodeName} ${node.textContent?.slice(0, 40)}`);
};
const kinds = new Set([
    'DOMMouseScroll',
    'MozMousePixelScroll',
    'focusin',
    'focusout',
    'touchstart',
    'touchend',
]);
for (const one of [window, document, document.documentElement, SVGElement.prototype, HTMLElement.prototype]) {
    for (let object = one; object; object = Object.getPrototypeOf(object)) {
        for (const name of Object.getOwnPropertyNames(object))
            if (name.startsWith('on')) kinds.add(name.slice(2));
    }
}
for (const kind of kinds) {
    for (const capture of [true, false]) {
        addEventListener(
            kind,
            (event) => {
                for (const name of [
                    'originalTarget',
                    'explicitOriginalTarget',
                    'target',
                    'relatedTarget',
                    'rangeParent',
                    'submitter',
                ]) {
                    let node;
                    try {
                        node = event[name];
                    } catch {
                        continue;
                    }
                    globalThis.look(node, `${kind}.${name}`);
                }
                for (const node of event.composedPath()) globalThis.look(node, `${kind}.composedPath`);
            },
            capture,
        );
    }
}
