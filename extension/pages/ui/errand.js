/**
 * Work that the person has asked for at one place of a page: whether it is being done, and what came of it, which screen readers
 * are told.
 */
import { codeOf } from '../../core/error.js';
import { problemOf } from '../../shared/words.js';
import { alarm, say } from './live.js';

export class Errand {
    busy = false;
    /** What went wrong the last time. */
    problem = '';
    /** @type {string[]} */
    #answer = [];
    /** When it was told, in Unix milliseconds. */
    saidAt = 0;

    /** What is to be told of it, line by line. */
    get lines() {
        return this.problem ? [this.problem] : this.#answer;
    }

    /** The same in one. */
    get said() {
        return this.lines.join(' ');
    }

    /** Whether anything is to be told. */
    get isTold() {
        return this.said !== '';
    }

    /** @param {string | string[]} answer */
    say(answer) {
        this.problem = '';
        this.#answer = [answer].flat();
        this.saidAt = Date.now();
        say(this.#answer[0] ?? '');
    }

    /** @param {unknown} error */
    fail(error) {
        this.warn(problemOf(codeOf(error)));
    }

    /** Tells that it was not done, and why. @param {string} problem */
    warn(problem) {
        this.problem = problem;
        this.#answer = [];
        alarm(problem);
    }

    /**
     * Does the work at once, whatever else is being done.
     * @param {() => Promise<string | string[] | void>} work what it answers is said; without an answer that of before stays
     * @param {() => void} draw
     */
    async run(work, draw) {
        this.problem = '';
        try {
            const answer = await work();
            if (answer !== undefined) this.say(answer);
        } catch (error) {
            this.fail(error);
        }
        draw();
    }

    /**
     * Does the work if nothing is being done: a second click means the first.
     * @param {() => Promise<string | string[] | void>} work as above
     * @param {() => void} draw
     */
    async runAlone(work, draw) {
        if (this.busy) return;
        this.busy = true;
        this.problem = '';
        draw();
        await this.run(work, () => {
            this.busy = false;
            draw();
        });
    }
}
