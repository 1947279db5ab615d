/**
 * Signs out of a site, step by step as the core says, and proves it: what had signed in is put back for one look at what the
 * server makes of it. Whatever happens meanwhile, what signs in is removed in the end.
 */
import { withClearing } from '../../core/bundles/clearing.js';
import { withCookies } from '../../core/bundles/cookies.js';
import { bytesOf } from '../../core/json-bytes.js';
import { lookAtSite } from '../../shared/clearing/look.js';
import { providerOf } from '../../shared/sessions/providers.js';
import { putBehind } from './front.js';
import { Keeping } from './keeping.js';
import { endSessionOf } from './providers.js';
import { anySignsIn, clear, noteRemoval, pageOf, removalOf, removeForGood, strikeOut } from './removal.js';
import { tabOf } from './tab.js';
import { arrive, look, nothing, openIn, pressControl } from './visiting.js';

/** @typedef {import('../../wasm/types.js').LeavingEvent} LeavingEvent */
/** @typedef {import('../../wasm/types.js').LeavingStep} LeavingStep */
/** @typedef {import('../../shared/surface.js').Left} Left */
/** @typedef {import('../../shared/sessions/open.js').KnownSession} KnownSession */
/** @typedef {import('../../shared/stored.js').PendingRemoval} PendingRemoval */
/** @typedef {import('../../shared/stored.js').LeavingTab} LeavingTab */

/** As long as one site may take: the others wait. */
const SITE_MS = 180_000;

/**
 * @param {KnownSession} session
 * @param {AbortSignal} signal nothing goes on after it but removing
 * @param {(step: LeavingStep['kind']) => void} tell
 * @returns {Promise<Left>}
 */
export async function leaveSite(session, signal, tell) {
    const tab = await tabOf(session);
    const removal = removalOf(session, tab);
    await noteRemoval(removal, tab);
    const leaving = new Leaving(session.site, removal, tab, signal);
    /** @type {Left | undefined} */
    let left;
    try {
        left = await leaving.run(tell);
        return left;
    } finally {
        leaving.stop();
        await putBehind(leaving.view);
        // The last look has brought what the site gives to anybody.
        if (left && !leaving.isInterrupted) await clear(removal, tab.id);
        else await removeForGood(removal, tab);
        if (tab.own) await chrome.tabs.remove(tab.id).catch(() => undefined);
        await strikeOut(removal);
    }
}

class Leaving {
    /** @type {LeavingEvent[]} */
    #history = [];
    /** @type {Keeping | undefined} */
    #keeping;
    #isProvable = false;
    /** @type {string | null} */
    #logOutAddress = null;
    /** @type {import('../../wasm/types.js').Reliance | undefined} */
    #provider;
    /** The page of the account. */
    #address;
    #end = Date.now() + SITE_MS;
    isInterrupted = false;

    /**
     * @param {string} site
     * @param {PendingRemoval} removal
     * @param {LeavingTab} tab
     * @param {AbortSignal} signal
     */
    constructor(site, removal, tab, signal) {
        this.site = site;
        this.removal = removal;
        this.tab = tab;
        this.#address = tab.address;
        this.view = { tabId: tab.id, signal };
    }

