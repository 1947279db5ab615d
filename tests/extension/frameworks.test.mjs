import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { storedNames } from '../site/frameworks/cookies.mjs';
import { FIXTURES } from '../site/frameworks/fixtures.mjs';
import { startFrameworks } from '../site/frameworks/index.mjs';
import { visitor } from '../site/frameworks/visitor.mjs';

/** @typedef {import('../site/frameworks/index.mjs').Frameworks} Frameworks */
/** @typedef {Frameworks['fixtures'][number]} Fixture */
/** @typedef {import('../site/frameworks/description.mjs').Cookie} Cookie */
/** @typedef {import('../site/frameworks/visitor.mjs').Held} Held */
/** @typedef {ReturnType<typeof visitor>} Visitor */

/** Browsers and frameworks may round, and the clock goes on. */
const SECONDS_OFF = 3;

/**
 * What sign-in leaves behind over https, written down apart from the descriptions: fixture, name, form of the value,
 * seconds it lives (0 until the browser closes), attributes. Sources are those of the descriptions.
 * @type {[string, string, RegExp, number, string][]}
 */
const LEFT_BEHIND = [
    ['express', 'connect.sid', /^s%3A[\w-]{32}\.[\w%]+$/, 0, 'HttpOnly'],
    ['django', 'sessionid', /^[a-z0-9]{32}$/, 1_209_600, 'HttpOnly Lax'],
    ['laravel', 'XSRF-TOKEN', /^eyJpdiI6/, 7200, 'Lax'],
    ['wordpress', 'wordpress_logged_in_*', /^robin%7C\d{10}%7C\w{43}%7C[0-9a-f]{64}$/, 0, 'Secure HttpOnly'],
    ['drupal', 'SSESS*', /^[\w-]{43}$/, 2_000_000, 'Secure HttpOnly Lax'],
    ['tomcat', 'JSESSIONID', /^[0-9A-F]{32}$/, 0, 'Secure HttpOnly'],
    ['aspnet-core', '.AspNetCore.Cookies', /^chunks-2$/, 0, 'Secure HttpOnly Lax'],
    ['aspnet-core', '.AspNetCore.CookiesC1', /^CfDJ8/, 0, 'Secure HttpOnly Lax'],
    ['flask', 'session', /^eyJ[\w-]+\.[\w-]+\.[\w-]{27}$/, 0, 'HttpOnly'],
    ['aiohttp', 'AIOHTTP_SESSION', /^gAAAA/, 0, 'HttpOnly'],
    ['tornado', 'user', /^"2\|1:0\|10:\d{10}\|4:user\|\d+:[\w=]+\|[0-9a-f]{64}"$/, 2_592_000, ''],
    ['rails', '_app_session', /^[\w%]+--[\w%]+--[\w%]+$/, 0, 'Secure HttpOnly Lax'],
    ['phoenix', '_app_key', /^SFMyNTY\.[\w-]+\.[\w-]{43}$/, 0, 'HttpOnly Lax'],
    ['play', 'PLAY_SESSION', /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/, 0, 'HttpOnly Lax'],
    [
        'next-auth',
        '__Secure-next-auth.session-token',
        /^eyJhbGciOiJkaXIi\w+\.\./,
        2_592_000,
        'Secure HttpOnly Lax',
    ],
    ['authjs', '__Secure-authjs.session-token.1', /^[\w.-]+$/, 2_592_000, 'Secure HttpOnly Lax'],
    ['supabase', 'sb-qwertyuiopasdfghjklz-auth-token.0', /^base64-eyJ[\w-]{3170}$/, 34_560_000, 'Lax'],
    ['grafana', 'grafana_session', /^[0-9a-f]{32}$/, 2_592_000, 'Secure HttpOnly Lax'],
    ['keycloak', 'KEYCLOAK_IDENTITY', /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/, 0, 'Secure HttpOnly None'],
];

