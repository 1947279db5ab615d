import load, * as scanner from '../../wasm/scanner.js';
import { bundle } from '../core.js';

/** QR codes, which hold secrets. */
export const withScanner = bundle('scanner', scanner, load, { forOneCall: true });
