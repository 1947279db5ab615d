import load, * as importing from '../../wasm/importing.js';
import { bundle } from '../bundle.js';

/** The exports of other programs, which hold secrets. */
export const withImporting = bundle('importing', importing, load, { forOneCall: true });
