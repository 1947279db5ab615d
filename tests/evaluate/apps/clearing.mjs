/**
 * Fixing and clearing the application's site, and bringing back what went.
 */
import { missing, staying } from './credentials.mjs';
import { clear, undo } from './extension.mjs';
import { openWorld, signIn } from './world.mjs';

/** @typedef {import('./application.mjs').Credentials} Credentials */
/** @typedef {import('./world.mjs').Trial} Trial */
/** @typedef {import('./world.mjs').World} World */

/** @param {Trial} trial */
export async function fixAndClear(trial) {
    const { app, row, step } = trial;
    const world = await step('open another browser', () => openWorld(trial));
    const before = world && (await signIn(trial, world));
    if (!world || !before) return;
    await step('fix', async () => {
        await clear(world, 'fixThisSite');
        const removed = missing(before, await world.credentials());
        await world.go(app.account);
        const after = await world.credentials();
        row.fix = { signedIn: await app.signedIn(after), removed };
        if (app.works) row.fix.works = await app.works(after);
    });
    await step('undo the fix', async () => {
        if (row.fix?.removed.length) row.undo.fix = await bringBack(trial, world, before);
    });
    await step('go on', () => world.go(app.account));
    const again = (await step('see what there is', () => world.credentials())) ?? before;
    await step('clear', async () => {
        await clear(world, 'signOutAndClear');
        const after = await world.credentials();
        row.clear = { signedIn: await app.signedIn(after), left: staying(again, after) };
    });
    await step('undo the clearing', async () => {
        row.undo.clear = await bringBack(trial, world, again);
    });
    await step('close the browser', () => world.close());
}

/** @param {Trial} trial @param {World} world @param {Credentials} before */
async function bringBack({ app }, world, before) {
    await undo(world);
    const after = await world.credentials();
    return { lost: missing(before, after), signedIn: await app.signedIn(after) };
}
