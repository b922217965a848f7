//! Polls (ActivityStreams `Question`): what they offer, votes, and counting. Nobody sees who chose what.
//!
//! The node of a poll's author counts. Votes of members here in polls from elsewhere go to that node alone; what it tells
//! is kept. Counts only grow, so whichever telling comes first, every node ends with the same. While few have voted the
//! counts would tell who did: they are shown, and told to others, from [`ENOUGH`] voters on.

use crate::accounts::Author;
use crate::base::db::Tx;
use crate::base::sql::Conn;
use crate::base::text;
use crate::base::time::{MINUTE, Micros};
use crate::communities;
use crate::error::{Denial, Error, Problem, Result};
use crate::ledger::{Fact, What};
use crate::{row, sql};

use super::{digest, rows, rules};

/// How many must have voted before counts are shown.
pub const ENOUGH: i64 = 5;
/// How many options a poll has at most: of ours, and of those from elsewhere.
pub const MOST: usize = 10;
pub const MOST_ELSEWHERE: usize = 20;
/// The longest option, in characters.
pub const LONGEST: usize = 200;
/// Nobody has more voters than there are people.
pub const PEOPLE: i64 = 9_999_999;
/// How often others are told of new votes at most.
const PAUSE: Micros = MINUTE;
/// How many polls one transaction sees to.
const BATCH: i64 = 100;

/// A poll as it is made here, or told by its author's node.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPoll {
    pub many: bool,
    /// Each with its votes.
    pub options: Vec<(String, i64)>,
    pub voters: i64,
}

impl NewPoll {
    /// Reads the options that a member typed: two to ten, each once.
    pub fn parse(options: &[String], many: bool) -> Result<NewPoll, Problem> {
        // As nodes elsewhere keep it, who name it in their votes.
        let tidy = |o: &String| text::plain(&o.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST + 1);
        let names: Vec<String> = options.iter().map(tidy).filter(|o| !o.is_empty()).collect();
        if !(2..=MOST).contains(&names.len()) {
            return Err(Problem::new("options", "options-2-10"));
        }
        if names.iter().any(|o| o.chars().count() > LONGEST) {
            return Err(Problem::new("options", "length-1-200"));
        }
        let mut known: Vec<String> = names.iter().map(|o| o.to_lowercase()).collect();
        known.sort_unstable();
        known.dedup();
        if known.len() < names.len() {
            return Err(Problem::new("options", "options-twice"));
        }
        Ok(NewPoll { many, options: names.into_iter().map(|name| (name, 0)).collect(), voters: 0 })
    }

    fn names(&self) -> Vec<&str> {
        self.options.iter().map(|(name, _)| name.as_str()).collect()
    }
}

row! {
    struct Stands { many: bool, voters: i64, ends: Option<i64>, ours: bool }

    /// One of the things that a poll offers.
    #[derive(PartialEq, Eq)]
    pub struct Choice { pub n: i64, pub name: String, pub votes: i64, pub mine: bool }
}

/// Writes the poll of a new thread.
pub(super) fn write(tx: &mut Tx, thread: i64, poll: &NewPoll) -> Result<()> {
    tx.run(sql!(
        "INSERT INTO polls (thread, many, voters) VALUES ($1, $2, $3)",
        thread,
        poll.many,
        poll.voters
    ))?;
    for (n, (name, votes)) in (0_i64..).zip(&poll.options) {
        tx.run(sql!(
            "INSERT INTO poll_options (thread, n, name, votes) VALUES ($1, $2, $3, $4)",
            thread,
            n,
            name,
            *votes
        ))?;
    }
    Ok(())
}

