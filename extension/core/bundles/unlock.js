import load, * as unlock from '../../wasm/unlock.js';
import { bundle } from '../bundle.js';

/** The key of a password. Deriving it takes 64 MiB. */
export const withUnlock = bundle('unlock', unlock, load, { forOneCall: true });
