/**
 * The servers of applications, as processes on loopback.
 */
import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { folder } from './folder.mjs';

const STARTED_MS = 100_000;
const STOPPED_MS = 8_000;
const AGAIN_MS = 200;

/**
 * @typedef {object} Serving
 * @property {string} name for its log
 * @property {number} port that it listens at
 * @property {string} command
 * @property {string[]} args
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 */

/**
 * Starts a server, and waits until it listens.
 * @param {Serving} serving
 * @returns {Promise<{ stop(): Promise<void> }>}
 */
export async function serve({ name, port, command, args, cwd, env }) {
    await nothingAt(port);
    const log = openSync(join(folder('log'), `${name}.log`), 'w');
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
    let ended = '';
    const gone = new Promise((done) => {
        child.once('error', (error) => done((ended = error.message)));
        child.once('exit', (code, signal) => done((ended = `it ended with ${code ?? signal}`)));
    });
    const stop = async () => {
        if (ended) return;
        // Some leave their workers behind.
        for (const pid of startedBy(child.pid)) end(pid);
        child.kill('SIGTERM');
        const late = setTimeout(() => child.kill('SIGKILL'), STOPPED_MS);
        await gone;
        clearTimeout(late);
    };
    for (const limit = Date.now() + STARTED_MS; !(await listens(port));) {
        if (ended) throw new Error(`${name} did not start: ${ended}; see its log`);
        if (Date.now() > limit) {
            await stop();
            throw new Error(`${name} does not listen after ${STARTED_MS / 1000} s; see its log`);
        }
        await new Promise((done) => setTimeout(done, AGAIN_MS));
    }
    return { stop };
}

/** Fails where another server has a port already. @param {number} port */
export async function nothingAt(port) {
    if (await listens(port)) throw new Error(`something listens at port ${port} already`);
}

/** The processes that one has started. @param {number | undefined} pid */
function startedBy(pid) {
    try {
        const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
        return listed.split(' ').map(Number).filter(Boolean);
    } catch {
        return [];
    }
}

/** @param {number} pid */
function end(pid) {
    try {
        process.kill(pid, 'SIGTERM');
    } catch {
        // It has ended by itself.
    }
}

/** @param {number} port */
function listens(port) {
    return new Promise((done) => {
        const socket = connect(port, '127.0.0.1');
        socket.once('connect', () => {
            socket.destroy();
            done(true);
        });
        socket.once('error', () => done(false));
    });
}
