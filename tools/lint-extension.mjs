/**
 * The add-on store's lint on dist/extension/: no error, and no warning but those that are the price of one manifest
 * for both browsers, each with the words that it must have, so that another of its kind is told.
 */
import { spawnSync } from 'node:child_process';

/**
 * Firefox has its clipboard in the background and no offscreen document; the code that asks for one runs in Chromium
 * only (`background/clipboard.js`).
 * @type {[code: string, message: RegExp][]}
 */
const ACCEPTED = [
    ['BACKGROUND_SERVICE_WORKER_IGNORED', /service_worker/],
    ['MANIFEST_OPTIONAL_PERMISSIONS', /"offscreen"/],
    ['UNSUPPORTED_API', /^offscreen\.(createDocument|closeDocument) /],
];

const { stdout, stderr } = spawnSync(
    'node_modules/.bin/web-ext',
    [
        'lint',
        '--source-dir',
        'dist/extension',
        '--output',
        'json',
        '--no-config-discovery',
        '--self-hosted=false',
    ],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
);
if (!stdout.trim()) throw new Error(`web-ext lint said nothing: ${stderr}`);
const { errors, warnings } = JSON.parse(stdout);
/** @type {{ code: string, message: string, file?: string }[]} */
const found = [...errors, ...warnings].filter(
    (one) => !ACCEPTED.some(([code, words]) => one.code === code && words.test(one.message)),
);
for (const { code, message, file } of found) console.error(`web-ext lint: ${code} ${file ?? ''}: ${message}`);
process.exitCode = found.length > 0 ? 1 : 0;
