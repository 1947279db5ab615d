/**
 * The background: listeners, registered synchronously, and one table of handlers.
 */
import { showAccessInTabs } from './access-icon.js';
import { noteSent, tellAlerts } from './alerts.js';
import { clearByRules } from './clearing/by-rules.js';
import { clearFailure, forgetMarksOfClosedTabs } from './badge.js';
import { clearSite, endWatch, resumeClearing } from './clearing/clearing.js';
import { beforeWhatIsDue } from './clearing/clicks.js';
import { returnLostPages } from './clearing/lost-pages.js';
import { make } from './clearing/steps.js';
import { undoClearing } from './clearing/undo.js';
import { forgetUndoInTime, noteVisits } from './clearing/undo-slots.js';
import { emptyClipboardInTime } from './clipboard.js';
import { answerCommands } from './commands.js';
import { onGrantsChanged } from '../shared/grants.js';
import { watchIdle } from './idle.js';
import { answerLeavingPorts, finishLeaving, interruptedAt, leave } from './leaving/runs.js';
import { answerContentScripts, answerPages, documentOf, isInFront } from './messages.js';
import { isShared } from '../shared/sessions/computer.js';
import { noteSubmitted } from './sessions/sign-in.js';
import { remindOnSharedComputers } from './sessions/reminding.js';
import { followProviders } from './sessions/providers.js';
import { watchForSigns } from './sessions/signs.js';
import { lockWhenLeft } from './vault/locking.js';
import { notePageSaid, noteSubmission, settleWitness, unwitnessed, watchCookies } from './cookies/witness.js';
import { followPlaces, noteOpenPlaces } from './places.js';
import { forgetTries, forgetTry, lastTry, noteTry } from './door-tries.js';
import { noteSetUp } from './set-up.js';
import { followSignIns, noteAccount } from './signed-in.js';
import { addressesOf, submittedOf } from './submitted.js';
import { answerVerdictPorts } from './verdict-port.js';
import { keepContentScriptsOut, local } from '../shared/storage.js';
import { ANSWER_MS, inTime } from '../shared/time-limit.js';
import { isSeen, mayWatch, recognize, reconcile, wake } from './watching.js';

answerContentScripts({
    wake: (_request, sender) => wake(sender),
    mayWatch: (_request, sender) => mayWatch(sender),
    recognize: ({ facts, document }, sender) => recognize(facts, documentOf(document, sender), sender),
    submitted: async (said, sender) => {
        const [isAllowed, addresses] = await Promise.all([mayWatch(sender), addressesOf(sender)]);
        if (!isInFront(sender) || !isAllowed) return;
        const submitted = submittedOf(said);
        const document = documentOf(submitted.document, sender);
        noteSubmission(document, addresses, sender);
        await Promise.all([
            noteTry(submitted, sender).then(() => noteAccount(submitted, sender)),
            noteSubmitted(submitted, sender),
            noteSent(submitted, document, addresses, sender),
        ]);
    },
    isShared: async (_request, sender) => (await mayWatch(sender)) && (await isShared()).state === 'shared',
    isSeen: ({ sight }) => isSeen(sight),
    setUp: ({ facts }, sender) => noteSetUp(facts, sender),
});
answerPages({
    clear: async ({ tabId, address, wish, reload }) => {
        await clearSite({ address, tab: await chrome.tabs.get(tabId) }, wish, { reload });
        await clearFailure(tabId);
    },
    pageSaid: async ({ tabId, address, signedIn, began }) => {
        await notePageSaid(address, await chrome.tabs.get(tabId), signedIn, { began });
    },
    removeCookie: async ({ step }) => {
        await unwitnessed(() => inTime(make(step), ANSWER_MS));
    },
    lastTry: ({ tabId }) => lastTry(tabId),
    forgetTry: ({ tabId }) => forgetTry(tabId),
    settleWitness,
    undoClearing: ({ jar }) => {
        // One without a click may be what is waited for, and only look once more.
        void endWatch();
        return beforeWhatIsDue(async () => {
            await endWatch();
            await undoClearing(jar);
        });
    },
    leave: async (request) => leave(request),
    interruptedAt: ({ session }) => interruptedAt(session),
    readDisk: ({ key }) => local.get(key),
    namesOnDisk: () => local.keys(),
    writeDisk: ({ values }) => local.set(values),
    removeFromDisk: ({ keys }) => local.remove(...keys),
});
void keepContentScriptsOut();
answerVerdictPorts();
answerLeavingPorts();
answerCommands();
forgetUndoInTime();
noteVisits();
emptyClipboardInTime();
// A worker that was killed half-way is caught up with before anything else is cleared.
const resumed = resumeClearing();
clearByRules(resumed);
returnLostPages(resumed);
followPlaces();
showAccessInTabs();
forgetMarksOfClosedTabs();
forgetTries();
followSignIns();
tellAlerts();
remindOnSharedComputers();
followProviders();
watchForSigns();
lockWhenLeft();
watchIdle();
watchCookies();
onGrantsChanged(() => void reconcile('always'));

chrome.runtime.onInstalled.addListener(({ reason }) => {
    void reconcile('always');
    if (reason === 'install')
        void chrome.tabs.create({ url: chrome.runtime.getURL('pages/welcome/welcome.html') });
});
chrome.runtime.onStartup.addListener(() => void reconcile('always'));

// A policy that changed while no worker was running, and what one has left behind, is caught up with here.
void reconcile('ifChanged');
void noteOpenPlaces().catch(() => undefined);
void finishLeaving(resumed);
