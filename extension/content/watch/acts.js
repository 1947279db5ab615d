/**
 * The acts: in which fields a person has done something. A page can give the focus to any field, at any time and without end; it cannot
 * press a key or a button of the pointer.
 */
(() => {
    'use strict';

    const { latchkey } = globalThis;
    /** What is held while another key is pressed, or leads elsewhere. */
    const NO_TYPING = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Escape', 'Tab']);

    /**
     * @param {() => void} onAct
     * @param {AddEventListenerOptions} options
     * @returns {import('../content.js').Acts}
     */
    function follow(onAct, options) {
        /** Where acts were: fields, what stands for them, hosts of shadow roots around them. @type {WeakSet<Element>} */
        const places = new WeakSet();
        /** Where the last one was. @type {Element | null} */
        let last = null;
        /** The field in which the person has sent the card away. @type {Element | null} */
        let dismissed = null;
        /** Tab is held: the field that the focus goes to is where the person wants to be. */
        let isTabbing = false;

        /** @param {Element | null} place */
        const note = (place) => {
            if (!place) return;
            last = place;
            places.add(place);
            const field = labelled(place);
            if (field) places.add(field);
        };
        note(latchkey.gate?.pressed() ?? null);

        /** @param {Event} event */
        const targetOf = (event) => {
            const [target] = event.composedPath();
            return event.isTrusted && target instanceof Element ? target : null;
        };
        /** @param {Event} event */
        const onPointer = (event) => {
            note(targetOf(event));
            dismissed = null;
            onAct();
        };
        /** @param {Event} event */
        const onKey = (event) => {
            const target = targetOf(event);
            if (!target || !(event instanceof KeyboardEvent)) return;
            isTabbing = event.key === 'Tab';
            if (event.key === 'Escape') {
                dismissed = target;
                places.delete(target);
            }
            if (NO_TYPING.has(event.key) || event.ctrlKey || event.metaKey || target === dismissed) return;
            note(target);
            onAct();
        };
        // What is pasted or dropped is the person's: a page can make neither.
        /** @param {Event} event */
        const onGiven = (event) => {
            const target = targetOf(event);
            if (!target || target === dismissed) return;
            note(target);
            onAct();
        };
        /** @param {Event} event */
        const onKeyUp = (event) => {
            if (!(event instanceof KeyboardEvent) || event.key !== 'Tab' || !event.isTrusted) return;
            isTabbing = false;
            note(targetOf(event));
            onAct();
        };
        /** @param {Event} event */
        const onFocusIn = (event) => {
            if (isTabbing) note(targetOf(event));
            isTabbing = false;
            if (targetOf(event) !== dismissed) dismissed = null;
        };
        addEventListener('pointerdown', onPointer, options);
        addEventListener('keydown', onKey, options);
        addEventListener('paste', onGiven, options);
        addEventListener('drop', onGiven, options);
        addEventListener('keyup', onKeyUp, options);
        addEventListener('focusin', onFocusIn, options);

        return {
            isOn: (field) =>
                hostsOf(field).some((host) => places.has(host)) ||
                (last !== null && field instanceof HTMLInputElement && latchkey.roles.stands(field, last)),
            carry: note,
        };
    }

    /** The field that is pressed when its label is. @param {Element} element */
    function labelled(element) {
        const label = latchkey.read.closest(element, 'label');
        return label instanceof HTMLLabelElement ? label.control : null;
    }

    /** A field, and the hosts of the shadow roots around it. @param {Element} field */
    function hostsOf(field) {
        const found = [field];
        for (let root = field.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
            found.push(root.host);
        return found;
    }

    latchkey.acts = { follow };
})();
