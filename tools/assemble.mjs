/**
 * Puts dist/extension/ together from the sources and the generated bundles, and zips it: the same bytes from the
 * same sources, whoever runs it. Beside it stands the bill of materials.
 */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { zipSync } from 'fflate';
import { billOfMaterials } from './bill-of-materials.mjs';
import { notices } from './notices.mjs';
import { shipped } from './shipped.mjs';

const GENERATED = 'build/generated';
const OUT = 'dist/extension';
/** The first moment that a zip can hold. */
const MTIME = new Date(1980, 0, 1);

/** @param {string} name */
const ships = (name) => !name.endsWith('.d.ts');

/** Takes snabbdom as its package has it, without what only a debugger reads. */
function vendor() {
    const filter = (/** @type {string} */ name) => !name.endsWith('.map');
    cpSync('node_modules/snabbdom/build', `${GENERATED}/vendor/snabbdom`, { recursive: true, filter });
    cpSync('node_modules/snabbdom/LICENSE', `${GENERATED}/vendor/snabbdom/LICENSE`);
}

function assemble() {
    rmSync('dist', { recursive: true, force: true });
    for (const from of ['extension', GENERATED]) cpSync(from, OUT, { recursive: true, filter: ships });
    cpSync('manifest.json', `${OUT}/manifest.json`);
    for (const name of ['LICENSE-MIT', 'LICENSE-APACHE', 'LICENSE-DATA.md']) cpSync(name, `${OUT}/${name}`);
}

/** Browsers take long to load many files: the popup gets its own as one script and one style sheet, which people can still read. */
function joinPopup() {
    const { outputFiles } = buildSync({
        absWorkingDir: resolve(OUT),
        entryPoints: ['pages/popup/popup.js', 'pages/popup/popup.css'],
        outdir: 'pages/popup',
        write: false,
        bundle: true,
        format: 'esm',
        target: 'esnext',
        charset: 'utf8',
    });
    for (const name of readdirSync(`${OUT}/pages/popup`)) {
        if (/\.(js|css)$/.test(name)) rmSync(`${OUT}/pages/popup/${name}`);
    }
    for (const { path, contents } of outputFiles) writeFileSync(path, contents);
}

/**
 * @param {string} folder
 * @returns {string[]} paths of all files below it, sorted
 */
function files(folder) {
    return readdirSync(join(OUT, folder), { withFileTypes: true })
        .flatMap((entry) =>
            entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
        )
        .sort();
}

const { version } = JSON.parse(readFileSync('manifest.json', 'utf8'));

function zip() {
    const path = `dist/latchkey-${version}.zip`;
    const entries = Object.fromEntries(
        files('').map((name) => [name, new Uint8Array(readFileSync(join(OUT, name)))]),
    );
    writeFileSync(path, zipSync(entries, { level: 9, mtime: MTIME }));
    return path;
}

if (!existsSync(`${GENERATED}/wasm`)) throw new Error('there are no bundles: run ./build.sh');
vendor();
assemble();
joinPopup();
const others = shipped();
writeFileSync(`${OUT}/NOTICES.txt`, notices(others));
const bill = `dist/latchkey-${version}.cdx.json`;
writeFileSync(bill, `${JSON.stringify(billOfMaterials(others, version), null, 4)}\n`);
console.log(`${OUT}/, ${zip()} and ${bill}`);
