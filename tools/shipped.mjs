/**
 * The packages of others that are part of the extension: crates in the bundles, and what npm brings.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const TARGET = 'wasm32-unknown-unknown';
const OWN = ['latchkey', 'bundles'];
/** Of npm's packages, these are shipped. */
const NPM = ['snabbdom'];
const LICENCE = /^(licen[cs]e|copying|notice|unlicense)/i;

/**
 * @typedef {object} Shipped
 * @property {'cargo' | 'npm'} from
 * @property {string} name
 * @property {string} version
 * @property {string} licence an SPDX expression
 * @property {string[]} authors
 * @property {string} folder
 * @property {string[]} licences its files with licences
 */

/** @returns {Shipped[]} by name and version */
export function shipped() {
    const packages = [...crates(), ...NPM.map(npmPackage)];
    return packages.sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** @param {Shipped} shipped */
const key = ({ from, name, version }) => `${from} ${name} ${version}`;

/** @param {string[]} facts */
const cargo = (...facts) =>
    execFileSync('cargo', [...facts, '--locked', '--offline'], { encoding: 'utf8', maxBuffer: 2 ** 28 });

/** Macros write code while it is built: what they are made of does not ship. @returns {Shipped[]} */
function crates() {
    const tree = cargo(
        ...['tree', '-p', 'bundles', '--target', TARGET, '-e', 'normal,no-proc-macro', '--prefix', 'none'],
        ...['--no-dedupe', '--format', '{p}'],
    );
    const lines = tree.split('\n').flatMap(
        (line) =>
            line
                .match(/^(\S+) v(\S+)/)
                ?.slice(1, 3)
                .join(' ') ?? [],
    );
    const linked = new Set(lines);
    /** @type {{ packages: { name: string, version: string, license: string, authors: string[], manifest_path: string }[] }} */
    const { packages } = JSON.parse(cargo('metadata', '--format-version', '1', '--filter-platform', TARGET));
    const found = packages.filter(({ name, version }) => linked.has(`${name} ${version}`));
    if (found.length !== linked.size) throw new Error('cargo does not tell where all crates are');
    return found.flatMap(({ name, version, license, authors, manifest_path: manifest }) => {
        if (OWN.includes(name)) return [];
        const folder = dirname(manifest);
        return [
            { from: 'cargo', name, version, licence: license, authors, folder, licences: licencesIn(folder) },
        ];
    });
}

/** @param {string} name @returns {Shipped} */
function npmPackage(name) {
    const folder = join('node_modules', name);
    const { version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const authors = [typeof author === 'string' ? author : author?.name].filter(Boolean);
    return { from: 'npm', name, version, licence: license, authors, folder, licences: licencesIn(folder) };
}

/** @param {string} folder */
function licencesIn(folder) {
    return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && LICENCE.test(entry.name))
        .map(({ name }) => name)
        .sort();
}
