/**
 * A profile of Chromium that outlives the browser, with an extension in it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How an extension was installed (Chromium's `manifest.mojom`): out of a folder, for good. */
const UNPACKED = 4;
/** For as long as the browser runs, by its command line. */
const COMMAND_LINE = 8;

/** @param {string} profile */
function preferences(profile) {
    return join(profile, 'Default', 'Preferences');
}

/** Whether a browser has been there. @param {string} profile */
export function isUsed(profile) {
    return existsSync(preferences(profile));
}

/**
 * Turns what the command line has loaded into what a person has loaded on the page chrome://extensions, which cannot be
 * done without a file dialog. The browser has to be closed.
 * @param {string} profile
 */
export function keepExtensions(profile) {
    const path = preferences(profile);
    const all = JSON.parse(readFileSync(path, 'utf8'));
    for (const extension of Object.values(all.extensions.settings)) {
        if (extension.location === COMMAND_LINE) extension.location = UNPACKED;
    }
    writeFileSync(path, JSON.stringify(all));
}
