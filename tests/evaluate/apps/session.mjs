/**
 * Signing in and out: what is told, shown and listed before, while and after, where a meter comes, and whether the server still
 * takes what had signed in.
 */
import { leave, listed, tellingOf } from './extension.mjs';
import { tryMeters } from './meters.mjs';
import { openWorld, signIn } from './world.mjs';

/** @typedef {import('./world.mjs').Trial} Trial */
/** @typedef {import('./world.mjs').World} World */

const LEAVING_MS = 150_000;

/** @param {Trial} trial */
export async function signInAndLeave(trial) {
    const { app, origin, row, step } = trial;
    const world = await step('open a browser', () => openWorld(trial));
    if (!world) return;
    await look(trial, world, 'before');
    await tryMeters(trial, world, 'nobody');
    if (!(await signIn(trial, world))) return;
    await look(trial, world, 'while');
    await tryMeters(trial, world);
    await step(
        'leave',
        async () => {
            await world.go(app.account);
            const before = await world.credentials();
            if (!(await app.signedIn(before))) throw new Error('nobody was signed in any more');
            const said = await world.whileAway(() => leave(world, new URL(origin).hostname));
            row.leaving = { said, accepted: await app.signedIn(before) };
        },
        LEAVING_MS,
    );
    await step('go on as nobody', () => world.go(app.open));
    await look(trial, world, 'after');
    await step('close the browser', () => world.close());
}

/** @param {Trial} trial @param {World} world @param {'before' | 'while' | 'after'} when */
async function look({ row, step }, world, when) {
    await step(`look ${when}`, async () => {
        const { pageSays, told } = await tellingOf(world);
        row.pageSays[when] = pageSays;
        row.told[when] = told;
    });
    await step(`list ${when}`, async () => {
        row.listed[when] = await listed(world);
    });
}
