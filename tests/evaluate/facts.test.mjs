// The extractor in a real browser, on pages that are built to mislead or to exhaust it.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { pageReader } from './browser.mjs';

const EXTENSION = fileURLToPath(new URL('../../extension', import.meta.url));
/** Nothing that a page does may keep the extractor longer than this, on a busy machine too. */
const LIMIT_MS = 1500;

/** @type {Awaited<ReturnType<typeof pageReader>>} */
let reader;
/** @type {Awaited<ReturnType<typeof reader.tab>>} */
let open;
before(async () => {
    reader = await pageReader(EXTENSION, { scripts: true });
    open = await reader.tab();
});
after(() => reader?.close());

/** @param {string} html */
const facts = async (html) => (await open(`<!doctype html><body>${html}`)).facts;
/** @param {string} html */
const formsOf = async (html) => (await facts(html)).forms;
/** @param {string} html */
const fields = async (html) => (await facts(html)).forms.flatMap((form) => form.fields);

test('takes for a label what stands before the boxes that a library draws around a field', async () => {
    const [field] = await fields(`<div><label>New password</label><div><div><div><div><div>
        <input type="password" placeholder="Please input"></div><span></span></div></div></div></div></div>`);
    assert.equal(field?.nearby, 'New password');
});

test('takes a paragraph, a link or slanted text before a field for what stands before it', async () => {
    for (const tag of ['p', 'a', 'i', 'u', 's', 'span']) {
        const [form] = await formsOf(`<${tag}>Enter the code</${tag}><div><input><input><input></div>`);
        assert.equal(form?.text, 'Enter the code', tag);
        const [field] = await fields(`<div><${tag}>Your name</${tag}><input></div>`);
        assert.equal(field?.nearby, 'Your name', tag);
    }
});

test('reads a plain form', async () => {
    const page =
        await facts(`<h1>Join</h1><form id="f" class="c" action="/join?secret=a1b2&mode=register"><label>Email <input type="email" name="m"
        autocomplete="email" required maxlength="40"></label><input type="password" id="p" aria-label="Password">
        <button>Sign up</button><a href="/terms?x=1">Terms</a></form>`);
    const [form] = page.forms;
    assert.deepEqual(
        [form?.id, form?.class, form?.action, form?.heading, form?.hasElement],
        ['f', 'c', '/join secret mode register', 'Join', true],
    );
    assert.deepEqual(
        form?.buttons.map(({ text, submits }) => [text, submits]),
        [['Sign up', true]],
    );
    assert.deepEqual(
        form?.links.map(({ text, path }) => [text, path]),
        [['Terms', '/terms']],
    );
    const [email, password] = form?.fields ?? [];
    assert.deepEqual(
        [email?.label, email?.name, email?.autocomplete, email?.required, email?.maxLength],
        ['Email', 'm', 'email', true, 40],
    );
    assert.deepEqual([password?.aria, password?.type, password?.visible], ['Password', 'password', true]);
});

test('never tells what a person typed', async () => {
    const page = await facts(
        '<form><input type="password" value="hunter2"><textarea>hunter2</textarea><select><option>hunter2</select></form>',
    );
    assert.ok(!JSON.stringify(page).includes('hunter2'));
});

test('a form that answers to the names of its fields misleads nobody', async () => {
    const names = [
        'id',
        'elements',
        'attributes',
        'getAttribute',
        'querySelectorAll',
        'parentNode',
        'previousSibling',
        'localName',
        'nodeType',
        'isConnected',
        'ownerDocument',
        'checkVisibility',
        'childNodes',
        'contains',
        'closest',
        'getRootNode',
    ];
    const page = await facts(
        `<form id="real">${names.map((name) => `<input name="${name}">`).join('')}<input type="password"><button>Go</button></form>`,
    );
    assert.deepEqual(
        [page.forms.length, page.forms[0]?.id, page.forms[0]?.fields.length],
        [1, 'real', names.length + 1],
    );
    assert.deepEqual(
        page.forms[0]?.buttons.map(({ text }) => text),
        ['Go'],
    );
});

