//! What the site's own rules forbid, measured against NIST SP 800-63B-4, section 3.1.1.2.

use crate::rules::{CharSet, FieldRules};
use crate::strength::{SiteLimit, SiteLimitKind, counts::saturating};

/// Characters that a password alone has to have, and one beside a second factor.
const ENOUGH_ALONE: u32 = 15;
const ENOUGH_WITH_SECOND_FACTOR: u32 = 8;
/// A site should take at least so many characters.
const SHOULD_TAKE: u32 = 64;

/// Characters that a password has to have, by NIST SP 800-63B-4: 15, or 8 beside a second factor.
pub(crate) fn enough(second_factor: bool) -> u32 {
    if second_factor {
        ENOUGH_WITH_SECOND_FACTOR
    } else {
        ENOUGH_ALONE
    }
}

/// The most characters that the field takes, if it has a limit that makes sense.
pub(crate) fn most(rules: &FieldRules) -> Option<u32> {
    rules
        .accepted()
        .ok()
        .and_then(|accepted| accepted.max_length)
}

/// Where the site stands in the way of a better password, the worst first. `length` is that of the password.
pub(crate) fn limits(rules: &FieldRules, length: u32, enough: u32) -> Vec<SiteLimit> {
    let Ok(accepted) = rules.accepted() else {
        return vec![limit(SiteLimitKind::RulesUnreadable, 0)];
    };
    let mut found = Vec::new();
    if let Some(most) = accepted.max_length {
        if most < accepted.min_length {
            found.push(limit(SiteLimitKind::LengthsContradict, most));
        } else if most < enough {
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
