/**
 * A list that may be very long: only the rows in and around the window are drawn, and room is left for the others. The row that has
 * the focus, or had it last, is always there. Up, down, Home, End and the page keys go from row to row, and the whole list is one stop
 * of the Tab key.
 */
import { h } from './view.js';

/** @typedef {import('./view.js').VNode} VNode */
/** @typedef {{ id: string }} Row */

/** So many rows are drawn whether they are seen or not: of a short list, all. */
const ALWAYS = 50;
/** What is drawn changes when so many rows have come or gone. */
const STEP = 10;
/** So far around the window rows are drawn, in windows. */
const AROUND = 0.5;

/** @type {Record<string, (place: number, rows: number, seen: number) => number>} */
const MOVES = {
    ArrowUp: (place) => place - 1,
    ArrowDown: (place) => place + 1,
    PageUp: (place, _rows, seen) => Math.max(0, place - seen),
    PageDown: (place, rows, seen) => Math.min(rows - 1, place + seen),
    Home: () => 0,
    End: (_place, rows) => rows - 1,
};

export class LongList {
    /** How high a row is, as far as it was seen. @type {Map<string, number>} */
    #heights = new Map();
    /** The rows that are drawn. */
    #first = 0;
    #end = ALWAYS;
    /** The row that has the focus, or had it last. */
    #current = '';
    /** @type {readonly Row[]} */
    #rows = [];
    /** @type {HTMLElement | undefined} */
    #list;
    /** The numbers of the rows that are drawn. @type {number[]} */
    #drawn = [];
    /** @type {() => void} */
    #draw = () => undefined;

    /**
     * @param {number} height of a row that was not seen yet
     * @param {string} control what in a row takes the focus, as a selector
     */
    constructor(height, control) {
        this.height = height;
        this.control = control;
        const onMove = () => this.#follow();
        // Whatever it is that scrolls.
        document.addEventListener('scroll', onMove, { capture: true, passive: true });
        globalThis.addEventListener('resize', onMove);
    }

