/**
 * What was seen of the applications, as a table, beside what is wanted.
 */

/** @typedef {import('../evaluate/apps/application.mjs').Row} Row */
/** `signOutEnds`: whether the application has a sign-out of its own that ends anything on its server. @typedef {{ version: string, signOutEnds: boolean, row: Row }} Tried */
/** @typedef {{ name: string, most: number | ((tried: number) => number), seen: (tried: Tried) => boolean }} Wanted */

const CONFIRMED = /^Signed out, and the site confirmed it/;
const MOST_NAMES = 5;
const AGAIN = /signs you in again at once/;

/** Those that were told and are not needed, if that is known. @param {Row} row */
function surplusOf({ told, needed, eitherOf }) {
    if (needed.length + eitherOf.length === 0) return [];
    return (told.while ?? []).filter((name) => !needed.includes(name) && !eitherOf.includes(name));
}

/** @param {Row} row */
function isConfirmed({ leaving }) {
    return CONFIRMED.test(leaving?.said ?? '');
}

/** What is wanted of all of them together. @type {Wanted[]} */
const NUMBERS = [
    {
        name: '“Repair” signs out or breaks something',
        most: 0,
        seen: ({ row: { fix } }) => fix !== undefined && !(fix.signedIn && fix.works !== false),
    },
    {
        name: 'said to be signed out and confirmed, while it is accepted',
        most: 0,
        seen: ({ row }) => isConfirmed(row) && row.leaving?.accepted === true,
    },
    {
        name: 'still accepted, though the application has a sign-out that ends it',
        most: 0,
        seen: ({ row, signOutEnds }) => signOutEnds && row.leaving?.accepted === true,
    },
    {
        name: 'ended on the server, and not said so',
        most: (tried) => Math.floor(tried / 20),
        seen: ({ row }) => row.leaving?.accepted === false && !isConfirmed(row),
    },
    {
        name: 'said to sign in again at once',
        most: 0,
        seen: ({ row }) => AGAIN.test(row.leaving?.said ?? ''),
    },
    {
        name: 'listed or named with nobody signed in',
        most: 0,
        seen: ({ row: { told, listed } }) =>
            [told.before, told.after, listed.before, listed.after].some((names) => names && names.length > 0),
    },
    {
        name: 'not listed while somebody is signed in',
        most: 0,
        seen: ({ row: { listed } }) => listed.while?.length === 0,
    },
    {
        name: 'the page of somebody signed in is not seen as such',
        most: (tried) => Math.floor(tried / 15),
        seen: ({ row: { pageSays } }) => pageSays.while !== undefined && pageSays.while !== 'yes',
    },
    {
        name: 'the page of nobody is taken for that of somebody signed in',
        most: 0,
        seen: ({ row: { pageSays } }) => pageSays.before === 'yes' || pageSays.after === 'yes',
    },
    {
        name: 'something needed is not named',
        most: 0,
        seen: ({ row }) => missingOf(row).length > 0,
    },
    {
        name: 'one too many is named',
        most: (tried) => Math.floor(tried / 5),
        seen: ({ row }) => surplusOf(row).length === 1,
    },
    { name: 'more than one too many is named', most: 0, seen: ({ row }) => surplusOf(row).length > 1 },
    {
        name: 'something is left after clearing, or it still signs in',
        most: 0,
        seen: ({ row: { clear } }) => clear !== undefined && (clear.signedIn || clear.left.length > 0),
    },
    {
        name: 'bringing back does not sign in again',
        most: 0,
        // What a Fix has signed out, a server may have ended meanwhile.
        seen: ({ row: { undo } }) => undo.clear?.signedIn === false,
    },
    {
        name: 'a meter is wrong',
        most: 0,
        seen: ({ row }) => row.meter.some(({ right }) => !right),
    },
    { name: 'something could not be tried', most: 0, seen: ({ row }) => row.problems.length > 0 },
];

/** @param {Row} row */
function missingOf({ told, needed, eitherOf }) {
    if (!told.while) return [];
    const names = new Set(told.while);
    const oneOf = eitherOf.length > 0 && !eitherOf.some((name) => names.has(name)) ? eitherOf : [];
    return [...needed.filter((name) => !names.has(name)), ...oneOf];
}

/** @param {Tried[]} tried */
export function tableOf(tried) {
    const heads = [
        'Application',
        'Page says',
        'Signs in',
        'Named',
        'Fix',
        'Signing out',
        'Listed',
        'Meters',
        'Against the numbers',
    ];
    const rows = tried.map(({ version, signOutEnds, row }) => [
        version,
        steps(row.pageSays),
        [
            row.needed.length > 0 ? list(row.needed) : '',
            row.eitherOf.length > 0 ? `one of ${list(row.eitherOf)}` : '',
        ]
            .filter(Boolean)
            .join(', ') || '?',
        list(row.told.while),
        fixed(row),
        left(row, signOutEnds),
        steps(row.listed),
        `${row.meter.filter(({ right }) => right).length} of ${row.meter.length}`,
        [
            ...NUMBERS.filter(({ seen }) => seen({ version, signOutEnds, row })).map(({ name }) => name),
            ...row.problems,
        ].join('; '),
    ]);
    const line = (/** @type {string[]} */ cells) =>
        `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
    return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** How many there are of each, beside how many are wanted at most. @param {Tried[]} tried */
export function summaryOf(tried) {
    const lines = NUMBERS.map(({ name, most, seen }) => {
        const those = tried.filter(seen).map(({ row }) => row.name);
        const wanted = typeof most === 'number' ? most : most(tried.length);
        const mark = those.length > wanted ? '**' : '';
        return `| ${name} | ${mark}${those.length}${mark} of ${tried.length} | ${wanted} | ${those.join(', ')} |`;
    });
    return ['| | Seen | At most | Where |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

/** @param {{ before?: string | string[], while?: string | string[], after?: string | string[] }} seen */
function steps(seen) {
    return [seen.before, seen.while, seen.after]
        .map((step) => (Array.isArray(step) ? (step.length > 0 ? 'yes' : 'no') : (step ?? '?')))
        .join(', ');
}

/** @param {string[] | undefined} names */
function list(names) {
    if (names === undefined) return '?';
    const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
    const some = names.slice(0, MOST_NAMES).map((name) => `\`${name}\``);
    return `${some.join(' ')}${more}` || 'nothing';
}

/** @param {Row} row */
function fixed({ fix }) {
    if (!fix) return '?';
    const state = fix.signedIn ? (fix.works === false ? 'broken' : 'signed in') : '**signed out**';
    return fix.removed.length > 0 ? `${state}; removed ${list(fix.removed)}` : state;
}

/** @param {Row} row @param {boolean} signOutEnds */
function left(row, signOutEnds) {
    const { leaving } = row;
    if (!leaving) return '?';
    const said = leaving.said === null ? 'not in the list' : isConfirmed(row) ? 'confirmed' : leaving.said;
    const accepted = leaving.accepted
        ? signOutEnds
            ? '**still accepted**'
            : 'still accepted, and nothing of it ends that'
        : 'ended';
    return `${accepted}; said: ${said}`;
}
