/**
 * A document that a page of the extension can be drawn into, for tests in Node: a tree, and what is in it as text.
 */

class FakeNode {
    /** @type {FakeNode | null} */
    parentNode = null;
    /** @type {FakeNode[]} */
    childNodes = [];
    /** @type {Record<string, string>} */
    attributes = {};
    /** @type {Record<string, (event: object) => void>} */
    listeners = {};
    classList = { add: () => undefined, remove: () => undefined };
    /** @type {Record<string, string>} */
    style = {};

    /** @param {number} nodeType @param {string} name */
    constructor(nodeType, name) {
        this.nodeType = nodeType;
        this.tagName = name.toUpperCase();
        this.text = '';
    }

    get id() {
        return this.attributes.id ?? '';
    }

    get className() {
        return this.attributes.class ?? '';
    }

    /** @returns {FakeNode | null} */
    get nextSibling() {
        const all = this.parentNode?.childNodes ?? [];
        return all[all.indexOf(this) + 1] ?? null;
    }

    get children() {
        return this.childNodes.filter(({ nodeType }) => nodeType === 1);
    }

    /** Nothing is laid out here. */
    getBoundingClientRect() {
        return { left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 };
    }

    get textContent() {
        return this.text + this.childNodes.map(({ textContent }) => textContent).join('');
    }

    set textContent(/** @type {string} */ text) {
        this.childNodes = [];
        this.text = text;
    }

    /** @param {FakeNode} child */
    appendChild(child) {
        return this.insertBefore(child, null);
    }

    /** @param {FakeNode} child @param {FakeNode | null} before */
    insertBefore(child, before) {
        child.parentNode?.removeChild(child);
        const at = before ? this.childNodes.indexOf(before) : this.childNodes.length;
        this.childNodes.splice(at, 0, child);
        child.parentNode = this;
        return child;
    }

    /** @param {FakeNode} child */
    removeChild(child) {
        this.childNodes.splice(this.childNodes.indexOf(child), 1);
        child.parentNode = null;
    }

    /** @param {string} name */
    getAttribute(name) {
        return this.attributes[name] ?? null;
    }

    /** @param {string} name @param {unknown} value */
    setAttribute(name, value) {
        this.attributes[name] = String(value);
    }

    /** @param {string} name */
    removeAttribute(name) {
        delete this.attributes[name];
    }

    /** @param {string} kind @param {(event: object) => void} listener */
    addEventListener(kind, listener) {
        this.listeners[kind] = listener;
    }

    /** The person does something with it. @param {string} kind */
    act(kind) {
        this.listeners[kind]?.({ type: kind, target: this, preventDefault: () => undefined });
    }

    removeEventListener() {}

    /** The link to a part of the page that it is in. @returns {FakeNode | null} */
    closest() {
        const isLink = this.tagName === 'A' && this.attributes.href?.startsWith('#');
        return isLink ? this : (this.parentNode?.closest() ?? null);
    }

    /** Every element below with a tag. @param {string} tag @returns {FakeNode[]} */
    all(tag) {
        const here = this.tagName === tag.toUpperCase() ? [this] : [];
        return [...here, ...this.childNodes.flatMap((child) => child.all(tag))];
    }

    /** The element with an identifier. @param {string} id @returns {FakeNode | undefined} */
    withId(id) {
        if (this.id === id) return this;
        return this.childNodes.map((child) => child.withId(id)).find(Boolean);
    }
}

/** Puts a document and its address into the globals; answers its body. @param {string} [search] of the address */
export function fakeDocument(search = '') {
    const body = new FakeNode(1, 'body');
    new FakeNode(1, 'html').appendChild(body);
    const document = {
        body,
        documentElement: { lang: '', dir: '', style: { colorScheme: '' }, dataset: {} },
        title: '',
        createElement: (/** @type {string} */ name) => new FakeNode(1, name),
        createTextNode(/** @type {string} */ text) {
            const node = new FakeNode(3, '');
            node.text = text;
            return node;
        },
        createComment: () => new FakeNode(8, ''),
        createElementNS: (/** @type {string} */ _space, /** @type {string} */ name) => new FakeNode(1, name),
        addEventListener(/** @type {string} */ kind, /** @type {(event: object) => void} */ listener) {
            if (kind === 'click') clickers.push(listener);
        },
        querySelector: () => null,
        getElementById: () => null,
    };
    Object.assign(globalThis, {
        document,
        location: new FakeLocation(search),
        requestIdleCallback: () => 0,
        requestAnimationFrame: () => 0,
        innerHeight: 600,
        getComputedStyle: () => ({ zoom: '1' }),
        HTMLElement: FakeNode,
        Element: FakeNode,
        addEventListener(/** @type {string} */ kind, /** @type {() => void} */ listener) {
            if (kind === 'hashchange') followers.push(listener);
        },
    });
    return body;
}

/** Those who follow the address. @type {(() => void)[]} */
const followers = [];
/** Those who hear of clicks anywhere. @type {((event: object) => void)[]} */
const clickers = [];

/** Clicks on something in the page. @param {FakeNode} target */
export function click(target) {
    for (const hear of clickers) hear({ target, preventDefault: () => undefined });
}

class FakeLocation {
    #hash = '';

    /** @param {string} search */
    constructor(search) {
        this.search = search;
    }

    get hash() {
        return this.#hash;
    }

    set hash(/** @type {string} */ name) {
        const was = this.#hash;
        this.#hash = name && `#${name.replace('#', '')}`;
        if (this.#hash !== was) for (const follow of followers) follow();
    }
}

/** Goes to another part of the page. @param {string} name */
export function goTo(name) {
    location.hash = name;
}
