//! The order of the story: what happens when, cut into rounds of which each needs only what earlier rounds made.

use super::play::{Key, Play};
use super::script::{Edit, Moderation, Post, Script, Thread};
use crate::cli::failure::Outcome;

/// The longest round. Signatures age while it lasts, and a node takes none that is older than half a day.
const HOURS: f64 = 6.0;

/// Something that happens.
pub struct Event {
    pub hours: f64,
    pub what: What,
    needs: Option<Key>,
    makes: Option<Key>,
}

pub enum What {
    Start(&'static Thread),
    Reply { to: Key, post: &'static Post, key: Key },
    Vote { by: &'static str, on: Key },
    Edit { post: &'static Post, of: Key, title: Option<&'static str>, edit: &'static Edit },
    Moderate { thread: &'static str, act: &'static Moderation },
}

/// Everything in order, in rounds: after each, all nodes know all that was done.
pub fn rounds(script: &'static Script) -> Vec<Vec<Event>> {
    let mut events: Vec<Event> = script.threads.iter().flat_map(of_thread).collect();
    events.sort_by(|a, b| b.hours.total_cmp(&a.hours));
    let mut rounds: Vec<Vec<Event>> = Vec::new();
    for event in events {
        let fits = |round: &&mut Vec<Event>| {
            let made = |key: Key| round.iter().any(|e| e.makes == Some(key));
            let long = round.first().is_some_and(|first| first.hours - event.hours > HOURS);
            !long && !event.needs.is_some_and(made)
        };
        match rounds.last_mut().filter(fits) {
            Some(round) => round.push(event),
            None => rounds.push(vec![event]),
        }
    }
    rounds
}

fn of_thread(thread: &'static Thread) -> Vec<Event> {
    let key: &'static str = &thread.key;
    let mut events = vec![Event {
        hours: thread.post.hours,
        what: What::Start(thread),
        needs: None,
        makes: Some((key, 0)),
    }];
    events.extend(about(&thread.post, (key, 0), Some(&thread.title)));
    for (n, reply) in thread.replies.iter().enumerate() {
        let (to, of) = ((key, reply.to), (key, n + 1));
        let what = What::Reply { to, post: &reply.post, key: of };
        events.push(Event { hours: reply.post.hours, what, needs: Some(to), makes: Some(of) });
        events.extend(about(&reply.post, of, None));
    }
    events.extend(thread.acts.iter().map(|act| Event {
        hours: act.hours,
        what: What::Moderate { thread: key, act },
        needs: Some((key, act.on)),
        makes: Some((key, act.on)),
    }));
    events
}

/// The votes on a post and its edit.
fn about(post: &'static Post, of: Key, title: Option<&'static str>) -> Vec<Event> {
    // One after the other, each a little later, and all before now.
    let later = |n: usize| post.hours * 0.92_f64.powi(i32::try_from(n).unwrap_or(i32::MAX) + 1);
    let votes = post.helpful.iter().enumerate().map(|(n, by)| Event {
        hours: later(n),
        what: What::Vote { by, on: of },
        needs: Some(of),
        makes: None,
    });
    let edit = post.edit.as_ref().map(|edit| Event {
        hours: edit.hours,
        what: What::Edit { post, of, title, edit },
        needs: Some(of),
        makes: Some(of),
    });
    votes.chain(edit).collect()
}

impl Event {
    /// Lets it happen.
    pub async fn happen(&self, play: &mut Play) -> Outcome {
        play.stage.set_clocks(self.hours);
        match &self.what {
            What::Start(thread) => play.start(thread).await,
            What::Reply { to, post, key } => play.reply(*to, *key, post).await,
            What::Vote { by, on } => play.vote(by, *on).await,
            What::Edit { post, of, title, edit } => play.edit(post, *of, *title, edit).await,
            What::Moderate { thread, act } => play.moderate(thread, act).await,
        }
    }
}
