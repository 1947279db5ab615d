/**
 * Lets nothing of a document run: while a site is cleared, its tabs show a plain file of it, and some servers answer with a page
 * whatever they are asked for.
 */
{
    const head = document.createElementNS('http://www.w3.org/1999/xhtml', 'head');
    const policy = document.createElementNS('http://www.w3.org/1999/xhtml', 'meta');
    policy.setAttribute('http-equiv', 'Content-Security-Policy');
    policy.setAttribute('content', "default-src 'none'");
    head.append(policy);
    // It counts in a head alone, and from that moment on.
    document.documentElement?.prepend(head);
    window.stop();
}