test('a document that answers to the names of what is in it misleads nobody', async () => {
    const names = [
        'title',
        'body',
        'documentElement',
        'querySelectorAll',
        'createTreeWalker',
        'getElementById',
        'activeElement',
        'forms',
    ];
    const page = await facts(
        `${names.map((name) => `<img name="${name}">`).join('')}<div id="latchkey"></div><form><input aria-labelledby="l"><b id="l">Label</b></form>`,
    );
    assert.equal(page.title, '');
    assert.equal(page.forms[0]?.fields[0]?.aria, 'Label');
});

test('a page that replaces prototypes misleads nobody', async () => {
    const page = await facts(`<form id="f"><input type="password"></form><script>
        Element.prototype.getAttribute = () => { throw new Error('caught'); };
        Document.prototype.querySelectorAll = () => [];
        Node.prototype.contains = null; Array.prototype.map = null; String.prototype.slice = null;</script>`);
    assert.equal(page.forms[0]?.id, 'f');
});

test('reads open shadow roots in the order in which they are met', async () => {
    const [first, second, third] =
        await fields(`<form><input name="a"><x-b></x-b><input name="c"></form><script>
        const root = document.querySelector('x-b').attachShadow({ mode: 'open' });
        root.innerHTML = '<label for="i">Inner</label><input id="i" name="b" type="password">';</script>`);
    assert.deepEqual([first?.name, second?.name, third?.name], ['a', 'b', 'c']);
    assert.deepEqual([second?.label, second?.shadowDepth, first?.shadowDepth], ['Inner', 1, 0]);
});

test('tells what stands together in a form around several', async () => {
    const section = (
        /** @type {string} */ heading,
        /** @type {string} */ more,
        /** @type {string} */ button,
    ) =>
        `<h2>${heading}</h2><input name="u"><input type="password">${more}<input type="submit" value="${button}">`;
    const [form] = await formsOf(`<form>${section('Log in', '', 'Log in')}
        ${section('Register', '<input type="password" name="again"><button>Show</button>', 'Register')}</form>`);
    const texts = new Map(form?.buttons.map(({ handle, text }) => [handle, text]));
    assert.deepEqual(
        form?.sections.map(({ heading, fieldCount, buttons }) => [
            heading,
            fieldCount,
            buttons.map((handle) => texts.get(handle)),
        ]),
        [
            ['Log in', 2, ['Log in']],
            ['Register', 3, ['Show', 'Register']],
        ],
    );
    const [plain] = await formsOf(
        '<form><input type="password"><input type="password"><button>Go</button></form>',
    );
    assert.deepEqual(plain?.sections, []);
    const [one] = await formsOf(
        '<form><input type="password"><button>Go</button><input><button>On</button></form>',
    );
    assert.deepEqual(one?.sections, []);
});

test('takes a field whose text a style hides for one of a password', async () => {
    const masks = '<style>.m{-webkit-text-security:disc}.n{-webkit-text-security:none}</style>';
    const told = await fields(
        `${masks}<input class="m" name="a"><input class="n" name="b"><input name="c"><input class="m" type="tel">
        <input class="m" type="number"><input class="m" type="search"><input class="m" type="checkbox">`,
    );
    assert.deepEqual(
        told.map((field) => field.wasPassword),
        [true, false, false, true, true, true, false],
    );
});

test('gathers neighbours that have no form, and keeps regions apart', async () => {
    const page = await facts(`<header><div><input type="search" name="q"></div></header><main><div>
        <div><label>User <input name="user"></label></div><div><input type="password" name="pass"></div><button>Go</button></div></main>`);
    assert.deepEqual(
        page.forms.map((form) => form.fields.map(({ name }) => name)),
        [['q'], ['user', 'pass']],
    );
    assert.deepEqual(
        page.forms[1]?.buttons.map(({ text }) => text),
        ['Go'],
    );
});

