/* Ways to look: at the document, at what the browser tells of itself, at what happens. */
{
    const { listen, push } = globalThis.real;
    const all = (selector = '*') => [...document.querySelectorAll(selector)];

    const looks = {
        markup: () => document.documentElement.outerHTML,
        'children-of-html': () => [...document.documentElement.childNodes].map(({ nodeName }) => nodeName),
        'node-count': () => document.evaluate('count(//node())', document).numberValue,
        attributes: () => all().map((element) => element.getAttributeNames().join()),
        datasets: () => all().map((element) => Object.keys(element.dataset).join()),
        expandos: () => all().map((element) => Object.getOwnPropertyNames(element).join()),
        'window-names': () => Object.getOwnPropertyNames(globalThis).sort(),
        'window-symbols': () => Object.getOwnPropertySymbols(globalThis).map(String),
        'document-names': () => Object.getOwnPropertyNames(document),
        'prototype-names': () =>
            [Object, Array, Node, Element, HTMLInputElement, Document, Event].map((of) =>
                Object.getOwnPropertyNames(of.prototype).join(),
            ),
        'native-code': () =>
            [fetch, setTimeout, Element.prototype.attachShadow, document.querySelector].map(String),
        'computed-styles': () =>
            all('html, body, form, input').map((element) => {
                const style = getComputedStyle(element);
                return [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`).join(';');
            }),
        'pseudo-elements': () =>
            all('html, body, input').map((element) => getComputedStyle(element, '::after').content),
        'style-sheets': () => [...document.styleSheets].map(({ href }) => href),
        'adopted-style-sheets': () => document.adoptedStyleSheets.length,
        'custom-properties': () =>
            [...(document.documentElement.computedStyleMap?.() ?? [])].filter(([name]) =>
                name.startsWith('--'),
            ).length,
        animations: () => document.getAnimations().length,
        fonts: () => [document.fonts.size, document.fonts.status],
        'top-layer': () => all(':popover-open, :modal, dialog[open]').length,
        fullscreen: () => [
            document.fullscreenElement,
            document.pointerLockElement,
            document.pictureInPictureElement,
        ],
        points: () => {
            const found = [];
            for (let x = 5; x < innerWidth; x += 60)
                for (let y = 5; y < innerHeight; y += 40)
                    push(
                        found,
                        document
                            .elementsFromPoint(x, y)
                            .map(({ localName }) => localName)
                            .join(),
                    );
            return found;
        },
        layout: () =>
            all('html, body, form, input').map((element) => element.getBoundingClientRect().toJSON()),
        scrolling: () => [scrollX, scrollY, document.documentElement.scrollHeight, visualViewport?.height],
        'find-words': () =>
            ['Latchkey', 'password with', 'Very weak', 'Alt+Shift'].map((text) => globalThis.find(text)),
        text: () => [document.body.innerText, document.documentElement.textContent],
        selection: () => [String(getSelection()), getSelection().rangeCount, document.activeElement?.id],
        autofilled: () => all('input:autofill, input:-webkit-autofill').length,
        validity: () => all(':user-invalid, :user-valid').length,
        plugins: () => [...navigator.plugins].map(({ name }) => name),
        'mime-types': () => [...navigator.mimeTypes].map(({ type }) => type),
        'user-agent': () => [
            navigator.userAgent,
            navigator.webdriver,
            navigator.userActivation?.hasBeenActive,
        ],
        'chrome-object': () => [
            Object.keys(globalThis.chrome ?? {}),
            typeof globalThis.chrome?.runtime,
            typeof globalThis.browser,
        ],
        resources: () =>
            performance
                .getEntriesByType('resource')
                .map(({ name }) => name)
                .sort(),
        marks: () =>
            ['mark', 'measure', 'layout-shift', 'first-input'].map(
                (type) => performance.getEntriesByType(type).length,
            ),
        storage: () => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie],
        frames: () => [globalThis.length, all('iframe, object, embed').length, document.scripts.length],
        history: () => [history.length, history.state, location.href],
        accessibility: () => all('[role], [aria-live], [aria-describedby], [aria-owns]').length,
        'shadow-roots': () => all().filter(({ shadowRoot }) => shadowRoot).length,
        states: () =>
            all('input').map((field) => [
                field.value,
                field.type,
                field.readOnly,
                field.disabled,
                field.spellcheck,
            ]),
        meta: () => all('meta, link, base').map((element) => element.outerHTML),
    };
    for (const [name, sees] of Object.entries(looks)) globalThis.way(`look-${name}`, { sees });

    const heard = {
        messages: [globalThis, ['message', 'messageerror']],
        errors: [globalThis, ['error', 'unhandledrejection', 'rejectionhandled']],
        focus: [globalThis, ['focus', 'blur', 'focusin', 'focusout']],
        input: [globalThis, ['input', 'beforeinput', 'change', 'keydown', 'keyup', 'click', 'pointermove']],
        'selection-changes': [document, ['selectionchange', 'selectstart']],
        'storage-events': [globalThis, ['storage']],
        'layout-events': [globalThis, ['resize', 'scroll', 'transitionrun', 'animationstart']],
        popovers: [globalThis, ['beforetoggle', 'toggle', 'fullscreenchange', 'slotchange']],
        violations: [document, ['securitypolicyviolation']],
        'unknown-events': [globalThis, ['latchkey', 'latchkey-ready', 'extension', 'DOMNodeInserted']],
    };
    for (const [name, [target, types]] of Object.entries(heard)) {
        const events = [];
        globalThis.way(`hear-${name}`, {
            arm: () => {
                for (const type of types) listen.call(target, type, () => push(events, type), true);
            },
            // Focusing and the like is what a page gets as it is loaded, in any browser.
            sees: () => events,
        });
    }

    const changes = {
        children: { childList: true },
        attributes: { attributes: true },
        texts: { characterData: true },
    };
    for (const [name, what] of Object.entries(changes)) {
        let count = 0;
        globalThis.way(`observe-${name}`, {
            ready: () =>
                new MutationObserver((found) => (count += found.length)).observe(document, {
                    ...what,
                    subtree: true,
                }),
            sees: () => count,
        });
    }

    const sizes = [];
    globalThis.way('observe-sizes', {
        ready: () => {
            const observer = new ResizeObserver((found) => push(sizes, found.length));
            for (const element of all('html, body, form, input')) observer.observe(element);
        },
        // The first is what every observer is told at once.
        sees: () => sizes.slice(1),
    });

    let covered = 0;
    globalThis.way('observe-intersections', {
        ready: () => {
            const options = { trackVisibility: true, delay: 100, threshold: [0, 1] };
            const note = (found) => (covered += found.filter(({ isIntersecting }) => !isIntersecting).length);
            const observer = new IntersectionObserver(note, options);
            for (const field of all('input')) observer.observe(field);
        },
        sees: () => covered,
    });

    const reports = [];
    globalThis.way('observe-reports', {
        arm: () => {
            if ('ReportingObserver' in globalThis)
                new ReportingObserver((found) => push(reports, ...found.map(({ type }) => type)), {
                    buffered: true,
                }).observe();
        },
        sees: () => reports,
    });

    const channels = [];
    globalThis.way('hear-channels', {
        arm: () => {
            for (const name of ['latchkey', 'extension', 'meter'])
                listen.call(new BroadcastChannel(name), 'message', () => push(channels, name));
        },
        sees: () => channels,
    });

    const defined = [];
    globalThis.way('hear-custom-elements', {
        arm: () => {
            for (const name of ['latchkey-card', 'latchkey-meter', 'latchkey-root'])
                customElements.whenDefined(name).then(() => push(defined, name));
        },
        sees: () => defined,
    });

    let made = 0;
    globalThis.way('hook-trusted-types', {
        arm: () =>
            globalThis.trustedTypes?.createPolicy('default', { createHTML: (text) => ((made += 1), text) }),
        sees: () => made,
    });

    /** Whether something of the extension can be loaded: the driver says where it would be. */
    const loads = {
        fetch: (url) => fetch(url).then(() => true),
        image: (url) => made_('img', url),
        script: (url) => made_('script', url),
        style: (url) => made_('link', url),
        frame: (url) => framed(url),
        module: (url) => import(url).then(() => true),
    };
    function made_(tag, url) {
        return new Promise((done) => {
            const element = document.createElement(tag);
            element.onload = () => done(true);
            element.onerror = () => done(false);
            if (tag === 'link') Object.assign(element, { rel: 'stylesheet', href: url });
            else element.src = url;
            document.head.append(element);
        });
    }
    function framed(url) {
        const frame = document.createElement('iframe');
        frame.src = url;
        document.body.append(frame);
        return new Promise((done) => setTimeout(() => done(frame.contentWindow?.length > 0), 300));
    }
    for (const [name, load] of Object.entries(loads)) {
        let loaded = 'nothing';
        globalThis.way(`load-${name}`, {
            ready: () => {
                const origin = new URLSearchParams(location.search).get('origin');
                const files = ['manifest.json', 'content/meter/card.css', 'pages/welcome/welcome.html'];
                void Promise.all(files.map((file) => load(`${origin}/${file}`).catch(() => false))).then(
                    (found) => (loaded = found.join()),
                );
            },
            sees: () => loaded,
        });
    }
}
