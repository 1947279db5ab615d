/**
 * The part of the settings that saves them as a file, and takes them from one: all of them or none, and after a second press.
 */
import { LatchkeyError } from '../../core/error.js';
import { LARGEST_SETTINGS } from '../../core/limits.js';
import { carryIn, chosenSettings, readSettingsFile } from '../../shared/settings-file.js';
import { Errand } from '../ui/errand.js';
import { say } from '../ui/live.js';
import { outcomeLine } from '../ui/outcome-line.js';
import { saveFile } from '../ui/save-file.js';
import { h } from '../ui/view.js';
import { plural, timeSpan, word } from '../../shared/words.js';
import { readLooks } from './looks-view.js';
import { lacking } from './sites-view.js';

/** What a file holds that is not in force yet. @type {import('../../wasm/types.js').Settings | undefined} */
let waiting;
/** Something was taken from a file: rules are in it, and access is not. */
let isUsed = false;
const errand = new Errand();

/** @param {() => void} draw */
export function settingsFileView(draw) {
    const onSave = () =>
        errand.run(async () => {
            const day = new Date().toISOString().slice(0, 10);
            saveFile(`latchkey-settings-${day}.json`, new TextEncoder().encode(await chosenSettings()));
            return word('settingsSaved');
        }, draw);
    const onChoose = async (/** @type {Event} */ { target }) => {
        const field = /** @type {HTMLInputElement} */ (target);
        const [file] = field.files ?? [];
        if (!file) return;
        waiting = undefined;
        await errand.run(async () => {
            if (file.size > LARGEST_SETTINGS) throw new LatchkeyError('settingsTooLarge');
            waiting = await readSettingsFile(await file.text());
            return '';
        }, draw);
        field.value = '';
        if (waiting) say(word('settingsRead'));
        document.querySelector('#settings-use')?.scrollIntoView({ block: 'nearest' });
    };
    const onUse = () =>
        errand.runAlone(async () => {
            if (waiting) await carryIn(waiting);
            waiting = undefined;
            isUsed = true;
            await readLooks(draw);
            return word('settingsUsed');
        }, draw);
    const onCancel = () => {
        waiting = undefined;
        draw();
    };
    return h('section', { key: 'settings-file', attrs: { 'aria-labelledby': 'settings-file' } }, [
        h('h3', { attrs: { id: 'settings-file' } }, word('settingsFileHeading')),
        h('p.quiet', word('settingsFileLead')),
        h('div.uses', [
            h(
                'button',
                { attrs: { id: 'settings-save' }, on: { click: () => void onSave() } },
                word('settingsSave'),
            ),
        ]),
        h('div.row', [
            h('label', { attrs: { for: 'settings-choose' } }, word('settingsChoose')),
            h('input', {
                attrs: { id: 'settings-choose', type: 'file', accept: '.json,application/json' },
                on: { change: onChoose },
            }),
        ]),
        waiting
            ? h('div.warning', { key: 'waiting' }, [
                  h('p', word('settingsHolds')),
                  h(
                      'ul',
                      told(waiting).map((line) => h('li', line)),
                  ),
                  h('p', word('settingsReplace')),
                  h('div.uses', [
                      h(
                          'button.primary',
                          { attrs: { id: 'settings-use' }, on: { click: () => void onUse() } },
                          word('settingsUse'),
                      ),
                      h('button', { on: { click: onCancel } }, word('askedCancel')),
                  ]),
              ])
            : undefined,
        outcomeLine(errand, 'settings-file-status'),
        isUsed && lacking() > 0
            ? h('div.warning', { key: 'lack', attrs: { id: 'settings-lack' } }, [
                  h('p', plural('settingsLack', lacking(), String(lacking()))),
                  h('a', { attrs: { href: '#sites' } }, word('settingsLackGo')),
              ])
            : undefined,
    ]);
}

/** What stands in a file, and what comes of what does not. @param {import('../../wasm/types.js').Settings} settings */
function told({ pausedHosts, rules, protectedCookies, lock, idleMinutes, signInsOff, alertsOff }) {
    const [paused, ruled, cookies] = [pausedHosts.length, rules.length, protectedCookies.length];
    const minutes = (/** @type {number} */ count) => timeSpan(count * 60);
    return [
        plural('settingsRules', ruled, String(ruled)),
        plural('settingsPaused', paused, String(paused)),
        plural('settingsCookies', cookies, String(cookies)),
        word('settingsLooks'),
        lock ? word('settingsLock', minutes(lock.idleMinutes)) : word('settingsLockUsual'),
        idleMinutes === null ? word('settingsIdleUsual') : word('settingsIdle', minutes(idleMinutes)),
        word(
            signInsOff === null
                ? 'settingsSignInsSame'
                : signInsOff
                  ? 'settingsSignInsOff'
                  : 'settingsSignInsOn',
        ),
        word(
            alertsOff === null ? 'settingsAlertsSame' : alertsOff ? 'settingsAlertsOff' : 'settingsAlertsOn',
        ),
    ];
}
