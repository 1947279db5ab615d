import js from '@eslint/js';
import globals from 'globals';

/** What a person reads is in `_locales`, so that it can be translated: no text stands in a view, or in a name for screen readers. */
const TEXT_IN_CODE = [
    "CallExpression[callee.name='h'][arguments.length>1] > Literal:last-child[value=/\\p{L}{2}/u]",
    "CallExpression[callee.name='h'] > ArrayExpression > Literal[value=/\\p{L}{2}/u]",
    "CallExpression[callee.name='h'][arguments.length>1] > TemplateLiteral:last-child > TemplateElement[value.raw=/\\p{L}{2}/u]",
    "CallExpression[callee.name='h'] > ArrayExpression > TemplateLiteral > TemplateElement[value.raw=/\\p{L}{2}/u]",
    "Property[key.value='aria-label'] > Literal.value[value=/\\p{L}/u]",
    'Property[key.name=/^(title|placeholder|alt)$/] > Literal.value[value=/\\p{L}/u]',
].map((selector) => ({ selector, message: 'Words that a person reads are in _locales.' }));

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
        files: ['extension/pages/**/*.js'],
        rules: { 'no-restricted-syntax': ['error', ...TEXT_IN_CODE] },
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
