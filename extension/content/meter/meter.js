/**
 * The meter: shows the card beside a field while the field has the focus, and follows every key.
 */
(() => {
    'use strict';

    /** Values also change without an event that could be trusted (a password manager, the page's own script). */
    const LOOK_EVERY_MS = 250;

    /** @typedef {import('../content.js').Subject} Subject */

    // Called in twice, the first must not leave its card behind.
    globalThis.latchkey.meter?.hide();

    /** @type {{ subject: Subject, look(): void, end(): void } | undefined} */
    let shown;

    /**
     * Shows the meter for a field. A page that draws its form anew with every key replaces the field; the meter
     * then stays, and follows the new one.
     * @param {Subject} subject
     */
    function show(subject) {
        if (shown?.subject.field === subject.field) return;
        if (shown && !shown.subject.field.isConnected) {
            shown.subject = subject;
            shown.look();
            return;
        }
        hide();
        shown = start(subject);
        shown.look();
    }

    /**
     * @param {Subject} first
     * @returns {NonNullable<typeof shown>}
     */
    function start(first) {
        const { panel: panels, card: cards, verdicts: lines } = globalThis.latchkey;
        const panel = panels.open(first.field);
        const card = cards.create(document);
        const line = lines.open({
            style: (css) => panel.setStyle(css),
            assessment: (assessment) => draw(() => card.update(assessment)),
            problem: (code) => draw(() => card.showProblem(code)),
        });
        let asked = '';
        card.offer({ suggest, copy, onPress: panel.onPress });

        /** Has a generated password filled in, and says how that went. */
        async function suggest() {
            const { words, gate, panel, read } = globalThis.latchkey;
            // What is filled in goes by the field with the focus.
            if (panel.owns(read.active())) self.subject.field.focus();
            try {
                const filled = await gate?.ask({ kind: 'suggest' });
                return filled
                    ? { text: words.filledOf(filled), agrees: filled.taken === filled.fields }
                    : { text: '', agrees: false };
            } catch (error) {
                return { text: words.problemOf(error instanceof Error ? error.message : ''), agrees: false };
            } finally {
                look();
            }
        }

        /** @param {() => void} change */
        function draw(change) {
            change();
            if (!card.element.isConnected) panel.root.append(card.element);
            place();
        }

        function place() {
            const { field, others } = self.subject;
            panel.placeBeside(field, others());
        }

        function look() {
            if (listeners.signal.aborted) return;
            const { field, question } = self.subject;
            if (!globalThis.latchkey.gate?.isAlive()) {
                hide();
                globalThis.latchkey.stop?.();
            } else if (!field.isConnected || !field.checkVisibility()) hide();
            else {
                const asking = question();
                const text = JSON.stringify(asking);
                if (text !== asked) line.ask(asking);
                asked = text;
                card.showGenerated(globalThis.latchkey.fill.lastFor([field, ...self.subject.others()]));
                place();
            }
        }

        /** @param {KeyboardEvent | MouseEvent} event */
        function onKey(event) {
            if (!event.isTrusted) return;
            card.setCapsLock(event.getModifierState('CapsLock'));
            if (event instanceof KeyboardEvent && event.type === 'keydown' && event.key === 'Escape') hide();
        }

        const listeners = new AbortController();
        const options = { capture: true, passive: true, signal: listeners.signal };
        addEventListener('input', look, options);
        addEventListener('keydown', onKey, options);
        addEventListener('keyup', onKey, options);
        addEventListener('mousedown', onKey, options);
        addEventListener('scroll', place, options);
        addEventListener('resize', place, options);
        const timer = setInterval(look, LOOK_EVERY_MS);

        const self = {
            subject: first,
            look,
            end() {
                clearInterval(timer);
                listeners.abort();
                line.close();
                panel.close();
            },
        };
        return self;
    }

    /** @param {string} text */
    async function copy(text) {
        const { words } = globalThis.latchkey;
        try {
            await navigator.clipboard.writeText(text);
            return { text: words.word('generateCopied'), agrees: true };
        } catch {
            // Pages without https have no clipboard, and frames may be denied it.
            return { text: words.word('copyFailed'), agrees: false };
        }
    }

    function hide() {
        shown?.end();
        shown = undefined;
    }

    globalThis.latchkey.meter = { show, hide };
})();
