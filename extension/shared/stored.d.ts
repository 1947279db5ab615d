/**
 * What the extension keeps, by the browser's areas and their keys. Only `storage.js` reads and writes there.
 *
 * These are the types of what is written. A disk may give back anything: whoever would come to harm by that looks first.
 */
import type {
    Alert,
    AlertAccount,
    BrowserFacts,
    ClearingChoice,
    ClearingLogEntry,
    ClearingNet,
    Declaration,
    FormKind,
    LockSettings,
    NowFailed,
    ProtectedCookie,
    Reliance,
    SeenPlace,
    SignInRequest,
    SiteRule,
    TextSize,
    Theme,
    UndoSlot,
} from '../wasm/types.js';
import type { Held } from './clipboard/held.js';
import type { About, Done, Status } from './clearing/status.js';
import type { Session } from './vault/session.js';

/** On the disk. */
export interface Local {
    /** Generations of the vault, each a record of its own. */
    [record: `vault.${string}`]: string;
    /** What happened at doors of sites that the person may want to know of, the newest last. */
    alerts: Alert[];
    /** When they looked at that last, in Unix milliseconds. */
    alertsLookedAt: number;
    /** Nothing of it is to be told. */
    alertsOff: boolean;
    /** Sites that are protected, or cleared by themselves. */
    clearingRules: SiteRule[];
    /** What is due without a click, as JSON; only the core reads it. */
    clearingDue: string;
    /** What was cleared, the newest last. */
    clearingLog: ClearingLogEntry[];
    /** What clearings took, encrypted: a `SealedUndo` as JSON, under the end of its time. */
    [slot: `clearingUndo.${number}`]: string;
    /** What is known of the computer; only the core reads it. */
    computer: unknown;
    /** Minutes after which a shared computer counts as left. */
    idleMinutes: number;
    /** The key of the digests of accounts: 32 bytes. */
    installationKey: number[];
    /** What has to be removed of sites that are left, until it is gone. */
    leavingPending: PendingRemoval[];
    /** The pages that are left for a clearing, for the end of the browser, and whether it has come. None of private windows. */
    lostPages: { pages: Omit<LeftPage, 'id'>[]; ended: boolean };
    /** When the vault locks. */
    lockSettings: Partial<LockSettings>;
    /** When the newest backup was made, in Unix milliseconds. */
    newestBackup: number;
    /** Hosts that Latchkey leaves alone. */
    pausedHosts: string[];
    /** Origins that tabs have shown of sites with a rule, the newest last. */
    ruledPlaces: SeenPlace[];
    /** How pages of the extension look; nothing where that is as the system has it. */
    theme: Theme;
    /** How large their text is; nothing where that is as usual. */
    textSize: TextSize;
    /** Which accounts have signed in where, the newest last, and whether nothing of that is to be remembered. */
    signIns: SignIn[];
    /** Digests of where somebody was signed in, for the next start of the browser: where it is said for good that others use the computer. */
    signedIn: string[];
    signInsOff: boolean;
    /** Cookies that are never cleared. */
    protectedCookies: ProtectedCookie[];
}

/** In memory, until the browser closes. */
export interface InMemory {
    /** Who knows that nobody is there; only the core reads it. */
    absence: unknown;
    /** Tries to sign in that have not led in; only the core reads it. */
    alertTries: unknown;
    /** A clearing under way, as JSON. */
    clearingJob: string;
    clearingProgress: string;
    /** The same as on the disk, of private windows. */
    clearingDue: string;
    /** The last tries to sign in, the newest last. */
    doorTries: DoorTry[];
    /** Tabs are followed for rules. */
    clearingFollows: true;
    /** The pages that were left for it. */
    clearingPages: LeftPage[];
    /** What is held below a clearing that may have signed the person out. */
    clearingNet: { net: ClearingNet; tabId: number; site: string; storeId: string; address: string };
    /** What the menu or a key is to clear, once the person has said so in the popup: something goes for good. */
    clearingQuestion: { tabId: number; address: string; choice: ClearingChoice; at: number };
    /** What a clearing came to, that the person wants to see no longer. */
    clearingDismissed: { site: string; at: number };
    clearingStatus: Status;
    /**
     * What opens each `clearingUndo`, what it is about, and, when it is done, what the clearing came to; `visited`: a page of the site
     * has come since.
     */
    clearingUndoSlots: (About &
        UndoSlot & { key: string; browser: BrowserFacts; visited?: boolean; done?: Done & { at: number } })[];
    /** What the disk has no room for. */
    clearingUnsaved: Unsaved;
    /** A secret that Latchkey has put there is on the clipboard. */
    clipboardFilled: true;
    /** What it is known by, where the background takes it off again. */
    clipboardHeld: Held;
    /** The code that has ended the set-up of an account, while it is still valid. */
    codeSpent: { account: string; validUntil: number };
    /** What is added to this computer's time for codes, in seconds. */
    clockCorrection: number;
    /** What the person says of the computer for now. */
    computerForNow: Declaration;
    /** Through whom sites sign people in. */
    identityProviders: Reliance[];
    /** The same as on the disk, of private windows. */
    leavingPending: PendingRemoval[];
    /** The tab in which a site is left. */
    leavingTab: LeavingTab;
    /** What an administrator has set, as it was answered last. */
    managedHeard: Partial<Managed>;
    /** That the button shows in every tab whether Latchkey looks there. */
    accessShown: true;
    /** Tabs whose title was set back by hand, or that are marked, as `badge.js` has it. */
    markedTabs: Record<number, 'setUp' | 'plain'>;
    /** What was said of open sessions; only the core reads it. */
    reminders: unknown;
    /** Origins that tabs have shown, the newest last. */
    seenPlaces: SeenPlace[];
    /** Since when sessions are open, in Unix milliseconds. */
    sessionsSince: Record<string, number>;
    /** What says through whom sites sign people in. */
    signingIn: SigningIn;
    /** What was to be done in tabs last, and was not. */
    failedIn: Record<number, NowFailed>;
    /** The site that each tab shows, on a shared computer. */
    sitesOfTabs: Record<number, string>;
    /** The open vault. */
    vaultKey: Session;
    /** When the open vault was last used, in Unix seconds. */
    vaultUsedAt: number;
    /** When a vault was removed, in Unix milliseconds. */
    vaultGoneAt: number;
    /** Hosts that tabs show, or have shown. */
    visitedHosts: string[];
    /** What was seen of cookies; only the core reads it. */
    witness: unknown;
    /** What was carried over the start of the browser is in it. */
    witnessRecalled: true;
    /** There is more, which the background has not written yet. */
    witnessWaiting: true;
}

