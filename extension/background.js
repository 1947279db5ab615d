/**
 * The background: listeners, registered synchronously, and one table of handlers.
 */
import { clearByRules } from './lib/clearing/automatic.js';
import { clearSite, resumeClearing } from './lib/clearing/clearing.js';
import { forgetUndoInTime, undoClearing } from './lib/clearing/undo.js';
import { answerCommands, fillInFrame } from './lib/commands.js';
import { onGrantsChanged } from './lib/grants.js';
import { answerContentScripts, answerPages } from './lib/messages.js';
import { isShared } from './lib/sessions/computer.js';
import { noteSubmitted } from './lib/sessions/sign-in.js';
import { promptOnSharedComputers } from './lib/sessions/prompting.js';
import { followProviders } from './lib/sessions/providers.js';
import { watchForSigns } from './lib/sessions/signs.js';
import { lockWhenLeft } from './lib/vault/locking.js';
import { noteSubmission, unwitnessed, watchCookies } from './lib/cookies/witness.js';
import { noteSetUp } from './lib/set-up-page.js';
import { answerVerdictPorts } from './lib/verdict-port.js';
import { mayWatch, recognize, reconcile, wake } from './lib/watching.js';

answerContentScripts({
    wake: (_request, sender) => wake(sender),
    mayWatch: (_request, sender) => mayWatch(sender),
    suggest: (_request, sender) => fillInFrame(sender),
    recognize: ({ facts }, sender) => recognize(facts, sender),
    submitted: async (submitted, sender) => {
        noteSubmission(sender);
        await noteSubmitted(submitted, sender);
    },
    isShared: async (_request, sender) => (await mayWatch(sender)) && (await isShared()).state === 'shared',
    setUp: ({ facts }, sender) => noteSetUp(facts, sender),
});
answerPages({
    clear: async ({ tabId, address, wish, reload }) => {
        await clearSite({ address, tab: await chrome.tabs.get(tabId) }, wish, { reload });
    },
    removeCookie: async ({ call }) => {
        await unwitnessed(() => chrome.cookies.remove(call));
    },
    undoClearing,
});
answerVerdictPorts();
answerCommands();
forgetUndoInTime();
clearByRules();
promptOnSharedComputers();
followProviders();
watchForSigns();
lockWhenLeft();
watchCookies();
onGrantsChanged(() => void reconcile('always'));

chrome.runtime.onInstalled.addListener(({ reason }) => {
    void reconcile('always');
    if (reason === 'install') void chrome.tabs.create({ url: 'welcome/welcome.html' });
});
chrome.runtime.onStartup.addListener(() => void reconcile('always'));

// A worker that was killed half-way, or a policy that changed while none was running, is caught up with here.
void reconcile('ifChanged');
void resumeClearing();
