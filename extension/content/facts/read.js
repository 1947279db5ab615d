// Reading a page that may be hostile. Every read is bounded, and none writes.
//
// A form and a document answer to the names of what is in them before their own properties: with
// `<input name="id">`, `form.id` is that input. The getters of the prototypes are not fooled, and an isolated
// world has its own, which the page cannot replace. A window answers to ids in the page too, hence `hasOwn`.
(() => {
    'use strict';

    // An own property: a page can plant an element of that name in the window.
    if (!Object.hasOwn(globalThis, 'latchkey')) {
        Object.defineProperty(globalThis, 'latchkey', { value: {}, configurable: true });
    }
    const { latchkey } = globalThis;
    if (latchkey.read) return;

    /** Longest text taken from anywhere in a page: a label is a few words, and what decides is said first. */
    const MAX_TEXT = 160;
    /** Longest `name`, `id`, `class` and the like: generated class lists run to kilobytes and say nothing more. */
    const MAX_ATTRIBUTE = 120;
    /** Longest address that is taken apart. */
    const MAX_ADDRESS = 2048;
    /** Elements whose text a person does not read as such. */
    const SILENT = /^(?:script|style|template|noscript|select|datalist|textarea|svg|iframe|object|head)$/;

    /**
     * @param {object} prototype
     * @param {string} name
     * @returns {(node: Node) => any}
     */
    const getter = (prototype, name) => {
        const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
        return get ? (node) => get.call(node) : () => null;
    };
    const firstChild = getter(Node.prototype, 'firstChild');
    const nextSibling = getter(Node.prototype, 'nextSibling');
    const nodeType = getter(Node.prototype, 'nodeType');
    const isConnected = getter(Node.prototype, 'isConnected');
    const localName = getter(Element.prototype, 'localName');
    const documentActive = getter(Document.prototype, 'activeElement');
    const shadowActive = getter(ShadowRoot.prototype, 'activeElement');
    const documentTitle = getter(Document.prototype, 'title');
    const documentElement = getter(Document.prototype, 'documentElement');
    const { getAttribute } = Element.prototype;
    const { getRootNode, contains, compareDocumentPosition } = Node.prototype;
    const { createTreeWalker } = Document.prototype;
    /** The prototype whose methods a kind of node has. @type {Map<number, any>} */
    const METHODS = new Map();
    METHODS.set(Node.ELEMENT_NODE, Element.prototype);
    METHODS.set(Node.DOCUMENT_NODE, Document.prototype);
    METHODS.set(Node.DOCUMENT_FRAGMENT_NODE, DocumentFragment.prototype);

    /** @param {string} text */
    const tidy = (text) => text.replace(/\s+/g, ' ').trim();

    /**
     * The beginning of a text node: four times what is wanted, because markup is indented, and never all of a megabyte.
     * @param {Node} node
     * @param {number} max
     */
    const chunk = (node, max) => tidy(/** @type {Text} */ (node).substringData(0, max * 4)).slice(0, max);

    /**
     * An attribute, cut to a length.
     * @param {Element} element
     * @param {string} name
     * @param {number} [max]
     */
    const attribute = (element, name, max = MAX_ATTRIBUTE) => {
        const value = getAttribute.call(element, name);
        return value === null ? '' : value.slice(0, max);
    };

    /**
     * What a person reads in a node, cut to a length. Elements in `skip` are passed over with all they hold. Looks at
     * half as many nodes as letters are wanted, so that a million empty elements cost as little as a long text.
     * @param {Node} node
     * @param {number} [max]
     * @param {(element: Element) => boolean} [skip]
     */
    const text = (node, max = MAX_TEXT, skip) => {
        if (nodeType(node) === Node.TEXT_NODE) return chunk(node, max);
        if (SILENT.test(localName(node))) return '';
        const only = firstChild(node);
        if (only && nodeType(only) === Node.TEXT_NODE && !nextSibling(only)) return chunk(only, max);
        const walker = createTreeWalker.call(
            document,
            node,
            NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
            (inner) =>
                nodeType(inner) === Node.ELEMENT_NODE &&
                (SILENT.test(localName(inner)) || skip?.(/** @type {Element} */ (inner)))
                    ? NodeFilter.FILTER_REJECT
                    : NodeFilter.FILTER_ACCEPT,
        );
        let found = '';
        for (let seen = 0; seen < max / 2 && found.length < max; seen += 1) {
            const next = walker.nextNode();
            if (!next) break;
            if (nodeType(next) === Node.TEXT_NODE) found = `${found} ${chunk(next, max)}`.trimStart();
        }
        return tidy(found).slice(0, max);
    };

    /** Whether it is a word, not a number, a token or a sentence. @param {string} part */
    const isWord = (part) => /^[a-z][a-z_/-]{2,23}$/i.test(part);

    /**
     * The path of an address and those names and values of its query that are words, as in `index.php?mode=register`. What
     * else is in a query can be a secret. The query is taken apart by hand: the iterators of `URLSearchParams` fail in
     * content scripts of Firefox, which see the page's objects through wrappers.
     * @param {string} address
     */
    const path = (address) => {
        if (!address || address.length > MAX_ADDRESS || /^(?:#|javascript:)/i.test(address)) return '';
        // Most addresses are paths already, and a page has hundreds.
        if (/^\/(?![/\\])[\w\-./~%]*(?:#|$)/.test(address)) {
            return address.split('#', 1)[0]?.slice(0, MAX_ATTRIBUTE) ?? '';
        }
        try {
            const url = new URL(address, location.href);
            if (!/^(?:https?|file):$/.test(url.protocol)) return '';
            const words = url.search
                .slice(1)
                .split(/[&=]/)
                .map((part) => part.replaceAll(/%2f/gi, '/'))
                .filter(isWord);
            return [url.pathname, ...words].join(' ').slice(0, MAX_ATTRIBUTE);
        } catch {
            return '';
        }
    };

    const openShadow = getter(Element.prototype, 'shadowRoot');
    /** Firefox has it on the element; Chromium apart, for HTML elements only. */
    const anyShadow = Object.getOwnPropertyDescriptor(Element.prototype, 'openOrClosedShadowRoot')?.get;
    /** What is made a host of a shadow root, besides custom elements; it holds nothing else then. */
    const HOST = /^(?:article|body|div|main|section)$/;

    /** Asking for a closed one takes time. @param {Node} node */
    const mayHideOne = (node) => {
        const name = localName(node);
        return name.includes('-') || (HOST.test(name) && !firstChild(node));
    };

    /** The shadow root of an element, a closed one too, but what Latchkey shows. @param {Node} node */
    const shadow = (node) => {
        const open = openShadow(node);
        if (open || !mayHideOne(node) || latchkey.panel?.owns(node)) return open;
        if (anyShadow) return anyShadow.call(node);
        const element = node instanceof HTMLElement ? node : null;
        return (element && globalThis.chrome?.dom?.openOrClosedShadowRoot(element)) ?? null;
    };

    /** @type {import('./types.js').Reader} */
    const reader = {
        MAX_TEXT,
        attribute,
        text,
        path,
        isWord,
        isElement: /** @type {any} */ (
            (/** @type {Node} */ node) => Boolean(node) && nodeType(node) === Node.ELEMENT_NODE
        ),
        isText: (node) => nodeType(node) === Node.TEXT_NODE,
        isConnected: (node) => isConnected(node),
        tag: (node) => (nodeType(node) === Node.ELEMENT_NODE ? localName(node) : ''),
        parent: getter(Node.prototype, 'parentNode'),
        previous: getter(Node.prototype, 'previousSibling'),
        next: nextSibling,
        child: firstChild,
        shadow,
        slot: getter(Element.prototype, 'assignedSlot'),
        elements: getter(HTMLFormElement.prototype, 'elements'),
        all: (node, selector) => METHODS.get(nodeType(node)).querySelectorAll.call(node, selector),
        first: (node, selector) => METHODS.get(nodeType(node)).querySelector.call(node, selector),
        root: (node) => getRootNode.call(node),
        closest: (element, selector) => Element.prototype.closest.call(element, selector),
        contains: (outer, inner) => contains.call(outer, inner),
        precedes: (one, other) =>
            Boolean(compareDocumentPosition.call(one, other) & Node.DOCUMENT_POSITION_FOLLOWING),
        byId: (node, id) => {
            const root = getRootNode.call(node);
            const methods = METHODS.get(nodeType(root));
            return methods.getElementById ? methods.getElementById.call(root, id) : null;
        },
        elementWalker: (node) =>
            /** @type {any} */ (createTreeWalker.call(document, node, NodeFilter.SHOW_ELEMENT)),
        title: () => documentTitle(document).slice(0, MAX_TEXT),
        html: () => documentElement(document),
        focused: (root) => (nodeType(root) === Node.DOCUMENT_NODE ? documentActive : shadowActive)(root),
        active: () => {
            let active = documentActive(document);
            for (let inner = active; inner; inner = shadow(active) && shadowActive(shadow(active)))
                active = inner;
            return active;
        },
        value: getter(HTMLInputElement.prototype, 'value'),
    };
    latchkey.read = Object.freeze(reader);
})();
