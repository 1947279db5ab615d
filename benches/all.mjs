/**
 * Speed and size, beside the rivals in the same run.
 */
import { argon2 } from './argon2.mjs';
import { assessment } from './assessment.mjs';
import { inBrowser } from './browser.mjs';
import { clearing } from './clearing.mjs';
import { machine } from './machine.mjs';
import { sizes } from './sizes.mjs';

console.log(machine());
await assessment();
await argon2();
await inBrowser();
await clearing();
sizes();
