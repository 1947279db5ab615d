/**
 * Applications that Debian ships. Nothing of them is started by the package manager.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { run } from './command.mjs';

const NO_SERVICES = '/usr/sbin/policy-rc.d';
/** Applications that would ask for a database while they are installed: they get one of ours. */
const WITH_DATABASE = [
    'cacti',
    'icingaweb2',
    'mailman3-web',
    'phpmyadmin',
    'postfixadmin',
    'redmine',
    'request-tracker5',
    'roundcube',
    'tt-rss',
    'zabbix-frontend-php',
    'zoneminder',
];

/**
 * Installs packages, unless they are there.
 * @param {string[]} packages
 */
export async function debian(packages) {
    const missing = [];
    for (const name of packages) if (!(await versionOf(name))) missing.push(name);
    if (missing.length === 0) return;
    if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
        throw new Error(`Debian as root is needed, or these packages of it: ${missing.join(' ')}`);
    }
    const env = { DEBIAN_FRONTEND: 'noninteractive', DEBCONF_NONINTERACTIVE_SEEN: 'true' };
    const answers = WITH_DATABASE.flatMap((name) =>
        ['install', 'reinstall'].map((what) => `${name} ${name}/dbconfig-${what} boolean false`),
    );
    await run('debconf-set-selections', [], { input: answers.join('\n') });
    const own = !existsSync(NO_SERVICES);
    if (own) writeFileSync(NO_SERVICES, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    try {
        const waiting = ['-o', 'DPkg::Lock::Timeout=600'];
        await run('apt-get', [...waiting, 'update', '-q'], { env });
        await run('apt-get', [...waiting, 'install', '-y', '-q', '--no-install-recommends', ...missing], {
            env,
        });
    } finally {
        if (own) rmSync(NO_SERVICES);
    }
}

/** The version of a package that is installed; nothing if it is not. @param {string} name */
async function versionOf(name) {
    const said = await run('dpkg-query', ['-W', '-f=${db:Status-Status} ${Version}', name]).catch(() => '');
    const [, version = ''] = /^installed (.*)$/.exec(said.trim()) ?? [];
    return version;
}
