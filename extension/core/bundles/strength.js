import load, * as strength from '../../wasm/strength.js';
import { bundle } from '../bundle.js';

/** Passwords. */
export const withStrength = bundle('strength', strength, load);
