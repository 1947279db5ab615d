/**
 * The content scripts: what is called into a page, and in which order. They share one object, `globalThis.latchkey`, so
 * each comes after what it uses.
 */

/** Asleep on every watched page. */
export const GATE = '/content/gate.js';

/** What collects the facts of a page. */
export const FACTS = [
    '/content/facts-read.js',
    '/content/facts-find.js',
    '/content/facts-field.js',
    '/content/facts.js',
];

/** What writes into fields, after what collects facts. */
export const FILL = '/content/fill.js';

/** What reads a page that sets up two-factor authentication, after what collects facts. */
export const SET_UP = '/content/set-up.js';

/** What the gate calls in. */
export const WATCH = [
    ...FACTS,
    FILL,
    SET_UP,
    '/content/words.js',
    '/content/card.js',
    '/content/panel.js',
    '/content/verdicts.js',
    '/content/meter.js',
    '/content/remember-me.js',
    '/content/watch.js',
];
