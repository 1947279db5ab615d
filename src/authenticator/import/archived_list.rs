//! A list of addresses in an archive that a password opens: Authenticator Plus (`Accounts.txt`) and WinAuth write so.

use super::{
    archive::Zip,
    error::ImportError,
    importer::{File, Found, Importer},
    list,
};

pub(super) struct ArchivedList;

fn is_list(name: &str) -> bool {
    let end = name.rsplit('.').next().unwrap_or_default();
    end.eq_ignore_ascii_case("txt")
}

impl Importer for ArchivedList {
    fn name(&self) -> &'static str {
        "WinAuth"
    }

    fn program(&self, file: &File) -> &'static str {
        let is_plus = |name: &str| name.ends_with("Accounts.txt");
        match Zip::read(file.bytes) {
            Ok(zip) if zip.find(is_plus).is_some() => "Authenticator Plus",
            _ => self.name(),
        }
    }

    fn recognises(&self, file: &File) -> bool {
        Zip::begins(file.bytes)
            && Zip::read(file.bytes).is_ok_and(|zip| zip.find(is_list).is_some())
    }

    fn read(&self, file: &File, password: Option<&str>) -> Result<Found, ImportError> {
        let zip = Zip::read(file.bytes)?;
        let name = zip.find(is_list).ok_or(ImportError::FileDamaged)?;
        let opened = zip.open(name, password)?;
        let text = std::str::from_utf8(&opened).map_err(|_| ImportError::FileDamaged)?;
        if !list::has_addresses(text) {
            return Err(ImportError::NoCodes);
        }
        list::read(text)
    }
}
