import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weightedRanks, weightedSpearman } from './correlation.mjs';

test('with equal weights ranks are the usual ones, less a half', () => {
    assert.deepEqual(weightedRanks([30, 10, 20, 10], [1, 1, 1, 1]), [3.5, 1, 2.5, 1]);
    assert.deepEqual(weightedRanks([], []), []);
});

test('a weight moves everything above it', () => {
    assert.deepEqual(weightedRanks([1, 2, 3], [5, 1, 1]), [2.5, 5.5, 6.5]);
    assert.deepEqual(weightedRanks([1, 1, 3], [4, 2, 1]), [3, 3, 6.5]);
});

test('the correlation is 1 for the same order, -1 for the opposite, and known between', () => {
    assert.ok(Math.abs(weightedSpearman([1, 2, 3], [10, 20, 30], [1, 1, 1]) - 1) < 1e-12);
    assert.ok(Math.abs(weightedSpearman([1, 2, 3], [3, 2, 1], [1, 1, 1]) + 1) < 1e-12);
    // Without weights: 1 - 6 · Σd² / (n · (n² - 1)) = 1 - 6 · 4 / (5 · 24).
    assert.ok(Math.abs(weightedSpearman([1, 2, 3, 4, 5], [2, 1, 3, 5, 4], [1, 1, 1, 1, 1]) - 0.8) < 1e-12);
    assert.ok(Number.isNaN(weightedSpearman([1, 1], [1, 2], [1, 1])));
});
