import load, * as sites from '../../wasm/sites.js';
import { bundle } from '../bundle.js';

/** Whole sites and their cookies, whose values are secrets. */
export const withSites = bundle('sites', sites, load, { forOneCall: true });
