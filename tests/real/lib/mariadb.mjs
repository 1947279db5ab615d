/**
 * A database server for one application.
 */
import { join } from 'node:path';
import { debian } from '../install/apt.mjs';
import { run } from '../install/command.mjs';
import { freshData } from './folder.mjs';
import { PASSWORD } from './person.mjs';
import { nothingAt, serve } from './service.mjs';

export const DATABASE_PORT = 33_061;
export const DATABASE_USER = 'robin';

export function withMariadb() {
    return debian(['mariadb-server', 'mariadb-client']);
}

/**
 * Starts one with a database, whose user may do everything.
 * @param {string} database
 * @returns {Promise<{ stop(): Promise<void>, sql(text: string): Promise<string> }>}
 */
export async function startMariadb(database) {
    // Not under one that is running.
    await nothingAt(DATABASE_PORT);
    const data = freshData('mariadb');
    const files = join(data, 'files');
    const socket = join(data, 'socket');
    // Without what others have configured on this machine.
    const own = ['--no-defaults', `--datadir=${files}`, '--user=root', '--innodb-log-file-size=16M'];
    await run('mariadb-install-db', [...own, '--skip-test-db', '--auth-root-authentication-method=normal']);
    const listen = [`--socket=${socket}`, '--bind-address=127.0.0.1', `--port=${DATABASE_PORT}`];
    const limits = [
        '--skip-name-resolve',
        '--character-set-server=utf8mb4',
        '--collation-server=utf8mb4_bin',
    ];
    const { stop } = await serve({
        name: 'mariadb',
        port: DATABASE_PORT,
        command: 'mariadbd',
        args: [...own, ...listen, ...limits, `--pid-file=${join(data, 'pid')}`],
    });
    const client = ['--no-defaults', `--socket=${socket}`, '--user=root'];
    const sql = (/** @type {string} */ input) => run('mariadb', [...client, database], { input });
    const user = ['127.0.0.1', 'localhost'].map(
        (host) => `CREATE USER '${DATABASE_USER}'@'${host}' IDENTIFIED BY '${PASSWORD}';
            GRANT ALL ON *.* TO '${DATABASE_USER}'@'${host}' WITH GRANT OPTION;`,
    );
    await run('mariadb', client, { input: `CREATE DATABASE ${database}; ${user.join('\n')}` });
    return { stop, sql };
}

/**
 * Stops several servers, the last one first.
 * @param {string} origin
 * @param {...{ stop(): Promise<void> }} servers
 */
export function together(origin, ...servers) {
    const stop = async () => {
        for (const server of servers.toReversed()) await server.stop();
    };
    return { origin, stop };
}
