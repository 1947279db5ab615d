/**
 * Serves the pages of a folder on loopback: each case on a host of its own, at `/`, so that its name is no part of its address.
 * Other files of the folder have their own names; the libraries that are not among them come from npm.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { HOUSE } from '../house.mjs';

const TYPES = {
    '.html': 'text/html; charset=utf-8',
    '.css': 'text/css',
    '.js': 'text/javascript',
    '.mjs': 'text/javascript',
    '.svg': 'image/svg+xml',
    '.json': 'application/json',
};
/** @type {Record<string, string>} */
const LIBRARIES = {
    '/react.js': 'react/umd/react.development.js',
    '/react-dom.js': 'react-dom/umd/react-dom.development.js',
    '/vue.js': 'vue/dist/vue.global.js',
    '/angularjs.js': 'angular/angular.js',
};
/** Made of many modules, which are joined when a page asks for them. */
const ANGULAR = '/angular-material.js';
/** Lets the judge, and nothing that asks for `shadowRoot`, reach closed shadow roots. */
const CLOSED_ROOTS = `<script>{
    const roots = new WeakMap(), attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function attachShadow(init) {
        const root = attach.call(this, init);
        roots.set(this, root);
        return root;
    };
    Object.defineProperty(window, 'judgesRootOf', { value: (host) => roots.get(host) });
}</script>`;

/**
 * @param {string} folder
 * @param {string[]} names of the cases
 * @returns {Promise<{ url: (name: string) => string, close: () => Promise<void> }>}
 */
export async function serveCases(folder, names) {
    const server = createServer(async (request, response) => {
        const { pathname } = new URL(request.url ?? '/', 'http://case');
        const [, number = ''] = /^c(\d+)\./.exec(request.headers.host ?? '') ?? [];
        const file = pathname === '/' ? `/${names[Number(number)]}.html` : pathname;
        const content = (await read(folder, decodeURI(file))) ?? (await library(file));
        if (content === undefined) response.writeHead(404).end('There is no such page.');
        else {
            const extension = /** @type {keyof typeof TYPES} */ (extname(file));
            response.writeHead(200, { 'content-type': TYPES[extension] ?? 'application/octet-stream' });
            response.end(extension === '.html' ? withRoots(content.toString()) : content);
        }
    });
    await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    return {
        url: (name) => `http://c${names.indexOf(name)}.localhost:${port}/`,
        close: () =>
            new Promise((done) => {
                server.close(() => done());
                server.closeAllConnections();
            }),
    };
}

/** A file of the folder, and nothing beside it. @param {string} folder @param {string} path */
async function read(folder, path) {
    const file = resolve(join(folder, path));
    if (!file.startsWith(resolve(folder) + sep)) return undefined;
    return readFile(file).catch(() => undefined);
}

/** @param {string} path */
async function library(path) {
    if (path === ANGULAR) return (angular ??= joinAngular());
    const file = LIBRARIES[path];
    return file && readFile(join(HOUSE, 'node_modules', file));
}

/** @type {Promise<Buffer> | undefined} */
let angular;

async function joinAngular() {
    const { outputFiles } = await build({
        entryPoints: [fileURLToPath(new URL('angular-material.mjs', import.meta.url))],
        bundle: true,
        write: false,
        globalName: 'angularMaterial',
    });
    return Buffer.from(outputFiles[0]?.contents ?? []);
}

/** Before the page's own scripts. @param {string} html */
function withRoots(html) {
    const place = /^\s*<!doctype[^>]*>(?:\s*<html[^>]*>)?(?:\s*<head[^>]*>)?/i.exec(html)?.[0].length ?? 0;
    return html.slice(0, place) + CLOSED_ROOTS + html.slice(place);
}
