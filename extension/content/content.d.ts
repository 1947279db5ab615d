/**
 * What the content scripts of a frame share. They are classic scripts in one isolated world, so they meet in one
 * object: `globalThis.latchkey`.
 */
import type { ErrorCode } from '../core/error.js';
import type { FilledIn, Keys, Kind, Requests } from '../shared/surface.js';
import type {
    Assessment,
    DoorFrame,
    DoorPlace,
    FieldRole,
    FieldSight,
    FieldRules,
    FormKind,
    Question,
    SetUpFacts,
} from '../wasm/types.js';
import type { ControlDescriber, Describer, Facts, Finder, Reader } from './facts/types.js';

/** Asks the background. */
export type Ask = <K extends Kind>(
    request: Requests[K]['request'] & { kind: K },
) => Promise<Requests[K]['response']>;

export interface Latchkey {
    gate?: {
        isAlive(): boolean;
        look(): void;
        ask: Ask;
        /** What a person has pressed last. */
        pressed(): Element | null;
    };
    read: Reader;
    /** What kind of letters a text has. */
    letters: { kinds(text: string): string };
    find: Finder;
    field: Describer;
    control: ControlDescriber;
    facts: Facts;
    words: Words;
    card: { create(view: Document, say?: (text: string) => void): CardView };
    panel: {
        open(field: Element): Panel;
        /** Whether something in the page is what Latchkey shows there. */
        owns(node: unknown): boolean;
    };
    fill: Fill;
    setUp: SetUpReader;
    /** What the page was when it was looked at last, on leaving its site. */
    seen?: import('../wasm/types.js').PageFacts;
    /** How much the document has loaded, since that was asked for first. */
    loaded?: { count: number };
    /** Reads what a page says; `isVisible` is what of it can be seen. */
    messages: {
        told(roots: Node[], groups: import('./facts/types.js').Group[]): DoorFrame['messages'];
        isVisible(element: Element): boolean;
    };
    /** Sees how a sign-in was answered. */
    door: { facts(): Promise<DoorFrame>; addressOfLink(at: number, place: DoorPlace): string | null };
    /** What a page has said after a try and taken away again, where tries are seen. */
    passing?: { follow(): void; texts(): string[] };
    verdicts: { open(events: VerdictEvents): Verdicts };
    questions: { open(roles: Roles): Questions };
    meter: {
        show(subject: Subject): void;
        hide(): void;
        /** Says what came of filling in a generated password. */
        say(came: Came): void;
        isShownFor(field: Element): boolean;
    };
    sight: {
        of(element: Element, thorough?: boolean): FieldSight;
        scrolledTo(element: Element): FieldSight;
    };
    roles: {
        open(onChange: () => void): Roles;
        /** Whether a field stands where another one has stood. */
        stands(field: HTMLInputElement, gone: Element): boolean;
    };
    acts: { follow(onAct: () => void, options: AddEventListenerOptions): Acts };
    focus: { open(roles: Roles, acts: Acts): Focus };
    submission: {
        follow(
            roles: Roles,
            isSeen: (element: Element) => Promise<boolean>,
            onSent: () => void,
            options: AddEventListenerOptions,
        ): void;
    };
    rememberMe: {
        follow(boxes: HTMLInputElement[], isSeen: (element: Element) => Promise<boolean>): Promise<void>;
        hide(): void;
    };
    access: { follow(signal: AbortSignal): void };
    watch?: { stop(): void };
    /** Ends everything that Latchkey does in this frame. */
    stop?: () => void;
}

export interface Words {
    cardOf(assessment: Assessment): Card;
    filledOf(filled: FilledIn): string;
    /** What the card says of what can be done beside it. */
    hintsOf(keys: Keys): Hints;
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

/** What can be done beside the card; nothing where there is nothing to say. */
export interface Hints {
    /** What makes a password and fills it in. */
    fill: string;
    /** The same in few words. */
    keys: string;
    /** What turns the card off on this site. */
    off: string;
}

/** The card with the verdict, as drawn. */
export interface CardView {
    element: HTMLElement;
    update(assessment: Assessment): void;
    showProblem(code: ErrorCode): void;
    setCapsLock(on: boolean): void;
    /** Says what can be done beside it. */
    showHints(hints: Hints): void;
    /** Says what came of filling one in. */
    showResult(said: Said): void;
    /** Shows the password that was filled in. */
    showGenerated(text: string | null): void;
}

/** What goes into one field. */
export interface Part {
    handle: number;
    text: string;
}

/** The same, with what could be seen of the field when it was judged; nothing where a person cannot see it. */
export interface JudgedPart extends Part {
    sight: FieldSight | null;
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
    into(parts: JudgedPart[], meant: Meant): number;
    /** How much can be seen of fields; nothing of one that is gone. */
    sights(handles: number[]): (FieldSight | null)[];
    /** The origins of the pages around this frame, the nearest first. */
    around(): string[];
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
    close(): void;
}

export interface VerdictEvents {
    style(css: string, keys: Keys): void;
    assessment(assessment: Assessment): void;
    problem(code: ErrorCode): void;
}

/** The line to the background. */
export interface Verdicts {
    ask(question: Question): void;
    close(): void;
}

/** What came of filling in a generated password, or the code of what went wrong. */
export type Came = { filled: FilledIn } | { problem: string };

/** What came of something, in words. */
export interface Said {
    text: string;
    /** Whether it is what the person wanted. */
    agrees: boolean;
}

/** What a meter is shown for. */
export interface Subject {
    /** The field beside which it is shown. */
    field: HTMLInputElement;
    /** The other fields of the form. */
    others(): Element[];
    question(): Question;
    /** Whether a person can see the field. */
    isSeen(): Promise<boolean>;
}

/** Where a person has done something. */
export interface Acts {
    /** Whether that was in this field, or last in what it stands in the place of. */
    isOn(field: Element): boolean;
    /** What was done in another field counts for this one too. */
    carry(field: Element): void;
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
    /** What that form is for, as far as it is known by now. */
    kindOf(field: Element): FormKind;
    withRole(role: FieldRole): HTMLInputElement[];
    /** Whether what stands in a field is the person's own, and bad as a password. */
    isPersonal(field: HTMLInputElement): boolean;
    /** The fields for passwords and codes. */
    secrets(): HTMLInputElement[];
    /** The fields that name the account that those belong to, the likeliest first. */
    accounts(): HTMLInputElement[];
    /**
     * A field that has come in the place of one that is gone is for the same, if it is written in the same way; so is one that
     * shows what is in a field that is hidden now. Whether it is such a field.
     */
    inherit(field: HTMLInputElement, gone: HTMLInputElement): boolean;
    close(): void;
}

/** Follows the focus. */
export interface Focus {
    /** The field with the focus, if a person types into it. */
    field(): HTMLInputElement | null;
    /** Whether a person can see something of the page. */
    isSeen(element: Element): Promise<boolean>;
    /** Shows the meter if the field with the focus is one for it, and hides it if not. */
    follow(): void;
    /** Remembers what the person types, if it is a word of their own. */
    note(field: HTMLInputElement): void;
}

declare global {
    // `var` is what makes a property of globalThis.
    var latchkey: Latchkey;
}
