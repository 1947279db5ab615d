/**
 * All fixtures, by how signing in is kept.
 */
import { serverSessions } from './server-sessions.mjs';

/** @type {Record<string, import('./description.mjs').Description[]>} */
const BY_MECHANISM = { serverSession: serverSessions };

export const FIXTURES = Object.entries(BY_MECHANISM).flatMap(([mechanism, descriptions]) =>
    descriptions.map((description) => ({ ...description, mechanism })),
);
