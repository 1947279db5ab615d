/**
 * The card: draws a verdict. The same in the meter beside a field and in the popup.
 *
 * Its words are attributes that its style writes out. A page finds text with `window.find()`, in a closed shadow root too, and
 * in Firefox it has the node then, and with that the whole root; what a style writes is not found, selected or copied, and screen
 * readers read it.
 */
(() => {
    'use strict';

    const SEGMENTS = 5;
    /** Screen readers hear the verdict once typing pauses, not with every key. */
    const ANNOUNCE_AFTER_MS = 1000;

    /** @param {string} name */
    const word = (name) => chrome.i18n.getMessage(name);

    /** Writes words, where there are any. @param {HTMLElement} element @param {string} text */
    const write = (element, text) => {
        if (text) element.dataset.text = text;
        else delete element.dataset.text;
    };
    const written = (/** @type {HTMLElement} */ { dataset }) => dataset.text ?? '';

    /**
     * @param {Document} view
     * @param {(text: string) => void} [say] tells screen readers, where the page has a place for that
     * @returns {import('../content.js').CardView}
     */
    function create(view, say) {
        /**
         * @param {string} tag
         * @param {string} name
         * @param {HTMLElement[]} children
         */
        const make = (tag, name, ...children) => {
            const element = view.createElement(tag);
            element.className = name;
            element.append(...children);
            return element;
        };

        const bar = make('div', 'latchkey-bar', ...Array.from({ length: SEGMENTS }, () => make('i', '')));
        const verdict = make('p', 'latchkey-verdict');
        const time = make('p', 'latchkey-time');
        const confirmation = make('p', 'latchkey-notice latchkey-confirmation');
        const capsLock = make('p', 'latchkey-notice latchkey-caps-lock');
        const advice = make('ul', 'latchkey-advice');
        const status = make('p', 'latchkey-status');
        const element = make(
            'div',
            'latchkey-card',
            bar,
            verdict,
            time,
            confirmation,
            capsLock,
            advice,
            status,
        );

        element.lang = globalThis.latchkey.words.language();
        element.dir = word('direction');
        if (!say) status.role = 'status';
        write(capsLock, word('capsLockOn'));
        capsLock.hidden = true;
        confirmation.hidden = true;

        const result = make('p', 'latchkey-notice latchkey-result');
        result.hidden = true;
        const secret = make('code', 'latchkey-secret');
        const generated = make('div', 'latchkey-generated', secret);
        generated.hidden = true;
        secret.translate = false;
        secret.dir = 'ltr';

        const hint = make('p', 'latchkey-hint');
        /** The same in few words, where there is but a line. */
        const keys = make('p', 'latchkey-keys');
        const off = make('p', 'latchkey-hint latchkey-off');
        for (const line of [hint, keys, off]) line.hidden = true;
        keys.ariaHidden = 'true';
        element.append(keys, result, generated, hint, off);

        let timer = 0;
        /** The hint is said once, not with every verdict. */
        let isHintSaid = false;
        const announce = () => {
            clearTimeout(timer);
            timer = setTimeout(() => {
                const notices = [capsLock, confirmation, result].filter(({ hidden }) => !hidden);
                const lines = [verdict, time, ...notices, ...advice.children, ...(isHintSaid ? [] : [hint])];
                isHintSaid = true;
                const words = lines.map((line) => written(/** @type {HTMLElement} */ (line)));
                const text = words.filter(Boolean).join(' ');
                if (say) say(text);
                else write(status, text);
            }, ANNOUNCE_AFTER_MS);
        };

        return {
            element,
            update(assessment) {
                const card = globalThis.latchkey.words.cardOf(assessment);
                element.dataset.level = String(card.level);
                bar.hidden = false;
                // A meter without a value is none: it becomes one with the first verdict.
                bar.role = 'meter';
                bar.ariaLabel = word('meterLabel');
                bar.ariaValueMin = '0';
                bar.ariaValueMax = String(SEGMENTS - 1);
                bar.ariaValueNow = String(card.score);
                bar.ariaValueText = card.valueText;
                for (const [at, segment] of [...bar.children].entries()) {
                    segment.classList.toggle('latchkey-filled', at < card.level);
                }
                write(verdict, card.verdict);
                write(time, card.time);
                time.hidden = !card.time;
                advice.replaceChildren(
                    ...card.advice.map((text) => {
                        const line = make('li', '');
                        write(line, text);
                        return line;
                    }),
                );
                advice.hidden = card.advice.length === 0;
                confirmation.hidden = !card.confirmation;
                write(confirmation, card.confirmation?.text ?? '');
                confirmation.classList.toggle('latchkey-agrees', card.confirmation?.agrees ?? false);
                announce();
            },
            showProblem(code) {
                element.dataset.level = '0';
                bar.hidden = true;
                write(verdict, globalThis.latchkey.words.problemOf(code));
                for (const line of [time, advice, confirmation]) line.hidden = true;
                announce();
            },
            showHints(hints) {
                for (const [line, text] of /** @type {const} */ ([
                    [hint, hints.fill],
                    [keys, hints.keys],
                    [off, hints.off],
                ])) {
                    write(line, text);
                    line.hidden = !text;
                }
            },
            showResult({ text, agrees }) {
                write(result, text);
                result.classList.toggle('latchkey-agrees', agrees);
                result.hidden = !text;
                announce();
            },
            showGenerated(text) {
                if (written(secret) === (text ?? '')) return;
                write(secret, text ?? '');
                generated.hidden = text === null;
            },
            setCapsLock(on) {
                if (capsLock.hidden !== on) return;
                capsLock.hidden = !on;
                announce();
            },
        };
    }

    // Alone in the popup, among the other content scripts in a page.
    globalThis.latchkey ??= /** @type {import('../content.js').Latchkey} */ ({});
    globalThis.latchkey.card = { create };
})();
