import load, * as pages from '../../wasm/pages.js';
<<<<<<< HEAD:extension/core/bundles/pages.js
import { bundle } from '../bundle.js';
=======
import { bundle } from '../core.js';
>>>>>>> r3b:extension/lib/bundles/pages.js

/** Pages and access. */
export const withPages = bundle('pages', pages, load);
