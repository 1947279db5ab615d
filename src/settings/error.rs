//! What can be wrong with a file of settings.

/// Why nothing was taken from a file.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "camelCase")]
#[non_exhaustive]
pub enum SettingsError {
    /// It is no file of settings.
    #[error("this is no file with settings of Latchkey")]
    NotSettings,
    /// A later version has written it.
    #[error("a newer version of Latchkey has written these settings")]
    SettingsTooNew,
    /// It is one, and something in it is not as it is written: cut off, changed by hand, out of bounds.
    #[error("the settings in this file are damaged")]
    SettingsDamaged,
    /// It is larger than [`super::LARGEST`], or has more sites than [`super::MOST_SITES`].
    #[error("the file holds more than settings are")]
    SettingsTooLarge,
}
