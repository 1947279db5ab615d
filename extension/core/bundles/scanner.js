import load, * as scanner from '../../wasm/scanner.js';
import { bundle } from '../bundle.js';

/** QR codes, which hold secrets. */
export const withScanner = bundle('scanner', scanner, load, { forOneCall: true });
