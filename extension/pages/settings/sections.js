/**
 * The sections of the settings: each has an address of its own, and one is shown at a time. All of them are drawn, so that what is
 * half done in one stays while another is looked at.
 */
import { focusOn, h } from '../ui/view.js';
import { word } from '../../shared/words.js';
import { SECTIONS } from './section-names.js';

/** @typedef {typeof SECTIONS[number]} Section */
/** @typedef {import('../ui/view.js').VNode} VNode */

/** The section that the address names. @returns {Section} */
export function section() {
    const name = location.hash.slice(1);
    return SECTIONS.find((known) => known === name) ?? 'general';
}

/** Draws whenever the person goes to another section, and gives the focus to its title. @param {() => void} draw */
export function followSection(draw) {
    const title = () => (document.title = word('settingsPageTitle', name(section())));
    globalThis.addEventListener('hashchange', () => {
        title();
        draw();
        scrollTo(0, 0);
        focusOn(document.querySelector(`#part-${section()}`) ?? undefined);
    });
    title();
}

/** The way from section to section. */
export function sectionLinks() {
    const here = section();
    return h('nav.sections', { key: 'sections', attrs: { 'aria-label': word('sectionsLabel') } }, [
        h(
            'ul',
            SECTIONS.map((one) =>
                h('li', { key: one }, [
                    h('a', { attrs: { href: `#${one}`, 'aria-current': one === here && 'page' } }, name(one)),
                ]),
            ),
        ),
    ]);
}

/**
 * @param {Section} one
 * @param {(VNode | undefined)[]} parts
 */
export function sectionView(one, parts) {
    const id = `title-${one}`;
    return h(
        'div.part',
        {
            key: one,
            attrs: { id: `part-${one}`, role: 'region', 'aria-labelledby': id, hidden: one !== section() },
        },
        [h('h2', { attrs: { id, tabindex: -1 } }, name(one)), ...parts],
    );
}

/** @param {Section} one */
function name(one) {
    return word(`section_${one.replace('-', '')}`);
}
