/* Ways to get hold of the inside of the card once it is shown: its texts, its nodes, its size. */
{
    const { listen, push } = globalThis.real;
    const host = () => {
        const last = document.documentElement.lastElementChild;
        return last === document.body ? null : last;
    };
    /** Which of the texts are in it. */
    const among = (text, texts) => texts.filter((one) => String(text).includes(one));
    /** Whether a node is in a shadow root: the page makes none, and what is on the outside it sees anyway. */
    const isForeign = (node) => node instanceof Node && node.getRootNode() instanceof ShadowRoot;
    const said = (nodes) => nodes.filter(isForeign).map((node) => node.nodeName);
    const found = (texts, search) => texts.filter((text) => search(text));

    const tries = {
        find: (texts) => {
            const hits = found(texts, (text) => globalThis.find(text, false, false, true));
            getSelection().removeAllRanges();
            return hits;
        },
        'find-backwards': (texts) =>
            found(texts, (text) => globalThis.find(text, true, true, true, false, true)),
        'select-all': (texts) => {
            document.execCommand('selectAll');
            const hits = among(getSelection(), texts);
            getSelection().removeAllRanges();
            return hits;
        },
        'select-across': (texts) => {
            getSelection().setBaseAndExtent(
                document.body,
                0,
                document.documentElement,
                document.documentElement.childNodes.length,
            );
            const ranges = getSelection().getComposedRanges?.({ shadowRoots: [] }) ?? [];
            const nodes = [getSelection().anchorNode, getSelection().focusNode];
            return [
                ...among(getSelection(), texts),
                ...said([...nodes, ...ranges.map(({ startContainer }) => startContainer)]),
            ];
        },
        copy: (texts) => {
            let copied = '';
            const note = () => (copied = String(getSelection()));
            listen.call(document, 'copy', note, { once: true });
            document.execCommand('selectAll');
            document.execCommand('copy');
            getSelection().removeAllRanges();
            return among(copied, texts);
        },
        markup: (texts) => among(document.documentElement.outerHTML, texts),
        'markup-with-roots': (texts) => {
            const options = { serializableShadowRoots: true };
            return among([document.documentElement.getHTML?.(options), host()?.getHTML?.(options)], texts);
        },
        serializer: (texts) => among(new XMLSerializer().serializeToString(document), texts),
        text: (texts) =>
            among(
                [document.documentElement.innerText, document.documentElement.textContent, host()?.innerText],
                texts,
            ),
        xpath: (texts) =>
            found(
                texts,
                (text) =>
                    document.evaluate(
                        `count(//*[contains(., "${text}")] | //@*[contains(., "${text}")])`,
                        document,
                    ).numberValue > 0,
            ),
        walker: () => {
            const walker = document.createNodeIterator(document);
            const nodes = [];
            for (let node = walker.nextNode(); node; node = walker.nextNode()) push(nodes, node);
            return said(nodes);
        },
        'open-root': () => (host()?.shadowRoot ? ['root'] : []),
        'firefox-root': () => (host()?.openOrClosedShadowRoot ? ['root'] : []),
        internals: () => {
            try {
                return host()?.attachInternals().shadowRoot ? ['root'] : [];
            } catch {
                return [];
            }
        },
        'second-root': () => {
            try {
                host()?.attachShadow({ mode: 'open' });
                return host()?.shadowRoot?.childNodes.length ? ['root'] : [];
            } catch {
                return [];
            }
        },
        clone: (texts) => {
            const copies = [host()?.cloneNode(true), host() && document.importNode(host(), true)];
            return copies.flatMap((copy) => (copy?.shadowRoot ? ['root'] : among(copy?.outerHTML, texts)));
        },
        slots: () => {
            const inner = document.createElement('span');
            host()?.append(inner);
            const slot = inner.assignedSlot;
            inner.remove();
            return slot ? ['slot'] : [];
        },
        'other-document': () => {
            const frame = document.createElement('iframe');
            document.body.append(frame);
            const before = host();
            before && frame.contentDocument.body.append(before);
            const root = before?.shadowRoot;
            frame.remove();
            return root ? ['root'] : [];
        },
        points: () => {
            const nodes = [];
            for (let x = 4; x < innerWidth; x += 14)
                for (let y = 4; y < innerHeight; y += 9) {
                    push(nodes, ...document.elementsFromPoint(x, y));
                    push(
                        nodes,
                        document.caretPositionFromPoint?.(x, y)?.offsetNode,
                        document.caretRangeFromPoint?.(x, y)?.startContainer,
                    );
                }
            return [...said(nodes), ...(nodes.includes(host()) ? ['host'] : [])];
        },
        focus: () => {
            host()?.focus();
            return document.activeElement === host() ? ['host'] : said([document.activeElement]);
        },
        animations: () => said(document.getAnimations().map(({ effect }) => effect?.target)),
        'pseudo-elements': (texts) =>
            among(
                ['::before', '::after', '::part(card)', '::slotted(*)', '::backdrop'].map(
                    (name) => host() && getComputedStyle(host(), name).content,
                ),
                texts,
            ),
        attributes: (texts) =>
            among(
                host()
                    ?.getAttributeNames()
                    .map((name) => host().getAttribute(name)),
                texts,
            ),
        names: (texts) =>
            among(host() && Object.getOwnPropertyNames(host()).map((name) => host()[name]), texts),
        aria: (texts) =>
            among(
                host() &&
                    ['ariaLabel', 'ariaValueText', 'ariaDescription', 'role', 'title', 'lang', 'dir'].map(
                        (name) => host()[name],
                    ),
                texts,
            ),
        size: () => {
            const { width = 0, height = 0 } = host()?.getBoundingClientRect() ?? {};
            return width * height > 0 || host()?.scrollHeight > 0 ? [`${width} × ${height}`] : [];
        },
        'scroll-room': () =>
            document.documentElement.scrollHeight >
            Math.max(innerHeight, document.body.getBoundingClientRect().bottom + 40)
                ? ['room']
                : [],
        'style-sheets': (texts) =>
            among(
                [...document.styleSheets].map(
                    (sheet) => sheet.ownerNode?.getRootNode() === document || sheet.href,
                ),
                texts,
            ),
        performance: () => {
            const kinds = PerformanceObserver.supportedEntryTypes ?? [];
            const nodes = [];
            for (const type of ['largest-contentful-paint', 'layout-shift', 'element', 'event'].filter(
                (type) => kinds.includes(type),
            )) {
                const observer = new PerformanceObserver(() => undefined);
                observer.observe({ type, buffered: true });
                for (const entry of observer.takeRecords())
                    push(
                        nodes,
                        entry.element,
                        entry.target,
                        ...(entry.sources ?? []).map(({ node }) => node),
                    );
            }
            return said(nodes);
        },
    };
    for (const [name, has] of Object.entries(tries)) globalThis.way(`inside-${name}`, { has });

    /** What the page hears while the person types, points and clicks. */
    const properties = [
        'target',
        'currentTarget',
        'relatedTarget',
        'srcElement',
        'originalTarget',
        'explicitOriginalTarget',
        'rangeParent',
        'fromElement',
        'toElement',
        'submitter',
    ];
    for (const types of [
        [
            'pointer',
            'pointerover',
            'pointermove',
            'pointerdown',
            'pointerup',
            'pointerenter',
            'pointerout',
            'click',
            'mouseover',
            'mousedown',
            'contextmenu',
            'wheel',
        ],
        ['keys', 'keydown', 'keypress', 'keyup', 'input', 'beforeinput', 'compositionstart'],
        ['focus', 'focus', 'blur', 'focusin', 'focusout', 'selectionchange', 'selectstart'],
        [
            'layer',
            'beforetoggle',
            'toggle',
            'scroll',
            'resize',
            'transitionrun',
            'transitionend',
            'animationstart',
            'animationend',
            'load',
            'error',
            'slotchange',
            'fullscreenchange',
        ],
    ]) {
        const nodes = [];
        globalThis.way(`inside-events-${types[0]}`, {
            arm: () => {
                for (const type of types.slice(1))
                    listen.call(
                        globalThis,
                        type,
                        (event) =>
                            push(nodes, ...properties.map((name) => event[name]), ...event.composedPath()),
                        true,
                    );
            },
            has: () => said(nodes),
        });
    }

    const roots = [];
    globalThis.way('inside-hooked-root', {
        arm: () => {
            const original = Element.prototype.attachShadow;
            Element.prototype.attachShadow = function (options) {
                const root = original.call(this, { ...options, mode: 'open' });
                push(roots, root);
                return root;
            };
        },
        has: () => roots.map(({ mode }) => mode),
    });

    const observed = [];
    globalThis.way('inside-observed', {
        arm: () => {
            const note = (changes) => {
                for (const { target, addedNodes } of changes) push(observed, target, ...addedNodes);
            };
            new MutationObserver(note).observe(document, {
                subtree: true,
                childList: true,
                characterData: true,
                attributes: true,
            });
        },
        has: (texts) => [
            ...said(observed),
            ...among(
                observed.map((node) => node.outerHTML ?? node.data),
                texts,
            ),
        ],
    });

    /** What a style of the page has the browser load tells what it applies to. */
    const leaks = {
        fonts: "@font-face { font-family: leak; src: url('/violation?font') } html ~ *, body ~ *, * { font-family: leak !important }",
        selectors:
            "[data-text] { background: url('/violation?text') } .latchkey-card { background: url('/violation?card') } [role=meter] { background: url('/violation?meter') }",
        parts: "*::part(card) { background: url('/violation?part') } body ~ *::before { content: url('/violation?before') }",
        'custom-properties':
            ":root, body ~ * { --latchkey-ground: url('/violation?ground') !important; --latchkey-ink: url('/violation?ink') !important }",
        inheritance:
            "body ~ * { list-style-image: url('/violation?list') !important; cursor: url('/violation?cursor'), auto !important; all: revert }",
    };
    for (const [name, css] of Object.entries(leaks)) {
        globalThis.way(`inside-style-${name}`, {
            ready: () => {
                const style = document.createElement('style');
                // The page's own letters are in another font, so that only others' are told.
                style.textContent = `${css} html, head, head *, body, body * { font-family: serif !important; }`;
                document.head.append(style);
            },
            has: () =>
                performance
                    .getEntriesByType('resource')
                    .map(({ name }) => name)
                    .filter((name) => /violation\?(font|text|card|meter|part|ground|ink)/.test(name)),
        });
    }
}
