/**
 * A ring that empties while a code lasts. Screen readers are told of the code, not of every second.
 */
import { h } from '../ui/view.js';

const RADIUS = 9;
const AROUND = 2 * Math.PI * RADIUS;
/** From so few seconds on it is drawn in another colour. */
const SOON_S = 5;

/**
 * @param {number} left seconds
 * @param {number} whole seconds
 */
export function countdown(left, whole) {
    const circle = { cx: 12, cy: 12, r: RADIUS, fill: 'none' };
    return h(
        'svg',
        {
            attrs: {
                viewBox: '0 0 24 24',
                class: left <= SOON_S ? 'ring soon' : 'ring',
                'aria-hidden': 'true',
            },
        },
        [
            h('circle', { attrs: { ...circle, class: 'track' } }),
            h('circle', {
                attrs: {
                    ...circle,
                    class: 'left',
                    transform: 'rotate(-90 12 12)',
                    'stroke-dasharray': AROUND,
                    'stroke-dashoffset': AROUND * (1 - left / whole),
                },
            }),
        ],
    );
}