/** What belongs on the disk. */
export type Unsaved = Partial<Pick<Local, 'clearingDue' | 'clearingLog'>>;

/** A tab that has left the page at `address`, and shows `quiet` instead, or nothing. */
export interface LeftPage {
    id: number;
    address: string;
    quiet: string;
}

/** What an administrator has set. */
export interface Managed {
    sharedComputer: boolean;
}

/** What signs in to a site in a cookie store has to go; `address` is that of the site's front page. */
export interface PendingRemoval {
    site: string;
    storeId: string;
    address: string;
}

/**
 * The tab in which a site is left; `own`: opened for that; `address`: what it showed before; `asks`: its page asks whether it may be
 * left.
 */
export interface LeavingTab {
    id: number;
    address: string;
    own: boolean;
    asks: boolean;
}

/** The host that each tab shows, of those that are not private, and its requests to sign in that have not led back yet. */
export interface SigningIn {
    hosts: Record<number, string>;
    waiting: Record<number, SignInRequest[]>;
    /** When each tab was sent to a provider last, in Unix milliseconds. */
    begun?: Record<number, number>;
    /** Sites where somebody was signed in already when the tab was sent to a provider. */
    already?: Record<number, string[]>;
}

/** One area of the storage. */
export interface Area<Values> {
    get<Key extends keyof Values & string>(key: Key): Promise<Values[Key] | undefined>;
    /** The names of all that is kept. */
    keys(): Promise<string[]>;
    set(values: Partial<Values>): Promise<void>;
    remove(...keys: (keyof Values & string)[]): Promise<void>;
    /** Calls back when a value changes. Registers a listener: to be called synchronously. */
    onChanged(key: keyof Values & string, changed: () => void): void;
}

/** An area that also says what a value was, and what it is now. */
export interface TellingArea<Values> extends Area<Values> {
    onChanged<Key extends keyof Values & string>(
        key: Key,
        changed: (now: Values[Key] | undefined, before: Values[Key] | undefined) => void,
    ): void;
}

/** A try to sign in, in a tab. */
export interface DoorTry {
    tabId: number;
    /** Of the frame with the form, and of the page around it. */
    hosts: string[];
    /** In Unix milliseconds. */
    at: number;
    /** Which kinds of letters the password and the account have. */
    password: string;
    account: string;
    capsLock: boolean;
    /** What the form is for; where a code followed a password, that of the password. */
    form: FormKind;
    /** The account, where such things are remembered. */
    with?: SignIn;
    /** It has led in: nobody asks any more why it has not. */
    ledIn?: true;
}

/** An account that has signed in on a site. */
export interface SignIn {
    /** A keyed digest of the site. */
    key: string;
    /** A keyed digest of the account there; empty where it is not known, as behind a provider. */
    account: string;
    /** The account as a hint: `r…@fern.example`; empty where it is not known. */
    hint: string;
    /** The identity provider through which somebody has come in since: its registrable domain. */
    through?: string;
    /** Somebody has come in since with a code and no password. */
    byCode?: true;
    /** It was said that the site takes codes, and that no account of it is in the vault. */
    advised?: true;
    /** The accounts that have come in, the last one last. */
    accounts?: AlertAccount[];
}
