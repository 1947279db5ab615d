/**
 * The newest state of the vault is damaged, and an older one is shown.
 */
import { h } from '../ui/view.js';
import { language, word } from '../../shared/words.js';

/** @param {number | null} savedAt when what is shown was saved, in Unix seconds; nothing where it is the newest */
export function olderStateWarning(savedAt) {
    if (savedAt === null) return undefined;
    const format = new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeStyle: 'short' });
    return h(
        'p.warning',
        { key: 'older-state', attrs: { id: 'older-state' } },
        word('codesOlderState', format.format(savedAt * 1000)),
    );
}
