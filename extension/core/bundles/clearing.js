import load, * as clearing from '../../wasm/clearing.js';
import { bundle } from '../bundle.js';

/** Clearing a site. It sees values of cookies and storage. */
export const withClearing = bundle('clearing', clearing, load, { forOneCall: true });
