import load, * as cookies from '../../wasm/cookies.js';
<<<<<<< HEAD:extension/core/bundles/cookies.js
import { bundle } from '../bundle.js';
=======
import { bundle } from '../core.js';
>>>>>>> r3b:extension/lib/bundles/cookies.js

/** The cookies of sites, whose values are secrets, and the sessions that they hold. */
export const withCookies = bundle('cookies', cookies, load, { forOneCall: true });
