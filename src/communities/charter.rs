//! The charter of a community: what it is for, who belongs to it and how it works (Wenger's domain, community and
//! practice), its objectives and rules, and who stands behind it.

use jiff::civil::Date;

use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::base::text;
use crate::error::{Problem, Result};
use crate::{row, sql};

/// A charter as it is typed: the five long parts in markdown, sponsor and contact one line, the day of the next review
/// as `YYYY-MM-DD` or empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Charter {
    pub domain: String,
    pub community: String,
    pub practice: String,
    pub objectives: String,
    pub rules: String,
    pub sponsor: String,
    pub contact: String,
    pub review_on: String,
    /// Whether members may post notices.
    pub notices: bool,
}

/// The longest long part, and the longest line.
const LONGEST: usize = 5000;
const LINE: usize = 200;

impl Charter {
    /// The three parts without which a community stays a draft, for tests and tools that have nothing to say.
    pub fn brief(words: &str) -> Charter {
        let [domain, community, practice] = [0; 3].map(|_| words.to_owned());
        Charter { domain, community, practice, ..Charter::default() }
    }

    fn long(&self) -> [(&'static str, &String); 5] {
        [
            ("domain", &self.domain),
            ("community", &self.community),
            ("practice", &self.practice),
            ("objectives", &self.objectives),
            ("rules", &self.rules),
        ]
    }

    /// The parts that are still missing before a community can be opened to its members.
    pub fn missing(&self) -> Vec<Problem> {
        let needed = self.long().into_iter().take(3).filter(|(_, part)| part.trim().is_empty());
        needed.map(|(field, _)| Problem::new(field, "charter-part")).collect()
    }

    /// What is wrong with its form.
    pub fn problems(&self) -> Vec<Problem> {
        let long = self.long().into_iter().filter(|(_, part)| part.chars().count() > LONGEST);
        let mut problems: Vec<Problem> =
            long.map(|(field, _)| Problem::new(field, "length-0-5000")).collect();
        let lines = [("sponsor", &self.sponsor), ("contact", &self.contact)].into_iter();
        let lines = lines.filter(|(_, line)| line.chars().count() > LINE);
        problems.extend(lines.map(|(field, _)| Problem::new(field, "length-0-200")));
        if !self.review_on.is_empty() && day(&self.review_on).is_none() {
            problems.push(Problem::new("review_on", "day"));
        }
        problems
    }

    /// Writes it as the charter of a community.
    pub(super) fn write(&self, tx: &mut Tx, community: i64) -> Result<()> {
        let [domain, people, practice, objectives, rules] =
            self.long().map(|(_, part)| text::markdown(part, &Default::default()));
        let line = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        let review = Some(self.review_on.as_str()).filter(|on| !on.is_empty());
        tx.run(sql!(
            "UPDATE communities SET domain = $1, domain_html = $2, community = $3, community_html = $4, practice = $5,
                    practice_html = $6, objectives = $7, objectives_html = $8, rules = $9, rules_html = $10,
                    sponsor = $11, contact = $12, review_on = $13, notices = $15 WHERE actor = $14",
            &self.domain, domain, &self.community, people, &self.practice, practice, &self.objectives, objectives,
            &self.rules, rules, line(&self.sponsor), line(&self.contact), review, community, self.notices
        ))?;
        Ok(())
    }
}

/// Makes a thread of the community, by the last part of its address here, the one that welcomes newcomers.
pub(super) fn welcome_in(tx: &mut Tx, community: i64, page: &str) -> Result<()> {
    let thread = match page {
        "" => None,
        page => {
            let of = tx.number(sql!(
                "SELECT t.id AS n FROM threads t JOIN posts p ON p.id = t.id
                 WHERE p.page = $1 AND t.community = $2 AND p.deleted IS NULL",
                page,
                community
            ))?;
            Some(of.ok_or_else(|| Problem::new("welcome", "choose"))?)
        }
    };
    tx.run(sql!("UPDATE communities SET welcome = $1 WHERE actor = $2", thread, community))?;
    Ok(())
}

/// Reads a day as `YYYY-MM-DD`.
pub fn day(raw: &str) -> Option<Date> {
    let shaped = raw.len() == 10 && raw.as_bytes().iter().all(|b| b.is_ascii_digit() || *b == b'-');
    if shaped { raw.parse().ok() } else { None }
}

/// Whether the charter of a community has the parts that it needs to be opened.
pub(super) fn is_complete(conn: &mut Conn, community: i64) -> Result<bool> {
    let complete = conn.number(sql!(
        "SELECT CAST(1 AS BIGINT) AS n FROM communities
         WHERE actor = $1 AND domain_html <> '' AND community_html <> '' AND practice_html <> ''",
        community
    ))?;
    Ok(complete.is_some())
}

row! {
    /// The charter of a community as its home tells it to others, and as it is kept of communities elsewhere: HTML.
    #[derive(PartialEq, Eq, Default)]
    pub struct Told {
        pub domain: String,
        pub community: String,
        pub practice: String,
        pub objectives: String,
        pub rules: String,
        pub sponsor: String,
        pub contact: String,
        pub review_on: Option<String>,
        pub notices: bool,
    }
}

/// What is told of the charter of a community.
pub fn told(conn: &mut Conn, community: i64) -> Result<Told> {
    let told = conn.one::<Told>(sql!(
        "SELECT domain_html AS domain, community_html AS community, practice_html AS practice,
                objectives_html AS objectives, rules_html AS rules, sponsor, contact, review_on, notices
         FROM communities WHERE actor = $1",
        community
    ))?;
    Ok(told.unwrap_or_default())
}

/// Keeps what the home of a community elsewhere says of its charter; cleaned already.
pub fn learn(tx: &mut Tx, community: i64, told: &Told) -> Result<()> {
    tx.run(sql!(
        "UPDATE communities SET domain_html = $1, community_html = $2, practice_html = $3, objectives_html = $4,
                rules_html = $5, sponsor = $6, contact = $7, review_on = $8, notices = $10 WHERE actor = $9",
        &told.domain,
        &told.community,
        &told.practice,
        &told.objectives,
        &told.rules,
        &told.sponsor,
        &told.contact,
        told.review_on.as_deref(),
        community,
        told.notices
    ))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_days() {
        for (raw, is_day) in [
            ("2027-02-28", true),
            ("2028-02-29", true),
            ("2027-02-29", false),
            ("2027-2-3", false),
            ("20270203", false),
            ("2027-02-03T10", false),
        ] {
            assert_eq!(day(raw).is_some(), is_day, "{raw}");
        }
    }
}
