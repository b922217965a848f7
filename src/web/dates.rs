//! Moments as somebody reads them: in their zone and language, with the exact time for machines.

use std::cell::RefCell;
use std::collections::HashMap;

use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::base::time::{self, HOUR, MINUTE, Micros};

use super::l10n::Words;

/// A moment on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// For `datetime`: RFC 3339 in UTC.
    pub iso: String,
    /// What is read: `Today, 8:12 am`.
    pub text: String,
    /// What the title tells: day, year, time and zone.
    pub full: String,
}

/// Where somebody's clock hangs, and how it is read out. The moments of a page lie on few days: their words are kept.
pub struct Clockface {
    words: Words,
    zone: TimeZone,
    now: Micros,
    today: Date,
    days: RefCell<HashMap<Date, Day>>,
}

/// A day in words.
#[derive(Clone)]
struct Day {
    /// As near as it is: `Today`, `Thu 19 Nov`.
    text: String,
    /// Whether it is near enough for the time to matter.
    near: bool,
    /// With its year.
    long: String,
}

impl Clockface {
    pub fn new(words: Words, zone: &str, now: Micros) -> Clockface {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let today = time::timestamp(now).to_zoned(zone.clone()).date();
        Clockface { words, zone, now, today, days: RefCell::default() }
    }

    /// Day and time: beside a post.
    pub fn when(&self, at: Micros) -> When {
        let then = self.zoned(at);
        let (day, time) = (self.day(then.date()), self.time(&then));
        let text = if day.near {
            self.words.say2("date-and-time", ("day", &day.text), ("time", &time))
        } else {
            day.text
        };
        self.moment(&then, text, &day.long, &time)
    }

    /// How long ago, as long as that says more than the day: in lists.
    pub fn ago(&self, at: Micros) -> When {
        let (then, age) = (self.zoned(at), self.now - at);
        let day = self.day(then.date());
        let text = if (0..MINUTE).contains(&age) {
            self.words.say("ago-now")
        } else if (0..HOUR).contains(&age) {
            self.words.say1("ago-minutes", "count", age / MINUTE)
        } else if (0..12 * HOUR).contains(&age) {
            self.words.say1("ago-hours", "count", age / HOUR)
        } else {
            day.text
        };
        self.moment(&then, text, &day.long, &self.time(&then))
    }

    /// A day with its year: when something begins or ends.
    pub fn on(&self, at: Micros) -> String {
        self.day(self.zoned(at).date()).long
    }

    fn zoned(&self, at: Micros) -> Zoned {
        time::timestamp(at).to_zoned(self.zone.clone())
    }

    fn moment(&self, then: &Zoned, text: String, day: &str, time: &str) -> When {
        let zone = self.zone.to_offset_info(then.timestamp());
        let time = format!("{time} {}", zone.abbreviation());
        let full = self.words.say2("date-full", ("date", &day), ("time", &time));
        When { iso: time::rfc3339(then.timestamp().as_microsecond()), text, full }
    }

    fn day(&self, date: Date) -> Day {
        self.days.borrow_mut().entry(date).or_insert_with(|| self.in_words(date)).clone()
    }

    fn in_words(&self, date: Date) -> Day {
        let month = self.words.say(&format!("month-{}", date.month()));
        let day = self.words.say2("date-day", ("day", &i64::from(date.day())), ("month", &month));
        let long = self.words.say2("date-year", ("date", &day), ("year", &date.year().to_string()));
        let (text, near) = if date == self.today {
            (self.words.say("date-today"), true)
        } else if self.today.yesterday().is_ok_and(|yesterday| date == yesterday) {
            (self.words.say("date-yesterday"), true)
        } else if date.year() == self.today.year() {
            let weekday = format!("weekday-{}", date.weekday().to_monday_one_offset());
            let weekday = self.words.say(&weekday);
            (self.words.say2("date-weekday", ("weekday", &weekday), ("date", &day)), false)
        } else {
            (long.clone(), false)
        };
        Day { text, near, long }
    }

    fn time(&self, then: &Zoned) -> String {
        let minute = format!("{:02}", then.minute());
        if matches!(self.words.tag(), "de" | "es" | "fr" | "it" | "nb") {
            return self.words.say2("time", ("hour", &format!("{:02}", then.hour())), ("minute", &minute));
        }
        let hour = match then.hour() % 12 {
            0 => 12,
            hour => hour,
        };
        let half = if then.hour() < 12 { "time-am" } else { "time-pm" };
        let clock = format!("{hour}:{minute}");
        self.words.say1(half, "clock", clock)
    }
}

/// The name of a zone's place: `Australia/Adelaide` is Adelaide.
pub fn place(zone: &str) -> String {
    zone.rsplit('/').next().unwrap_or(zone).replace('_', " ")
}

/// All zones that this build knows, by name.
pub fn zones() -> Vec<String> {
    let mut names: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.to_string())
        .filter(|name| name == "UTC" || (name.contains('/') && !name.starts_with("Etc/")))
        .collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_from_where_the_reader_sits() {
        // 2026-11-22T10:00:00Z is 20:30 in Adelaide.
        let now = time::parse_rfc3339("2026-11-22T10:00:00Z").unwrap();
        let face = |zone| Clockface::new(Words::english(), zone, now);
        for (at, zone, text) in [
            ("2026-11-22T09:59:30Z", "UTC", "just now"),
            ("2026-11-22T09:48:00Z", "UTC", "12 minutes ago"),
            ("2026-11-22T09:00:00Z", "UTC", "1 hour ago"),
            ("2026-11-21T10:00:00Z", "UTC", "Yesterday"),
            ("2026-11-19T10:00:00Z", "UTC", "Thu 19 Nov"),
            ("2025-02-03T10:00:00Z", "UTC", "3 Feb 2025"),
        ] {
            let at = time::parse_rfc3339(at).unwrap();
            assert_eq!(face(zone).ago(at).text, text);
        }
        let at = time::parse_rfc3339("2026-11-21T21:42:00Z").unwrap();
        assert_eq!(face("Australia/Adelaide").when(at).text, "Today, 8:12 am");
        assert_eq!(face("UTC").when(at).text, "Yesterday, 9:42 pm");
        assert!(face("UTC").when(at).full.starts_with("21 Nov 2026, 9:42 pm"));
    }

    #[test]
    fn moments_are_told_as_the_language_tells_them() {
        let now = time::parse_rfc3339("2026-12-02T10:00:00Z").unwrap();
        let at = time::parse_rfc3339("2026-12-01T20:05:00Z").unwrap();
        for (tag, text, full) in [
            ("ar", "أمس، 8:05 م", "1 ديسمبر 2026، \u{2068}8:05 م"),
            ("de", "Gestern, 20:05", "1. Dez. 2026, 20:05"),
            ("en", "Yesterday, 8:05 pm", "1 Dec 2026, 8:05 pm"),
            ("es", "Ayer, 20:05", "1 dic 2026, 20:05"),
            ("fr", "Hier à 20:05", "1er déc. 2026 à 20:05"),
            ("it", "Ieri, 20:05", "1 dic 2026, 20:05"),
            ("mi", "Inanahi, 8:05 pm", "1 Tīh 2026, 8:05 pm"),
            ("nb", "I går kl. 20:05", "1. des. 2026 kl. 20:05"),
        ] {
            let told = Clockface::new(Words::of(tag).unwrap(), "UTC", now).when(at);
            assert_eq!(told.text, text);
            assert!(told.full.starts_with(full), "{}", told.full);
        }
    }
}
