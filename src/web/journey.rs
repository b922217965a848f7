//! "What happened to this post?": its journey in words, and for those who may see it, node by node.

use askama::Template;
use axum::extract::{Path, Query};
use serde::Deserialize;

use crate::communities::read::Community;
use crate::exchange::journey::{self, Delivery, Journey, STATES, Sight, Step, Tries};
use crate::ledger::What;
use crate::threads::read::{Post, Thread};

use super::errors::Answer;
use super::posts::{Around, around};
use super::shell::Shell;
use super::thread::Rights;
use super::visit::Visit;

/// What the address of a journey asks for: which of its deliveries.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    state: String,
    #[serde(default)]
    after: String,
}

/// A link to the deliveries of one state; all where it is empty.
struct Choice {
    words: &'static str,
    state: &'static str,
    current: bool,
}

#[derive(Template)]
#[template(path = "journey.html")]
struct JourneyPage {
    page: Shell,
    c: Community,
    thread: Thread,
    post: Post,
    rights: Rights,
    journey: Journey,
    deliveries: Vec<Delivery>,
    choices: Vec<Choice>,
    state: &'static str,
    next: Option<String>,
}

/// `GET /p/{page}/journey`
pub async fn show(visit: Visit, Path(page): Path<String>, Query(asked): Query<Asked>) -> Answer {
    visit.member()?;
    let Around { c, thread, post } = around(&visit, page).await?;
    let (state, after) = (journey::state(&asked.state)?, journey::start(Some(&asked.after))?);
    let id = post.id;
    let (journey, found) = visit
        .read(move |conn, viewer| {
            let journey = journey::of(conn, viewer, id)?;
            let found = journey::deliveries(conn, journey.sight, id, state, &after)?;
            Ok((journey, found))
        })
        .await?;
    visit.show(&JourneyPage {
        page: visit.shell("communities"),
        rights: Rights::of(&visit.viewer, &c, thread.locked),
        c,
        thread,
        post,
        journey,
        deliveries: found.items,
        choices: choices(state),
        state,
        next: found.next,
    })
}

fn choices(now: &'static str) -> Vec<Choice> {
    let all = std::iter::once("").chain(STATES);
    all.map(|state| Choice { words: words_of(state), state, current: state == now }).collect()
}

/// How a delivery stands, in a word.
fn words_of(state: &str) -> &'static str {
    match state {
        "" => "journey-all",
        "done" => "delivery-done",
        "pending" => "delivery-pending",
        "refused" => "delivery-refused",
        _ => "delivery-dropped",
    }
}

impl JourneyPage {
    fn sees_nodes(&self) -> bool {
        self.journey.sight >= Sight::Nodes
    }

    fn sees_all(&self) -> bool {
        self.journey.sight == Sight::All
    }

    /// The node of its community, else that of its author.
    fn home(&self) -> &str {
        self.journey.home.as_deref().or(self.journey.author_node.as_deref()).unwrap_or_default()
    }

    /// What happened, with a drawing of it.
    fn happened(&self, step: &Step) -> (&'static str, String) {
        let (icon, key) = drawn(step.what);
        let posted = matches!(step.what, What::ThreadPosted | What::ReplyPosted);
        match self.journey.author_node.as_deref().filter(|_| posted) {
            Some(node) => {
                let from = if step.direct { node } else { self.home() };
                ("node", self.page.say1("journey-came", "node", from))
            }
            None => (icon, self.page.say1(key, "node", self.home())),
        }
    }

    /// Where and when somebody elsewhere wrote it: that its author's node says so is no proof.
    fn claimed(&self, step: &Step) -> Option<&str> {
        let posted = matches!(step.what, What::ThreadPosted | What::ReplyPosted);
        self.journey.author_node.as_deref().filter(|_| posted)
    }

    /// Why: of a refusal by a node in words, as far as it is one of ours.
    fn reason(&self, step: &Step) -> Option<String> {
        let reason = step.reason.as_deref().filter(|reason| !reason.is_empty())?;
        let refused = step.what == What::PostRefused;
        let reason = if refused { self.page.refusal(reason) } else { reason.to_owned() };
        Some(self.page.say1("state-reason", "reason", reason))
    }

    /// To whom it was told.
    fn told(&self, step: &Step) -> Option<String> {
        let Step { told, tells, soon, .. } = step;
        Some(match (told.nodes(), &self.journey.home) {
            (0, _) if *soon => self.page.say("journey-told-soon"),
            (0, _) if *tells => self.page.say("journey-told-none"),
            (0, _) => return None,
            (_, Some(home)) if told.home_only => self.page.say1("journey-told-home", "node", home),
            (nodes, _) => self.page.count("journey-told", nodes),
        })
    }

    fn tries<'d>(&self, delivery: &'d Delivery) -> Option<Tries<'d>> {
        delivery.tries(self.journey.sight)
    }

    /// What a delivery tells, in a word.
    fn message(&self, delivery: &Delivery) -> String {
        match What::parse(&delivery.what) {
            Some(What::ThreadPosted | What::ReplyPosted) => self.page.say("journey-post"),
            Some(What::ModerationAsked) => self.page.say("journey-asking"),
            Some(what) => self.page.say(drawn(what).1),
            None => String::new(),
        }
    }
}

/// The drawing and the words of what happened to a post.
#[allow(clippy::too_many_lines)] // one line a fact
fn drawn(what: What) -> (&'static str, &'static str) {
    match what {
        What::ThreadPosted | What::ReplyPosted => ("edit", "journey-written"),
        What::PostAccepted => ("ok", "journey-taken"),
        What::PostRefused => ("no", "journey-refused"),
        What::ModerationAsked => ("hand", "journey-asked"),
        What::PostEdited => ("edit", "journey-edited"),
        What::PostDeleted => ("bin", "state-deleted"),
        What::PostRemoved => ("bin", "state-removed"),
        What::PostRestored => ("eye", "act-restore"),
        What::PostHidden => ("hide", "act-hide"),
        What::PostUnhidden => ("eye", "act-unhide"),
        What::ThreadLocked => ("lock", "act-lock"),
        What::ThreadUnlocked => ("lock", "act-unlock"),
        What::ThreadPinned => ("pin", "act-pin"),
        What::ThreadUnpinned => ("pin", "act-unpin"),
        What::ThreadMoved => ("list", "act-move"),
        What::SummarySet => ("ok", "act-summarise"),
        What::SummaryTaken => ("no", "act-unsummarise"),
        What::PollCounted => ("list", "journey-counted"),
        // None of these is of a post, or shown of one.
        What::CommunityOpened
        | What::CommunityEdited
        | What::CommunityActivated
        | What::CommunityRested
        | What::CommunityClosing
        | What::CommunityArchived
        | What::CommunityReopened
        | What::ActorEdited
        | What::ActorMoved
        | What::ActorLeft
        | What::ActorDeleted
        | What::MembershipAsked
        | What::MembershipGiven
        | What::MembershipRefused
        | What::MembershipEnded
        | What::RoleGiven
        | What::RoleTaken
        | What::MemberSuspended
        | What::SuspensionLifted
        | What::PostReported
        | What::ReminderDue
        | What::ReplyHelped
        | What::PollVoted
        | What::VoteGiven
        | What::VoteTaken => ("info", "journey-other"),
    }
}