/// What the node of a poll's author tells of it; whether that is news. Other options are another poll: nobody has voted
/// in it yet.
pub(super) fn told(
    tx: &mut Tx,
    thread: i64,
    (poll, ends): (&NewPoll, Option<Micros>),
    later: bool,
) -> Result<bool> {
    let Some(stands) = stands(tx, thread)? else {
        return if later { become_poll(tx, thread, poll, ends).map(|()| true) } else { Ok(false) };
    };
    if later {
        keep_form(tx, thread, poll.many, ends)?;
    }
    let text = "SELECT n, name, votes, FALSE AS mine FROM poll_options WHERE thread = $1 ORDER BY n";
    let known = tx.all::<Choice>(sql!(text, thread))?;
    let same = known.iter().map(|c| c.name.as_str()).eq(poll.names());
    if !same && later {
        purge(tx, thread)?;
        return write(tx, thread, poll).map(|()| true);
    }
    if !same || poll.voters < stands.voters {
        return Ok(false);
    }
    tx.run(sql!("UPDATE polls SET voters = $1 WHERE thread = $2", poll.voters, thread))?;
    let mut news = poll.voters > stands.voters;
    for (n, (_, votes)) in (0_i64..).zip(&poll.options) {
        let more = tx.run(sql!(
            "UPDATE poll_options SET votes = $1 WHERE thread = $2 AND n = $3 AND votes < $1",
            *votes,
            thread,
            n
        ))?;
        news |= more > 0;
    }
    Ok(news)
}

/// How many may be chosen, and until when, as a later version says.
fn keep_form(tx: &mut Tx, thread: i64, many: bool, ends: Option<Micros>) -> Result<()> {
    let now = tx.now;
    tx.run(sql!("UPDATE polls SET many = $1 WHERE thread = $2", many, thread))?;
    if let Some(ends) = ends {
        tx.run(sql!("UPDATE threads SET ends = $1, ended = $2 WHERE id = $3", ends, ends <= now, thread))?;
    }
    Ok(())
}

/// Takes a poll out of every table that holds its words: its thread was deleted.
pub(super) fn purge(tx: &mut Tx, thread: i64) -> Result<()> {
    for text in [
        "DELETE FROM poll_votes WHERE thread = $1",
        "DELETE FROM poll_options WHERE thread = $1",
        "DELETE FROM polls WHERE thread = $1",
    ] {
        tx.run(sql!(text, thread))?;
    }
    Ok(())
}

/// It was kept as words before votes were understood.
fn become_poll(tx: &mut Tx, thread: i64, poll: &NewPoll, ends: Option<Micros>) -> Result<()> {
    tx.run(sql!("UPDATE threads SET kind = 'poll', ends = $1 WHERE id = $2", ends, thread))?;
    write(tx, thread, poll)
}

fn stands(tx: &mut Tx, thread: i64) -> Result<Option<Stands>> {
    tx.one(sql!(
        "SELECT q.many, q.voters, t.ends, a.node IS NULL AS ours FROM polls q JOIN threads t ON t.id = q.thread
         JOIN posts p ON p.id = q.thread JOIN actors a ON a.id = p.author WHERE q.thread = $1",
        thread
    ))
}

/// Votes in a poll by the numbers of its options. A vote stands: it is not changed, and not taken back.
pub fn vote(tx: &mut Tx, author: &Author, thread: i64, choices: &[i64]) -> Result<()> {
    let spot = rows::spot(tx, thread)?;
    let poll = stands(tx, thread)?.ok_or(Denial::NotThisKind)?;
    let (who, local) =
        (communities::standing(tx.conn, author, spot.thread.community)?, matches!(author, Author::Local(_)));
    rules::may_vote(&spot.post, &who, local)?;
    if poll.ends.is_some_and(|at| at <= tx.now) {
        return Err(Denial::PollEnded.into());
    }
    let options = tx.number(sql!("SELECT count(*) AS n FROM poll_options WHERE thread = $1", thread))?;
    let fits = |n: &i64| (0..options.unwrap_or(0)).contains(n);
    if choices.is_empty() || choices.len() > MOST_ELSEWHERE || !choices.iter().all(fits) {
        return Err(Error::invalid("choices", "choose"));
    }
    if choices.len() > 1 && !poll.many {
        return Err(Error::invalid("choices", "only-one"));
    }
    let before = tx.number(sql!(
        "SELECT count(*) AS n FROM poll_votes WHERE thread = $1 AND actor = $2",
        thread,
        author.actor()
    ))?;
    // People elsewhere say each of their choices by itself.
    let first = before.unwrap_or(0) == 0;
    if !first && (local || !poll.many) {
        return Err(Denial::VotedAlready.into());
    }
    cast(tx, author, &spot.thread, &poll, choices, first)
}

