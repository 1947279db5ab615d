/**
 * The content scripts: what is called into a page, and in which order. They share one object, `globalThis.latchkey`, so
 * each comes after what it uses.
 */

/** Asleep on every watched page. */
export const GATE = '/content/gate.js';

/** What stops a page before it runs. */
export const HUSH = '/content/hush.js';

/** What collects the facts of a page. */
export const FACTS = [
    '/content/facts/read.js',
    '/content/facts/letters.js',
    '/content/facts/find.js',
    '/content/facts/field.js',
    '/content/facts/control.js',
    '/content/facts/collect.js',
    '/content/facts/sight.js',
];

/** What writes into fields, after what collects facts. */
export const FILL = '/content/fill.js';

/** What sees how a sign-in was answered, after what collects facts. */
export const DOOR = ['/content/door/messages.js', '/content/door/facts.js'];

/** What reads a page that sets up two-factor authentication, after what collects facts. */
export const SET_UP = '/content/facts/set-up.js';

/** What the gate calls in. */
export const WATCH = [
    ...FACTS,
    FILL,
    SET_UP,
    '/content/meter/words.js',
    '/content/meter/card.js',
    '/content/meter/panel.js',
    '/content/meter/verdicts.js',
    '/content/meter/question.js',
    '/content/meter/meter.js',
    '/content/watch/roles.js',
    '/content/watch/acts.js',
    '/content/watch/focus.js',
    '/content/door/passing.js',
    '/content/watch/submission.js',
    '/content/watch/remember-me.js',
    '/content/watch/access.js',
    '/content/watch/watch.js',
];
