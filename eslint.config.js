import js from '@eslint/js';
import globals from 'globals';

export default [
    { ignores: ['build/', 'dist/', 'target/', 'artifacts/'] },
    js.configs.recommended,
    {
        rules: {
            eqeqeq: 'error',
            'no-console': 'error',
            'no-eval': 'error',
            'no-implied-eval': 'error',
            'no-var': 'error',
            'object-shorthand': 'error',
            'prefer-const': 'error',
        },
    },
    {
        files: ['extension/**/*.js'],
        languageOptions: { globals: { ...globals.browser, ...globals.webextensions } },
    },
    {
        files: ['extension/content/**/*.js'],
        languageOptions: { sourceType: 'script' },
        rules: { strict: ['error', 'function'] },
    },
    {
        files: ['**/*.mjs', '*.config.js'],
        languageOptions: { globals: globals.node },
    },
    {
        // Commands and drivers talk to a person on the terminal, and hand functions to the browser.
        files: ['tests/**/*.mjs', 'tools/**/*.mjs', 'benches/**/*.mjs'],
        languageOptions: { globals: { ...globals.node, ...globals.browser, ...globals.webextensions } },
        rules: { 'no-console': 'off' },
    },
    {
        files: ['tests/site/**/*.js'],
        languageOptions: { globals: globals.browser },
    },
];
