/**
 * Speed and size, beside the rivals in the same run.
 */
import { assessment } from './assessment.mjs';
import { inBrowser } from './browser.mjs';
import { machine } from './machine.mjs';
import { sizes } from './sizes.mjs';

console.log(machine());
await assessment();
await inBrowser();
sizes();
