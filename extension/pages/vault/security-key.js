/**
 * Unlocking by a security key, or by the computer's own unlock, through the PRF extension of WebAuthn (Level 3, section
 * 10.1.4). What the key answers is a secret: it goes to the core and nowhere else.
 */
import { withAuthenticator } from '../../core/bundles/authenticator.js';
import { LatchkeyError } from '../../core/error.js';
import { readRecords } from '../../shared/vault/records.js';
import { begin } from '../../shared/vault/session.js';
import { changing } from '../../shared/vault/vault.js';

/** @typedef {import('../../wasm/types.js').SecurityKeySlot} SecurityKeySlot */

const SALT_SIZE = 32;
const PATIENCE_MS = 60_000;
/** ES256, EdDSA and RS256 (COSE algorithms): what keys and computers can do. The signature itself is not used. */
const ALGORITHMS = [-7, -8, -257];

/** Only Chromium lets the pages of an extension be a relying party. */
export function canUseSecurityKeys() {
    return location.protocol === 'chrome-extension:' && 'PublicKeyCredential' in globalThis;
}

/** The security keys that open the vault. @returns {Promise<SecurityKeySlot[]>} */
export async function securityKeys() {
    const records = await readRecords();
    return withAuthenticator((core) => core.securityKeys(records));
}

/** Has the browser ask for a security key, and adds it to what opens the vault. */
export async function addSecurityKey() {
    const known = await securityKeys();
    const salt = random(SALT_SIZE);
    const made = await asked(
        navigator.credentials.create({
            publicKey: {
                rp: { name: 'Latchkey' },
                user: { id: random(16), name: 'Latchkey', displayName: 'Latchkey' },
                challenge: random(SALT_SIZE),
                pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
                excludeCredentials: known.map(({ parameters }) => descriptor(parameters)),
                authenticatorSelection: { userVerification: 'required' },
                timeout: PATIENCE_MS,
                extensions: { prf: { eval: { first: salt } } },
            },
        }),
    );
    const parameters = {
        credentialId: [...new Uint8Array(made.rawId)],
        salt: [...salt],
        rpId: location.host,
    };
    // Some keys answer only when they are used, not when they are made known.
    const output = answerOf(made) ?? (await evaluate([parameters])).output;
    await changing((vault) => vault.addSecurityKey(parameters, output));
}

/** @param {number} slot */
export async function removeSecurityKey(slot) {
    await changing((vault) => vault.removeSecurityKey(slot));
    // Written twice, nothing is left that opens with it.
    await changing((vault) => vault.keepFewest());
}

/** Opens the vault by one of its security keys. */
export async function unlockBySecurityKey() {
    const { credentialId, output } = await evaluate(
        (await securityKeys()).map(({ parameters }) => parameters),
    );
    const records = await readRecords();
    await begin(await withAuthenticator((core) => core.unlockBySecurityKey(records, credentialId, output)));
}

/** @param {SecurityKeySlot['parameters'][]} keys */
async function evaluate(keys) {
    /** @type {Record<string, { first: Uint8Array<ArrayBuffer> }>} */
    const evalByCredential = {};
    for (const { credentialId, salt } of keys) {
        evalByCredential[base64Url(credentialId)] = { first: new Uint8Array(salt) };
    }
    const used = await asked(
        navigator.credentials.get({
            publicKey: {
                challenge: random(SALT_SIZE),
                allowCredentials: keys.map(descriptor),
                userVerification: 'required',
                timeout: PATIENCE_MS,
                extensions: { prf: { evalByCredential } },
            },
        }),
    );
    const output = answerOf(used);
    if (!output) throw new LatchkeyError('securityKeyUnfit');
    return { credentialId: new Uint8Array(used.rawId), output };
}

/**
 * @param {Promise<Credential | null>} question
 * @returns {Promise<PublicKeyCredential>}
 */
async function asked(question) {
    const credential = await question.catch((cause) => {
        throw new LatchkeyError(
            cause?.name === 'InvalidStateError' ? 'securityKeyKnown' : 'noSecurityKey',
            cause,
        );
    });
    if (!(credential instanceof PublicKeyCredential)) throw new LatchkeyError('noSecurityKey');
    return credential;
}

/** @param {PublicKeyCredential} credential */
function answerOf(credential) {
    const first = credential.getClientExtensionResults().prf?.results?.first;
    return first instanceof ArrayBuffer ? new Uint8Array(first) : undefined;
}

/**
 * @param {SecurityKeySlot['parameters']} parameters
 * @returns {PublicKeyCredentialDescriptor}
 */
function descriptor({ credentialId }) {
    return { type: 'public-key', id: new Uint8Array(credentialId) };
}

/** @param {number} size */
function random(size) {
    return crypto.getRandomValues(new Uint8Array(size));
}

/** @param {number[]} bytes */
function base64Url(bytes) {
    const text = btoa(String.fromCharCode(...bytes));
    return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
