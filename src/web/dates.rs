//! Moments as somebody reads them: in their zone and language, with the exact time for machines.

use crate::base::time::{self, DAY, HOUR, MINUTE, Micros};

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

/// Where somebody's clock hangs, and how it is read out.
#[derive(Clone, Copy)]
pub struct Clockface<'a> {
    pub words: Words,
    pub zone: &'a str,
    pub now: Micros,
}

impl Clockface<'_> {
    /// Day and time: beside a post.
    pub fn when(&self, at: Micros) -> When {
        let (day, near) = self.day(at);
        let text = if near {
            self.words.say2("date-and-time", ("day", &day), ("time", &self.time(at)))
        } else {
            day
        };
        self.moment(at, text)
    }

    /// How long ago, as long as that says more than the day: in lists.
    pub fn ago(&self, at: Micros) -> When {
        let age = self.now - at;
        let text = if (0..MINUTE).contains(&age) {
            self.words.say("ago-now")
        } else if (0..HOUR).contains(&age) {
            self.words.say1("ago-minutes", "count", age / MINUTE)
        } else if (0..12 * HOUR).contains(&age) {
            self.words.say1("ago-hours", "count", age / HOUR)
        } else {
            self.day(at).0
        };
        self.moment(at, text)
    }

    fn moment(&self, at: Micros, text: String) -> When {
        let zoned = time::zoned(at, self.zone);
        let full = self.words.say2(
            "date-full",
            ("date", &self.long_day(&zoned)),
            ("time", &format!("{} {}", self.time(at), zoned.strftime("%Z"))),
        );
        When { iso: time::rfc3339(at), text, full }
    }

    /// The day in words, and whether it is near enough for the time to matter.
    fn day(&self, at: Micros) -> (String, bool) {
        let (then, now) = (time::zoned(at, self.zone), time::zoned(self.now, self.zone));
        let yesterday = time::zoned(self.now - DAY, self.zone);
        if then.date() == now.date() {
            return (self.words.say("date-today"), true);
        }
        if then.date() == yesterday.date() {
            return (self.words.say("date-yesterday"), true);
        }
        let month = self.words.say(&format!("month-{}", then.month()));
        let day = i64::from(then.day());
        if then.year() == now.year() {
            let weekday = then.weekday().to_monday_one_offset();
            let weekday = self.words.say(&format!("weekday-{weekday}"));
            let date = self.words.say2("date-day", ("day", &day), ("month", &month));
            return (self.words.say2("date-weekday", ("weekday", &weekday), ("date", &date)), false);
        }
        (self.long_day(&then), false)
    }

    fn long_day(&self, then: &jiff::Zoned) -> String {
        let month = self.words.say(&format!("month-{}", then.month()));
        let day = i64::from(then.day());
        let date = self.words.say2("date-day", ("day", &day), ("month", &month));
        self.words.say2("date-year", ("date", &date), ("year", &then.year().to_string()))
    }

    fn time(&self, at: Micros) -> String {
        let then = time::zoned(at, self.zone);
        let minute = format!("{:02}", then.minute());
        if self.words.tag() == "nb" {
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
        let face = |zone| Clockface { words: Words::english(), zone, now };
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
}
