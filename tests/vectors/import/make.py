"""Makes the files of this folder whose programs encrypt or pack them, with other implementations of the cryptography:
the packages cryptography, argon2-cffi, PyNaCl, pyzipper and pykeepass of PyPI. `python3 make.py` in this folder; what comes
out differs each time, and is the same when it is opened.
"""

import base64, hashlib, hmac, io, json, os, struct, zipfile, zlib

import pyzipper
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from nacl import bindings as sodium
from pykeepass.kdbx_parsing.twofish import Twofish

PASSWORD = "fern frond"
KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
SECRET = b"12345678901234567890"
WORD = PASSWORD.encode()


def b64(data):
    return base64.b64encode(data).decode()


def write(name, data):
    data = data.encode() if isinstance(data, str) else data
    with open(name, "wb") as file:
        file.write(data)


def read(name):
    with open(name, encoding="utf-8") as file:
        return file.read()


def cbc(key, iv, data):
    padder = padding.PKCS7(128).padder()
    encryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    return encryptor.update(padder.update(data) + padder.finalize()) + encryptor.finalize()


def argon2id(word, salt, passes, kib, lanes):
    return hash_secret_raw(word, salt, passes, kib, lanes, 32, Type.ID)


# Bitwarden: https://bitwarden.com/help/encrypted-export/
def bitwarden(name, kdf):
    plain = read("bitwarden.json").encode()
    salt = b64(os.urandom(16))
    if kdf == 0:
        key = hashlib.pbkdf2_hmac("sha256", WORD, salt.encode(), 5000)
        cost = {"kdfIterations": 5000}
    else:
        key = argon2id(WORD, hashlib.sha256(salt.encode()).digest(), 2, 8 * 1024, 4)
        cost = {"kdfIterations": 2, "kdfMemory": 8, "kdfParallelism": 4}
    enc = HKDFExpand(SHA256(), 32, b"enc").derive(key)
    mac = HKDFExpand(SHA256(), 32, b"mac").derive(key)

    def seal(data):
        iv = os.urandom(16)
        sealed = cbc(enc, iv, data)
        return f"2.{b64(iv)}|{b64(sealed)}|{b64(hmac.digest(mac, iv + sealed, 'sha256'))}"

    write(
        name,
        json.dumps(
            {"encrypted": True, "passwordProtected": True, "salt": salt, "kdfType": kdf, **cost}
            | {"encKeyValidation_DO_NOT_EDIT": seal(os.urandom(16)), "data": seal(plain)},
            indent=2,
        ),
    )


bitwarden("bitwarden_pbkdf2.json", 0)
bitwarden("bitwarden_argon2.json", 1)


# Ente Auth: https://github.com/ente-io/ente, mobile/apps/auth, export_widget.dart
salt = os.urandom(16)
key = argon2id(WORD, salt, 2, 8 * 1024, 1)
state = sodium.crypto_secretstream_xchacha20poly1305_state()
header = sodium.crypto_secretstream_xchacha20poly1305_init_push(state, key)
sealed = sodium.crypto_secretstream_xchacha20poly1305_push(
    state, read("ente.txt").encode(), tag=sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
)
write(
    "ente_encrypted.txt",
    json.dumps(
        {
            "version": 1,
            "kdfParams": {"memLimit": 8 * 1024 * 1024, "opsLimit": 2, "salt": b64(salt)},
            "encryptedData": b64(sealed),
            "encryptionNonce": b64(header),
        }
    ),
)

# Proton Authenticator: proton-authenticator/src/entry/password_exporter.rs of proton-pass-common
salt, nonce = os.urandom(16), os.urandom(12)
key = argon2id(WORD, salt, 2, 19 * 1024, 1)
sealed = AESGCM(key).encrypt(
    nonce, read("proton_authenticator.json").encode(), b"proton.authenticator.export.v1"
)
write(
    "proton_authenticator_encrypted.json",
    json.dumps({"version": 1, "salt": b64(salt), "content": b64(nonce + sealed)}),
)

