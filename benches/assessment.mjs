/**
 * One assessment: typical passwords, and those that make meters slow.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { meters } from './meters.mjs';
import { median, quantile, short, table, timed } from './numbers.mjs';
import { hostile, typical } from './passwords.mjs';

const HOSTILE_ROUNDS = 5;
/** A rival that takes longer for one password has frozen. */
const PATIENCE_MS = 10_000;

export async function assessment() {
    const all = await meters();
    const passwords = typical();
    const rows = all.map(({ name, judge, warmUpMs, firstMs }) => {
        const times = passwords.map((password) => timed(() => judge(password)));
        return [
            name,
            ...[warmUpMs, firstMs, median(times), quantile(times, 0.95), Math.max(...times)].map(short),
        ];
    });
    table(`One assessment, ms, ${passwords.length} typical passwords`, [
        ['', 'warm-up', 'first', 'p50', 'p95', 'worst'],
        ...rows,
    ]);
    table(`One assessment, ms, median of ${HOSTILE_ROUNDS} for Latchkey, one for the rivals`, [
        ['', ...all.map(({ name }) => name)],
        ...Object.entries(hostile()).map(([title, password]) => [
            title,
            ...all.map(({ name, judge }, which) =>
                which === 0
                    ? short(
                          median(Array.from({ length: HOSTILE_ROUNDS }, () => timed(() => judge(password)))),
                      )
                    : oneInTime(name, title),
            ),
        ]),
    ]);
}

/**
 * Runs a rival on one password in a process of its own, which can be ended when it freezes.
 * @param {string} name
 * @param {string} title
 */
function oneInTime(name, title) {
    const program = fileURLToPath(import.meta.url);
    const { status, stdout } = spawnSync(process.execPath, [program, name, title], {
        encoding: 'utf8',
        timeout: PATIENCE_MS,
    });
    return status === 0 ? short(Number(stdout)) : `> ${PATIENCE_MS}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const [, , name, title = ''] = process.argv;
    const meter = (await meters()).find((meter) => meter.name === name);
    const password = hostile()[title];
    if (!meter || password === undefined) throw new Error('no such meter or password');
    console.log(timed(() => meter.judge(password)));
}
