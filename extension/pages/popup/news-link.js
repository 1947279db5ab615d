/**
 * What the mark on the button means, and the way to what happened.
 */
import { alerting, hasNews } from '../../shared/alerts.js';
import { word } from '../../shared/words.js';
import { h } from '../ui/view.js';
import { toSettings } from './settings-way.js';

let news = false;

export async function followNews() {
    news = (await alerting()) === true && (await hasNews());
}

/** Above the rows, as long as the person has not looked. */
export function newsLink() {
    if (!news) return undefined;
    return h('p.notice', { key: 'news' }, [
        word('alertsNews'),
        ' ',
        h('button.link', { attrs: { id: 'news' }, on: { click: toSettings('alerts') } }, word('alertsSee')),
    ]);
}
