//! Time: microseconds UTC from one injected clock, and their forms on the wire.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Microseconds since 1970-01-01T00:00:00Z.
pub type Micros = i64;

pub const MILLISECOND: Micros = 1_000;
pub const SECOND: Micros = 1_000_000;
pub const MINUTE: Micros = 60 * SECOND;
pub const HOUR: Micros = 60 * MINUTE;
pub const DAY: Micros = 24 * HOUR;

/// The only source of "now". In lab mode its offset can be moved from outside.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    offset: Arc<AtomicI64>,
}

impl Clock {
    /// Microseconds UTC, with the lab offset added.
    pub fn now(&self) -> Micros {
        // The one place that may ask the machine; everything else takes the time as a parameter.
        #[allow(clippy::disallowed_methods)]
        let machine = jiff::Timestamp::now().as_microsecond();
        machine + self.offset.load(Ordering::Relaxed)
    }

    /// Moves the clock by `offset` microseconds from the machine's. Lab only; the caller checks.
    pub fn shift(&self, offset: Micros) {
        self.offset.store(offset, Ordering::Relaxed);
    }
}

/// RFC 3339 in UTC with microseconds, as ActivityStreams wants `published` and `updated`.
pub fn rfc3339(at: Micros) -> String {
    match jiff::Timestamp::from_microsecond(at) {
        Ok(t) => format!("{t:.6}"),
        Err(_) => "1970-01-01T00:00:00Z".to_owned(),
    }
}

/// The same to the second, which the proofs of other software go by.
pub fn rfc3339_seconds(at: Micros) -> String {
    match jiff::Timestamp::from_microsecond(at) {
        Ok(t) => format!("{t:.0}"),
        Err(_) => "1970-01-01T00:00:00Z".to_owned(),
    }
}

/// Reads an RFC 3339 / xsd:dateTime stamp; `None` when it is not one or lies outside the years 1970–9999.
pub fn parse_rfc3339(text: &str) -> Option<Micros> {
    let t: jiff::Timestamp = text.trim().parse().ok()?;
    let at = t.as_microsecond();
    (at >= 0).then_some(at)
}

/// The moment, as the time library counts it.
pub fn timestamp(at: Micros) -> jiff::Timestamp {
    jiff::Timestamp::from_microsecond(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH)
}

/// A moment as HTTP writes it (RFC 9110, 5.6.7): to the second.
pub fn http_date(at: Micros) -> String {
    let printer = jiff::fmt::rfc2822::DateTimePrinter::new();
    printer.timestamp_to_rfc9110_string(&timestamp(at)).unwrap_or_default()
}

/// Reads a date of an HTTP header.
pub fn parse_http_date(text: &str) -> Option<Micros> {
    jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(text).ok().map(|t| t.as_microsecond())
}

/// Eight in the morning of a day (`2026-12-01`) in a time zone.
pub fn morning(day: &str, zone: &str) -> Option<Micros> {
    let day: jiff::civil::Date = day.parse().ok()?;
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let at = day.at(8, 0, 0, 0).to_zoned(zone).ok()?.timestamp().as_microsecond();
    (at >= 0).then_some(at)
}

/// The day on which a moment lies in a time zone: `2026-12-01`.
pub fn day(at: Micros, zone: &str) -> String {
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    timestamp(at).to_zoned(zone).date().to_string()
}

/// Whether `zone` names a time zone that this build knows.
pub fn zone_exists(zone: &str) -> bool {
    jiff::tz::TimeZone::get(zone).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_survive_the_wire_to_the_microsecond() {
        let at = 1_795_000_000_123_456;
        assert_eq!(parse_rfc3339(&rfc3339(at)), Some(at));
    }

    #[test]
    fn a_morning_is_at_eight_where_somebody_lives_also_when_the_clocks_change() {
        for (day, zone, at) in [
            ("2026-12-01", "UTC", "2026-12-01T08:00:00Z"),
            ("2026-03-29", "Europe/Oslo", "2026-03-29T06:00:00Z"),
            ("2026-03-28", "Europe/Oslo", "2026-03-28T07:00:00Z"),
            ("2026-12-01", "Australia/Adelaide", "2026-11-30T21:30:00Z"),
        ] {
            assert_eq!(morning(day, zone), parse_rfc3339(at));
            assert_eq!(super::day(morning(day, zone).unwrap(), zone), day);
        }
        for bad in ["", "tomorrow", "2026-02-30"] {
            assert_eq!(morning(bad, "UTC"), None);
        }
    }

    #[test]
    fn rubbish_is_no_stamp() {
        for text in ["", "yesterday", "2026-13-01T00:00:00Z", "1960-01-01T00:00:00Z"] {
            assert_eq!(parse_rfc3339(text), None, "{text}");
        }
    }
}
