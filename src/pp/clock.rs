//! Moments as a calendar shows them, for `__DATE__`, `__TIME__` and `__TIMESTAMP__` ([cpp.predefined]).
//!
//! Local time is UTC and an offset that the machine's time zone file (TZif, RFC 9636) gives.

use std::time::{SystemTime, UNIX_EPOCH};

/// A moment as a calendar shows it.
pub(crate) struct Clock {
    year: i64,
    /// From 0.
    month: usize,
    day: i64,
    weekday: usize,
    second_of_day: i64,
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

impl Clock {
    /// `utc_offset` is in seconds.
    pub(crate) fn new(time: SystemTime, utc_offset: i64) -> Clock {
        let seconds = time.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs() as i64) + utc_offset;
        let days = seconds.div_euclid(86_400);
        // The civil calendar, counted in eras of 400 years that begin on 1 March 0000.
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = ((month_from_march + 2) % 12) as usize;
        Clock {
            year: year_of_era + era * 400 + i64::from(month < 2),
            month,
            day: day_of_year - (153 * month_from_march + 2) / 5 + 1,
            weekday: (days + 4).rem_euclid(7) as usize,
            second_of_day: seconds.rem_euclid(86_400),
        }
    }

    pub(crate) fn date(&self) -> String {
        format!("{} {:2} {}", MONTHS[self.month], self.day, self.year)
    }

    pub(crate) fn time(&self) -> String {
        let seconds = self.second_of_day;
        format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
    }

    pub(crate) fn timestamp(&self) -> String {
        let (day, month) = (DAYS[self.weekday], MONTHS[self.month]);
        format!("{day} {month} {:2} {} {}", self.day, self.time(), self.year)
    }
}

/// The sizes in the header of one of a time zone file's two blocks.
struct Counts {
    is_ut: usize,
    is_std: usize,
    leap: usize,
    time: usize,
    zone: usize,
    chars: usize,
}

/// The big-endian number in the first `N` bytes at `at`.
fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<i64> {
    let bytes: &[u8; N] = bytes.get(at..)?.first_chunk()?;
    let sign = if bytes[0] & 0x80 != 0 { -1 } else { 0 };
    Some(bytes.iter().fold(sign, |value, byte| (value << 8) | i64::from(*byte)))
}

fn counts(block: &[u8]) -> Option<Counts> {
    if !block.starts_with(b"TZif") {
        return None;
    }
    let count =
        |n: usize| number::<4>(block, 20 + 4 * n).and_then(|n| usize::try_from(n).ok()).filter(|n| *n < 1 << 20);
    let (is_ut, is_std, leap) = (count(0)?, count(1)?, count(2)?);
    Some(Counts { is_ut, is_std, leap, time: count(3)?, zone: count(4)?, chars: count(5)? })
}

/// Seconds that local time is ahead of UTC at `time`, by the contents of a time zone file.
pub(crate) fn utc_offset(zone_file: &[u8], time: SystemTime) -> Option<i64> {
    const HEADER: usize = 44;
    let first = counts(zone_file)?;
    // The first block has 32-bit times; the second, with 64 bits, has everything.
    let first_len = first.time * 5 + first.zone * 6 + first.chars + first.leap * 8 + first.is_std + first.is_ut;
    let block = zone_file.get(HEADER + first_len..)?;
    let counts = counts(block)?;
    let now = time.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs() as i64);
    let n_past =
        (0..counts.time).take_while(|n| number::<8>(block, HEADER + 8 * n).is_some_and(|at| at <= now)).count();
    let zones = HEADER + counts.time * 9;
    let zone = match n_past.checked_sub(1) {
        Some(last) => usize::from(*block.get(HEADER + counts.time * 8 + last)?),
        None => 0,
    };
    number::<4>(block, zones + zone * 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_is_the_civil_one() {
        let clock = Clock::new(UNIX_EPOCH + std::time::Duration::from_secs(951_827_696), 0);
        assert_eq!(clock.timestamp(), "Tue Feb 29 12:34:56 2000");
        assert_eq!(Clock::new(UNIX_EPOCH, -3600).date(), "Dec 31 1969");
    }

    #[test]
    fn the_offset_is_that_of_the_newest_transition() {
        let header = |n_times: u8| {
            let mut block = b"TZif2".to_vec();
            block.resize(20, 0);
            for count in [0, 0, 0, n_times, 2, 4] {
                block.extend([0, 0, 0, count]);
            }
            block
        };
        let mut file = header(0);
        file.extend([0; 16]);
        file.extend(header(2));
        file.extend(1000i64.to_be_bytes());
        file.extend(2000i64.to_be_bytes());
        file.extend([1, 0]);
        for offset in [3600i32, -7200] {
            file.extend(offset.to_be_bytes());
            file.extend([0, 0]);
        }
        let at = |seconds: u64| utc_offset(&file, UNIX_EPOCH + std::time::Duration::from_secs(seconds));
        assert_eq!((at(0), at(1000), at(2500)), (Some(3600), Some(-7200), Some(3600)));
        assert_eq!(utc_offset(b"", UNIX_EPOCH), None);
    }
}
