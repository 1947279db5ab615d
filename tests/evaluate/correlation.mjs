// The weighted Spearman correlation, with equal values at the midpoint of their weight: so the figures that Golla and
// Dürmuth (CCS 2018) publish come out.

/**
 * Ranks with weights: the weight of all that is smaller, and half of that which is equal.
 * @param {readonly number[]} values
 * @param {readonly number[]} weights
 */
export function weightedRanks(values, weights) {
    const order = values.map((_, at) => at).sort((a, b) => at(values, a) - at(values, b));
    const ranks = new Array(values.length).fill(0);
    let below = 0;
    for (let from = 0; from < order.length;) {
        let to = from;
        let equal = 0;
        while (to < order.length && at(values, at(order, to)) === at(values, at(order, from))) {
            equal += at(weights, at(order, to++));
        }
        for (const place of order.slice(from, to)) ranks[place] = below + equal / 2;
        below += equal;
        from = to;
    }
    return ranks;
}

/**
 * The weighted Spearman correlation of two rows, between -1 and 1; NaN if one of them does not vary.
 * @param {readonly number[]} one
 * @param {readonly number[]} other
 * @param {readonly number[]} weights
 */
export function weightedSpearman(one, other, weights) {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const centred = (/** @type {readonly number[]} */ row) => {
        const ranks = weightedRanks(row, weights);
        const mean = ranks.reduce((sum, rank, i) => sum + rank * at(weights, i), 0) / total;
        return ranks.map((rank) => rank - mean);
    };
    const [x, y] = [centred(one), centred(other)];
    const moment = (/** @type {number[]} */ a, /** @type {number[]} */ b) =>
        weights.reduce((sum, weight, i) => sum + weight * at(a, i) * at(b, i), 0);
    return moment(x, y) / Math.sqrt(moment(x, x) * moment(y, y));
}

/** @template T @param {readonly T[]} row @param {number} place @returns {T} */
function at(row, place) {
    return /** @type {T} */ (row[place]);
}
