/**
 * The add-on store's lint on dist/extension/: no error, and no warning but the one that is the price of a manifest
 * for both browsers.
 */
import { spawnSync } from 'node:child_process';

const ACCEPTED = new Set(['BACKGROUND_SERVICE_WORKER_IGNORED']);

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
const found = [...errors, ...warnings].filter(({ code }) => !ACCEPTED.has(code));
for (const { code, message, file } of found) console.error(`web-ext lint: ${code} ${file ?? ''}: ${message}`);
process.exitCode = found.length > 0 ? 1 : 0;