test('follows the form attribute', async () => {
    const page = await facts('<form id="f"><input name="a"></form><input name="b" form="f">');
    assert.deepEqual(
        page.forms.map((form) => form.fields.map(({ name }) => name)),
        [['a', 'b']],
    );
});

test('takes the cell before a field for its label', async () => {
    const [field] = await fields(
        '<form><table><tr><td>Your password:</td><td><input type="password"></td></tr></table></form>',
    );
    assert.equal(field?.nearby, 'Your password:');
});

test('sees what a person cannot see', async () => {
    const hidden = [
        'style="display:none"',
        'style="visibility:hidden"',
        'style="opacity:0"',
        'style="position:absolute;left:-9999px"',
        'style="width:0;height:0;border:0;padding:0"',
        'aria-hidden="true"',
        'style="position:absolute;clip:rect(0,0,0,0)"',
        'hidden',
    ];
    const told = await fields(`<form>${hidden.map((how) => `<input ${how}>`).join('')}<input></form>`);
    assert.deepEqual(
        told.map(({ visible }) => visible),
        [...hidden.map(() => false), true],
    );
});

test('sees what stands in something that is next to nothing, and what stands apart from it', async () => {
    const table = /** @type {const} */ ([
        ['height:0;overflow:hidden', '', false],
        ['height:1px;overflow:auto', '', false],
        ['position:absolute;width:1px;height:1px;overflow:hidden', '', false],
        ['position:absolute;clip:rect(0 0 0 0)', '', false],
        ['clip-path:inset(50%)', '', false],
        ['position:relative;height:0;overflow:hidden', 'position:absolute', false],
        ['height:0;overflow:hidden', 'position:absolute', true],
        ['height:0', '', true],
        ['display:contents;overflow:hidden', '', true],
        ['overflow:hidden', '', true],
    ]);
    for (const [around, own, seen] of table) {
        const [field] = await fields(
            `<form><div style="${around}"><div><input style="${own}"></div></div></form>`,
        );
        assert.equal(field?.visible, seen, `${around} around ${own}`);
    }
});

test('tells what a control is called where it says nothing, and what a script knows it by', async () => {
    const told = async (/** @type {string} */ html) => {
        const [control] = (await facts(html)).controls;
        return [control?.text, control?.label, control?.path, control?.command];
    };
    const table = [
        ['<a href="/x?logout=1&t=a1b2">⏻</a>', '⏻', '', '/x logout', ''],
        ['<a href="/x?do=logout">Go</a>', 'Go', '', '/x logout', ''],
        ['<a href="/x?action=account%2Flogout">Go</a>', 'Go', '', '/x action account/logout', ''],
        ['<a href="#logout">Go</a>', 'Go', '', '', 'logout'],
        ['<a href="javascript:signOut()">Go</a>', 'Go', '', '', 'signOut()'],
        ['<button onclick="logout()">Go</button>', 'Go', '', '', 'logout()'],
        ['<button data-action="logout">Go</button>', 'Go', '', '', 'logout'],
        ['<button title="Log out">⏻</button>', '⏻', 'Log out', '', ''],
        ['<button data-tooltip="Log out">robin</button>', 'robin', 'Log out', '', ''],
        ['<button><i class="fa fa-sign-out"></i></button>', '', '', '', 'fa fa-sign-out'],
        ['<a href="/end"><img alt="Log out"></a>', '', '', '/end', 'Log out'],
        ['<a id="leave">Sign out</a>', 'Sign out', '', '', ''],
        ['<span style="cursor: pointer">Sign out</span>', 'Sign out', '', '', ''],
        ['<ul><li style="cursor: pointer">Sign out</li></ul>', 'Sign out', '', '', ''],
    ];
    for (const [html, ...expected] of table)
        assert.deepEqual(await told(String(html)), expected, String(html));
});

test('tells where a form without fields is sent, and with which words, but no token', async () => {
    const page =
        await facts(`<form method="post" action="/doku.php?id=start"><input type="hidden" name="do" value="logout">
        <input type="hidden" name="sectok" value="6f1d8a0b2c"><button>Go</button></form>`);
    assert.deepEqual(
        page.controls.map(({ text, path, action }) => [text, path, action]),
        [['Go', '', '/doku.php start logout sectok']],
    );
});

