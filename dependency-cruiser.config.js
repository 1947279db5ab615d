/**
 * Which part of the extension may import which. A file's folder says in which context it runs, and what runs in one
 * context is nothing to another: `node_modules/.bin/depcruise --config dependency-cruiser.config.js extension`.
 */
import { readdirSync } from 'node:fs';

/** The folders of `extension/pages` that are a page; the others hold what pages share. */
const pages = readdirSync('extension/pages', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html'))
    .map((path) => path.split('/')[0]);
const PAGE = `^extension/pages/(${[...new Set(pages)].join('|')})/`;

/** What the build puts beside the sources: `tsc` knows whether they are there. */
const BUNDLES = '^(\\.\\./)+wasm/';
const SNABBDOM = '^(\\.\\./)+vendor/snabbdom/';

/** The modules that the manifest and the pages' HTML name. Content scripts are named in `shared/content-scripts.js`. */
const ENTRIES = [
    '^extension/background/background\\.js$',
    '^extension/pages/([a-z]+)/\\1\\.js$',
    '^extension/content/',
    '^extension/core/bundles/importing-worker\\.js$',
];

/**
 * @param {string} context
 * @param {string[]} allowed where else it may import from
 */
const context = (context, ...allowed) => ({
    name: `from-${context}`,
    severity: 'error',
    from: { path: `^extension/${context}/` },
    to: { path: '^extension/', pathNot: [context, ...allowed].map((other) => `^extension/${other}/`) },
});

export default {
    forbidden: [
        { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
        context('background', 'core', 'shared'),
        context('pages', 'core', 'shared', 'content'),
        context('shared', 'core'),
        context('core'),
        {
            name: 'from-content',
            comment: 'Content scripts are classic scripts.',
            severity: 'error',
            from: { path: '^extension/content/' },
            to: {},
        },
        {
            name: 'card-in-pages',
            comment:
                'Of the content scripts, pages use the card of the meter and its words, to try a password.',
            severity: 'error',
            from: { path: '^extension/pages/' },
            to: { path: '^extension/content/', pathNot: '^extension/content/meter/(card|words)\\.js$' },
        },
        {
            name: 'page-to-page',
            comment: 'What several pages use is in none of them.',
            severity: 'error',
            from: { path: PAGE },
            to: { path: PAGE, pathNot: '^extension/pages/$1/' },
        },
        {
            name: 'shared-to-page',
            severity: 'error',
            from: { path: '^extension/pages/', pathNot: PAGE },
            to: { path: PAGE },
        },
        {
            name: 'bundles-only-in-core',
            severity: 'error',
            from: { pathNot: '^extension/core/' },
            to: { path: BUNDLES },
        },
        {
            name: 'snabbdom-only-in-view',
            severity: 'error',
            from: { pathNot: '^extension/pages/ui/view\\.js$' },
            to: { path: SNABBDOM },
        },
        {
            name: 'nothing-from-outside',
            comment: 'Nothing is loaded but files of the extension, and each of them is there.',
            severity: 'error',
            from: {},
            to: { pathNot: ['^extension/', BUNDLES, SNABBDOM] },
        },
        {
            name: 'in-use',
            comment: 'A module that nothing reaches is left over.',
            severity: 'error',
            from: { path: ENTRIES },
            to: { path: '^extension/', pathNot: ENTRIES, reachable: false },
        },
    ],
    options: { moduleSystems: ['es6'] },
};
