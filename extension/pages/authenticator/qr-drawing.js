/**
 * A QR code as a drawing.
 */
import { withScanner } from '../../core/bundles/scanner.js';
import { h } from '../ui/view.js';

/** Modules of white around it, which scanners need (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/**
 * @param {string} text
 * @param {string} label
 */
export async function qrOf(text, label) {
    const { size, modules } = await withScanner((scanner) => scanner.drawQr(text));
    const path = [...modules]
        .map((dark, place) =>
            dark ? `M${(place % size) + QUIET_ZONE} ${Math.floor(place / size) + QUIET_ZONE}h1v1h-1z` : '',
        )
        .join('');
    const side = size + 2 * QUIET_ZONE;
    return h(
        'svg',
        { attrs: { class: 'qr', viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-label': label } },
        [
            h('rect', { attrs: { width: side, height: side, fill: '#ffffff' } }),
            h('path', { attrs: { d: path, fill: '#000000' } }),
        ],
    );
}