test('the tooltip of what is around letters or a drawing is theirs, where nothing else stands in it', async () => {
    const svg = '<svg width="9" height="9"><path d="M0 0h9v9z"/></svg>';
    const titled = (/** @type {string} */ inside, title = 'Sign out') =>
        `<div class="user-logout" title="${title}" style="cursor: pointer">${inside}</div>`;
    const told = async (/** @type {string} */ html) =>
        (await facts(html)).controls.map(({ tag, text, label, command }) => [tag, label || text, command]);
    assert.deepEqual(await told(titled(svg)), [['svg', 'Sign out', 'user-logout']]);
    assert.deepEqual(await told(titled(`<b>${svg}</b>`)), [['svg', 'Sign out', 'user-logout']]);
    const letters = titled('<img alt="" width="9"><span>RO</span>', 'robin@fern.example');
    assert.deepEqual(await told(letters), [['span', 'robin@fern.example', '']]);
    const several = ['Delete account', 'Sign out'].map((name) =>
        svg.replace('<svg', `<svg aria-label="${name}"`),
    );
    assert.deepEqual(await told(titled(several.join(''), '')), [
        ['svg', 'Delete account', ''],
        ['svg', 'Sign out', ''],
    ]);
    const button = `<div role="button" title="Account" style="cursor: pointer">${svg}</div>`;
    assert.deepEqual(await told(button), [['div', 'Account', '']]);
    assert.deepEqual(await told(`<a class="user-avatar" style="cursor: pointer">${svg}</a>`), [
        ['a', '', ''],
    ]);
});

test('what says nothing of being pressed is no control', async () => {
    const page = await facts(
        '<span>Sign out</span><div style="cursor: pointer">' + 'Long '.repeat(20) + '</div>',
    );
    assert.deepEqual(page.controls, []);
});

test('sees which controls nobody can press, and which open a menu', async () => {
    const html = `<header><a href="/a">free</a><a href="/b" style="display: none">hidden</a><button disabled>off</button>
        <button aria-disabled="true">aria</button><button aria-haspopup="menu">menu</button><button aria-expanded="false">more</button></header>`;
    const dialog =
        '<div role="dialog" style="position: fixed; inset: 0"><div><input type="password"></div></div>';
    const modal = '<dialog id="d"><div><input type="password"></div></dialog><script>d.showModal()</script>';
    const told = async (/** @type {string} */ more) =>
        (await facts(html + more)).controls.map((one) =>
            ['visible', 'covered', 'disabled', 'opensMenu']
                .filter((what) => Reflect.get(one, what))
                .join(' '),
        );
    const free = [
        'visible',
        '',
        'visible disabled',
        'visible disabled',
        'visible opensMenu',
        'visible opensMenu',
    ];
    const covered = free.map((what) => what.replace('visible', 'visible covered'));
    assert.deepEqual(await told(''), free);
    assert.deepEqual(await told('<main><div><div><div><p><input type="password">'), free);
    assert.deepEqual(await told(dialog), covered);
    assert.deepEqual(await told(modal), covered);
});

test('ten thousand inputs: told in part, the passwords among them, in time', async () => {
    const read = await open(
        `<!doctype html><body><form>${'<input>'.repeat(10_000)}<input type="password" name="last"></form>`,
    );
    const [form] = read.facts.forms;
    assert.equal(form?.fields.length, 100);
    assert.equal(form?.fields.at(-1)?.name, 'last');
    assert.ok((form?.fieldCount ?? 0) > 10_000);
    assert.ok(read.ms < LIMIT_MS, `${read.ms} ms`);
});