describe('what sign-in leaves behind', async () => {
    const served = await startFrameworks({ secure: true });
    after(() => served.close());
    for (const [name, cookie, value, lifetime, attributes] of LEFT_BEHIND) {
        test(`${name}: ${cookie}`, async () => {
            const fixture = served.fixtures.find((candidate) => candidate.name === name);
            assert.ok(fixture);
            const browser = visitor(served.port);
            await signIn(served, fixture, browser);
            const start = cookie.replace('*', '');
            const held = browser
                .cookies(fixture.host)
                .filter((candidate) =>
                    start === cookie ? candidate.name === cookie : candidate.name.startsWith(start),
                );
            assert.equal(held.length, 1);
            const [{ secure, httpOnly, sameSite, ...found }] = /** @type {[Held]} */ (held);
            assert.match(found.value, value);
            assert.ok(Math.abs((found.lifetime ?? 0) - lifetime) <= SECONDS_OFF, `${found.lifetime}`);
            const said = [secure && 'Secure', httpOnly && 'HttpOnly', sameSite].filter(Boolean).join(' ');
            assert.equal(said, attributes);
            browser.close();
        });
    }
});

for (const secure of [false, true]) {
    const served = await startFrameworks({ secure });
    describe(secure ? 'as served over https' : 'as served in development', () => {
        after(() => served.close());
        for (const fixture of served.fixtures) {
            test(`${fixture.name}: ${fixture.framework}`, () => live(served, fixture));
        }
    });
}

test('names are hosts, and each is there once', () => {
    const names = FIXTURES.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.match(name, /^[a-z0-9]+(-[a-z0-9]+)*$/);
});

test('what signs in is what the server decides by', () => {
    for (const { name, cookies, alsoNeeded = [] } of FIXTURES) {
        for (const cookie of cookies) {
            const label = `${name}: ${cookie.name}`;
            if (cookie.reads) assert.equal(cookie.kind, 'signsIn', label);
            if (cookie.kind === 'signsIn') assert.ok(cookie.reads ?? alsoNeeded.includes(cookie.name), label);
        }
    }
});

test('an unknown host, page or script is not found', async () => {
    const served = await startFrameworks();
    const browser = visitor(served.port);
    const origin = `http://django.localhost:${served.port}`;
    for (const address of [
        `http://nobody.localhost:${served.port}/`,
        `${origin}/nothing`,
        `${origin}/script/../index.mjs`,
    ])
        assert.equal((await browser.ask(address)).status, 404, address);
    assert.throws(() => served.isSignedIn('nobody', []), /no such fixture/);
    browser.close();
    await served.close();
});

/** Lives through a whole session. @param {Frameworks} served @param {Fixture} fixture */
async function live(served, fixture) {
    const browser = visitor(served.port);
    await isAnonymous(served, fixture, browser);
    const token = await signIn(served, fixture, browser);
    assert.ok(await isSignedIn(served, fixture, browser, token), 'signed in');
    cookiesAreAsDescribed(served, fixture, browser);
    await onlySignsInMatters(served, fixture, browser, token);
    await signingOut(served, fixture, browser, token);
    await signingOutWithLittle(served, fixture, browser);
    browser.close();
}

/** @param {Frameworks} served @param {Fixture} fixture @param {Visitor} browser */
async function isAnonymous(served, fixture, browser) {
    assert.equal((await browser.go(`${fixture.origin}/`)).status, 200);
    assert.equal(await isSignedIn(served, fixture, browser), false, 'before');
    const login = await browser.go(`${fixture.origin}${fixture.form.path}`);
    const { form } = providerOf(served, fixture);
    const wrong = { [form.user]: fixture.account.user, [form.password]: 'wrong' };
    const refused = fixture.token
        ? await post(fixture, browser, '/api/login', wrong)
        : await browser.submit(login, wrong);
    assert.equal(refused.status, fixture.token ? 401 : 302, 'refused for its password, not for its token');
    assert.equal(await isSignedIn(served, fixture, browser), false, 'after a wrong password');
}

/** The fixture that asks for the password. @param {Frameworks} served @param {Fixture} fixture */
function providerOf(served, fixture) {
    return served.fixtures.find(({ name }) => name === fixture.relies?.on) ?? fixture;
}

/** @param {Fixture} fixture @param {Visitor} browser @param {string} path @param {Record<string, string>} [fields] */
function post(fixture, browser, path, fields) {
    return browser.ask(`${fixture.origin}${path}`, { form: new URLSearchParams(fields) });
}

