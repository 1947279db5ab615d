//! Every account has an id of its own, in the trash too: what is asked for by its id has to be that account.

use std::collections::BTreeSet;

use super::Accounts;

impl Accounts {
    /// Gives those another id that have one which is taken, as a merge of what was copied and changed can leave them.
    pub(super) fn tell_ids_apart(&mut self) {
        // Mostly they are, and nothing has to be copied.
        if self.are_ids_apart() {
            return;
        }
        let mut taken = BTreeSet::new();
        let all = self.all.iter_mut();
        for account in all.chain(self.trash.accounts_mut()) {
            let mut id = account.id.clone();
            let mut number = 2;
            while !taken.insert(id.clone()) {
                id = format!("{}-{number}", account.id);
                number += 1;
            }
            account.id = id;
        }
    }

    fn are_ids_apart(&self) -> bool {
        let mut taken = BTreeSet::new();
        let mut all = self.all.iter().chain(self.trash.accounts());
        all.all(|account| taken.insert(account.id.as_str()))
    }
}
