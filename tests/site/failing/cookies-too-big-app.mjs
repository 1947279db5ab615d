/**
 * What has piled up in cookies is more than the server of an app takes, in Portuguese.
 */
import { toast } from './lib/apps.mjs';
import { heavy } from './lib/cookies.mjs';
import { fixture } from './lib/fixture.mjs';
import { BY_EMAIL } from './lib/site.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'cookies-too-big-app',
    language: 'pt',
    layout: toast,
    account: BY_EMAIL,
    finding: 'cookiesTooBig',
    ...heavy({ status: 413, headers: {}, body: '' }),
});
