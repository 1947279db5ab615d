/**
 * Stops a document before anything of it runs: while a site is cleared, its tabs show a plain file of it, and some servers answer
 * with a page whatever they are asked for.
 */
window.stop();
