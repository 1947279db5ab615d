/**
 * Leaving all the small sites that deceive, but for those that `../leaving.test.mjs` leaves.
 */
import { describe, it } from 'node:test';
import { inBothBrowsers } from '../harness.mjs';
import { leaves } from '../leave.mjs';

/** @type {import('../leave.mjs').Door[]} */
const DOORS = [
    ['hash-routes', 'removedHereOnly', 'serverKeepsSession', true],
    ['rotating-storage', 'removedHereOnly', 'serverKeepsSession', true],
    ['moved-behind-mark', 'removedHereOnly', 'serverKeepsSession', true],
    ['renewed-and-dropped', 'endedOnServer', null, false],
    ['form-first', 'removedHereOnly', 'serverKeepsSession', true],
    ['hidden-form', 'endedOnServer', null, false],
    ['late-control', 'endedOnServer', null, false],
    ['late-script', 'endedOnServer', null, false],
    ['first-frame', 'endedOnServer', null, false],
    ['dead-control', 'endedOnServer', null, false],
    ['avatar-menu', 'endedOnServer', null, false],
    ['address-menu', 'endedOnServer', null, false],
    ['server-online', 'endedOnServer', null, false],
    ['pointed-at', 'endedOnServer', null, false],
    ['labelled-avatar', 'endedOnServer', null, false],
    ['titled-avatar', 'endedOnServer', null, false],
    ['fifth-menu', 'endedOnServer', null, false],
    ['account-page', 'endedOnServer', null, false],
    ['tab-panel', 'endedOnServer', null, false],
    ['dialog', 'endedOnServer', null, false],
    ['modal', 'endedOnServer', null, false],
    ['asking-dialog', 'endedOnServer', null, false],
    ['menu-elsewhere', 'endedOnServer', null, false],
    ['covered', 'endedOnServer', null, false],
    ['no-href', 'endedOnServer', null, false],
    ['drawn-control', 'endedOnServer', null, false],
    ['slow-log-out', 'endedOnServer', null, false],
    ['stalls', 'removedHereOnly', 'unreachable', false],
    ['swapping', 'endedOnServer', null, false],
    ['huge-storage', 'endedOnServer', null, false],
    ['long-names', 'endedOnServer', null, false],
    ['silent-provider', 'removedHereOnly', 'unreachable', false],
];

/** How many browsers of each kind leave at the same time: one leaves site after site, and mostly waits. */
const AT_ONCE = 3;

describe('leaving a site that deceives', { concurrency: true }, () => {
    for (let first = 0; first < AT_ONCE; first += 1)
        inBothBrowsers(`share ${first + 1} of ${AT_ONCE}`, { access: true, waits: true }, (world) => {
            for (const [index, [name, ...expected]] of DOORS.entries())
                if (index % AT_ONCE === first) it(name, () => leaves(world, name, expected));
        });
});
