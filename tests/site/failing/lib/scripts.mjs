/**
 * A page that works with its script only, and says so until the script has come.
 */
import { script } from './server.mjs';

/**
 * The script is not there until somebody mends it.
 * @param {string} says
 * @returns {Pick<import('./fixture.mjs').Fixture, 'first' | 'form' | 'refuse' | 'mends'>}
 */
export function scripted(says) {
    return {
        form: {
            inside: '<input type="hidden" name="seal">',
            beside: `<div id="no-scripts" class="notice">${says}</div><script src="/main.js"></script>`,
        },
        first(visit, site) {
            if (visit.route !== 'GET /main.js' || site.isTroubled) return undefined;
            return script(
                "document.querySelector('#no-scripts').remove(); document.querySelector('[name=seal]').value = 'sealed';",
            );
        },
        refuse: ({ fields }) => (fields['seal'] === 'sealed' ? undefined : {}),
        mends: true,
    };
}
