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

    /** @type {{ subject: Subject, look(): void, said: import('../content.js').CardView['showResult'], end(): void } | undefined} */
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
            style(css, keys) {
                panel.setStyle(css);
                card.showHints(globalThis.latchkey.words.hintsOf(keys));
            },
            assessment: (assessment) => draw(() => card.update(assessment)),
            problem: (code) => draw(() => card.showProblem(code)),
        });
        let asked = '';
        let seen = '';

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
                watchSight();
                card.showGenerated(globalThis.latchkey.fill.lastFor([field, ...self.subject.others()]));
                place();
            }
        }

        /** Goes where the field can no longer be seen. */
        function watchSight() {
            const { subject } = self;
            const sight = JSON.stringify(globalThis.latchkey.sight.of(subject.field, false));
            if (sight === seen) return;
            seen = sight;
            subject.isSeen().then(
                (isSeen) => {
                    if (!isSeen && shown === self && self.subject === subject) hide();
                },
                () => undefined,
            );
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
            said: card.showResult,
            end() {
                clearInterval(timer);
                listeners.abort();
                line.close();
                panel.close();
            },
        };
        return self;
    }

    /** @param {import('../content.js').Came} came */
    function say(came) {
        const { words } = globalThis.latchkey;
        if ('problem' in came) shown?.said({ text: words.problemOf(came.problem), agrees: false });
        else
            shown?.said({
                text: words.filledOf(came.filled),
                agrees: came.filled.taken === came.filled.fields,
            });
        shown?.look();
    }

    function hide() {
        shown?.end();
        shown = undefined;
    }

    globalThis.latchkey.meter = { show, hide, say, isShownFor: (field) => shown?.subject.field === field };
})();
