/**
 * All fixtures, by how signing in is kept.
 */
import { dotnet } from './dotnet.mjs';
import { java } from './java.mjs';
import { phpApplications } from './php-applications.mjs';
import { publishing } from './publishing.mjs';
import { python } from './python.mjs';
import { sealedCookies } from './sealed-cookies.mjs';
import { serverSessions } from './server-sessions.mjs';

/** @type {Record<string, import('./description.mjs').Description[]>} */
const BY_MECHANISM = {
    serverSession: [...serverSessions, ...publishing, ...phpApplications, ...java],
    sealedCookie: [...dotnet, ...python, ...sealedCookies],
};

export const FIXTURES = Object.entries(BY_MECHANISM).flatMap(([mechanism, descriptions]) =>
    descriptions.map((description) => ({ ...description, mechanism })),
);