/** Signs in, and gives the token that the page keeps. @param {Frameworks} served @param {Fixture} fixture @param {Visitor} browser */
async function signIn(served, fixture, browser) {
    const { form } = providerOf(served, fixture);
    const right = { [form.user]: fixture.account.user, [form.password]: fixture.account.password };
    const login = await browser.go(`${fixture.origin}${fixture.form.path}`);
    if (fixture.token) {
        const said = JSON.parse((await post(fixture, browser, '/api/login', right)).body);
        await browser.go(`${fixture.origin}/app`);
        if (fixture.token.kept === 'memory') return '';
        const token = (fixture.token.within ?? []).reduce((entry, name) => entry[name], said.entry);
        assert.equal(token, said.token, 'the token is found in what is stored');
        return token;
    }
    const after = await browser.follow(await browser.submit(login, right));
    assert.equal(after.url.pathname, fixture.accountPath);
    return '';
}

/**
 * Whether the server takes the browser for signed in; it has to say the same when it is asked from outside.
 * @param {Frameworks} served
 * @param {Fixture} fixture
 * @param {Visitor} browser
 * @param {string} [token]
 */
async function isSignedIn(served, fixture, browser, token = '') {
    const outside = served.isSignedIn(fixture.name, browser.cookies(fixture.host), token);
    const bearer = fixture.token?.kept === 'memory' ? await refreshed(fixture, browser) : token;
    const { status, location, body } = await browser.ask(`${fixture.origin}${fixture.accountPath}`, {
        token: bearer,
    });
    if (status === 200) assert.ok(body.includes(fixture.account.user), 'the account is named');
    else if (fixture.token) assert.equal(status, 401);
    else assert.deepEqual([status, location], [302, fixture.form.path]);
    assert.equal(outside, status === 200, 'seen from outside');
    return outside;
}

/** @param {Fixture} fixture @param {Visitor} browser */
async function refreshed(fixture, browser) {
    const { status, body } = await post(fixture, browser, '/api/auth/refresh');
    return status === 200 ? JSON.parse(body).token : '';
}

/** The cookies of a fixture that fit a description. @param {Frameworks} served @param {Cookie} cookie @param {Held[]} held */
function matching({ secure }, cookie, held) {
    const names = storedNames(cookie, new Map(held.map(({ name, value }) => [name, value])), secure);
    return held.filter(({ name, path }) => names.includes(name) && path === (cookie.path ?? '/'));
}

/** @param {Frameworks} served @param {Fixture} fixture @param {Visitor} browser */
function cookiesAreAsDescribed(served, fixture, browser) {
    const rest = new Set(browser.cookies(fixture.host));
    for (const cookie of fixture.cookies) {
        const found = matching(served, cookie, [...rest]);
        assert.equal(found.length > 0, !cookie.usedUp, `${cookie.name} is there, unless it is used up`);
        for (const held of found) {
            rest.delete(held);
            const label = `${held.name} ${JSON.stringify(held)}`;
            assert.equal(
                held.secure,
                cookie.secure === true || (cookie.secure === 'https' && served.secure),
                label,
            );
            assert.equal(held.httpOnly, Boolean(cookie.httpOnly), label);
            assert.equal(held.sameSite, cookie.sameSite ?? '', label);
            assert.equal(held.hostOnly, !cookie.domain, label);
            assert.equal(held.lifetime === undefined, cookie.lifetime === undefined, label);
            assert.ok(Math.abs((held.lifetime ?? 0) - (cookie.lifetime ?? 0)) <= SECONDS_OFF, label);
            assert.ok(held.name.length + held.value.length <= 4096, `a browser would refuse ${label}`);
        }
    }
    assert.deepEqual([...rest], [], 'and no others');
}

