/**
 * A question that is asked once more before something goes for good. The second click of a double click, or a key that is held, is
 * no answer: the person has not read the question yet.
 */

/** Nobody reads and answers faster. It is longer than between the clicks of a double click. */
const READ_MS = 1_000;

export class Question {
    /** @type {'not' | 'asked' | 'read'} */
    #state = 'not';
    #timer = 0;

    /** Whether it is on the screen. */
    get isAsked() {
        return this.#state !== 'not';
    }

    /** Whether a click is an answer. */
    get isAnswerable() {
        return this.#state === 'read';
    }

    /** @param {() => void} draw also called when it can be answered */
    ask(draw) {
        this.forget();
        this.#state = 'asked';
        this.#timer = setTimeout(() => {
            this.#state = 'read';
            draw();
        }, READ_MS);
    }

    forget() {
        this.#state = 'not';
        clearTimeout(this.#timer);
    }
}

/** A key that is held presses a button again and again. @param {KeyboardEvent} event */
export function onHeldKey(event) {
    if (event.repeat && event.key !== 'Tab') event.preventDefault();
}
