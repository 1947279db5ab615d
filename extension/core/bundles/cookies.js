import load, * as cookies from '../../wasm/cookies.js';
import { bundle } from '../bundle.js';

/** The cookies of sites, whose values are secrets, and the sessions that they hold. */
export const withCookies = bundle('cookies', cookies, load, { forOneCall: true });