/** @param {Frameworks} served @param {Fixture} fixture @param {Visitor} browser @param {string} token */
async function onlySignsInMatters(served, fixture, browser, token) {
    const all = browser.all();
    const signingIn = fixture.cookies.filter(({ kind }) => kind === 'signsIn');
    assert.ok(signingIn.length > 0 || token, 'something signs in');
    const needed = signingIn.flatMap((cookie) => matching(served, cookie, browser.cookies(fixture.host)));
    browser.retain((cookie) => !needed.includes(cookie));
    assert.equal(await isSignedIn(served, fixture, browser), false, 'without what signs in');
    browser.restore(all);
    const also = fixture.alsoNeeded ?? [];
    browser.retain((cookie) => needed.includes(cookie) || also.includes(cookie.name));
    assert.equal(await isSignedIn(served, fixture, browser, token), true, 'with nothing but what signs in');
    for (const name of also) {
        browser.retain((cookie) => cookie.name !== name);
        assert.equal(await isSignedIn(served, fixture, browser, token), false, `without ${name}`);
    }
    browser.restore(all);
}

/** Signs out with nothing but what signs in: forms get what guards them anew. @param {Frameworks} served @param {Fixture} fixture @param {Visitor} browser */
async function signingOutWithLittle(served, fixture, browser) {
    browser.restore([]);
    const token = await signIn(served, fixture, browser);
    const kept = fixture.cookies.filter(
        ({ kind, name }) => kind === 'signsIn' || fixture.alsoNeeded?.includes(name),
    );
    const needed = kept.flatMap((cookie) => matching(served, cookie, browser.cookies(fixture.host)));
    browser.retain((cookie) => needed.includes(cookie));
    const bearer = fixture.token?.kept === 'memory' ? await refreshed(fixture, browser) : token;
    await signOut(fixture, browser, bearer);
    assert.equal(await isSignedIn(served, fixture, browser), false, 'signed out with little');
}

/** @param {Frameworks} served @param {Fixture} fixture @param {Visitor} browser @param {string} token */
async function signingOut(served, fixture, browser, token) {
    const before = browser.all();
    const bearer = fixture.token?.kept === 'memory' ? await refreshed(fixture, browser) : token;
    const answer = await signOut(fixture, browser, bearer);
    for (const cookie of fixture.cookies.filter(({ usedUp }) => !usedUp)) {
        const now = matching(served, cookie, browser.cookies(fixture.host));
        const then = matching(
            served,
            cookie,
            before.filter(({ host }) => host === fixture.host),
        );
        assert.equal(
            now.length > 0,
            !cookie.removed || cookie.removed === 'renewed',
            `${cookie.name} afterwards`,
        );
        if (cookie.removed === 'renewed')
            assert.notEqual(now[0]?.value, then[0]?.value, `${cookie.name} is another`);
    }
    if (fixture.relies) await endingAtProvider(served, fixture, browser, answer);
    assert.equal(await isSignedIn(served, fixture, browser), false, 'signed out');
    browser.restore(before);
    const lives = await isSignedIn(served, fixture, browser, token);
    assert.equal(lives, !fixture.signOut.endsOnServer, 'what a copy of the cookies is worth');
}

/** @param {Fixture} fixture @param {Visitor} browser @param {string} token */
async function signOut(fixture, browser, token) {
    const { method, path } = fixture.signOut;
    const address = `${fixture.origin}${path}`;
    if (fixture.token) return browser.ask(address, { form: new URLSearchParams(), token });
    if (method === 'get') return browser.ask(address);
    const page = await browser.ask(
        method === 'confirm' ? address : `${fixture.origin}${fixture.accountPath}`,
    );
    const forged = await browser.ask(address, { form: new URLSearchParams() });
    assert.equal(forged.status, fixture.form.csrf ? 403 : 302, 'a forged request');
    return fixture.form.csrf ? browser.submit(page) : forged;
}

/**
 * The provider ends its session only where the relying party asks for it, and then asks the person.
 * @param {Frameworks} served
 * @param {Fixture} fixture
 * @param {Visitor} browser
 * @param {Awaited<ReturnType<Visitor['ask']>>} answer
 */
async function endingAtProvider(served, fixture, browser, answer) {
    const provider = providerOf(served, fixture);
    const page = await browser.follow(answer);
    const isIn = () => served.isSignedIn(provider.name, browser.cookies(provider.host));
    assert.equal(isIn(), true, 'the provider goes on');
    if (!fixture.signOut.endsAtProvider) return;
    assert.equal(page.url.hostname, provider.host);
    await browser.submit(page);
    assert.equal(isIn(), false, 'until the person confirms');
}
