import load, * as pages from '../../wasm/pages.js';
import { bundle } from '../bundle.js';

/** Pages and access. */
export const withPages = bundle('pages', pages, load);