test('a thousand forms, ten thousand headings and links: told in part, in time', async () => {
    const read = await open(
        `<!doctype html><body>${'<form><h2>Item</h2><input><button>Buy</button></form>'.repeat(1000)}${'<a href="/x">x</a><h3>y</h3>'.repeat(10_000)}<form id="in"><input type="password"></form>`,
    );
    assert.ok(read.facts.forms.length <= 60);
    assert.equal(read.facts.forms.at(-1)?.id, 'in');
    assert.ok(read.facts.controls.length <= 180 && read.facts.headings.length <= 30);
    assert.ok(read.ms < LIMIT_MS, `${read.ms} ms`);
});

test('ten thousand elements that could be pressed: told in part, in time', async () => {
    const read = await open(
        `<!doctype html><body>${'<div style="cursor: pointer">x</div><span onclick="y()">y</span><a>z</a>'.repeat(10_000)}`,
    );
    assert.ok(read.facts.controls.length <= 180);
    assert.ok(read.ms < LIMIT_MS, `${read.ms} ms`);
});

test('labels of a megabyte and deep trees are cut, in time', async () => {
    const long = 'password '.repeat(120_000);
    const read = await open(
        `<!doctype html><body><form><label>${long}<input name="a"></label>${'<b>'.repeat(5000)}x${'</b>'.repeat(5000)}<input name="b" placeholder="${long}" class="${long}"></form>`,
    );
    const [first, second] = read.facts.forms[0]?.fields ?? [];
    assert.ok(
        (first?.label.length ?? 0) <= 160 &&
            (second?.placeholder.length ?? 0) <= 160 &&
            (second?.class.length ?? 0) <= 120,
    );
    assert.ok(JSON.stringify(read.facts).length < 4000);
    assert.ok(read.ms < LIMIT_MS, `${read.ms} ms`);
});

test('shadow trees without end are left in time', async () => {
    const read = await open(`<!doctype html><body><div id="d"></div><script>
        let host = document.getElementById('d');
        for (let depth = 0; depth < 200; depth += 1) {
            const root = host.attachShadow({ mode: 'open' });
            root.innerHTML = '<input><div></div>'.repeat(20);
            host = root.lastElementChild;
        }</script>`);
    const depths = read.facts.forms.flatMap((form) => form.fields.map(({ shadowDepth }) => shadowDepth));
    assert.equal(Math.max(...depths), 16);
    assert.ok(read.ms < LIMIT_MS, `${read.ms} ms`);
});

test('nothing is written into the page', async () => {
    const html = '<form><input type="password"><label>x<input type="checkbox"></label></form>';
    const { page } = await open(`<!doctype html><body>${html}`, undefined, 'document.body.innerHTML');
    assert.equal(page, html);
});

test('a password that is shown as text is still one, and handles lead back', async () => {
    const { page } = await open(
        '<!doctype html><body><form><input type="password"></form>',
        undefined,
        `(() => {
        const { facts } = globalThis.latchkey;
        const [{ fields: [field] }] = facts.collect().forms;
        const input = facts.elementOf(field.handle);
        input.type = 'text';
        const [{ fields: [again] }] = facts.collect().forms;
        const same = again.handle === field.handle && facts.handleOf(input) === field.handle;
        input.remove();
        facts.collect();
        return [field.wasPassword, again.wasPassword, same, facts.elementOf(field.handle) === null];
    })()`,
    );
    assert.deepEqual(page, [false, true, true, true]);
});

test('finds a control again that was drawn anew, unless several are like it', async () => {
    const { page } = await open(
        '<!doctype html><body><nav></nav>',
        undefined,
        `(() => {
        const { facts } = globalThis.latchkey;
        const nav = document.querySelector('nav');
        const [out, gone] = ['<button id="out">Log out</button>', '<button>Delete account</button>'];
        const found = (html) => {
            nav.innerHTML = out + gone;
            const seen = facts.collect();
            const { handle } = seen.controls.find(({ text }) => text === 'Log out');
            nav.innerHTML = html;
            return facts.current(handle, seen)?.textContent ?? null;
        };
        return [found(gone + out), found(gone), found(out + out), found(out.replace('Log out', 'Delete account'))];
    })()`,
    );
    assert.deepEqual(page, ['Log out', null, null, null]);
});
