/**
 * Firefox, driven through Marionette.
 */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { zipSync } from 'fflate';
import { FirefoxPage } from './firefox-page.mjs';
import {
    allowPrivateWindows,
    changeGrants,
    clickAction,
    extensionOrigin,
    openInContainer,
    openPrivate,
    problems,
    reload,
    terminateBackground,
} from './firefox-privileged.mjs';
import { startFirefox } from './firefox-process.mjs';

const DEFAULT_SIZE = { width: 1100, height: 800 };

/**
 * @param {import('./index.mjs').Options} options
 * @returns {Promise<import('./index.mjs').Browser>}
 */
export async function launchFirefox({ extension, size = DEFAULT_SIZE, profile, hosts = [] }) {
    const { marionette, downloads, quit, end } = await startFirefox(size, profile, hosts);

    /**
     * Runs a function in the browser's own context; it gets its facts as one array.
     * @param {(facts: any[]) => any} work
     * @param {...any} facts
     */
    const privileged = (work, ...facts) =>
        marionette.exclusively(async () => {
            await marionette.send('Marionette:SetContext', { value: 'chrome' });
            try {
                const script = `const [facts, done] = arguments;
                    (async () => (${work})(facts))().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
                const { value } = await marionette.send('WebDriver:ExecuteAsyncScript', {
                    script,
                    args: [facts],
                });
                if (value.error) throw new Error(value.error);
                return value.value;
            } finally {
                await marionette.send('Marionette:SetContext', { value: 'content' });
            }
        });

    try {
        await marionette.send('WebDriver:NewSession', {});
        await marionette.send('WebDriver:SetWindowRect', size);
        const id = profile
            ? await installForGood(marionette, extension, profile)
            : (await marionette.send('Addon:Install', { path: extension, temporary: true })).value;
        const origin = await privileged(extensionOrigin, id);

        /** @param {string} url */
        const open = async (url) => {
            const { handle } = await marionette.exclusively(async () => {
                // A tab is opened from a tab, and the last one that was spoken to may be closed.
                const [first] = await marionette.send('WebDriver:GetWindowHandles');
                await marionette.send('WebDriver:SwitchToWindow', { handle: first, focus: false });
                return marionette.send('WebDriver:NewWindow', { type: 'tab' });
            });
            const page = new FirefoxPage(marionette, privileged, handle);
            await page.goto(url);
            return page;
        };

        return {
            name: 'firefox',
            downloads,
            open,
            openExtensionPage: (path) => open(`${origin}/${path}`),
            waitForExtensionPage: (path) => FirefoxPage.waitFor(marionette, privileged, `${origin}/${path}`),
            async clickAction(page) {
                await page.activate();
                await privileged(clickAction, id);
            },
            // The profile answers every prompt with yes.
            agreeTo: async () => undefined,
            grant: (origins) => privileged(changeGrants, id, 'add', origins),
            withdraw: (origins) => privileged(changeGrants, id, 'remove', origins),
            killWorker: () => privileged(terminateBackground, id),
            allowPrivateWindows: () => privileged(allowPrivateWindows, id),
            async openPrivate(url) {
                // Told apart from an open page of the same address until it has opened.
                await privileged(openPrivate, `${url}#private`);
                return FirefoxPage.waitFor(marionette, privileged, `${url}#private`);
            },
            async openInContainer(url) {
                await privileged(openInContainer, `${url}#container`);
                return FirefoxPage.waitFor(marionette, privileged, `${url}#container`);
            },
            reloadExtension: () => privileged(reload, id),
            problems: () => privileged(problems),
            close: async () => {
                if (profile) await quit();
                marionette.close();
                await end();
            },
            async kill() {
                marionette.close();
                await end();
            },
        };
    } catch (error) {
        await end();
        throw error;
    }
}

/**
 * Installs an extension unless the profile has it.
 * @param {import('./marionette.mjs').Marionette} marionette
 * @param {string} folder
 * @param {string} profile
 * @returns {Promise<string>} its identifier
 */
async function installForGood(marionette, folder, profile) {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    const path = join(profile, 'extension.xpi');
    if (!existsSync(path)) {
        const names = readdirSync(folder, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => join(entry.parentPath, entry.name));
        const files = names.map((name) => [relative(folder, name), new Uint8Array(readFileSync(name))]);
        writeFileSync(path, zipSync(Object.fromEntries(files)));
        await marionette.send('Addon:Install', { path, temporary: false });
    }
    return manifest.browser_specific_settings.gecko.id;
}
