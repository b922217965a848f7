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

    /// A day of the calendar with its year: the same day wherever it is read. It is kept as noon UTC, which is the next day
    /// in New Zealand.
    pub fn on(&self, noon: Micros) -> String {
        self.day(time::timestamp(noon).to_zoned(TimeZone::UTC).date()).long
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
        let hour = match self.words.tag() {
            "de" | "fr" | "it" | "nb" => Some(format!("{:02}", then.hour())),
            "es" => Some(then.hour().to_string()),
            _ => None,
        };
        if let Some(hour) = hour {
            return self.words.say2("time", ("hour", &hour), ("minute", &minute));
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
    fn a_day_of_the_calendar_is_the_same_day_everywhere() {
        let noon = time::parse_rfc3339("2027-03-01T12:00:00Z").unwrap();
        for zone in ["UTC", "Pacific/Auckland", "Pacific/Kiritimati", "Pacific/Pago_Pago", "America/New_York"]
        {
            let face = Clockface::new(Words::english(), zone, noon);
            assert_eq!(face.on(noon), "1 Mar 2027", "{zone}");
        }
    }

    /// What is read at a moment of something that was written at another.
    fn read(zone: &str, now: &str, written: &str) -> (String, String) {
        let [now, written] = [now, written].map(|at| time::parse_rfc3339(at).unwrap());
        let told = Clockface::new(Words::of("nb").unwrap(), zone, now).when(written);
        (told.text, told.full)
    }

    #[test]
    fn days_begin_at_midnight_where_the_reader_sits_also_when_the_clocks_change() {
        for (zone, now, written, text) in [
            // Oslo, 29 March 2026: 02:00 is 03:00. The day has 23 hours, of which the first begins at 23:00 UTC.
            ("Europe/Oslo", "2026-03-29T21:59:00Z", "2026-03-28T23:00:00Z", "I dag kl. 00:00"),
            ("Europe/Oslo", "2026-03-29T21:59:00Z", "2026-03-28T22:59:00Z", "I går kl. 23:59"),
            ("Europe/Oslo", "2026-03-29T22:00:00Z", "2026-03-28T23:00:00Z", "I går kl. 00:00"),
            ("Europe/Oslo", "2026-03-29T22:00:00Z", "2026-03-28T22:59:00Z", "lør. 28. mars"),
            // The minute before and the minute after the hour that is not there.
            ("Europe/Oslo", "2026-03-29T12:00:00Z", "2026-03-29T00:59:00Z", "I dag kl. 01:59"),
            ("Europe/Oslo", "2026-03-29T12:00:00Z", "2026-03-29T01:00:00Z", "I dag kl. 03:00"),
            // Oslo, 25 October 2026: 03:00 is 02:00. The day has 25 hours.
            ("Europe/Oslo", "2026-10-25T22:59:00Z", "2026-10-24T22:00:00Z", "I dag kl. 00:00"),
            ("Europe/Oslo", "2026-10-25T23:00:00Z", "2026-10-24T22:00:00Z", "I går kl. 00:00"),
            ("Europe/Oslo", "2026-10-25T23:00:00Z", "2026-10-24T21:59:00Z", "lør. 24. okt."),
            // Sydney, 4 October 2026: 02:00 is 03:00; summer is there when it is winter in Oslo.
            ("Australia/Sydney", "2026-10-04T12:59:00Z", "2026-10-03T14:00:00Z", "I dag kl. 00:00"),
            ("Australia/Sydney", "2026-10-04T13:00:00Z", "2026-10-03T14:00:00Z", "I går kl. 00:00"),
            ("Australia/Sydney", "2026-10-04T10:00:00Z", "2026-10-03T15:59:00Z", "I dag kl. 01:59"),
            ("Australia/Sydney", "2026-10-04T10:00:00Z", "2026-10-03T16:00:00Z", "I dag kl. 03:00"),
            // Sydney, 5 April 2026: 03:00 is 02:00.
            ("Australia/Sydney", "2026-04-05T13:59:00Z", "2026-04-04T13:00:00Z", "I dag kl. 00:00"),
            ("Australia/Sydney", "2026-04-05T14:00:00Z", "2026-04-04T13:00:00Z", "I går kl. 00:00"),
            // New York, 8 March and 1 November 2026, at other days than in Europe.
            ("America/New_York", "2026-03-09T03:59:00Z", "2026-03-08T05:00:00Z", "I dag kl. 00:00"),
            ("America/New_York", "2026-03-09T04:00:00Z", "2026-03-08T05:00:00Z", "I går kl. 00:00"),
            ("America/New_York", "2026-03-08T16:00:00Z", "2026-03-08T07:00:00Z", "I dag kl. 03:00"),
            ("America/New_York", "2026-11-02T04:59:00Z", "2026-11-01T04:00:00Z", "I dag kl. 00:00"),
            ("America/New_York", "2026-11-02T05:00:00Z", "2026-11-01T04:00:00Z", "I går kl. 00:00"),
            // One moment, two days: what is Saturday in New York is Sunday in Sydney.
            ("America/New_York", "2026-06-10T00:00:00Z", "2026-06-06T20:00:00Z", "lør. 6. juni"),
            ("Australia/Sydney", "2026-06-10T00:00:00Z", "2026-06-06T20:00:00Z", "søn. 7. juni"),
            // A new year, and the day before it.
            ("Australia/Sydney", "2026-12-31T13:30:00Z", "2026-12-31T12:30:00Z", "I går kl. 23:30"),
            ("Europe/Oslo", "2026-12-31T13:30:00Z", "2026-12-31T12:30:00Z", "I dag kl. 13:30"),
        ] {
            assert_eq!(read(zone, now, written).0, text, "{zone}, {written} at {now}");
        }
    }

    #[test]
    fn a_wall_time_that_comes_twice_says_which_of_the_two_it_is() {
        for (zone, now, first, second, both) in [
            (
                "Europe/Oslo",
                "2026-10-25T12:00:00Z",
                "2026-10-25T00:30:00Z",
                "2026-10-25T01:30:00Z",
                "CEST CET",
            ),
            (
                "Australia/Sydney",
                "2026-04-05T12:00:00Z",
                "2026-04-04T15:30:00Z",
                "2026-04-04T16:30:00Z",
                "AEDT AEST",
            ),
            (
                "America/New_York",
                "2026-11-01T12:00:00Z",
                "2026-11-01T05:30:00Z",
                "2026-11-01T06:30:00Z",
                "EDT EST",
            ),
        ] {
            let (first, second) = (read(zone, now, first), read(zone, now, second));
            assert_eq!(first.0, second.0, "the same on the wall");
            let names: Vec<&str> = [&first, &second].map(|t| t.1.rsplit(' ').next().unwrap()).to_vec();
            assert_eq!(names.join(" "), both);
        }
    }

    #[test]
    fn how_long_ago_counts_hours_that_passed_not_hours_on_the_wall() {
        // From 01:30 to 03:30 in Oslo, on the night in which 02:00 is 03:00: one hour.
        let [then, now] =
            ["2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"].map(|at| time::parse_rfc3339(at).unwrap());
        let face = Clockface::new(Words::english(), "Europe/Oslo", now);
        assert_eq!(face.ago(then).text, "1 hour ago");
        assert_eq!(face.when(then).text, "Today, 1:30 am");
    }

    /// Where we say it otherwise than CLDR, and why.
    const OTHERWISE: [(&str, &str); 5] = [
        ("en months", "three letters each, so that lists stand in line"),
        ("en with weekday", "no comma within a date that stands behind one"),
        ("mi hours", "CLDR has a minus before the number"),
        ("mi minutes", "CLDR has a minus before the number"),
        ("mi times", "am and pm are said in English, as English says them here"),
    ];

    #[test]
    fn days_and_times_are_those_of_the_unicode_locale_data() {
        let cldr: serde_json::Value = serde_json::from_str(include_str!("tests/cldr.json")).unwrap();
        let at = |text: &str| time::parse_rfc3339(text).unwrap();
        let mut unlike = Vec::new();
        for (tag, _) in super::super::l10n::LANGUAGES {
            let words = Words::of(tag).unwrap();
            let face = Clockface::new(words, "UTC", at("2026-12-20T12:00:00Z"));
            let later = Clockface::new(words, "UTC", at("2027-12-20T12:00:00Z"));
            let clock = |hour: i64| face.time(&face.zoned(at("2026-01-01T00:05:00Z") + hour * HOUR));
            let minutes = [1, 2, 3, 11, 59].map(|n: i64| words.say1("ago-minutes", "count", n));
            let hours = [1, 2, 3, 11].map(|n: i64| words.say1("ago-hours", "count", n));
            let ours = serde_json::json!({
                "months": (1..=12).map(|m| words.say(&format!("month-{m}"))).collect::<Vec<_>>(),
                "weekdays": (1..=7).map(|d| words.say(&format!("weekday-{d}"))).collect::<Vec<_>>(),
                "with year": later.when(at("2026-12-03T12:00:00Z")).text,
                "with weekday": face.when(at("2026-12-03T12:00:00Z")).text,
                "times": [clock(8), clock(20), clock(0)],
                "today": words.say("date-today").to_lowercase(),
                "yesterday": words.say("date-yesterday").to_lowercase(),
                "minutes": minutes,
                "hours": hours,
            });
            for (what, own) in ours.as_object().unwrap() {
                if *own != cldr[tag][what] {
                    eprintln!("{tag} {what}: {own}, and CLDR: {}", cldr[tag][what]);
                    unlike.push(format!("{tag} {what}"));
                }
            }
        }
        unlike.sort();
        assert_eq!(unlike, OTHERWISE.map(|(what, _)| what));
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
