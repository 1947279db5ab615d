/**
 * Programs that look for their settings in one place of the machine: copies of them look elsewhere.
 */
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * What links lead to is copied, what they lead to in vain is left out.
 * @param {string} source
 * @param {string} target
 */
export function copyOf(source, target) {
    cpSync(source, target, { recursive: true, dereference: true, filter: (path) => existsSync(path) });
}

/**
 * @param {string} file
 * @param {Record<string, string>} replacements
 */
export function edit(file, replacements) {
    let text = readFileSync(file, 'utf8');
    for (const [from, to] of Object.entries(replacements)) {
        if (!text.includes(from)) throw new Error(`${file} has no “${from}”`);
        text = text.replaceAll(from, to);
    }
    write(file, text);
}

/** Writes a file, and not through a link. @param {string} file @param {string} text */
export function write(file, text) {
    rmSync(file, { force: true });
    writeFileSync(file, text);
}

/** Settings as PHP. @param {Record<string, unknown>} settings */
export function phpOf(settings) {
    const value = (/** @type {unknown} */ value) => {
        if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
        return Array.isArray(value)
            ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]`
            : String(value);
    };
    const lines = Object.entries(settings).map(([name, of]) => `${name} = ${value(of)};`);
    return `<?php\n${lines.join('\n')}\n`;
}
