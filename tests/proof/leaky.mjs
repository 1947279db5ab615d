/**
 * A copy of the extension that gives itself away in many ways: planted, so that pages that look for such things have to find it.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { testCopy } from '../e2e/test-copy.mjs';

/** Runs in every page, as the gate does. */
const LEAKS = `
;(() => {
    const leak = () => {
        document.documentElement.dataset.planted = '1';
        const style = document.createElement('style');
        style.textContent = ':root { --planted: 1 } body { scroll-behavior: smooth; outline: 1px solid red }';
        document.head.append(style);
        const box = document.createElement('div');
        box.popover = 'manual';
        box.textContent = 'Latchkey';
        document.body.after(box);
        box.showPopover();
        localStorage.setItem('planted', '1');
        performance.mark('planted');
        postMessage({ planted: true }, '*');
        dispatchEvent(new CustomEvent('latchkey-ready'));
        getSelection().selectAllChildren(box);
    };
    if (document.readyState === 'complete') leak();
    else addEventListener('load', leak);
})();
`;

export function leakyCopy() {
    const copy = testCopy();
    appendFileSync(`${copy.path}/content/gate.js`, LEAKS);
    const panel = `${copy.path}/content/meter/panel.js`;
    writeFileSync(panel, readFileSync(panel, 'utf8').replace("mode: 'closed'", "mode: 'open'"));
    const card = `${copy.path}/content/meter/card.js`;
    writeFileSync(
        card,
        readFileSync(card, 'utf8').replace(
            'element.dataset.text = text;',
            'element.textContent = element.dataset.text = text;',
        ),
    );
    return copy;
}
