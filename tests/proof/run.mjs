/**
 * The campaigns: `./build.sh proof [NAME...] [--rounds=N] [--browser=firefox]`. Each prints its figures as a line of JSON, and fails
 * where it has seen what must not be, or would not have seen it.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { canaries } from './canaries.mjs';
import { clearingKills } from './clearing-kills.mjs';
import { tests } from './e2e-tests.mjs';
import { kills } from './kills.mjs';
import { leavingKills } from './leaving-kills.mjs';
import { hostilePages } from './pages.mjs';

/** @typedef {'chromium' | 'firefox'} Name */
/** @typedef {{ figures: object, fails: boolean }} Outcome */

/** @type {Record<string, { rounds: number, prove: (browser: Name, rounds: number) => Promise<Outcome> }>} */
const CAMPAIGNS = {
    pages: { rounds: 1, prove: (browser) => hostilePages(browser) },
    kills: { rounds: 500, prove: (browser, rounds) => kills(browser, 'page', rounds) },
    browsers: { rounds: 30, prove: (browser, rounds) => kills(browser, 'browser', rounds) },
    clearing: { rounds: 200, prove: (browser, rounds) => clearingKills(browser, rounds) },
    leaving: { rounds: 50, prove: (browser, rounds) => leavingKills(browser, rounds) },
    'content-world': { rounds: 1, prove: async (browser) => tests(browser, 'content-world') },
    lifecycle: { rounds: 1, prove: async (browser) => tests(browser, 'lifecycle') },
    canaries: { rounds: 1, prove: (browser) => canaries(browser) },
};

/** Needs no browser. */
const SIMULATION = 'simulation';
const TEN_THOUSAND_LIVES = 'test -q --locked --test vault ten_thousand_lives -- --ignored'.split(' ');
const ALL = [...Object.keys(CAMPAIGNS), SIMULATION];

const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string' }, browser: { type: 'string' } },
});
const names = positionals.length > 0 ? positionals : ALL;
const browsers = /** @type {Name[]} */ (values.browser ? [values.browser] : ['chromium', 'firefox']);
for (const name of names) {
    if (name === SIMULATION) {
        if (spawnSync('cargo', TEN_THOUSAND_LIVES, { stdio: 'inherit' }).status !== 0) process.exitCode = 1;
        continue;
    }
    const campaign = CAMPAIGNS[name];
    if (!campaign) throw new Error(`no such campaign: ${name}; there are ${ALL.join(', ')}`);
    for (const browser of browsers) {
        const begun = performance.now();
        const { figures, fails } = await campaign.prove(browser, Number(values.rounds ?? campaign.rounds));
        const seconds = Math.round((performance.now() - begun) / 1000);
        console.log(JSON.stringify({ campaign: name, browser, ...figures, seconds, fails }));
        if (fails) process.exitCode = 1;
    }
}
