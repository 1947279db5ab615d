import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { contentScript, EXTENSION, fakeBrowser, until } from './fake-browser.mjs';

const { chrome, state, connect } = fakeBrowser();
await import(`${EXTENSION}/background/background.js`);

/** @param {string} password */
const question = (password) => ({ password, inputs: [], confirmation: null });
/** @param {{ heard: any[] }} port @param {string} kind */
const heard = (port, kind) => port.heard.filter((message) => message.kind === kind);

beforeEach(async () => {
    state.broken.clear();
    await chrome.permissions.request({ origins: ['*://*/*'] });
});

test('a port brings the style and a verdict ', async () => {
    const port = connect('verdicts', contentScript());
    port.postMessage({ turn: 1, question: question('password') });
    await until(() => heard(port, 'assessment').length === 1 && heard(port, 'style').length === 1);
    const [{ turn, assessment }] = heard(port, 'assessment');
    assert.equal(turn, 1);
    assert.equal(assessment.warning, 'top10');
    assert.match(heard(port, 'style')[0].css, /\.latchkey-card/);
    assert.deepEqual(heard(port, 'style')[0].keys, { fill: 'Alt+Shift+G', popup: '' });
});

test('of questions that pile up the last is answered', async () => {
    const port = connect('verdicts', contentScript());
    for (let turn = 1; turn <= 50; turn += 1) {
        port.postMessage({ turn, question: question('x'.repeat(turn)) });
    }
    await until(() => heard(port, 'assessment').some(({ turn }) => turn === 50));
    assert.ok(heard(port, 'assessment').length < 50);
});

test('the hosts of the frame and of the page count against the password', async () => {
    /** @param {string} url @param {string} top */
    const strength = async (url, top) => {
        const port = connect('verdicts', contentScript(url, { url: top }));
        port.postMessage({ turn: 1, question: question('thistlewick77') });
        await until(() => heard(port, 'assessment').length === 1);
        return heard(port, 'assessment')[0].assessment.guessesLog10;
    };
    const elsewhere = await strength('https://a.example/', 'https://b.example/');
    assert.ok((await strength('https://thistlewick.example/', 'https://b.example/')) < elsewhere);
    assert.ok((await strength('https://a.example/', 'https://thistlewick.example/')) < elsewhere);
});

test('a core that cannot be loaded is told, and the next question tries again', async () => {
    state.broken.add('wasm/strength_bg.wasm');
    const port = connect('verdicts', contentScript());
    port.postMessage({ turn: 1, question: question('password') });
    await until(() => heard(port, 'problem').length === 1 || heard(port, 'assessment').length === 1);
    state.broken.clear();
    port.postMessage({ turn: 2, question: question('password') });
    await until(() => heard(port, 'assessment').some(({ turn }) => turn === 2));
});

test('a frame that may not be watched is hung up on, and a page of the extension is not heard', async () => {
    await chrome.permissions.remove({ origins: ['*://*/*'] });
    const port = connect('verdicts', contentScript());
    let ended = false;
    port.onDisconnect.addListener(() => (ended = true));
    port.postMessage({ turn: 1, question: question('password') });
    await until(() => ended);
    assert.deepEqual(heard(port, 'assessment'), []);
    const other = connect('verdicts', {
        id: 'latchkey',
        url: chrome.runtime.getURL('pages/popup/popup.html'),
    });
    other.postMessage({ turn: 1, question: question('password') });
    await new Promise((done) => setTimeout(done, 50));
    assert.deepEqual(other.heard, []);
});

test('a port that closes while the answer is under way is no error', async () => {
    const port = connect('verdicts', contentScript());
    port.postMessage({ turn: 1, question: question('x'.repeat(5000)) });
    port.disconnect();
    await new Promise((done) => setTimeout(done, 50));
    assert.deepEqual(heard(port, 'assessment'), []);
});
