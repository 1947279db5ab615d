/**
 * The card: draws a verdict. The same in the meter beside a field and in the popup.
 */
(() => {
    'use strict';

    const SEGMENTS = 5;
    /** Screen readers hear the verdict once typing pauses, not with every key. */
    const ANNOUNCE_AFTER_MS = 1000;

    /** @param {string} name */
    const word = (name) => chrome.i18n.getMessage(name);

    /**
     * @param {Document} view
     * @returns {import('../content.js').CardView}
     */
    function create(view) {
        /**
         * @param {string} tag
         * @param {string} name
         * @param {Node[]} children
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
        bar.role = 'meter';
        bar.ariaLabel = word('meterLabel');
        bar.ariaValueMin = '0';
        bar.ariaValueMax = String(SEGMENTS - 1);
        status.role = 'status';
        capsLock.textContent = word('capsLockOn');
        capsLock.hidden = true;
        confirmation.hidden = true;

        const result = make('p', 'latchkey-notice latchkey-result');
        result.hidden = true;
        const secret = make('code', 'latchkey-secret');
        const generated = make('div', 'latchkey-generated', secret);
        generated.hidden = true;
        secret.translate = false;
        secret.dir = 'ltr';

        /** A button that takes no focus, which stays in the field; the keyboard has a command for it. @param {string} name */
        const button = (name) => {
            const made = /** @type {HTMLButtonElement} */ (make('button', 'latchkey-button'));
            made.textContent = word(name);
            made.tabIndex = -1;
            return made;
        };

        /** @param {Promise<import('../content.js').Said>} said */
        const tell = async (said) => {
            const { text, agrees } = await said;
            result.textContent = text;
            result.classList.toggle('latchkey-agrees', agrees);
            result.hidden = !text;
            announce();
        };

        let timer = 0;
        const announce = () => {
            clearTimeout(timer);
            timer = setTimeout(() => {
                const notices = [capsLock, confirmation, result].filter(({ hidden }) => !hidden);
                const lines = [verdict, time, ...notices, ...advice.children].map(
                    ({ textContent }) => textContent,
                );
                status.textContent = lines.filter(Boolean).join(' ');
            }, ANNOUNCE_AFTER_MS);
        };

        return {
            element,
            update(assessment) {
                const card = globalThis.latchkey.words.cardOf(assessment);
                element.dataset.level = String(card.level);
                bar.hidden = false;
                bar.ariaValueNow = String(card.score);
                bar.ariaValueText = card.valueText;
                for (const [at, segment] of [...bar.children].entries()) {
                    segment.classList.toggle('latchkey-filled', at < card.level);
                }
                verdict.textContent = card.verdict;
                time.textContent = card.time;
                time.hidden = !card.time;
                advice.replaceChildren(
                    ...card.advice.map((line) => make('li', '', view.createTextNode(line))),
                );
                advice.hidden = card.advice.length === 0;
                confirmation.hidden = !card.confirmation;
                confirmation.textContent = card.confirmation?.text ?? '';
                confirmation.classList.toggle('latchkey-agrees', card.confirmation?.agrees ?? false);
                announce();
            },
            showProblem(code) {
                element.dataset.level = '0';
                bar.hidden = true;
                verdict.textContent = globalThis.latchkey.words.problemOf(code);
                for (const line of [time, advice, confirmation]) line.hidden = true;
                announce();
            },
            offer({ suggest, copy, onPress }) {
                const [offered, copied] = [button('offerGenerated'), button('generateCopy')];
                offered.classList.add('latchkey-offer');
                copied.classList.add('latchkey-copy');
                onPress(offered, () => tell(suggest()));
                onPress(copied, () => tell(copy(secret.textContent ?? '')));
                generated.append(copied);
                element.append(result, generated, offered);
            },
            showGenerated(text) {
                if (secret.textContent === (text ?? '')) return;
                secret.textContent = text;
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
