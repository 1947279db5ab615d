import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mistakes, pinned, unavailable } from './pinned.mjs';

test('the labelled pages go wrong where it is known, and nowhere else', { skip: unavailable() }, async () => {
    const [known, now] = [await pinned(), await mistakes()];
    assert.deepEqual(
        now.filter((mistake) => !known.includes(mistake)),
        [],
        'lost',
    );
    const gained = known.filter((mistake) => !now.includes(mistake));
    assert.deepEqual(gained, [], 'gained: record it with node tests/evaluate/pinned.mjs');
});
