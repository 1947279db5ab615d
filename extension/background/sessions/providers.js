/**
 * Through which identity provider each site is seen to sign people in.
 */
import { withCookies } from '../../core/bundles/cookies.js';
import { queue } from '../../core/turn.js';
import { inMemory } from '../../shared/storage.js';

/** So that none is lost. */
const inTurn = queue();

/** Registers a listener: to be called synchronously. */
export function followProviders() {
    chrome.tabs.onUpdated.addListener((_tabId, { url }, { incognito }) => {
        // Every request to sign in has it (RFC 6749, section 4.1.1): for other addresses the core is not woken.
        if (url?.includes('client_id=') && !incognito) void note(url);
    });
}

/** @param {string} address */
function note(address) {
    const { origin, hostname, pathname, searchParams } = new URL(address);
    const destination = { origin, host: hostname, path: pathname, query: [...searchParams] };
    return inTurn(async () => {
        const before = (await inMemory.get('identityProviders')) ?? [];
        const after = await withCookies((core) => core.noteReliance(before, destination));
        if (after) await inMemory.set({ identityProviders: after });
    });
}
