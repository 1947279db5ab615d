/**
 * A browser that remembers: the part of `chrome.*` that the background uses, with state, for tests in Node.
 * It does what the real ones do where a test depends on it; the end-to-end tests are the judge of that.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The extension as built. */
export const EXTENSION = resolve(import.meta.dirname, '../../dist/extension');
const ORIGIN = 'chrome-extension://latchkey/';
const MINUTE_MS = 60_000;

/** An event of the `chrome.*` kind. */
class FakeEvent {
    /** @type {Set<(...facts: any[]) => any>} */
    #listeners = new Set();

    /** @param {(...facts: any[]) => any} listener */
    addListener(listener) {
        this.#listeners.add(listener);
    }

    /** @param {(...facts: any[]) => any} listener */
    removeListener(listener) {
        this.#listeners.delete(listener);
    }

    /** @param {...any} facts */
    emit(...facts) {
        return [...this.#listeners].map((listener) => listener(...facts));
    }
}

/** One end of a port; what is posted here is heard at the other. */
class FakePort {
    onMessage = new FakeEvent();
    onDisconnect = new FakeEvent();
    /** @type {FakePort | undefined} */
    other;
    /** @type {any[]} */
    heard = [];

    /** @param {string} name @param {any} sender */
    constructor(name, sender) {
        this.name = name;
        this.sender = sender;
        this.onMessage.addListener((message) => this.heard.push(message));
    }

    /** @param {any} message */
    postMessage(message) {
        if (!this.other) throw new Error('Attempting to use a disconnected port object');
        const { other } = this;
        const copy = structuredClone(message);
        queueMicrotask(() => other.onMessage.emit(copy));
    }

