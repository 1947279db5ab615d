/**
 * Where sites may keep data without a cookie: the origins that tabs have shown, in memory; and on the disk those of sites that have
 * a rule. Nothing of private windows.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { queue } from '../../core/turn.js';
import { inMemory, local } from '../storage.js';
import { rules } from './rules.js';

/** @typedef {import('../../wasm/types.js').SeenPlace} SeenPlace */

const inTurn = queue();
/** What was seen since somebody began to look at a site that is cleared; nothing where nobody does. @type {SeenPlace[] | undefined} */
let since;
/** More than a person opens in a clearing. */
const MOST_SINCE = 1_000;

/** @param {SeenPlace[]} seen what tabs show */
export function notePlaces(seen) {
    const more = seen.slice(0, since ? MOST_SINCE - since.length : 0);
    since?.push(...more.map(({ origin, storeId }) => ({ origin, storeId })));
    return inTurn(async () => {
        const places = (await inMemory.get('seenPlaces')) ?? [];
        const fresh = await withCookies((core) =>
            seen.filter((place) => isNew(places, place) && core.cookieStoreKind(place.storeId) !== 'private'),
        );
        if (fresh.length === 0) return;
        await inMemory.set({ seenPlaces: await withCookies((core) => core.placesWith(places, fresh)) });
        await keepForRules();
    });
}

/** From here on what tabs show is kept apart: what a look has missed is not to be forgotten with what it has seen. */
export function beginToLook() {
    since = [];
}

/** It is over. */
export function endLook() {
    since = undefined;
}

/** Brings what is on the disk into line with the rules. */
export function keepPlacesForRules() {
    return inTurn(keepForRules);
}

async function keepForRules() {
    const [kept = [], seen = [], chosen] = await Promise.all([
        local.get('ruledPlaces'),
        inMemory.get('seenPlaces'),
        rules(),
    ]);
    // Mostly there are none.
    if (kept.length === 0 && chosen.length === 0) return;
    const now = await withCookies((core) => core.placesForRules(kept, seen, chosen));
    if (JSON.stringify(now) !== JSON.stringify(kept)) await local.set({ ruledPlaces: now });
}

/**
 * The origins of a site that tabs of a store have shown.
 * @param {string} site
 * @param {string} storeId
 */
export async function originsOf(site, storeId) {
    const lists = await Promise.all([local.get('ruledPlaces'), inMemory.get('seenPlaces')]);
    return withCookies((core) => {
        const origins = lists.flatMap((places = []) => {
            try {
                return core.originsOf(places, site, storeId);
            } catch {
                // What the disk gives back is none of ours: then it is cleared without.
                return [];
            }
        });
        return [...new Set(origins)];
    });
}

/**
 * Forgets what is cleared, but for what tabs have shown since somebody began to look: it may be closed by now.
 * @param {import('../../wasm/types.js').ClearingWish} wish
 * @param {import('../../wasm/types.js').ClearingReport} report
 * @param {string} storeId
 */
export function forgetPlaces(wish, report, storeId) {
    return inTurn(async () => {
        const [kept, seen] = await Promise.all([local.get('ruledPlaces'), inMemory.get('seenPlaces')]);
        await withCookies(async (core) => {
            if (kept) await local.set({ ruledPlaces: core.placesWithout(kept, wish, report, storeId) });
            if (!seen) return;
            const lately = (since ?? []).filter((place) => core.cookieStoreKind(place.storeId) !== 'private');
            const left = core.placesWithout(seen, wish, report, storeId);
            await inMemory.set({ seenPlaces: core.placesWith(left, lately) });
        });
        await keepForRules();
    });
}

/** @param {SeenPlace[]} places @param {SeenPlace} place */
function isNew(places, { origin, storeId }) {
    return !places.some((other) => other.origin === origin && other.storeId === storeId);
}
