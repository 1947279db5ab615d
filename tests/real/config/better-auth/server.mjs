/**
 * Better Auth as its guide sets it up, with accounts in memory and the smallest page that signs in with it:
 * node server.mjs PORT ORIGIN PACKAGE_FOLDER
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , port, origin, folder = ''] = process.argv;
const load = (/** @type {string} */ path) => import(pathToFileURL(join(folder, path)).href);
const [{ betterAuth }, { toNodeHandler }, { memoryAdapter }] = await Promise.all(
    ['dist/index.mjs', 'dist/integrations/node.mjs', 'dist/adapters/memory-adapter/index.mjs'].map(load),
);
const auth = betterAuth({
    baseURL: origin,
    secret: 'thirty-two letters of these tests',
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
    emailAndPassword: { enabled: true },
});
const answer = toNodeHandler(auth);
const page = readFileSync(new URL('page.html', import.meta.url));
createServer((request, response) => {
    if (request.url?.startsWith('/api/auth/')) return void answer(request, response);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(page);
}).listen(Number(port), '127.0.0.1');
