/**
 * The newest state of the vault is damaged, and an older one is shown.
 */
import { h } from '../ui/view.js';
import { language, plural } from '../../shared/words.js';

/** @param {import('../../wasm/types.js').OlderState | null} older what is shown; nothing where it is the newest */
export function olderStateWarning(older) {
    if (!older) return undefined;
    const { savedAt, lost } = older;
    const format = new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeStyle: 'short' });
    return h(
        'p.warning',
        { key: 'older-state', attrs: { id: 'older-state' } },
        plural('codesOlderState', lost, format.format(savedAt * 1000), lost.toLocaleString(language())),
    );
}
