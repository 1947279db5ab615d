/**
 * What stands around the codes in the popup. It runs once these are on the screen: they are what is waited for.
 */
export { fillCode } from '../lib/authenticator/filling.js';
export { newPasswordIn } from '../lib/filling.js';
export { accessTo, onGrantsChanged } from '../lib/grants.js';
export { clockView } from './clock-view.js';
export { generateView } from './generate-view.js';
export { lookAt } from './look.js';
export { lookForSetUp, scanView, setUpNotice } from './scan-view.js';
export { unlockForm } from '../lib/unlock-form.js';
export { securityKeyLink } from './security-key-link.js';
export { clearingView, followClearing } from './clearing-view.js';
export { cookiesView, followCookies } from './cookies-view.js';
export { computerView, followComputer } from './sessions-view.js';
export { siteView } from './site-view.js';
export { tryView } from './try-view.js';
