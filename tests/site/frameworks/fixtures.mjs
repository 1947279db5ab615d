/**
 * All fixtures, by how signing in is kept.
 */
import { dotnet } from './dotnet.mjs';
import { identityServices } from './identity-services.mjs';
import { java } from './java.mjs';
import { jwtCookies } from './jwt-cookies.mjs';
import { openIdConnect } from './openid-connect.mjs';
import { phpApplications } from './php-applications.mjs';
import { publishing } from './publishing.mjs';
import { python } from './python.mjs';
import { rubyApplications, rubySealed } from './ruby-applications.mjs';
import { sealedCookies } from './sealed-cookies.mjs';
import { selfHosted } from './self-hosted.mjs';
import { serverSessions } from './server-sessions.mjs';
import { tokensInStorage } from './tokens-in-storage.mjs';

/** @type {Record<string, import('./description.mjs').Description[]>} */
const BY_MECHANISM = {
    serverSession: [
        ...serverSessions,
        ...publishing,
        ...phpApplications,
        ...java,
        ...rubyApplications,
        ...selfHosted,
    ],
    sealedCookie: [...dotnet, ...python, ...sealedCookies, ...rubySealed],
    jwtCookie: [...jwtCookies, ...identityServices],
    tokenInStorage: tokensInStorage,
    openIdConnect,
};

export const FIXTURES = Object.entries(BY_MECHANISM).flatMap(([mechanism, descriptions]) =>
    descriptions.map((description) => ({ accountPath: '/account', ...description, mechanism })),
);
