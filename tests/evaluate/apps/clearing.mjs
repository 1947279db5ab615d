/**
 * Fixing and clearing the application's site, and bringing back what went.
 */
import { missing, neededOf, removed, restless, staying } from './credentials.mjs';
import { clear, undo } from './extension.mjs';
import { openWorld, signIn } from './world.mjs';

/** @typedef {import('./application.mjs').Credentials} Credentials */
/** @typedef {import('./world.mjs').Trial} Trial */
/** @typedef {import('./world.mjs').World} World */

const NEEDED_MS = 240_000;

/** @param {Trial} trial */
export async function fixAndClear(trial) {
    const { row, step } = trial;
    const world = await step('open another browser', () => openWorld(trial));
    const first = world && (await signIn(trial, world));
    if (!world || !first) return;
    await fix(trial, world, first);
    const second = await signedInAgain(trial, world);
    if (second) {
        await step('clear', async () => {
            await clear(world, 'signOutAndClear', { reload: false });
            const after = await world.credentials();
            row.clear = { signedIn: await trial.app.signedIn(after), left: staying(second, after) };
        });
        await step('undo the clearing', async () => {
            row.undo.clear = await bringBack(trial, world, second);
        });
    }
    await findNeeded(trial, world);
    await step('close the browser', () => world.close());
}

/** @param {Trial} trial @param {World} world @param {Credentials} first */
async function fix(trial, world, first) {
    const { app, row, step } = trial;
    await step('load again', () => world.go(app.account));
    const before = (await step('see what there is', () => world.credentials())) ?? first;
    await step('fix', async () => {
        await clear(world, 'fixThisSite');
        const taken = removed(before, await world.credentials(), restless(first, before));
        await world.go(app.account);
        const after = await world.credentials();
        row.fix = { signedIn: await app.signedIn(after), removed: taken };
        if (app.works) row.fix.works = await app.works(after);
    });
    await step('undo the fix', async () => {
        if (row.fix?.removed.length) row.undo.fix = await bringBack(trial, world, before);
    });
}

/** What is left out can end the session on the server, so that this comes last. @param {Trial} trial @param {World} world */
async function findNeeded(trial, world) {
    const { app, row, step } = trial;
    if (app.needed) {
        row.needed = app.needed;
        row.eitherOf = app.eitherOf ?? [];
        return;
    }
    const first = await signedInAgain(trial, world);
    if (!first) return;
    const again = async () => {
        const found = await signedInAgain(trial, world);
        if (!found) throw new Error('nobody could sign in again');
        return found;
    };
    const found = await step('what is needed', () => neededOf(app, first, again), NEEDED_MS);
    if (found) Object.assign(row, found);
}

/** What there is of somebody signed in, who signs in again if they have to. @param {Trial} trial @param {World} world */
async function signedInAgain(trial, world) {
    const { app, step } = trial;
    const found = await step('go on', async () => {
        await world.go(app.account);
        const credentials = await world.credentials();
        return (await app.signedIn(credentials)) ? credentials : undefined;
    });
    if (found) return found;
    // What is left of the session before can be in the way.
    await step('begin anew', () => world.forget());
    return signIn(trial, world);
}

/** @param {Trial} trial @param {World} world @param {Credentials} before */
async function bringBack({ app }, world, before) {
    await undo(world);
    const after = await world.credentials();
    return { lost: missing(before, after), signedIn: await app.signedIn(after) };
}
