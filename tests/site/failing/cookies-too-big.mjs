/**
 * What has piled up in cookies is more than the server in front takes.
 */
import { bare } from './lib/bare.mjs';
import { heavy } from './lib/cookies.mjs';
import { fixture } from './lib/fixture.mjs';
import { wordpress } from './lib/layouts.mjs';

export const { start, steps, again, finding, alsoFine } = fixture({
    name: 'cookies-too-big',
    layout: wordpress,
    finding: 'cookiesTooBig',
    ...heavy(bare(400, 'Request Header Or Cookie Too Large'), 'everywhere'),
});
