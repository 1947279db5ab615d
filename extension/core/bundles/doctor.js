import load, * as doctor from '../../wasm/doctor.js';
import { bundle } from '../bundle.js';

/** Why a sign-in fails. What stands in fields goes through it, so that each call has a memory of its own. */
export const withDoctor = bundle('doctor', doctor, load, { forOneCall: true });