fn cast(
    tx: &mut Tx,
    author: &Author,
    thread: &rows::Thread,
    poll: &Stands,
    choices: &[i64],
    first: bool,
) -> Result<()> {
    let mut cast = 0;
    for n in choices {
        let (id, now) = (tx.id(), tx.now);
        let new = tx.run(sql!(
            "INSERT INTO poll_votes (id, thread, n, actor, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            id,
            thread.id,
            *n,
            author.actor(),
            now
        ))?;
        if new == 0 {
            continue;
        }
        cast += 1;
        if poll.ours {
            let counted = "UPDATE poll_options SET votes = votes + 1 WHERE thread = $1 AND n = $2";
            tx.run(sql!(counted, thread.id, *n))?;
        } else {
            let fact = Fact::new(What::PollVoted, author.actor()).community(thread.community);
            tx.record(fact.post(thread.id).subject(id))?;
        }
    }
    // What was said again is nothing to tell.
    if poll.ours && cast > 0 {
        let counted = "UPDATE polls SET voters = voters + $1, untold = TRUE WHERE thread = $2";
        tx.run(sql!(counted, i64::from(first), thread.id))?;
    }
    Ok(())
}

/// The number of the option with these words, as votes from elsewhere name it.
pub fn option_named(conn: &mut Conn, thread: i64, name: &str) -> Result<Option<i64>> {
    let name = text::plain(name, LONGEST);
    conn.number(sql!("SELECT n FROM poll_options WHERE thread = $1 AND name = $2", thread, name))
}

/// Forgets what somebody chose who leaves: their votes stay counted, and nobody can tell whose they were.
pub fn forget(tx: &mut Tx, actor: i64) -> Result<()> {
    tx.run(sql!("DELETE FROM poll_votes WHERE actor = $1", actor))?;
    Ok(())
}

row! {
    /// A vote of ours on its way: what it chose, and in whose poll.
    pub struct Cast { pub name: String, pub poll: String, pub author: i64, pub author_uri: String }
}

/// The vote with this inside id.
pub fn cast_vote(conn: &mut Conn, vote: i64) -> Result<Option<Cast>> {
    conn.one(sql!(
        "SELECT o.name, p.uri AS poll, p.author, a.uri AS author_uri FROM poll_votes v
         JOIN poll_options o ON o.thread = v.thread AND o.n = v.n JOIN posts p ON p.id = v.thread
         JOIN actors a ON a.id = p.author WHERE v.id = $1",
        vote
    ))
}

/// A poll as one viewer sees it.
#[derive(Debug, Clone)]
pub struct Poll {
    pub many: bool,
    pub voters: i64,
    pub choices: Vec<Choice>,
    pub voted: bool,
    /// Whether enough have voted for counts to be shown.
    pub enough: bool,
}

impl Poll {
    /// How many have to vote before counts are shown.
    pub fn least(&self) -> i64 {
        ENOUGH
    }

    /// What part of the voters chose this, in percent.
    pub fn percent(&self, choice: &Choice) -> i64 {
        if self.voters == 0 { 0 } else { (choice.votes * 100 + self.voters / 2) / self.voters }
    }
}

/// The poll of a thread that the viewer was shown; `actor` is theirs, 0 for nobody.
pub fn of(conn: &mut Conn, thread: i64, actor: i64) -> Result<Option<Poll>> {
    row! { struct Row { many: bool, voters: i64 } }
    let Some(row) = conn.one::<Row>(sql!("SELECT many, voters FROM polls WHERE thread = $1", thread))? else {
        return Ok(None);
    };
    let choices = conn.all::<Choice>(sql!(
        "SELECT o.n, o.name, o.votes, v.id IS NOT NULL AS mine FROM poll_options o
         LEFT JOIN poll_votes v ON v.thread = o.thread AND v.n = o.n AND v.actor = $2
         WHERE o.thread = $1 ORDER BY o.n",
        thread,
        actor
    ))?;
    let voted = choices.iter().any(|c| c.mine);
    Ok(Some(Poll { many: row.many, voters: row.voters, choices, voted, enough: row.voters >= ENOUGH }))
}

