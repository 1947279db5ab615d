//! Whether a person can see a field, by what the browser draws of it.

use serde::Deserialize;

/// Smaller than this, in CSS pixels, nobody reads what is typed: a box for one digit is larger.
const LEAST_WIDTH: f64 = 12.0;
const LEAST_HEIGHT: f64 = 10.0;
/// Paler than this is meant not to be noticed. What a page has switched off is drawn at a third and more.
const LEAST_OPACITY: f64 = 0.3;

/// What the browser draws of a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FieldSight {
    /// Whether it is drawn, and nothing says that it is not for people.
    pub drawn: bool,
    /// How wide it is on the screen, in CSS pixels.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// How opaque it is with all that is around it, from 0 to 1.
    pub opacity: f64,
    /// At how many points of it was looked.
    pub points: u32,
    /// At how many of those it is in the window and lies before everything else.
    pub clear: u32,
}

impl FieldSight {
    /// Whether a person can see the field: most of it is in the window, nothing lies over that, and it is large and opaque enough.
    #[must_use]
    pub fn is_seen(&self) -> bool {
        self.drawn
            && self.width >= LEAST_WIDTH
            && self.height >= LEAST_HEIGHT
            && self.opacity >= LEAST_OPACITY
            && self.clear.saturating_mul(2) > self.points
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEEN: FieldSight = FieldSight {
        drawn: true,
        width: 200.0,
        height: 30.0,
        opacity: 1.0,
        points: 9,
        clear: 9,
    };

    #[test]
    fn a_field_is_seen_if_a_person_can_read_what_is_typed() {
        for (name, sight, seen) in [
            ("an ordinary field", SEEN, true),
            (
                "hidden by a style",
                FieldSight {
                    drawn: false,
                    ..SEEN
                },
                false,
            ),
            (
                "a box for one digit",
                FieldSight {
                    width: 20.0,
                    height: 24.0,
                    ..SEEN
                },
                true,
            ),
            (
                "a pixel",
                FieldSight {
                    width: 1.0,
                    height: 1.0,
                    ..SEEN
                },
                false,
            ),
            (
                "a line",
                FieldSight {
                    height: 2.0,
                    ..SEEN
                },
                false,
            ),
            (
                "transparent",
                FieldSight {
                    opacity: 0.0,
                    ..SEEN
                },
                false,
            ),
            (
                "nearly transparent",
                FieldSight {
                    opacity: 0.05,
                    ..SEEN
                },
                false,
            ),
            (
                "switched off for the moment",
                FieldSight {
                    opacity: 0.4,
                    ..SEEN
                },
                true,
            ),
            ("with a button in it", FieldSight { clear: 6, ..SEEN }, true),
            (
                "half covered",
                FieldSight {
                    points: 8,
                    clear: 4,
                    ..SEEN
                },
                false,
            ),
            (
                "covered, or out of the window",
                FieldSight { clear: 0, ..SEEN },
                false,
            ),
            (
                "never looked at",
                FieldSight {
                    points: 0,
                    clear: 0,
                    ..SEEN
                },
                false,
            ),
            (
                "no number",
                FieldSight {
                    opacity: f64::NAN,
                    ..SEEN
                },
                false,
            ),
            ("no facts", FieldSight::default(), false),
        ] {
            assert_eq!(sight.is_seen(), seen, "{name}");
        }
    }
}
