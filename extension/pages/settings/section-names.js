/**
 * The sections of the settings in their order, as addresses have them.
 */
export const SECTIONS = /** @type {const} */ ([
    'general',
    'sites',
    'vault',
    'security',
    'backup',
    'clean-up',
    'computer',
    'alerts',
    'privacy',
]);
