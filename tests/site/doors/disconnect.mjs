/**
 * What signs out is called "Disconnect".
 */
import { usualSite } from './kit/usual.mjs';

export const { start, signIn, signedIn, account, open, needed, leaving } = usualSite(
    'disconnect',
    {
        '/': `<nav><b>robin</b> <form method="post" action="/disconnect"><button>Disconnect</button></form></nav><h1>Database</h1>`,
    },
    { leave: 'POST /disconnect' },
);
