/**
 * The message surface: everything that parts of the extension say to each other.
 */
import type {
    Assessment,
    ClearingStep,
    ClearingWish,
    FieldSight,
    FormKind,
    LeavingStep,
    PageFacts,
    Question,
    Recognition,
    SetUpFacts,
} from '../wasm/types.js';
import type { ErrorCode } from '../core/error.js';
import type { Held } from './clipboard/held.js';
import type { KnownSession } from './sessions/open.js';
import type { DoorTry, Local } from './stored.js';

/** What came of a generated password: of so many fields that were to get it, so many have taken it. */
export interface FilledIn {
    entropyBits: number;
    patternUnread: boolean;
    fields: number;
    taken: number;
}

/** What a frame says to whoever is about to fill something in, so that the browser says where it is. Nobody answers. */
export interface Here {
    kind: 'here';
    token: string;
}

/** What a content script can ask of the background. Extension pages call the same modules themselves. */
export interface Requests {
    /** There is a password field in this frame. Answers whether the rest of the content scripts were called in. */
    wake: { request: { kind: 'wake' }; response: boolean };
    /** Access has changed. Answers whether this frame may still be watched. */
    mayWatch: { request: { kind: 'mayWatch' }; response: boolean };
    /** What are the fields of this frame for? `document` tells it from others: when it began. */
    recognize: { request: { kind: 'recognize'; facts: PageFacts; document: string }; response: Recognition };
    /**
     * A form with a password or a code is sent in this frame, for this account if it names one. `passwordKinds`: which kinds of
     * letters the password has, not which letters; `accountKinds`: the same of the account. `isTry`: the form is sent by that, and
     * not just something pressed while it is filled in; `form`: what the form is for; `typed`: a password was typed since one was sent
     * from this document; `at`: when, in Unix milliseconds.
     */
    submitted: {
        request: {
            kind: 'submitted';
            account: string;
            publicComputer: boolean;
            passwordKinds: string;
            accountKinds: string;
            capsLock: boolean;
            isTry: boolean;
            form: FormKind;
            typed: boolean;
            at: number;
            document: string;
        };
        response: void;
    };
    /** Can a person see a field that is drawn so? */
    isSeen: { request: { kind: 'isSeen'; sight: FieldSight }; response: boolean };
    /** Is this computer shared? Only frames that may be watched are told. */
    isShared: { request: { kind: 'isShared' }; response: boolean };
    /** Does this frame, which asks for a code, set up two-factor authentication? Then its tab is marked. */
    setUp: { request: { kind: 'setUp'; facts: SetUpFacts }; response: boolean };
}

/** What a page of the extension can ask of the background: work that goes on when the page is closed. */
export interface PageRequests {
    /** The person has clicked: clear the site of a page that a tab shows, or has shown. Answers when it is done. */
    clear: {
        request: { kind: 'clear'; tabId: number; address: string; wish: ClearingWish; reload: boolean };
        response: void;
    };
    /** A page in front, whose document began then, says whether somebody is signed in. Answers when it is written. */
    pageSaid: {
        request: {
            kind: 'pageSaid';
            tabId: number;
            address: string;
            signedIn: boolean;
            began: number | null;
        };
        response: void;
    };
    /** The person has deleted a cookie: the background is the witness of what sites do, and has to know that this is none of it. */
    removeCookie: { request: { kind: 'removeCookie'; step: ClearingStep }; response: void };
    /** The last try to sign in in a tab, if it was not long ago. */
    lastTry: { request: { kind: 'lastTry'; tabId: number }; response: DoorTry | undefined };
    /** The person has taken a step after a try that failed: what comes next is another one. */
    forgetTry: { request: { kind: 'forgetTry'; tabId: number }; response: void };
    /** Write what was seen of cookies. Answers when it is done. */
    settleWitness: { request: { kind: 'settleWitness' }; response: void };
    /** Bring back what the last clearing of a site in a cookie store took; where none is named, the last of all. */
    undoClearing: {
        request: { kind: 'undoClearing'; jar?: { site: string; storeId: string } };
        response: void;
    };
    /**
     * The person has clicked: sign out of a site. The page has a port `leaving RUN` open meanwhile: when it is closed, nothing goes
     * on but removing what signs in. Answers when that is gone.
     */
    leave: { request: { kind: 'leave'; session: KnownSession; run: string }; response: Left };
    /** The disk, for pages in private windows, which reach it only so. */
    readDisk: { request: { kind: 'readDisk'; key: keyof Local & string }; response: any };
    namesOnDisk: { request: { kind: 'namesOnDisk' }; response: string[] };
    writeDisk: { request: { kind: 'writeDisk'; values: Partial<Local> }; response: void };
    removeFromDisk: { request: { kind: 'removeFromDisk'; keys: (keyof Local & string)[] }; response: void };
    /** What came of a site over which the background was killed. */
    interruptedAt: { request: { kind: 'interruptedAt'; session: KnownSession }; response: Left | undefined };
}

/** What came of signing out of a site. */
export type Left = Extract<LeavingStep, { kind: 'done' }>;

/** What the background says on the port `leaving RUN`: what it does now. */
export interface LeavingProgress {
    step: LeavingStep['kind'];
}

/** What the background asks of the document that has the clipboard, in Chromium: to empty it if it holds this. Answers whether it could look. */
export interface EmptyClipboard {
    kind: 'emptyClipboard';
    held: Held;
}

export type Kind = keyof Requests;

/** What the background tells all frames of a tab. */
export type Broadcast = { kind: 'accessChanged' };

/** What a frame says on its port `verdicts`. */
export interface VerdictRequest {
    /** Counts up; the answer carries it. */
    turn: number;
    question: Question;
}

/** Keys as the browser writes them; nothing where nobody has set any. */
export interface Keys {
    /** They fill in a generated password. */
    fill: string;
    /** They open the popup. */
    popup: string;
}

/** What the background says on that port. */
export type VerdictReply =
    | { kind: 'style'; css: string; keys: Keys }
    | { kind: 'assessment'; turn: number; assessment: Assessment }
    | { kind: 'problem'; turn: number; code: ErrorCode };
