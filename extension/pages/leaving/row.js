/**
 * A site in the lists of the page for leaving: what it is called, how things stand, and what can be done.
 */
import { keyOf, nameOf } from '../../shared/sessions/open.js';
import { around, leftToRight } from '../ui/isolated.js';
import { h } from '../ui/view.js';
import { language, listed, word } from '../../shared/words.js';

/** @typedef {import('../../shared/sessions/open.js').KnownSession} KnownSession */
/** @typedef {import('../../shared/surface.js').Left} Left */
/** @typedef {import('./next-step.js').NextStep} NextStep */
/** The identity provider behind a site that was left. @typedef {{ provider: string, isSeen: boolean }} Behind */
/** What came of it. @typedef {{ outcome: Left['result'], reason: Left['reason'], step: NextStep | undefined }} Came */
/** @typedef {'waiting' | 'working' | 'proving' | 'removing' | Came | { problem: string }} State */
/** @typedef {'open' | 'signedOut' | 'needsYou'} Group */

/**
 * @typedef {object} Acts what the buttons of a row do
 * @property {boolean} busy whether they can now
 * @property {(session: KnownSession) => void} leave
 * @property {(step: Exclude<NextStep, { kind: 'again' }>) => void} take
 * @property {(provider: string) => KnownSession | undefined} openAt the session that is open at a provider
 */

/** @param {State | undefined} state @param {Behind | undefined} behind @returns {Group} */
export function groupOf(state, behind) {
    if (state === undefined || typeof state === 'string') return 'open';
    const isOut = 'outcome' in state && state.outcome === 'endedOnServer' && !behind;
    return isOut ? 'signedOut' : 'needsYou';
}

/**
 * @param {KnownSession} session
 * @param {State | undefined} state
 * @param {Behind | undefined} behind
 * @param {Acts} acts
 */
export function row(session, state, behind, acts) {
    const key = keyOf(session);
    const isLeft = groupOf(state, behind) !== 'open';
    return h('li', { key, attrs: { 'data-key': key } }, [
        h('div.about', [
            h('h3', [h('strong', nameIn(session))]),
            isLeft ? undefined : h('div', facts(session)),
        ]),
        state === undefined
            ? button(acts, ['leavingOneLabel', nameOf(session)], 'leavingOne', () => acts.leave(session))
            : undefined,
        state ? h('div.outcome', told(state)) : undefined,
        behind ? warning(behind) : undefined,
        ...(isLeft ? next(session, state, behind, acts) : []),
    ]);
}

/** @param {KnownSession} session */
function nameIn({ site, storeKind }) {
    return storeKind === 'usual' ? [leftToRight(site)] : around(`leavingStore_${storeKind}`, site);
}

/** @param {KnownSession} session */
function facts({ since, until, cookies, storeKind }) {
    if (cookies.length === 0) return [h('p.quiet', word('leavingInPages'))];
    const closing = word(storeKind === 'private' ? 'leavingUntilPrivateClose' : 'leavingUntilClose');
    return [
        h('p.quiet', until === null ? closing : word('leavingUntil', moment(until * 1000))),
        h('details', [
            h('summary', word('clearDetails')),
            h('p.quiet', since === null ? word('leavingSinceBefore') : word('leavingSince', moment(since))),
            h('p.quiet', around('leavingCookies', listed(cookies))),
        ]),
    ];
}

/** @param {State} state */
function told(state) {
    if (typeof state === 'string') return [h('p', word(`leaving_${state}`))];
    if ('problem' in state) return [h('p', state.problem)];
    return [
        h('p', word(`left_${state.outcome}`)),
        state.reason ? h('p.quiet', word(`leftBecause_${state.reason}`)) : undefined,
    ];
}

/** @param {Behind} behind */
function warning({ provider, isSeen }) {
    return h('p.warning', around(isSeen ? 'leavingProviderSignedIn' : 'leavingProviderUnseen', provider));
}

/**
 * The one thing that is left for the person.
 * @param {KnownSession} session
 * @param {State | undefined} state
 * @param {Behind | undefined} behind
 * @param {Acts} acts
 */
function next(session, state, behind, acts) {
    // Whoever is signed in there is signed in here again.
    if (behind) {
        const open = acts.openAt(behind.provider);
        if (open) return [step(acts, ['leavingOneLabel', behind.provider], () => acts.leave(open))];
        /** @type {NextStep} */
        const there = {
            kind: 'site',
            url: `https://${behind.provider}/`,
            endsElsewhere: false,
            storeId: session.storeId,
        };
        return [step(acts, ['leavingStep_site', behind.provider], () => acts.take(there))];
    }
    const left =
        typeof state === 'object' && 'outcome' in state
            ? state.step
            : { kind: /** @type {const} */ ('again') };
    if (!left) return [];
    const { kind } = left;
    const act = () => (kind === 'again' ? acts.leave(session) : acts.take(left));
    return [
        'endsElsewhere' in left && left.endsElsewhere
            ? h('p.quiet.hint', word('leavingSiteHint'))
            : undefined,
        step(acts, [`leavingStep_${kind}`, session.site], act),
    ];
}

/** @param {Acts} acts @param {[message: string, host: string]} words @param {() => void} act */
function step({ busy }, [message, host], act) {
    return h(
        'button.step',
        { attrs: { 'aria-disabled': String(busy) }, on: { click: act } },
        around(message, host),
    );
}

/** @param {Acts} acts @param {[message: string, host: string]} label @param {string} words @param {() => void} act */
function button({ busy }, [message, host], words, act) {
    const attrs = { 'aria-disabled': String(busy), 'aria-label': word(message, host) };
    return h('button', { attrs, on: { click: act } }, word(words));
}

/** @param {number} at in Unix milliseconds */
function moment(at) {
    const format = new Intl.DateTimeFormat(language(), {
        dateStyle: 'medium',
        timeStyle: 'short',
    });
    return format.format(new Date(at));
}
