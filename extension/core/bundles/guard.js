import load, * as guard from '../../wasm/guard.js';
import { bundle } from '../bundle.js';

/** Pages and access. */
export const withGuard = bundle('guard', guard, load);