    /**
     * @template {Row} R
     * @param {string} kind of the list, as a selector
     * @param {string} label
     * @param {readonly R[]} rows
     * @param {(row: R, isStop: boolean) => VNode} rowOf the control is to be a stop of the Tab key in one of them alone
     * @param {() => void} draw
     */
    view(kind, label, rows, rowOf, draw) {
        this.#rows = rows;
        this.#draw = draw;
        this.#drawn = this.#chosen();
        const stop = this.#placeOf(this.#current);
        const attrs = { 'aria-label': label };
        const on = {
            keydown: (/** @type {KeyboardEvent} */ event) => this.#onKey(event),
            focusin: (/** @type {Event} */ event) => this.#onFocus(event),
        };
        const settle = (/** @type {VNode} */ { elm }) => this.#settle(/** @type {HTMLElement} */ (elm));
        const hook = {
            insert: settle,
            postpatch: (/** @type {VNode} */ _before, /** @type {VNode} */ now) => settle(now),
        };
        const children = this.#drawn.map((place) => {
            const row = /** @type {R} */ (rows[place]);
            const node = rowOf(row, place === Math.max(0, stop));
            const numbers = { 'aria-setsize': rows.length, 'aria-posinset': place + 1 };
            node.data = { ...node.data, attrs: { ...node.data?.attrs, ...numbers } };
            return node;
        });
        return h(kind, { key: 'list', attrs, on, hook }, children);
    }

    /** The row below, or the last one above: where the focus goes when a row goes. @param {string} id */
    neighbour(id) {
        const place = this.#placeOf(id);
        return (this.#rows[place + 1] ?? this.#rows[place - 1])?.id ?? '';
    }

    /** Gives the focus to a row. @param {string} id @returns {boolean} whether it is there */
    focus(id) {
        const place = this.#placeOf(id);
        if (place < 0) return false;
        const isOther = id !== this.#current;
        this.#current = id;
        // The stop of the Tab key goes along.
        if (isOther || !this.#drawn.includes(place)) this.#draw();
        const row = this.#list?.children[this.#drawn.indexOf(place)];
        const control = row?.querySelector(this.control);
        if (!(control instanceof HTMLElement)) return false;
        control.focus();
        control.scrollIntoView({ block: 'nearest' });
        return true;
    }

    /** Gives the focus to the first row. */
    focusFirst() {
        return this.focus(this.#rows[0]?.id ?? '');
    }

    /** @param {string} id */
    #placeOf(id) {
        return this.#rows.findIndex((row) => row.id === id);
    }

    /** The numbers of the rows that are to be drawn. */
    #chosen() {
        const { length } = this.#rows;
        const end = Math.min(this.#end, length);
        const first = Math.max(0, Math.min(this.#first, end - ALWAYS));
        const places = Array.from({ length: end - first }, (_, at) => first + at);
        const current = this.#placeOf(this.#current);
        // The first row is where the Tab key goes in as long as no other is.
        const stop = Math.max(0, current);
        if (length === 0 || (stop >= first && stop < end)) return places;
        return stop < first ? [stop, ...places] : [...places, stop];
    }

    /** @param {number} place */
    #heightOf(place) {
        return this.#heights.get(this.#rows[place]?.id ?? '') ?? this.height;
    }

    /** Leaves room for what is not drawn, and sees how high the rows are. @param {HTMLElement} list */
    #settle(list) {
        this.#list = list;
        if (this.#rows.length <= ALWAYS) {
            for (const row of list.children) /** @type {HTMLElement} */ (row).style.marginBlockStart = '';
            list.style.paddingBlock = '';
            return;
        }
        let next = 0;
        for (const [at, place] of this.#drawn.entries()) {
            const row = /** @type {HTMLElement} */ (list.children[at]);
            const room = px(this.#room(next, place));
            // The margin of the first would be one of the list.
            row.style.marginBlockStart = at === 0 ? '' : room;
            if (at === 0) list.style.paddingBlockStart = room;
            next = place + 1;
        }
        list.style.paddingBlockEnd = px(this.#room(next, this.#rows.length));
        for (const [at, place] of this.#drawn.entries()) {
            const { height } = /** @type {Element} */ (list.children[at]).getBoundingClientRect();
            if (height > 0) this.#heights.set(this.#rows[place]?.id ?? '', height);
        }
        requestAnimationFrame(() => this.#follow());
    }

    /** @param {number} from @param {number} to */
    #room(from, to) {
        let room = 0;
        for (let place = from; place < to; place += 1) room += this.#heightOf(place);
        return room;
    }

    /** Draws what has come into the window. */
    #follow() {
        const list = this.#list;
        if (!list?.isConnected || this.#rows.length <= ALWAYS || !list.checkVisibility()) return;
        const { top } = list.getBoundingClientRect();
        const from = -top - innerHeight * AROUND;
        const to = -top + innerHeight * (1 + AROUND);
        let [first, end, at] = [0, this.#rows.length, 0];
        for (let place = 0; place < this.#rows.length; place += 1) {
            if (at < from) first = place;
            if (at < to) end = place + 1;
            at += this.#heightOf(place);
        }
        first = Math.floor(first / STEP) * STEP;
        end = Math.ceil(end / STEP) * STEP;
        if (first === this.#first && end === this.#end) return;
        [this.#first, this.#end] = [first, end];
        this.#draw();
    }

    /** @param {Event} event */
    #onFocus({ target, currentTarget }) {
        const list = /** @type {Element} */ (currentTarget);
        const at = [...list.children].findIndex((row) => row.contains(/** @type {Node} */ (target)));
        const id = this.#rows[this.#drawn[at] ?? -1]?.id;
        if (!id || id === this.#current) return;
        this.#current = id;
        // What was drawn just now may have taken the focus, and is still being drawn.
        queueMicrotask(() => this.#draw());
    }

    /** @param {KeyboardEvent} event */
    #onKey(event) {
        const { key, target, altKey, ctrlKey, metaKey } = event;
        const move = MOVES[key];
        const isControl = target instanceof Element && target.matches('button, a');
        if (!move || event.defaultPrevented || !isControl || altKey || ctrlKey || metaKey) return;
        const seen = Math.max(1, Math.floor(innerHeight / this.height) - 1);
        const row = this.#rows[move(this.#placeOf(this.#current), this.#rows.length, seen)];
        if (row) {
            event.preventDefault();
            this.focus(row.id);
        }
    }
}

/** @param {number} length */
function px(length) {
    return length > 0 ? `${length}px` : '';
}
