// Collects what could set up two-factor authentication: pictures that may be QR codes, links, and keys. Of a key only its
// shape is a fact; the key itself is taken when the person has asked for that.
(() => {
    'use strict';

    const { latchkey } = globalThis;
    if (latchkey.setUp) return;
    const { read } = latchkey;

    /** Most text that is looked through. */
    const MAX_TEXT = 6000;
    const MAX_PIECE = 500;
    /** Most pictures and links looked at, and most keys told. */
    const MAX_ELEMENTS = 200;
    const MAX_KEYS = 10;
    /** A QR code that a camera can read from a screen, in CSS pixels. */
    const SMALLEST = 80;
    const LARGEST = 800;
    const SQUARE_WITHIN = 0.05;
    const PICTURES = 'img,svg,canvas,table,[style*="background-image" i]';
    const FIELDS = 'input[readonly],textarea[readonly]';
    /** Letters and digits, alone or in groups of two to eight. */
    const KEY = /\b[a-z0-9]{16,128}\b|\b(?:[a-z0-9]{2,8}[ \u{a0}-]){2,31}[a-z0-9]{1,8}\b/giu;

    /** What a person reads, and what stands in fields that are there to be copied from. */
    const text = () => {
        const fields = [...read.all(document, FIELDS)].slice(0, MAX_KEYS);
        const values = fields.map((field) =>
            String(/** @type {HTMLInputElement} */ (field).value).slice(0, MAX_PIECE),
        );
        return [read.text(document.body, MAX_TEXT), ...values].join('\n');
    };

    /** @param {string} selector */
    const some = (selector) => [...read.all(document, selector)].slice(0, MAX_ELEMENTS);

    /** @param {Element} element */
    const isSquare = (element) => {
        const { width, height } = element.getBoundingClientRect();
        const long = Math.max(width, height);
        return long >= SMALLEST && long <= LARGEST && Math.abs(width - height) <= long * SQUARE_WITHIN;
    };

    const links = () =>
        some('a[href^="otpauth:" i],a[href^="otpauth-migration:" i]').map((link) =>
            read.attribute(link, 'href', MAX_TEXT),
        );

    /** @param {string} key */
    const shapeOf = (key) =>
        key
            .replace(/[A-Z]/g, 'A')
            .replace(/[a-z]/g, 'a')
            .replace(/[2-7]/g, '2')
            .replace(/[0189]/g, '9');

    latchkey.setUp = {
        facts() {
            const whole = text();
            const pieces = whole.replace(KEY, '…').match(new RegExp(`[^]{1,${MAX_PIECE}}`, 'g')) ?? [];
            return {
                texts: [read.title(), ...pieces],
                squarePictures: some(PICTURES).filter(isSquare).length,
                addresses: links().length,
                shapes: (whole.match(KEY) ?? []).slice(0, MAX_KEYS).map(shapeOf),
            };
        },
        take(shapes) {
            const keys = (text().match(KEY) ?? []).filter((key) => shapes.includes(shapeOf(key)));
            return {
                addresses: links(),
                keys: [...new Set(keys.map((key) => key.replace(/[^a-z0-9]/gi, '')))],
            };
        },
    };
})();
