/**
 * Pictures with QR codes: of the tab in front, out of a file, pasted or dropped.
 */
import { withScanner } from '../../core/bundles/scanner.js';
import { LatchkeyError } from '../../core/error.js';
import { MOST_PIXELS } from '../../core/limits.js';

/** A bigger file is no picture of a QR code. */
const LARGEST_FILE = 20 * 1024 * 1024;
/** So far into a file it says how large the picture is, whatever else stands before. */
const HEADER = 256 * 1024;

/**
 * The texts of all QR codes in a picture.
 * @param {Blob} picture
 */
export async function textsIn(picture) {
    const { width, height, data } = await pixelsOf(picture);
    const texts = await withScanner((scanner) => scanner.readQr(width, height, new Uint8Array(data.buffer)));
    if (texts.length === 0) throw new LatchkeyError('noQrCode');
    return texts;
}

/**
 * A picture of what the tab in front of a window shows. Needs the person's click on Latchkey in that tab.
 * @param {number} windowId
 */
export async function pictureOfTab(windowId) {
    const address = await chrome.tabs.captureVisibleTab(windowId, { format: 'png' }).catch((cause) => {
        throw new LatchkeyError('noPicture', cause);
    });
    const base64 = address.slice(address.indexOf(',') + 1);
    return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type: 'image/png' });
}

/**
 * @param {Blob} picture
 * @returns {Promise<ImageData>}
 */
async function pixelsOf(picture) {
    if (picture.size > LARGEST_FILE) throw new LatchkeyError('pictureTooLarge');
    // Decoded, a large one takes a gigabyte before it can be refused.
    const begin = new Uint8Array(await picture.slice(0, HEADER).arrayBuffer());
    await withScanner((scanner) => scanner.checkPicture(begin));
    const bitmap = await createImageBitmap(picture).catch((cause) => {
        throw new LatchkeyError('noPicture', cause);
    });
    try {
        const { width, height } = bitmap;
        if (width * height > MOST_PIXELS) throw new LatchkeyError('pictureTooLarge');
        const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
        if (!context) throw new LatchkeyError('noPicture');
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, width, height);
    } finally {
        bitmap.close();
    }
}
