/**
 * Starts Firefox with a profile of its own, silent towards the network, and ends it for good.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Marionette } from './marionette.mjs';

/** Where Firefox writes down the port that it has picked. */
const PORT_FILE = 'MarionetteActivePort';

/** Nothing asks the network for anything, and nothing asks the person. */
const PREFERENCES = {
    'app.normandy.enabled': false,
    'app.update.disabledForTesting': true,
    'browser.aboutwelcome.enabled': false,
    'browser.download.alwaysOpenPanel': false,
    'browser.download.folderList': 2,
    'browser.newtabpage.enabled': false,
    'browser.safebrowsing.downloads.remote.enabled': false,
    'browser.safebrowsing.malware.enabled': false,
    'browser.safebrowsing.phishing.enabled': false,
    'browser.search.update': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage': 'about:blank',
    'browser.startup.page': 0,
    'browser.tabs.warnOnClose': false,
    'captivedetect.canonicalURL': '',
    'datareporting.policy.dataSubmissionEnabled': false,
    'dom.disable_open_during_load': false,
    'extensions.getAddons.cache.enabled': false,
    'extensions.update.enabled': false,
    'extensions.webextOptionalPermissionPrompts': false,
    'marionette.port': 0,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'network.proxy.type': 0,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'signon.rememberSignons': false,
    'toolkit.telemetry.reportingpolicy.firstRun': false,
    'xpinstall.signatures.required': false,
};

/**
 * @param {{ width: number, height: number }} size
 * @param {string} [lasting] the folder of a profile that is kept; without it there is one for this time only
 * @param {string[]} [hosts] hosts that lead to this computer
 * @returns {Promise<{ marionette: Marionette, downloads: string, quit: () => Promise<void>, end: () => Promise<void> }>} `quit`
 *   lets the browser write down what it has, `end` kills it
 */
export async function startFirefox(size, lasting, hosts = []) {
    const profile = lasting ?? mkdtempSync(join(tmpdir(), 'latchkey-firefox-'));
    // Of the last time.
    rmSync(join(profile, PORT_FILE), { force: true });
    const downloads = join(profile, 'downloads');
    const chosen = { 'browser.download.dir': downloads, 'network.dns.localDomains': hosts.join(',') };
    const lines = Object.entries({ ...PREFERENCES, ...chosen }).map(
        ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    writeFileSync(join(profile, 'user.js'), lines.join('\n'));
    mkdirSync(downloads, { recursive: true });
    const firefox = spawn(
        'firefox-esr',
        [
            '--headless',
            '--marionette',
            '--remote-allow-system-access',
            '--no-remote',
            '--profile',
            profile,
            '--width',
            String(size.width),
            '--height',
            String(size.height),
            'about:blank',
        ],
        {
            detached: true,
            stdio: ['ignore', 'ignore', 'pipe'],
            env: {
                ...process.env,
                MOZ_HEADLESS_WIDTH: String(size.width),
                MOZ_HEADLESS_HEIGHT: String(size.height),
                LANG: 'en_US.UTF-8',
            },
        },
    );
    /** @type {string[]} */
    const complaints = [];
    firefox.stderr.setEncoding('utf8').on('data', (text) => complaints.push(...text.split('\n')));
    const killed = new Promise((done) => firefox.once('exit', done));
    const end = async () => {
        try {
            process.kill(-(firefox.pid ?? 0), 'SIGKILL');
        } catch {
            // It has gone already.
        }
        await killed;
        if (!lasting) rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    };
    try {
        const port = await activePort(profile);
        const marionette = await Marionette.connect(port);
        const quit = async () => {
            await marionette.send('Marionette:Quit', { flags: ['eAttemptQuit'] });
            await killed;
        };
        return { marionette, downloads, quit, end };
    } catch (error) {
        await end();
        throw new Error(`Firefox did not start: ${complaints.slice(-5).join(' ')}`, { cause: error });
    }
}

/** Firefox picks a free port and writes it down. @param {string} profile */
async function activePort(profile) {
    for (let wait = 0; wait < 600; wait += 1) {
        try {
            const port = Number(readFileSync(join(profile, PORT_FILE), 'utf8'));
            if (port) return port;
        } catch {
            // Not yet.
        }
        await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error('no port after a minute');
}
