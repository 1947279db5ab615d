//! The codes by which JavaScript and the extension's words know errors stay as they are.

use latchkey::{
    Coded,
    authenticator::{
        AccountError, ReleaseError, Repair,
        adding::{AddingError, scanned::OtherText},
        clock_drift::DriftError,
        import::ImportError,
    },
    clearing::ClearingError,
    cookies::{export::ExportError, jwt::JwtError},
    generator::GeneratorError,
    qr::QrError,
    random::NoRandomness,
    settings::SettingsError,
    vault::{RecoveryCodeError, VaultError},
};

/// All codes of a type, a space between them.
fn codes<T: Coded>() -> String {
    T::codes().collect::<Vec<_>>().join(" ")
}

#[test]
fn codes_stay_as_they_are() {
    let table = [
        (
            codes::<AccountError>(),
            "tooLong notRecognised unknownKind secretEmpty secretTooLong secretNotBase32 secretLength secretDamaged unknownAlgorithm \
             digitsOutOfBounds periodOutOfBounds counterOutOfBounds pinNeeded pinOutOfBounds badEncoding badEntry \
             tooManyAccounts vaultFull noSuchAccount notASite counterExhausted newerVersion unreadable",
        ),
        (
            codes::<ImportError>(),
            "fileTooLarge tooManyEntries formatUnknown versionUnknown passwordNeeded keyNeeded wrongKey keyFileDamaged \
             noPasswordSlot wrongPassword passwordTooLong kdfOutOfBounds fileDamaged accountRestricted openPgp appDatabase keePassOlder steamEncrypted \
             steamManifest sealedText noExport noCodes ownBackup picture unpackedTooLarge",
        ),
        (codes::<DriftError>(), "noTime timeFromCache timeTooSlow"),
        (codes::<AddingError>(), "noRandomness"),
        (
            codes::<ReleaseError>(),
            "notBound lookAlike severalAccounts crossSiteFrame codeSpent notSecure",
        ),
        (
            codes::<OtherText>(),
            "microsoftPush duo authy steamSignIn passkey wirelessNetwork webAddress other",
        ),
        (
            codes::<Repair>(),
            "secretSeparators secretCase shortSecret secretEnd addressForm algorithmSpelling issuerMismatch \
             duplicateParameter unknownParameter counterMissing plusForSpace strayPercent bareSecret unspecified \
             parameterIgnored emptyParameter labelCut noteCut",
        ),
        (
            codes::<ClearingError>(),
            "notTheWeb tooMuch undoExpired undoUnreadable undoTooLarge noRandomness",
        ),
        (
            codes::<ExportError>(),
            "controlCharacter noDomain partitioned noName notText unusualPath json",
        ),
        (
            codes::<JwtError>(),
            "tooLong parts encoding noObject noAlgorithm tooDeep tooManyClaims",
        ),
        (
            codes::<GeneratorError>(),
            "rulesUnreadable lengthsContradict tooLong tooManySets rulesImpossible phraseNotAllowed phraseDoesNotFit \
             pinNotAllowed noRandomness",
        ),
        (
            codes::<QrError>(),
            "pictureTooLarge pictureTruncated textTooLong",
        ),
        (
            codes::<VaultError>(),
            "notRecognised newerVersion damaged tooLarge kdfOutOfBounds outOfMemory passwordEmpty passwordTooLong \
             wrongPassword wrongRecoveryCode wrongSecurityKey wrongDataKey noSuchSlot tooManySlots lastPassword \
             slotOutOfBounds staleGeneration generationsExhausted backupDiffers vaultExists noRandomness",
        ),
        (
            codes::<SettingsError>(),
            "notSettings settingsTooNew settingsDamaged settingsTooLarge",
        ),
        (
            codes::<RecoveryCodeError>(),
            "recoveryCodeCharacter recoveryCodeLength recoveryCodeTypingError",
        ),
    ];
    for (found, expected) in table {
        assert_eq!(found, expected);
    }
}

#[test]
fn an_error_that_is_handed_on_keeps_its_code() {
    let account = AccountError::NoSuchAccount;
    let table = [
        (ReleaseError::from(account).code(), "noSuchAccount"),
        (AddingError::from(account).code(), "noSuchAccount"),
        (AddingError::from(NoRandomness).code(), "noRandomness"),
    ];
    for (found, expected) in table {
        assert_eq!(found, expected);
    }
}
