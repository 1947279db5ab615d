//! When cookies were looked at, of which it is only known when they end.

const MINUTE: f64 = 60.0;
const DAY: f64 = 86_400.0;
/// Lifetimes that servers and scripts give, in minutes and days.
const MINUTES: [f64; 16] = [
    1.0, 2.0, 3.0, 5.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0, 90.0, 120.0, 180.0, 240.0, 360.0, 720.0,
];
const DAYS: [f64; 37] = [
    1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 14.0, 15.0, 20.0, 21.0, 28.0, 30.0, 31.0, 45.0,
    60.0, 90.0, 120.0, 150.0, 180.0, 182.0, 183.0, 270.0, 360.0, 364.0, 365.0, 366.0, 400.0, 730.0,
    731.0, 1095.0, 1825.0, 1826.0, 3650.0, 7300.0,
];
/// Cookies that are looked at together were mostly set or renewed within this, in seconds: a visit.
const VISIT: f64 = 300.0;

/// When cookies that end at these moments were looked at: most were set with a round lifetime, so that there is a time
/// within which most can have been set. Nothing, if no two of them agree. Moments are seconds since 1970.
pub(crate) fn looked_at(ends: &[f64]) -> Option<f64> {
    // What had ended was not there to be looked at.
    let latest = ends.iter().copied().min_by(f64::total_cmp)?;
    let lifetimes = || {
        let minutes = MINUTES.iter().map(|count| count * MINUTE);
        minutes.chain(DAYS.iter().map(|count| count * DAY))
    };
    let mut set: Vec<(f64, usize)> = ends
        .iter()
        .enumerate()
        .flat_map(|(cookie, end)| lifetimes().map(move |lifetime| (end - lifetime, cookie)))
        .filter(|(moment, _)| *moment <= latest)
        .collect();
    set.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let visit = busiest(&set, ends.len())?;
    visit.last().map(|(moment, _)| *moment)
}

/// The visit in which most cookies can have been set, the last of those: at least two of them.
fn busiest(set: &[(f64, usize)], cookies: usize) -> Option<&[(f64, usize)]> {
    let mut times = vec![0_usize; cookies];
    let (mut first, mut different, mut most) = (0, 0, 1);
    let mut best = None;
    for (place, (moment, cookie)) in set.iter().enumerate() {
        let count = times.get_mut(*cookie)?;
        different += usize::from(*count == 0);
        *count += 1;
        while let Some((_, gone)) = set.get(first).filter(|(start, _)| moment - start > VISIT) {
            let count = times.get_mut(*gone)?;
            *count -= 1;
            different -= usize::from(*count == 0);
            first += 1;
        }
        if different >= most.max(2) {
            most = different;
            best = Some((first, place));
        }
    }
    best.and_then(|(first, last)| set.get(first..=last))
}
