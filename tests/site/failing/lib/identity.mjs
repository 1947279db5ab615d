/**
 * Sites to sign in to with a provider, whose script does not come, as there is no network.
 */
import { open, press } from './person.mjs';
import { to } from './server.mjs';
import { byProvider } from './typing.mjs';

/** @typedef {import('./fixture.mjs').Fixture} Fixture */

/** Providers: markup that calls for their scripts, and what the site's button does with them. */
const PROVIDERS = {
    google: [
        '<script src="https://accounts.google.com/gsi/client" async></script><div id="g_id_onload" data-client_id="fern.apps.googleusercontent.com"></div>',
        'google.accounts.id.prompt()',
    ],
    microsoft: [
        '<script src="https://alcdn.msauth.net/browser/2.38.3/js/msal-browser.min.js"></script><iframe hidden src="https://login.microsoftonline.com/common/oauth2/v2.0/authorize?prompt=none"></iframe>',
        'new msal.PublicClientApplication({}).loginRedirect()',
    ],
    apple: [
        '<script src="https://appleid.cdn-apple.com/appleauth/static/jsapi/appleid/1/en_US/appleid.auth.js" defer></script>',
        'AppleID.auth.signIn()',
    ],
};

/**
 * @param {Omit<Fixture, 'form' | 'steps' | 'anew' | 'mends' | 'first'>} fixture
 * @param {keyof typeof PROVIDERS} provider
 * @param {string} label of the button
 * @returns {Fixture}
 */
export function providedBy(fixture, provider, label) {
    const [markup = '', call = ''] = PROVIDERS[provider];
    return {
        ...fixture,
        form: (site) => ({
            beside: site.isTroubled
                ? `<p><button type="button" id="provider" onclick="${call}">${label}</button></p>${markup}`
                : `<p><a id="provider" href="/provider">${label}</a></p>`,
        }),
        first: (visit, site) =>
            visit.path === '/provider'
                ? to('/account', [`${site.cookie}=${site.begin()}; Path=/; HttpOnly`])
                : undefined,
        async steps(page, site) {
            await open(page, `${site.origin}/login`);
            await press(page, '#provider');
        },
        anew: byProvider,
        mends: true,
    };
}
