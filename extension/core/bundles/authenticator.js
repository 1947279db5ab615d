import load, * as authenticator from '../../wasm/authenticator.js';
import { bundle } from '../bundle.js';

/** The vault and its codes. Nothing of them stays from one call to the next. */
export const withAuthenticator = bundle('authenticator', authenticator, load, { forOneCall: true });
