import load, * as generator from '../../wasm/generator.js';
import { bundle } from '../core.js';

/** New passwords. */
export const withGenerator = bundle('generator', generator, load);
