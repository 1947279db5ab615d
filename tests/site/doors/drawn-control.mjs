/**
 * The control that signs out is a drawing: no link, no button, no word but the tooltip of what is around it. Sixty others that are drawn
 * alike stand before it.
 */
import { usualSite } from './kit/usual.mjs';

const DRAWING = '<svg viewBox="0 0 24 24" width="24" height="24"><path d="M4 4h8v16H4z"/></svg>';
const OTHERS = Array.from(
    { length: 60 },
    (_, index) =>
        `<li><div class="item" style="cursor: pointer">${DRAWING}<span>Shelf ${index + 1}</span></div></li>`,
).join('');

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite('drawn-control', {
    '/': `<nav><ul>${OTHERS}</ul></nav><header><div class="x1" title="Sign out" style="cursor: pointer"><span>${DRAWING}</span></div></header>
<h1>Books</h1><p>${'A book that stands here. '.repeat(40)}</p>
<script>
    document.querySelector('.x1').addEventListener('click', () => { location.href = '/logout'; });
</script>`,
});
