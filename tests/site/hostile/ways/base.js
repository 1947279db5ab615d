/*
 * Ways in which a page tries to learn of an extension, or to make it do something. `way.html?way=NAME` tries the one of that name; a
 * way arms itself before the page is built, says what it sees before a person has done anything, and what it has of the inside after.
 */
globalThis.ways = new Map();

/**
 * @param {string} name
 * @param {{ arm?: () => void, ready?: () => void, sees?: () => unknown, has?: (texts: string[]) => string[] }} way
 *   ready: once the page is built. sees: anything that can be compared with what a page sees where there is no extension. has: what
 *   of the inside of the card the page has got hold of
 */
globalThis.way = (name, way) => globalThis.ways.set(name, way);

/** What the page itself makes, before anybody hooks it. */
globalThis.real = {
    stringify: JSON.stringify,
    push: Function.prototype.call.bind(Array.prototype.push),
    listen: EventTarget.prototype.addEventListener,
};
