/**
 * What axe finds in a page.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Each finding with the first element that has it. Runs in the page. */
export const findings = /** @type {() => Promise<string[]>} */ (
    new Function(`${AXE}
        return axe.run(document, { rules: { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } } }).then(({ violations, passes }) => {
            if (passes.length === 0) throw new Error('axe has looked at nothing');
            return violations.map(({ id, nodes }) => id + ': ' + nodes[0].html + ' ' + nodes[0].failureSummary);
        });`)
);
