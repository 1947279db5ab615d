import load, * as generator from '../../wasm/generator.js';
import { bundle } from '../bundle.js';

/** New passwords. */
export const withGenerator = bundle('generator', generator, load);
