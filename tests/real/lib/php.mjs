/**
 * Applications in PHP, on PHP's own server.
 */
import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { run } from '../install/command.mjs';
import { write } from './copy.mjs';
import { freshData } from './folder.mjs';
import { serve } from './service.mjs';

const EXTENSIONS = ['curl', 'gd', 'intl', 'mbstring', 'mysql', 'sqlite3', 'xml', 'zip'];
/** Pages ask for several things at once. */
const WORKERS = '6';
const COMMON = { 'date.timezone': 'UTC', display_errors: '0', memory_limit: '512M' };

/** @param {...string} packages of Debian */
export function withPhp(...packages) {
    const php = ['php-cli', ...EXTENSIONS.map((name) => `php-${name}`)];
    return debian(['dbconfig-no-thanks', ...php, ...packages]);
}

/**
 * @param {object} site
 * @param {string} site.name
 * @param {number} site.port
 * @param {string} site.root the folder with its pages
 * @param {Record<string, string>} [site.settings] of PHP
 * @param {NodeJS.ProcessEnv} [site.env]
 * @param {string} [site.router] a script that is asked first
 * @param {string} [site.prepended] PHP that comes before every script
 */
export function servePhp({ name, port, root, settings = {}, env, router, prepended = '' }) {
    const data = freshData(`${name}-php`);
    const first = join(data, 'first.php');
    // Its own server calls itself by its number; others call it by the name that it is asked with.
    const names = "$_SERVER['SERVER_NAME'] = strtok($_SERVER['HTTP_HOST'] ?? 'localhost', ':');";
    write(first, `<?php\n${names}\n${prepended}\n`);
    const all = { ...COMMON, auto_prepend_file: first, 'session.save_path': data, ...settings };
    const args = [...flags(all), '-S', `127.0.0.1:${port}`, '-t', root, ...(router ? [router] : [])];
    const workers = { PHP_CLI_SERVER_WORKERS: WORKERS };
    return serve({ name, port, command: 'php', args, cwd: root, env: { ...workers, ...env } });
}

/**
 * Runs a script of an application.
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: string }} [options]
 */
export function php(args, options) {
    return run('php', [...flags({ error_reporting: '0' }), ...args], options);
}

/** @param {Record<string, string>} settings */
function flags(settings) {
    return Object.entries(settings).flatMap(([key, value]) => ['-d', `${key}=${value}`]);
}