row! {
    struct Thread { thread: i64 }
    struct Due { thread: i64, author: i64, community: i64, told: bool }
}

/// Whether a notice or poll ends, or others are to be told of votes.
pub fn is_due(conn: &mut Conn, now: Micros) -> Result<bool> {
    let due = conn.number(sql!(
        "SELECT CAST(1 AS BIGINT) AS n
         WHERE EXISTS (SELECT 1 FROM threads WHERE ends IS NOT NULL AND NOT ended AND ends <= $1)
            OR EXISTS (SELECT 1 FROM polls WHERE untold AND told <= $2)",
        now,
        now - PAUSE
    ))?;
    Ok(due.is_some())
}

/// Ends what ends, and tells others of new votes; whether more may wait.
pub fn settle(tx: &mut Tx) -> Result<bool> {
    let now = tx.now;
    let mut due = tx.all::<Thread>(sql!(
        "SELECT id AS thread FROM threads WHERE ends IS NOT NULL AND NOT ended AND ends <= $1 ORDER BY ends LIMIT $2",
        now,
        BATCH
    ))?;
    due.extend(tx.all::<Thread>(sql!(
        "SELECT thread FROM polls WHERE untold AND told <= $1 ORDER BY told LIMIT $2",
        now - PAUSE,
        BATCH
    ))?);
    let more = i64::try_from(due.len()).unwrap_or(0) >= BATCH;
    let mut ids: Vec<i64> = due.into_iter().map(|row| row.thread).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().try_for_each(|thread| settle_one(tx, thread))?;
    Ok(more)
}

fn settle_one(tx: &mut Tx, thread: i64) -> Result<()> {
    // Held in the order in which a vote holds them.
    let spot = rows::spot(tx, thread)?;
    let now = tx.now;
    let ended = tx.run(sql!(
        "UPDATE threads SET ended = TRUE WHERE id = $1 AND NOT ended AND ends <= $2",
        thread,
        now
    ))?;
    let untold = tx.run(sql!(
        "UPDATE polls SET untold = FALSE, told = $1 WHERE thread = $2 AND untold AND told <= $3",
        now,
        thread,
        now - PAUSE
    ))?;
    // Of what its home refused, or a moderator removed, nothing more is said: it would bring the words back.
    let due = tx.one::<Due>(sql!(
        "SELECT p.thread, p.author, t.community,
                (a.node IS NULL AND p.state <> 'refused' AND NOT p.removed AND p.deleted IS NULL) AS told
         FROM polls q JOIN posts p ON p.id = q.thread JOIN threads t ON t.id = q.thread
         JOIN actors a ON a.id = p.author WHERE q.thread = $1",
        spot.post.id
    ))?;
    match due.filter(|due| due.told && ended + untold > 0) {
        Some(due) => {
            digest::changed(tx, due.thread)?;
            tx.record(Fact::new(What::PollCounted, due.author).community(due.community).post(due.thread))
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(options: &[&str]) -> Result<Vec<String>, &'static str> {
        let options: Vec<String> = options.iter().map(|o| (*o).to_owned()).collect();
        let poll = NewPoll::parse(&options, false).map_err(|p| p.code)?;
        Ok(poll.options.into_iter().map(|(name, _)| name).collect())
    }

    #[test]
    fn a_poll_offers_two_to_ten_different_things() {
        assert_eq!(parse(&[" Foam ", "", "Dry  gauze"]), Ok(vec!["Foam".to_owned(), "Dry gauze".to_owned()]));
        assert_eq!(parse(&["Foam", "  "]), Err("options-2-10"));
        assert_eq!(parse(&["a"; 11]), Err("options-2-10"));
        assert_eq!(parse(&["Foam", "foam"]), Err("options-twice"));
        assert_eq!(parse(&["Foam", &"x".repeat(201)]), Err("length-1-200"));
    }
}
