/**
 * Lets nothing of a document run: while a site is cleared, its tabs show a plain file of it, and some servers answer with a page
 * whatever they are asked for.
 */
{
    // It may be a document of any kind.
    const { namespaceURI } = document.implementation.createHTMLDocument().documentElement;
    const head = document.createElementNS(namespaceURI, 'head');
    const policy = document.createElementNS(namespaceURI, 'meta');
    policy.setAttribute('http-equiv', 'Content-Security-Policy');
    policy.setAttribute('content', "default-src 'none'");
    head.append(policy);
    // It counts in a head alone, and from that moment on.
    document.documentElement?.prepend(head);
    window.stop();
}