# Proton Pass: JSON in an archive
with zipfile.ZipFile("proton_pass.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("Proton Pass/data.json", read("proton_pass.json"))

# Stratum: doc/BACKUP_FORMAT.md of stratumauth/app
plain = read("stratum.json").encode()
salt, nonce = os.urandom(16), os.urandom(12)
key = argon2id(WORD, salt, 3, 65536, 4)
write("stratum.authpro", b"AUTHENTICATORPRO" + salt + nonce + AESGCM(key).encrypt(nonce, plain, None))
salt, iv = os.urandom(20), os.urandom(16)
key = hashlib.pbkdf2_hmac("sha1", WORD, salt, 64000, 32)
write("stratum_legacy.authpro", b"AuthenticatorPro" + salt + iv + cbc(key, iv, plain))

# andOTP: EncryptionHelper.java and Constants.java of andOTP/andOTP
plain = read("andotp.json").encode()
salt, nonce = os.urandom(12), os.urandom(12)
key = hashlib.pbkdf2_hmac("sha1", WORD, salt, 140001, 32)
write("andotp.json.aes", struct.pack(">I", 140001) + salt + nonce + AESGCM(key).encrypt(nonce, plain, None))
nonce = os.urandom(12)
write("andotp_old.json.aes", nonce + AESGCM(hashlib.sha256(WORD).digest()).encrypt(nonce, plain, None))


# FreeOTP 2: token backups of freeotp/freeotp-android, a HashMap of Java
def signed(data):
    return [byte - 256 if byte > 127 else byte for byte in data]


def sealed_key(key, data, token):
    nonce = os.urandom(12)
    return {
        "mCipher": "AES/GCM/NoPadding",
        "mCipherText": signed(AESGCM(key).encrypt(nonce, data, token.encode())),
        "mParameters": signed(b"\x30\x11\x04\x0c" + nonce + b"\x02\x01\x10"),
        "mToken": token,
    }


salt, master = os.urandom(32), os.urandom(32)
key = hashlib.pbkdf2_hmac("sha512", WORD, salt, 10000, 32)
texts = {
    "masterKey": json.dumps(
        {
            "mAlgorithm": "PBKDF2withHmacSHA512",
            "mEncryptedKey": sealed_key(key, master, "AES"),
            "mIterations": 10000,
            "mSalt": signed(salt),
        }
    ),
    "tokenOrder": json.dumps(["b", "a", "c"]),
}
for id, token in {
    "a": {"algo": "SHA256", "counter": 41, "digits": 8, "issuerExt": "網站", "label": "rowan 🌿", "type": "HOTP"},
    "b": {"digits": 6, "issuerExt": "Fern", "issuerInt": "Fern", "issuerAlt": "Early", "labelAlt": "early", "label": "robin", "period": 30, "type": "TOTP"},
    "c": {"algo": "SHA1", "digits": 5, "issuerExt": "Steam", "label": "rue", "period": 30, "type": "TOTP"},
}.items():
    texts[id] = json.dumps({"key": json.dumps(sealed_key(master, SECRET, "HmacSHA1"))})
    texts[id + "-token"] = json.dumps(token, ensure_ascii=False)


def java_text(text):
    data = b""
    for unit in struct.unpack(f">{len(text.encode('utf-16-be')) // 2}H", text.encode("utf-16-be")):
        data += chr(unit).encode("utf-8", "surrogatepass")
    return b"\x74" + struct.pack(">H", len(data)) + data


out = b"\xac\xed\x00\x05sr\x00\x11java.util.HashMap\x05\x07\xda\xc1\xc3\x16\x60\xd1\x03\x00\x02F\x00\nloadFactorI\x00\tthresholdxp"
out += struct.pack(">fI", 0.75, 12) + b"w\x08" + struct.pack(">II", 16, len(texts))
for name, text in texts.items():
    out += java_text(name) + java_text(text)
write("freeotp_2.xml", out + b"x")

# 1Password: https://support.1password.com/1pux-format/
with zipfile.ZipFile("1password.1pux", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("export.attributes", '{"version":3,"description":"1Password Unencrypted Export"}')
    archive.writestr("export.data", read("1password.json"))


# Authenticator, the extension: crypto-js, as OpenSSL's `enc` has it
def openssl(passphrase, data):
    salt, made, last = os.urandom(8), b"", b""
    while len(made) < 48:
        last = hashlib.md5(last + passphrase + salt).digest()
        made += last
    return b64(b"Salted__" + salt + cbc(made[:32], made[32:48], data))


plain = json.loads(read("authenticator_extension.json"))
old = {name: entry | {"encrypted": True, "secret": openssl(WORD, entry["secret"].encode())} for name, entry in plain.items()}
write("authenticator_extension_old.json", json.dumps(old, indent=1))
inner = os.urandom(120)
keyed = {
    name: entry | {"encrypted": True, "secret": openssl(inner.hex().encode(), entry["secret"].encode())}
    for name, entry in plain.items()
}
write("authenticator_extension_key.json", json.dumps(keyed | {"key": {"enc": openssl(WORD, inner), "hash": "x"}}, indent=1))
salt = "7a2f36f0-5a5e-4f3d-9b4b-1f0d3c2b1a00"
passphrase = base64.b64encode(argon2id(WORD, salt.encode(), 2, 19 * 1024, 1)).rstrip(b"=")
new = {
    name: {"dataType": "EncOTPStorage", "keyId": "k", "index": entry["index"], "data": openssl(passphrase, json.dumps(entry).encode())}
    for name, entry in plain.items()
}
write("authenticator_extension_argon2.json", json.dumps(new | {"k": {"dataType": "Key", "id": "k", "salt": salt, "hash": "x", "version": 3}}, indent=1))

# TOTP Authenticator: a list of texts as the name of the one field of an object
entries = [
    {"base": 16, "digits": "6", "issuer": "Fern", "key": SECRET.hex().upper(), "name": "robin", "period": "30", "isFavorite": True},
    {"base": 32, "digits": "7", "issuer": "Slow", "key": KEY, "name": "thyme", "period": "60"},
]
plain = json.dumps({json.dumps([json.dumps(entry) for entry in entries]): ""}).encode()
write("totp_authenticator.encrypt", b64(cbc(hashlib.sha256(b"TotpAuthenticator").digest(), bytes(16), plain)))
write("totp_authenticator_password.encrypt", b64(cbc(hashlib.sha256(WORD).digest(), bytes(16), plain)))

# Authenticator Plus and WinAuth: a list in an archive with a password, of AES and of PKWARE's cipher
with pyzipper.AESZipFile("authenticator_plus.zip", "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
    archive.setpassword(WORD)
    archive.writestr("Accounts.txt", read("list.txt"))


with pyzipper.AESZipFile("raivo.zip", "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
    archive.setpassword(WORD)
    archive.writestr("raivo-otp-export.json", read("raivo.json"))

# Bitwarden, with what hangs on its items.
with zipfile.ZipFile("bitwarden.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("data.json", read("bitwarden.json"))
    archive.writestr("attachments/1/a note.txt", "call first")


def pkware(data, check):
    table = [0] * 256
    for byte in range(256):
        value = byte
        for _ in range(8):
            value = (value >> 1) ^ (0xEDB88320 if value & 1 else 0)
        table[byte] = value
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte):
        keys[0] = (keys[0] >> 8) ^ table[(keys[0] ^ byte) & 255]
        keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = (keys[2] >> 8) ^ table[(keys[2] ^ (keys[1] >> 24)) & 255]

    for byte in WORD:
        update(byte)
    out = bytearray()
    for byte in os.urandom(11) + bytes([check]) + data:
        word = (keys[2] & 0xFFFF) | 2
        out.append(byte ^ ((word * (word ^ 1)) >> 8 & 255))
        update(byte)
    return bytes(out)


def winauth(name, compression):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        archive.writestr("winauth-2026-11-29.txt", read("list.txt").encode())
        info = archive.infolist()[0]
    data = bytearray(buffer.getvalue())
    begin = 30 + len(info.filename)
    packed = pkware(bytes(data[begin : begin + info.compress_size]), info.CRC >> 24)
    directory = bytes(data[begin + info.compress_size :])
    local = bytearray(data[:begin])
    local[6] |= 1
    struct.pack_into("<I", local, 18, len(packed))
    directory = bytearray(directory)
    directory[8] |= 1
    struct.pack_into("<I", directory, 20, len(packed))
    struct.pack_into("<I", directory, directory.rindex(b"PK\x05\x06") + 16, begin + len(packed))
    write(name, bytes(local) + packed + bytes(directory))


winauth("winauth.zip", zipfile.ZIP_DEFLATED)
winauth("winauth_stored.zip", zipfile.ZIP_STORED)


# KeePass: https://keepass.info/help/kb/kdbx.html
def keepass(name, kdf, word=WORD, key_file=None, twofish=False):
    from xml.etree import ElementTree

    document = ElementTree.fromstring(read("keepass.xml"))
    inner = os.urandom(64)
    stream_key = hashlib.sha512(inner).digest()
    stream = Cipher(algorithms.ChaCha20(stream_key[:32], bytes(4) + stream_key[32:44]), None).encryptor()
    for value in document.iter("Value"):
        if value.get("ProtectInMemory") == "True":
            del value.attrib["ProtectInMemory"]
            value.set("Protected", "True")
            value.text = b64(stream.update((value.text or "").encode()))
    field = lambda id, data: struct.pack("<BI", id, len(data)) + data
    body = field(1, struct.pack("<I", 3)) + field(2, inner) + field(0, b"")
    body += ElementTree.tostring(document, encoding="utf-8")
    seed, salt = os.urandom(32), os.urandom(32)
    parts = [hashlib.sha256(word).digest()] if word else []
    composite = hashlib.sha256(b"".join(parts + ([key_file] if key_file else []))).digest()
    item = lambda kind, key, value: struct.pack("<BI", kind, len(key)) + key.encode() + struct.pack("<I", len(value)) + value
    if kdf == "argon2":
        transformed = hash_secret_raw(composite, salt, 2, 8192, 2, 32, Type.D)
        uuid = "ef636ddf8c29444b91f7a9a403e30a0c"
        work = item(5, "I", struct.pack("<Q", 2)) + item(5, "M", struct.pack("<Q", 8192 * 1024))
        work += item(4, "P", struct.pack("<I", 2)) + item(4, "V", struct.pack("<I", 0x13))
    else:
        encryptor = Cipher(algorithms.AES(salt), modes.ECB()).encryptor()
        transformed = composite
        for _ in range(6000):
            transformed = encryptor.update(transformed)
        transformed = hashlib.sha256(transformed).digest()
        uuid = "7c02bb8279a74ac0927d114a00648238"
        work = item(5, "R", struct.pack("<Q", 6000))
    work = b"\x00\x01" + item(0x42, "$UUID", bytes.fromhex(uuid)) + item(0x42, "S", salt) + work + b"\x00"
    key = hashlib.sha256(seed + transformed).digest()
    if kdf == "argon2":
        cipher, iv = "31c1f2e6bf714350be5805216afc5aff", os.urandom(16)
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        packed = 1
        body = packer.compress(body) + packer.flush()
        if twofish:
            cipher = "ad68f29f576f4bb9a36ad47af965346c"
            count = 16 - len(body) % 16
            sealed = Twofish.new(key, mode=Twofish.MODE_CBC, IV=iv).encrypt(body + bytes([count]) * count)
        else:
            sealed = cbc(key, iv, body)
    else:
        cipher, iv = "d6038a2b8b6f4cb5a524339a31dbb59a", os.urandom(12)
        sealed = Cipher(algorithms.ChaCha20(key, bytes(4) + iv), None).encryptor().update(body)
        packed = 0
    header = bytes.fromhex("03d9a29a67fb4bb5") + struct.pack("<HH", 0, 4)
    for id, data in [(2, bytes.fromhex(cipher)), (3, struct.pack("<I", packed)), (4, seed), (7, iv), (11, work), (0, b"\r\n\r\n")]:
        header += field(id, data)
    macs = hashlib.sha512(seed + transformed + b"\x01").digest()
    mac_key = lambda number: hashlib.sha512(struct.pack("<Q", number) + macs).digest()
    out = header + hashlib.sha256(header).digest() + hmac.digest(mac_key(2**64 - 1), header, "sha256")
    for number, block in enumerate([sealed[:500], sealed[500:], b""]):
        size = struct.pack("<I", len(block))
        out += hmac.digest(mac_key(number), struct.pack("<Q", number) + size + block, "sha256") + size + block
    write(name, out)


key = bytes(range(32))
keepass("keepass_twofish.kdbx", "argon2", twofish=True)
keepass("keepass_key_file.kdbx", "argon2", key_file=key)
keepass("keepass_key_file_alone.kdbx", "argon2", word=None, key_file=hashlib.sha256(b"any file").digest())
keepass("keepass_argon2.kdbx", "argon2")
keepass("keepass_aes.kdbx", "aes")


# KDBX 3.1, with Salsa20 after its specification: https://cr.yp.to/snuffle/spec.pdf
def salsa20(key, nonce, data):
    def rotated(word, by):
        word &= 0xFFFFFFFF
        return (word << by | word >> 32 - by) & 0xFFFFFFFF

    out = b""
    for block in range(0, len(data), 64):
        k, c = struct.unpack("<8I", key), struct.unpack("<4I", b"expand 32-byte k")
        n = struct.unpack("<2I", nonce) + (block // 64, 0)
        start = [c[0], *k[:4], c[1], *n, c[2], *k[4:], c[3]]
        x = list(start)
        rows = [(0, 1, 2, 3), (5, 6, 7, 4), (10, 11, 8, 9), (15, 12, 13, 14)]
        columns = [(0, 4, 8, 12), (5, 9, 13, 1), (10, 14, 2, 6), (15, 3, 7, 11)]
        for _ in range(10):
            for p, q, r, s in columns + rows:
                x[q] ^= rotated(x[p] + x[s], 7)
                x[r] ^= rotated(x[q] + x[p], 9)
                x[s] ^= rotated(x[r] + x[q], 13)
                x[p] ^= rotated(x[s] + x[r], 18)
        stream = struct.pack("<16I", *((a + b) & 0xFFFFFFFF for a, b in zip(x, start)))
        out += bytes(a ^ b for a, b in zip(data[block : block + 64], stream))
    return out


def keepass_3(name, key_file=None, rounds=6000):
    from xml.etree import ElementTree

    document = ElementTree.fromstring(read("keepass.xml"))
    binary = ElementTree.SubElement(ElementTree.SubElement(document.find("Meta"), "Binaries"), "Binary")
    seed, salt, iv = os.urandom(32), os.urandom(32), os.urandom(16)
    stream_key, start = os.urandom(32), os.urandom(32)
    protected = [(binary, bytes(range(200, 256)))]
    for value in document.iter("Value"):
        if value.get("ProtectInMemory") == "True":
            del value.attrib["ProtectInMemory"]
            protected.append((value, (value.text or "").encode()))
    plain = b"".join(text for _, text in protected)
    sealed = salsa20(hashlib.sha256(stream_key).digest(), bytes.fromhex("e830094b97205d2a"), plain)
    for element, text in protected:
        element.set("Protected", "True")
        element.text, sealed = b64(sealed[: len(text)]), sealed[len(text) :]
    header = bytes.fromhex("03d9a29a67fb4bb5") + struct.pack("<HH", 1, 3)
    fields = [(2, bytes.fromhex("31c1f2e6bf714350be5805216afc5aff")), (3, struct.pack("<I", 1)), (4, seed), (5, salt)]
    fields += [(6, struct.pack("<Q", rounds)), (7, iv), (8, stream_key), (9, start), (10, struct.pack("<I", 2)), (0, b"\r\n\r\n")]
    for id, data in fields:
        header += struct.pack("<BH", id, len(data)) + data
    ElementTree.SubElement(document.find("Meta"), "HeaderHash").text = b64(hashlib.sha256(header).digest())
    parts = hashlib.sha256(WORD).digest() + (key_file or b"")
    transformed = hashlib.sha256(parts).digest()
    encryptor = Cipher(algorithms.AES(salt), modes.ECB()).encryptor()
    for _ in range(rounds):
        transformed = encryptor.update(transformed)
    key = hashlib.sha256(seed + hashlib.sha256(transformed).digest()).digest()
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = packer.compress(ElementTree.tostring(document, encoding="utf-8")) + packer.flush()
    packed = start
    for number, block in enumerate([body[:500], body[500:], b""]):
        digest = hashlib.sha256(block).digest() if block else bytes(32)
        packed += struct.pack("<I", number) + digest + struct.pack("<I", len(block)) + block
    write(name, header + cbc(key, iv, packed))


keepass_3("keepass_3.kdbx")
keepass_3("keepass_3_key_file.kdbx", key_file=key)
