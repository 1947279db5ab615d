/**
 * Locks the vault when its time is over, or when nobody seems to be there. The browser itself forgets the key when it closes.
 */
import { withAuthenticator } from '../../core/bundles/authenticator.js';
import { lockSettings, onLockSettingsChanged, stillOpen } from '../../shared/vault/locking.js';
import { onSessionChanged, session } from '../../shared/vault/session.js';
import { lookAtIdle, whenNobodyIsThere } from '../idle.js';

const ALARM = 'lock';

/** Registers listeners: to be called synchronously. */
export function lockWhenLeft() {
    whenNobodyIsThere('vault', {
        minutes: async () => ((await session()) ? (await lockSettings()).idleMinutes : undefined),
        left: () => void decide(),
    });
    chrome.alarms.onAlarm.addListener(({ name }) => {
        if (name === ALARM) void decide();
    });
    const follow = () => {
        void decide();
        void lookAtIdle();
    };
    onSessionChanged(follow);
    onLockSettingsChanged(follow);
    chrome.runtime.onStartup.addListener(() => void decide());
}

/** Locks the vault if it is time, and otherwise looks again when it may be. */
async function decide() {
    const open = await withAuthenticator(stillOpen);
    if (open) await chrome.alarms.create(ALARM, { when: open.askAgainAt * 1000 });
    else await chrome.alarms.clear(ALARM);
}
