/**
 * Signs of a shared computer that the browser itself shows. They only ever lead to a question.
 */
import { note } from '../../shared/sessions/computer.js';

/** Registers listeners: to be called synchronously. */
export function watchForSigns() {
    chrome.runtime.onInstalled.addListener(({ reason }) => {
        if (reason === 'install') void Promise.all([noteFreshProfile(), noteKiosk()]);
    });
    chrome.runtime.onStartup.addListener(() => void noteKiosk());
}

/** An extension that the administrator has rolled out is installed anew only where the profile is new. */
async function noteFreshProfile() {
    const { installType } = await chrome.management.getSelf();
    if (installType === 'admin') await note({ kind: 'seen', sign: 'freshProfile' });
}

/** A kiosk starts with nothing but windows over the whole screen. */
async function noteKiosk() {
    const windows = (await chrome.windows?.getAll()) ?? [];
    const isKiosk = windows.length > 0 && windows.every(({ state }) => state === 'fullscreen');
    if (isKiosk) await note({ kind: 'seen', sign: 'kiosk' });
}
