/**
 * The control that signs out is in the panel of a tab that is not selected.
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('tab-panel', {
    '/': `<div role="tablist"><button role="tab" id="home" aria-selected="true" aria-controls="panel">Home</button>
<button role="tab" id="account" aria-selected="false" aria-controls="panel">Account</button></div>
<div role="tabpanel" id="panel"><h1>Sensors</h1></div>
<script>
    const panels = { home: '<h1>Sensors</h1>', account: '<h1>robin</h1><a href="/logout">Log out</a>' };
    for (const tab of document.querySelectorAll('[role=tab]')) {
        tab.addEventListener('click', () => {
            for (const other of document.querySelectorAll('[role=tab]')) other.setAttribute('aria-selected', String(other === tab));
            document.querySelector('#panel').innerHTML = panels[tab.id];
        });
    }
</script>`,
});
