/**
 * The identity provider behind a site, if one was seen.
 */
import { siteAccess } from '../cookies/inspecting.js';
import { inMemory } from '../storage.js';
import { openSessions } from './open.js';

/** Through whom a site signs people in, if that was seen. @param {string} site */
export async function providerOf(site) {
    const known = (await inMemory.get('identityProviders')) ?? [];
    return known.find((reliance) => reliance.site === site);
}

/**
 * Whether somebody is signed in at the provider behind a site, who would be signed in to the site again with it. Nothing if
 * not, or if no provider was seen.
 * @param {string} site
 * @returns {Promise<{ provider: string, isSeen: boolean } | undefined>}
 */
export async function signedInBehind(site) {
    const reliance = await providerOf(site);
    if (!reliance) return undefined;
    const { provider, origin } = reliance;
    const sessions = await openSessions();
    if (sessions.some((session) => session.site === provider)) return { provider, isSeen: true };
    const { sees } = await siteAccess(origin);
    return sees === 'wholeSite' ? undefined : { provider, isSeen: false };
}
