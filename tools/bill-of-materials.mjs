/**
 * The software bill of materials: what ships, as CycloneDX 1.6 has it (https://cyclonedx.org/specification/overview/).
 */
import { readFileSync } from 'node:fs';

/** @typedef {import('./shipped.mjs').Shipped} Shipped */

/**
 * @param {Shipped[]} shipped
 * @param {string} version of Latchkey
 * @returns {object}
 */
export function billOfMaterials(shipped, version) {
    const sums = checksums();
    return {
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        version: 1,
        metadata: { component: { type: 'application', name: 'latchkey', version } },
        components: shipped.map((one) => component(one, sums)),
    };
}

/** @param {Shipped} shipped @param {Map<string, string>} sums */
function component({ from, name, version, licence }, sums) {
    const purl = `pkg:${from}/${name}@${version}`;
    const sum = from === 'cargo' ? sums.get(`${name} ${version}`) : undefined;
    return {
        type: 'library',
        'bom-ref': purl,
        name,
        version,
        purl,
        licenses: [{ expression: licence.replaceAll('/', ' OR ') }],
        ...(sum ? { hashes: [{ alg: 'SHA-256', content: sum }] } : {}),
    };
}

/** @returns {Map<string, string>} of crates, as their registry gave them */
function checksums() {
    const lock = readFileSync('Cargo.lock', 'utf8');
    const entries = lock.matchAll(/name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "(.+)"/g);
    return new Map([...entries].map(([, name, version, sum]) => [`${name} ${version}`, String(sum)]));
}
