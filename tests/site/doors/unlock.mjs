/**
 * A button "Unlock" unlocks the settings, not an account, and the control that signs out is no link and no button.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('unlock', {
    '/': `<header>robin <div role="link" tabindex="0" onclick="location.href = '/logout'">Log Out</div>
<button type="button">Unlock</button></header><h1>Plugins</h1>`,
});
