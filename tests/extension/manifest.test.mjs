import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { EXTENSION } from './fake-browser.mjs';

const manifest = JSON.parse(readFileSync(`${EXTENSION}/manifest.json`, 'utf8'));

/** Every line here is a promise to the person who installs it; a change needs a word in the CHANGELOG. */
test('what Latchkey may do is frozen', () => {
    assert.deepEqual(manifest.permissions, [
        'storage',
        'activeTab',
        'scripting',
        'cookies',
        'browsingData',
        'contextMenus',
        'idle',
        'alarms',
    ]);
    assert.deepEqual(manifest.optional_host_permissions, ['*://*/*']);
    assert.deepEqual(manifest.optional_permissions, [
        'notifications',
        'webRequest',
        'clipboardRead',
        'clipboardWrite',
        'offscreen',
    ]);
    for (const none of [
        'host_permissions',
        'content_scripts',
        'web_accessible_resources',
        'externally_connectable',
    ]) {
        assert.equal(manifest[none], undefined, none);
    }
    assert.deepEqual(manifest.content_security_policy, {
        extension_pages:
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    });
    assert.deepEqual(manifest.browser_specific_settings.gecko.data_collection_permissions, {
        required: ['none'],
    });
});

test('no file of the extension names an address of the network', () => {
    const ours = readdirSync(EXTENSION, { recursive: true, encoding: 'utf8' }).filter((path) =>
        /^(background|content|core|pages|shared)\/.*\.(js|css|html)$/.test(path),
    );
    assert.ok(ours.length > 80);
    // The popup's file holds snabbdom, which knows the names of XML's namespaces.
    const namespace = /"http:\/\/www\.w3\.org\/(1999\/xlink|2000\/svg|2000\/xmlns\/|XML\/1998\/namespace)"/g;
    const naming = ours.filter((path) =>
        /\b(https?|wss?|ftp):\/\/\w/.test(
            readFileSync(`${EXTENSION}/${path}`, 'utf8').replaceAll(namespace, ''),
        ),
    );
    assert.deepEqual(naming, []);
});

test('the gate is at most 8 KB gzipped', () => {
    assert.ok(gzipSync(readFileSync(`${EXTENSION}/content/gate.js`), { level: 9 }).length <= 8 * 1024);
});

test('views build no HTML from strings', () => {
    const scripts = readdirSync(EXTENSION, { recursive: true, encoding: 'utf8' }).filter((path) =>
        /^(background|content|core|pages|shared).*\.js$/.test(path),
    );
    const risky = scripts.filter((path) =>
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|unsafeHTML|\beval\(|new Function/.test(
            readFileSync(`${EXTENSION}/${path}`, 'utf8'),
        ),
    );
    assert.deepEqual(risky, []);
});
