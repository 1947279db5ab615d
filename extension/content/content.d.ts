/**
 * What the content scripts of a frame share. They are classic scripts in one isolated world, so they meet in one
 * object: `globalThis.latchkey`.
 */
import type { ErrorCode } from '../core/error.js';
import type { Kind, Requests } from '../shared/surface.js';
import type { Assessment, DoorFrame, FieldRole, FieldRules, Question, SetUpFacts } from '../wasm/types.js';
import type { ControlDescriber, Describer, Facts, Finder, Reader } from './facts/types.js';

/** Asks the background. */
export type Ask = <K extends Kind>(
    request: Requests[K]['request'] & { kind: K },
) => Promise<Requests[K]['response']>;

export interface Latchkey {
    gate?: { isAlive(): boolean; look(): void; ask: Ask };
    read: Reader;
    /** What kind of letters a text has. */
    letters: { kinds(text: string): string };
    find: Finder;
    field: Describer;
    control: ControlDescriber;
    facts: Facts;
    words: Words;
    card: { create(view: Document): CardView };
    panel: {
        open(field: Element): Panel;
        /** Whether something in the page is what Latchkey shows there. */
        owns(node: unknown): boolean;
    };
    fill: Fill;
    setUp: SetUpReader;
    /** How much the document has loaded, since that was asked for first. */
    loaded?: { count: number };
    /** Sees how a sign-in was answered. */
    door: { facts(): Promise<DoorFrame> };
    verdicts: { open(events: VerdictEvents): Verdicts };
    questions: { open(roles: Roles): Questions };
    meter: { show(subject: Subject): void; hide(): void };
    roles: { open(onChange: () => void): Roles };
    focus: { open(roles: Roles): Focus };
    submission: { follow(roles: Roles, options: AddEventListenerOptions): void };
    rememberMe: { follow(boxes: HTMLInputElement[]): Promise<void>; hide(): void };
    access: { follow(signal: AbortSignal): void };
    watch?: { stop(): void };
    /** Ends everything that Latchkey does in this frame. */
    stop?: () => void;
}

export interface Words {
    cardOf(assessment: Assessment): Card;
    filledOf(filled: Requests['suggest']['response']): string;
    /** The language of the words. */
    language(): string;
    problemOf(code: string): string;
    word(name: string, ...values: string[]): string;
}

/** A verdict in words. */
export interface Card {
    /** Segments of the bar to fill, 0 (nothing typed) to 5. */
    level: number;
    /** 0 to 4. */
    score: number;
    verdict: string;
    time: string;
    advice: string[];
    times: { attacker: string; time: string }[];
    confirmation: { agrees: boolean; text: string } | null;
    /** What a screen reader says of the meter. */
    valueText: string;
}

/** The card with the verdict, as drawn. */
export interface CardView {
    element: HTMLElement;
    update(assessment: Assessment): void;
    showProblem(code: ErrorCode): void;
    setCapsLock(on: boolean): void;
    /** Offers a generated password. */
    offer(offer: Offer): void;
    /** Shows the password that was filled in, with a button that copies it. */
    showGenerated(text: string | null): void;
}

/** What goes into one field. */
export interface Part {
    handle: number;
    text: string;
}

/** For which document texts are meant, and what they are. */
export interface Meant {
    origin: string;
    /** When the document began. */
    document: number;
    /** `rest`: what is there already is left alone, and so is what somebody else has written since; `look`: nothing is written. */
    step: 'fill' | 'rest' | 'look';
    /** Whether it is a password that was generated: the card shows it. */
    generated: boolean;
}

/** Writes into fields, which are named by the handles of their facts. */
export interface Fill {
    focused(): number | null;
    rulesOf(handle: number): FieldRules;
    origin(): string;
    into(parts: Part[], meant: Meant): number;
    holderOf(handles: number[], text: string): number | null;
    /** The password that was generated and filled in, while one of these fields holds it. */
    lastFor(fields: Element[]): string | null;
    /** Forgets what was filled in. */
    forget(): void;
}

/** Reads what could set up two-factor authentication. */
export interface SetUpReader {
    facts(): SetUpFacts;
    /** What is there to take over: addresses, and keys of these shapes. */
    take(shapes: string[]): { addresses: string[]; keys: string[] };
}

/** The place beside a field where the card is shown. */
export interface Panel {
    root: HTMLElement;
    setStyle(css: string): void;
    /** Places it beside a field, clear of the others where there is room. */
    placeBeside(field: Element, others: Element[]): void;
    /** Has a click of the person on a button in it do something. */
    onPress(button: HTMLButtonElement, act: () => void): void;
    close(): void;
}

export interface VerdictEvents {
    style(css: string): void;
    assessment(assessment: Assessment): void;
    problem(code: ErrorCode): void;
}

/** The line to the background. */
export interface Verdicts {
    ask(question: Question): void;
    close(): void;
}

/** What came of something, in words. */
export interface Said {
    text: string;
    /** Whether it is what the person wanted. */
    agrees: boolean;
}

/** What the buttons of the card do; what they answer is shown. */
export interface Offer {
    suggest(): Promise<Said>;
    copy(text: string): Promise<Said>;
    /** Has a click of the person on a button do something. */
    onPress: Panel['onPress'];
}

/** What a meter is shown for. */
export interface Subject {
    /** The field beside which it is shown. */
    field: HTMLInputElement;
    /** The other fields of the form. */
    others(): Element[];
    question(): Question;
}

/** What to ask about the passwords of this frame. */
export interface Questions {
    /** Remembers what stands in a field, if it is a word of the person's own. */
    note(field: HTMLInputElement): void;
    about(field: HTMLInputElement): Question;
}

/** What the fields of this frame are for. */
export interface Roles {
    /** Asks the core, about the page as it is now. */
    learn(): Promise<void>;
    /** Whether it has to be asked again before anything is said of a field. */
    isUnknown(field: Element): boolean;
    of(field: Element): FieldRole | undefined;
    /** The fields of the form that a field is part of. */
    formOf(field: Element): Element[];
    withRole(role: FieldRole): HTMLInputElement[];
    /** Whether what stands in a field is the person's own, and bad as a password. */
    isPersonal(field: HTMLInputElement): boolean;
    /** The fields for passwords and codes. */
    secrets(): HTMLInputElement[];
    /** The fields that name the account that those belong to, the likeliest first. */
    accounts(): HTMLInputElement[];
    /**
     * A field that has come in the place of one that is gone is for the same, if it is written in the same way; so is one that
     * shows what is in a field that is hidden now.
     */
    inherit(field: HTMLInputElement, gone: HTMLInputElement): void;
    close(): void;
}

/** Follows the focus. */
export interface Focus {
    /** The field with the focus, if a person types into it. */
    field(): HTMLInputElement | null;
    /** Shows the meter if the field with the focus is one for it, and hides it if not. */
    follow(): void;
    /** Remembers what the person types, if it is a word of their own. */
    note(field: HTMLInputElement): void;
}

declare global {
    // `var` is what makes a property of globalThis.
    var latchkey: Latchkey;
}