    /** @param {(step: LeavingStep['kind']) => void} tell @returns {Promise<Left>} */
    async run(tell) {
        if (!this.tab.asks) await this.#unlessInterrupted(() => this.#begin());
        for (;;) {
            const step = await this.#next();
            if (step.kind === 'done') return step;
            tell(step.kind);
            if (step.kind === 'remove') this.#history.push(await this.#remove());
            else
                await this.#unlessInterrupted(async () => {
                    this.#history.push(await this.#carryOut(step));
                });
        }
    }

    stop() {
        this.#keeping?.stop();
    }

    /** The page can be closed, and the tab. @param {() => Promise<void>} work */
    async #unlessInterrupted(work) {
        try {
            this.view.signal.throwIfAborted();
            await work();
        } catch {
            this.isInterrupted = true;
        }
    }

    async #begin() {
        await arrive(this.view, this.tab.address);
        const page = { ...(await pageOf(this.removal)), address: this.tab.address };
        const first = bytesOf(await lookAtSite(page));
        this.#keeping = new Keeping(this.tab.id, page, first);
        this.#isProvable = await withClearing((core) => core.canBePutBack(first, this.tab.id));
        this.#provider = await providerOf(this.site);
        this.#logOutAddress = (await withCookies((core) => core.logOutAddress(this.site))) ?? null;
    }

    async #next() {
        const ways = {
            provable: this.#isProvable && Boolean(this.#keeping?.isProvable),
            kept: this.#keeping?.count ?? 0,
            replaced: Boolean(this.#keeping?.wasReplaced),
            anySignsIn: await anySignsIn(this.removal),
            isTimeUp: Date.now() > this.#end,
            isInterrupted: this.isInterrupted,
            pageAsks: this.tab.asks,
            logOutAddress: this.#logOutAddress,
            site: this.site,
            provider: this.#provider?.provider ?? null,
        };
        return withCookies((core) => core.leavingStep(this.#history, ways));
    }

    /** @returns {Promise<LeavingEvent>} */
    async #remove() {
        if (this.isInterrupted || this.tab.asks) await removeForGood(this.removal, this.tab);
        else await clear(this.removal, this.tab.id);
        return { kind: 'removed', all: !(await anySignsIn(this.removal)) };
    }

    /**
     * @param {Exclude<LeavingStep, { kind: 'done' | 'remove' }>} step
     * @returns {Promise<LeavingEvent>}
     */
    async #carryOut(step) {
        const { view } = this;
        const last = this.#history.at(-1);
        const seen = last && 'probe' in last ? last.probe : undefined;
        switch (step.kind) {
            case 'look': {
                const probe = await look(view, this.#address, { isPatient: !last });
                if (last?.kind !== 'removed') await this.#keeping?.notice();
                return { kind: 'looked', probe };
            }
            case 'open': {
                const { opener } = step;
                const probe = await openIn(view, opener, seen);
                await this.#stayWhereItIs(probe, seen);
                return { kind: 'opened', name: opener.name, probe };
            }
            case 'press': {
                await this.#keeping?.keep();
                const { control } = step;
                return { kind: 'pressed', control, probe: await pressControl(view, control, seen) };
            }
            case 'visit':
                await this.#keeping?.keep();
                return { kind: 'visited', probe: await look(view, step.address) };
            case 'askProvider':
                return { kind: 'providerAsked', probe: await this.#askProvider() };
            case 'putBack': {
                view.signal.throwIfAborted();
                // The way out may have led to another host.
                if (!(await this.#keeping?.isAtHome(step.kept))) await arrive(view, this.#address);
                const isThere = await this.#keeping?.putBack(step.kept);
                const probe = await look(view, this.#address, { isPatient: true });
                // Without all of it the server was asked about something else.
                return { kind: 'putBack', probe: isThere ? probe : nothing() };
            }
        }
    }

    /**
     * What has led to a page with a control has shown where the account is: only there it can be seen whether somebody is signed in.
     * @param {import('../../wasm/types.js').Probe} probe
     * @param {import('../../wasm/types.js').Probe | undefined} seen
     */
    async #stayWhereItIs(probe, seen) {
        if (probe.logOutControls.length === 0 || probe.document === seen?.document) return;
        const { url } = await chrome.tabs.get(this.tab.id);
        if (!url?.startsWith('http')) return;
        const isOfSite = await withCookies((core) => core.isOf(this.site, new URL(url).hostname));
        if (isOfSite) this.#address = url;
    }

    async #askProvider() {
        try {
            const { view } = this;
            // Any page of it will do, even one that says that there is nothing here.
            if (!this.#provider || !(await arrive(view, `${this.#provider.origin}/`))) return nothing();
            const address = await endSessionOf(view, this.#provider);
            return address ? await look(view, address) : nothing();
        } catch {
            this.view.signal.throwIfAborted();
            return nothing();
        }
    }
}
