//! What the site's own rules forbid, measured against NIST SP 800-63B-4, section 3.1.1.2.

use crate::rules::{CharSet, FieldRules};
use crate::strength::{SiteLimit, SiteLimitKind, counts::saturating};

/// Characters that a password has to have where it stands alone.
pub(crate) const ENOUGH: u32 = 15;
/// A site should take at least so many characters.
const SHOULD_TAKE: u32 = 64;

/// The most characters that the field takes, if it has a limit that makes sense.
pub(crate) fn most(rules: &FieldRules) -> Option<u32> {
    rules
        .accepted()
        .ok()
        .and_then(|accepted| accepted.max_length)
}

/// Where the site stands in the way of a better password, the worst first. `length` is that of the password.
pub(crate) fn limits(rules: &FieldRules, length: u32) -> Vec<SiteLimit> {
    let Ok(accepted) = rules.accepted() else {
        return vec![limit(SiteLimitKind::RulesUnreadable, 0)];
    };
    let mut found = Vec::new();
    if let Some(most) = accepted.max_length {
        if most < accepted.min_length {
            found.push(limit(SiteLimitKind::LengthsContradict, most));
        } else if most < ENOUGH {
            found.push(limit(SiteLimitKind::MaximumTooShort, most));
        } else if most < SHOULD_TAKE {
            found.push(limit(SiteLimitKind::MaximumBelow64, most));
        }
        if length >= most && most < SHOULD_TAKE {
            found.push(limit(SiteLimitKind::NoRoomLeft, most));
        }
    }
    if accepted.allowed != CharSet::PRINTABLE {
        found.push(limit(
            SiteLimitKind::CharactersForbidden,
            accepted.allowed.len(),
        ));
    }
    if !accepted.required.is_empty() {
        let sets = saturating(accepted.required.len());
        found.push(limit(SiteLimitKind::CompositionRequired, sets));
    }
    if let Some(most) = accepted.max_consecutive {
        found.push(limit(SiteLimitKind::RepetitionForbidden, most));
    }
    found
}

fn limit(kind: SiteLimitKind, value: u32) -> SiteLimit {
    SiteLimit { kind, value }
}
