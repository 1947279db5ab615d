/**
 * The demo of the README, as somebody without a display sees it.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const DEMO = fileURLToPath(new URL('demo.mjs', import.meta.url));
const LIMIT_MS = 120_000;
const skip = process.env.BROWSER === 'firefox' && 'it opens Chromium';

test('the demo prints a verdict for each password, and leaves its screenshots', { skip }, async () => {
    const env = { ...process.env };
    for (const name of ['DISPLAY', 'WAYLAND_DISPLAY']) Reflect.deleteProperty(env, name);
    const { stdout } = await promisify(execFile)(process.execPath, [DEMO], { env, timeout: LIMIT_MS });
    const verdicts = [...stdout.matchAll(/^ {2}(\S.*) \((\d) of 4\)\. Time to guess/gm)];
    const scores = verdicts.map(([, , score]) => Number(score));
    assert.equal(scores.length, 4, stdout);
    assert.deepEqual([scores[0], scores.at(-1)], [0, 4]);
    assert.match(stdout, /Screenshot: .*demo-meter\.png/);
    assert.match(stdout, /Screenshot: .*demo-popup\.png/);
});