    disconnect() {
        const { other } = this;
        if (!other) return;
        this.other = undefined;
        other.other = undefined;
        other.onDisconnect.emit(other);
    }
}

/** @param {{ locale?: string }} [options] */
export function fakeBrowser({ locale = 'en' } = {}) {
    const messages = JSON.parse(readFileSync(`${EXTENSION}/_locales/${locale}/messages.json`, 'utf8'));
    const state = {
        /** @type {Set<string>} */
        origins: new Set(),
        /** @type {Record<string, unknown>} */
        stored: {},
        /** @type {Record<string, unknown>} */
        session: {},
        /** Keys of the storage that the disk no longer gives back. @type {Set<string>} */
        unreadable: new Set(),
        /** What happens to a write before it is carried out. @type {(values: Record<string, unknown>) => void | Promise<void>} */
        beforeWrite: () => undefined,
        /** @type {any[]} */
        registered: [],
        /** @type {any[]} */
        tabs: [],
        /** The tabs that were loaded again. @type {number[]} */
        reloaded: [],
        /** What a page does when it is. @type {() => void | Promise<void>} */
        onReload: () => undefined,
        /** @type {any[]} */
        executed: [],
        /** What pages answer to what is executed in them: see `fake-pages.mjs`. @type {(injection: any) => Promise<any[]>} */
        inPages: async () => [],
        /** @type {any[]} */
        cookies: [],
        /** Calls of `browsingData.remove`. @type {any[]} */
        cleared: [],
        /** What happens to such a call before it is carried out. @type {(types: any) => void | Promise<void>} */
        beforeClearing: () => undefined,
        /** @type {{ tab: number, message: unknown }[]} */
        broadcast: [],
        /** @type {any[]} */
        menu: [],
        badge: { text: '', title: 'Latchkey', color: '', icon: '/icons/16.png' },
        /** What tabs have in place of that. @type {Map<number, { text?: string, title?: string, color?: string, icon?: string }>} */
        badges: new Map(),
        /** What the administrator has set. @type {Record<string, unknown>} */
        managed: {},
        /** How long nothing was pressed, in milliseconds, and whether the screen is locked. */
        idle: { for: 0, locked: false },
        /** The interval of `idle`, in seconds. */
        interval: 60,
        /** When each alarm fires, in Unix milliseconds. @type {Map<string, { at: number, everyMs: number | undefined }>} */
        alarms: new Map(),
        /** What happens to a write into memory before it is carried out. @type {(values: Record<string, unknown>) => void | Promise<void>} */
        beforeSessionWrite: () => undefined,
        /** @type {{ state: string }[]} */
        windows: [{ state: 'normal' }],
        installType: 'normal',
        /** @type {Map<string, { title: string, message: string }>} */
        notifications: new Map(),
        refusesNotifications: false,
        /** Permissions beside access to sites. @type {Set<string>} */
        permissions: new Set(),
        /** What the person answers when asked for access. */
        agrees: true,
        /** The browser takes access back; not what an administrator has given. */
        gives: true,
        /** Files whose loading fails. @type {Set<string>} */
        broken: new Set(),
    };
    const permissions = { onAdded: new FakeEvent(), onRemoved: new FakeEvent() };
    const onChanged = new FakeEvent();
    /** @param {number} seconds */
    const idleState = (seconds) =>
        state.idle.locked ? 'locked' : state.idle.for >= seconds * 1000 ? 'idle' : 'active';
    /**
     * Changes what is stored, and tells of it as browsers do.
     * @param {'local' | 'session'} area
     * @param {() => Record<string, unknown>} held
     * @param {Record<string, unknown>} values undefined for those that go
     */
    const store = (area, held, values) => {
        /** @type {Record<string, { oldValue?: unknown, newValue?: unknown }>} */
        const changes = {};
        for (const [key, newValue] of Object.entries(structuredClone(values))) {
            const { [key]: oldValue } = held();
            if (newValue === undefined) delete held()[key];
            else held()[key] = newValue;
            // A value that goes leaves no key behind.
            changes[key] = JSON.parse(JSON.stringify({ oldValue, newValue }));
        }
        onChanged.emit(changes, area);
    };
    const none = (/** @type {string | string[]} */ keys) =>
        Object.fromEntries([keys].flat().map((key) => [key, undefined]));
    const runtime = {
        onMessage: new FakeEvent(),
        onConnect: new FakeEvent(),
        onInstalled: new FakeEvent(),
        onStartup: new FakeEvent(),
        getManifest: () => ({ version: '0.1.0', optional_permissions: ['notifications', 'webRequest'] }),
    };

    const chrome = {
        i18n: {
            getUILanguage: () => locale,
            /** @param {string} name @param {string[]} values */
            getMessage(name, values = []) {
                const { message = '', placeholders = {} } = messages[name] ?? {};
                return message.replace(
                    /\$([a-z]+)\$/gi,
                    (/** @type {string} */ _all, /** @type {string} */ key) => {
                        const at = Number(placeholders[key.toLowerCase()].content.slice(1)) - 1;
                        return values[at] ?? '';
                    },
                );
            },
        },
        permissions: {
            ...permissions,
            getAll: async () => ({ permissions: [...state.permissions], origins: [...state.origins] }),
            /** @param {{ permissions: string[] }} wanted */
            contains: async ({ permissions: wanted }) => wanted.every((name) => state.permissions.has(name)),
            /** @param {{ origins?: string[], permissions?: string[] }} wanted */
            async request({ origins = [], permissions: names = [] }) {
                if (state.agrees) for (const origin of origins) state.origins.add(origin);
                if (state.agrees) for (const name of names) state.permissions.add(name);
                if (state.agrees) permissions.onAdded.emit({ origins, permissions: names });
                return state.agrees;
            },
            /** @param {{ origins?: string[], permissions?: string[] }} unwanted */
            async remove({ origins = [], permissions: names = [] }) {
                if (!state.gives) return false;
                const all = [
                    ...origins.map((origin) => state.origins.delete(origin)),
                    ...names.map((name) => state.permissions.delete(name)),
                ];
                const had = all.some(Boolean);
                if (had) permissions.onRemoved.emit({ origins, permissions: names });
                return had;
            },
        },
        storage: {
            onChanged,
            local: {
                /** @param {string} [key] */
                async get(key) {
                    if (key === undefined) return structuredClone(state.stored);
                    if (state.unreadable.has(key)) throw new Error('Corruption: block checksum mismatch');
                    return key in state.stored ? { [key]: structuredClone(state.stored[key]) } : {};
                },
                getKeys: async () => Object.keys(state.stored),
                /** @param {string | string[]} keys */
                async remove(keys) {
                    store('local', () => state.stored, none(keys));
                },
                /** @param {Record<string, unknown>} values */
                async set(values) {
                    await state.beforeWrite(values);
                    store('local', () => state.stored, values);
                },
            },
            session: {
                getKeys: async () => Object.keys(state.session),
                /** @param {string | string[]} keys */
                get: async (keys) =>
                    Object.fromEntries(
                        [keys]
                            .flat()
                            .flatMap((key) => (key in state.session ? [[key, state.session[key]]] : [])),
                    ),
                /** @param {Record<string, unknown>} values */
                async set(values) {
                    await state.beforeSessionWrite(values);
                    store('session', () => state.session, values);
                },
                /** @param {string | string[]} keys */
                async remove(keys) {
                    store('session', () => state.session, none(keys));
                },
            },
            managed: {
                /** @param {string} key */
                get: async (key) => (key in state.managed ? { [key]: state.managed[key] } : {}),
            },
        },
        idle: {
            onStateChanged: new FakeEvent(),
            /** @param {number} seconds */
            queryState: async (seconds) => idleState(seconds),
            /** @param {number} seconds */
            setDetectionInterval: (seconds) => void (state.interval = seconds),
        },
        alarms: {
            onAlarm: new FakeEvent(),
            /** @param {string} name @param {{ when?: number, delayInMinutes?: number, periodInMinutes?: number }} info */
            async create(name, { when, delayInMinutes, periodInMinutes }) {
                const everyMs = periodInMinutes === undefined ? undefined : periodInMinutes * MINUTE_MS;
                const delay = (delayInMinutes ?? periodInMinutes ?? 0) * MINUTE_MS;
                state.alarms.set(name, { at: when ?? Date.now() + delay, everyMs });
            },
            /** @param {string} name */
            clear: async (name) => state.alarms.delete(name),
        },
        cookies: {
            onChanged: new FakeEvent(),
            getAll: async () => structuredClone(state.cookies),
            getAllCookieStores: async () => [{ id: '0', tabIds: state.tabs.map(({ id }) => id) }],
            /** @param {any} wanted */
            async remove(wanted) {
                const at = state.cookies.findIndex(({ name }) => name === wanted.name);
                return at < 0 ? null : state.cookies.splice(at, 1)[0];
            },
            /** Takes the place of a cookie; one that has ended is none. @param {any} wanted */
            async set({ url, expirationDate, ...wanted }) {
                const domain = wanted.domain ?? new URL(url).hostname;
                const same = (/** @type {any} */ cookie) =>
                    ['name', 'path'].every((key) => cookie[key] === wanted[key]) && cookie.domain === domain;
                state.cookies = state.cookies.filter((cookie) => !same(cookie));
                if (expirationDate * 1000 < Date.now()) return null;
                const hostOnly = wanted.domain === undefined;
                const session = expirationDate === undefined;
                state.cookies.push({ ...wanted, domain, hostOnly, session, expirationDate });
                return state.cookies.at(-1);
            },
        },
        browsingData: {
            /** @param {any} limits @param {any} types */
            async remove(limits, types) {
                state.cleared.push({ limits, types });
                await state.beforeClearing(types);
                if (types.cookies) state.cookies = [];
            },
        },
        scripting: {
            /** @param {{ ids: string[] }} filter */
            getRegisteredContentScripts: async ({ ids }) =>
                state.registered.filter(({ id }) => ids.includes(id)),
            /** @param {any[]} scripts */
            async registerContentScripts(scripts) {
                for (const script of scripts) {
                    if (state.registered.some(({ id }) => id === script.id)) {
                        throw new Error(`Duplicate script ID '${script.id}'`);
                    }
                    state.registered.push(structuredClone(script));
                }
            },
            /** @param {{ ids: string[] }} filter */
            async unregisterContentScripts({ ids }) {
                state.registered = state.registered.filter(({ id }) => !ids.includes(id));
            },
            /** @param {any} injection */
            async executeScript(injection) {
                state.executed.push(injection);
                return state.inPages(injection);
            },
        },
        tabs: {
            /** @param {number} id */
            get: async (id) => state.tabs.find((tab) => tab.id === id),
            onUpdated: new FakeEvent(),
            onRemoved: new FakeEvent(),
            onReplaced: new FakeEvent(),
            query: async () => state.tabs,
            /** @param {number} id */
            async reload(id) {
                state.reloaded.push(id);
                await state.onReload();
            },
            /** @param {number} tab @param {unknown} message */
            async sendMessage(tab, message) {
                state.broadcast.push({ tab, message });
            },
            /** @param {number} id @param {object} changes */
            update: async (id, changes) =>
                Object.assign(state.tabs.find((tab) => tab.id === id) ?? {}, changes),
            /** @param {{ url: string }} created */
            async create(created) {
                state.tabs.push({ id: state.tabs.length + 1, ...created });
            },
        },
        notifications: {
            onClicked: new FakeEvent(),
            /** @param {string} id @param {{ title: string, message: string }} shown */
            async create(id, shown) {
                if (state.refusesNotifications) throw new Error('Unable to show it.');
                state.notifications.set(id, shown);
                return id;
            },
            /** @param {string} id */
            clear: async (id) => state.notifications.delete(id),
        },
        contextMenus: {
            onClicked: new FakeEvent(),
            ContextType: { EDITABLE: 'editable' },
            removeAll: async () => undefined,
            /** @param {any} item */
            create: (item) => state.menu.push(item),
        },
        windows: { getAll: async () => state.windows },
        management: { getSelf: async () => ({ installType: state.installType }) },
        commands: {
            onCommand: new FakeEvent(),
            getAll: async () => [{ name: 'fill-password', shortcut: 'Alt+Shift+G' }],
        },
        action: {
            /** Nothing gives a tab what all have; an empty text is one of its own. @param {{ tabId?: number, text: string | null }} badge */
            async setBadgeText({ tabId, text }) {
                if (tabId === undefined) state.badge.text = text ?? '';
                else state.badges.set(tabId, { ...state.badges.get(tabId), text: text ?? undefined });
            },
            /** @param {{ tabId?: number, color: string }} badge */
            async setBadgeBackgroundColor({ tabId, color }) {
                if (tabId === undefined) state.badge.color = color;
                else state.badges.set(tabId, { ...state.badges.get(tabId), color });
            },
            setBadgeTextColor: async () => undefined,
            /** @param {{ tabId?: number, path: Record<number, string> }} badge */
            async setIcon({ tabId, path }) {
                if (tabId === undefined) state.badge.icon = String(path[16]);
                else state.badges.set(tabId, { ...state.badges.get(tabId), icon: path[16] });
            },
            /** @param {{ tabId?: number }} of */
            getBadgeText: async ({ tabId }) => state.badges.get(Number(tabId))?.text ?? state.badge.text,
            /** Chromium takes nothing but a text. @param {{ tabId?: number, title: string }} badge */
            async setTitle({ tabId, title }) {
                if (typeof title !== 'string') throw new TypeError('No matching signature.');
                if (tabId === undefined) state.badge.title = title;
                else state.badges.set(tabId, { ...state.badges.get(tabId), title });
            },
            /** @param {{ tabId?: number }} of */
            getTitle: async ({ tabId }) => state.badges.get(Number(tabId))?.title ?? state.badge.title,
        },
        runtime: {
            ...runtime,
            /** As the popup does. @param {unknown} request */
            sendMessage: (request) =>
                ask(request, { id: 'latchkey', url: `${ORIGIN}pages/popup/popup.html` }),
            id: 'latchkey',
            getURL: (/** @type {string} */ path) => ORIGIN + path,
        },
    };

    /**
     * Sends a message as its sender would, and waits for the answer; undefined where nobody answers.
     * @param {unknown} request
     * @param {unknown} sender
     * @returns {Promise<any>}
     */
    function ask(request, sender) {
        return new Promise((done) => {
            const answers = runtime.onMessage.emit(request, sender, done);
            if (!answers.includes(true)) done(undefined);
        });
    }

    /** What holds each lock, or waits for it last. @type {Map<string, Promise<unknown>>} */
    const turns = new Map();
    const inTurn = (/** @type {string} */ name, /** @type {() => unknown} */ work) => {
        const turn = (turns.get(name) ?? Promise.resolve()).then(work);
        turns.set(
            name,
            turn.catch(() => undefined),
        );
        return turn;
    };

    Object.assign(globalThis, {
        chrome,
        navigator: {
            userAgent: 'Chrome/140.0.0.0',
            locks: { request: inTurn },
        },
        fetch: (/** @type {any} */ address) => load(String(address), state.broken),
    });

    return {
        chrome,
        state,
        ask,
        /** What the toolbar button shows while a tab is in front. @param {number} tabId */
        badgeIn: (tabId) => ({ ...state.badge, ...withoutUndefined(state.badges.get(tabId)) }),
        /** Time goes by that was set by the test; alarms fire. */
        fireAlarms() {
            for (const [name, alarm] of [...state.alarms]) {
                if (alarm.at > Date.now()) continue;
                if (alarm.everyMs === undefined) state.alarms.delete(name);
                else alarm.at += alarm.everyMs;
                chrome.alarms.onAlarm.emit({ name });
            }
        },
        /**
         * Changes whether somebody is there. The browser tells of it where its one interval shows a difference.
         * @param {Partial<typeof state.idle>} change
         */
        setIdle(change) {
            const before = idleState(state.interval);
            Object.assign(state.idle, change);
            const now = idleState(state.interval);
            if (now !== before) chrome.idle.onStateChanged.emit(now);
        },
        /**
         * Opens a port as its sender would; returns the sender's end.
         * @param {string} name
         * @param {unknown} sender
         */
        connect(name, sender) {
            const near = new FakePort(name, undefined);
            const far = new FakePort(name, sender);
            near.other = far;
            far.other = near;
            runtime.onConnect.emit(far);
            return near;
        },
    };
}

/** @param {object} [values] */
function withoutUndefined(values = {}) {
    return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** A content script of the extension, in the top frame of a tab. */
export function contentScript(url = 'https://fern.example/join', tab = {}) {
    return { id: 'latchkey', url, origin: new URL(url).origin, frameId: 0, tab: { id: 7, url, ...tab } };
}

/**
 * `fetch`, which reaches the extension's own files and nothing else.
 * @param {string} address
 * @param {Set<string>} broken
 */
async function load(address, broken) {
    if (!address.startsWith(ORIGIN)) throw new Error(`the network was asked for ${address}`);
    const path = address.slice(ORIGIN.length);
    if (broken.has(path)) throw new TypeError('Failed to fetch');
    const type = path.endsWith('.wasm') ? 'application/wasm' : 'text/plain';
    return new Response(readFileSync(`${EXTENSION}/${path}`), { headers: { 'content-type': type } });
}

/** How long a busy machine may take for what takes a moment: a bundle of the core is compiled first. */
const LIMIT_MS = 30_000;

/** Waits until something holds. @param {() => boolean} holds */
export async function until(holds) {
    const end = performance.now() + LIMIT_MS;
    while (!holds()) {
        if (performance.now() > end) throw new Error(`it never came true: ${holds}`);
        await new Promise((done) => setTimeout(done, 10));
    }
}
