/**
 * Medians, tails and tables.
 */

/**
 * @param {number[]} values
 * @param {number} share 0.5 is the median, 0.95 what one in twenty is above
 */
export function quantile(values, share) {
    const sorted = values.toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** @param {number[]} values */
export const median = (values) => quantile(values, 0.5);

/** Three digits are more than a measurement on a machine like this is worth. @param {number} value */
export const short = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(2));

/** How many milliseconds something takes. @param {() => unknown} work */
export function timed(work) {
    const start = performance.now();
    work();
    return performance.now() - start;
}

/** @param {number} bytes */
export const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

/**
 * Prints rows with their columns under each other, the first to the left and the others to the right.
 * @param {string} title
 * @param {string[][]} rows the first is the heading
 */
export function table(title, rows) {
    const widths =
        rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
    console.log(`\n${title}`);
    for (const row of rows) {
        const cells = row.map((cell, at) =>
            at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0),
        );
        console.log(`  ${cells.join('   ')}`);
    }
}

/**
 * A row of figures: how many there are, median, 95th percentile, the worst.
 * @param {string} name
 * @param {number[]} values
 */
export function row(name, values) {
    const figures = [quantile(values, 0.5), quantile(values, 0.95), Math.max(...values)];
    return [name, String(values.length), ...figures.map(short)];
}
