//! What happened to a post, and which nodes were told: over the API.

use axum::extract::State;

use super::ask::{Asked, At, Reader};
use super::problem::{self, Answer};
use super::schema::view;
use crate::app::App;
use crate::base::origin::Origin;
use crate::base::time::rfc3339;
use crate::error::Error;
use crate::exchange::journey::{self, Delivery, Journey, STATES, Sight, Step};
use crate::threads::read;

const SIGHTS: [&str; 3] = ["counts", "nodes", "all"];

view! { in
    /// Which deliveries of a post to list.
    pub struct OfJourney {
        pub state: Option<String> [one_of(&STATES)],
        pub after: Option<String> [cursor()],
    }
}

view! { out
    /// How many nodes were told of something, each counted once.
    pub struct ToldView {
        /// They have it.
        pub done: i64 [count()],
        pub pending: i64 [count()],
        pub refused: i64 [count()],
        /// Nothing is sent to them any more.
        pub dropped: i64 [count()],
        /// Since when the first of those waits that do.
        pub since: Option<String> [moment()],
        /// What those answered that refused it, where all said the same.
        pub answer: Option<String>,
    }

    /// Something that happened to a post.
    pub struct StepView {
        /// `thread-posted`, `reply-posted`, `post-edited`, `post-accepted` and so on, as the ledger calls it.
        pub what: String,
        pub at: String [moment()],
        /// It came from its author's node without another in between.
        pub direct: bool,
        /// Of an act of moderation: which.
        pub act: Option<String>,
        /// In which role: `member`, `moderator`, `facilitator`, `admin`, or `home` for the community's node.
        pub role: Option<String>,
        /// Of an act of moderation or a refusal: why.
        pub reason: Option<String>,
        /// Others are told of it in a moment.
        pub soon: bool,
        pub told: ToldView,
    }

    /// Something told to a node, with its receipt.
    pub struct ReceiptView {
        /// What is told, as the steps call it.
        pub what: String,
        pub node: String,
        pub state: String [one_of(&STATES)],
        /// The status that was answered, or the code of a failure.
        pub answer: Option<String>,
        pub created: String [moment()],
        pub acknowledged: Option<String> [moment()],
        /// For admins, as the next three.
        pub attempts: Option<i64>,
        /// When it was last tried.
        pub sent: Option<String> [moment()],
        pub kind: Option<String>,
        /// The activity's URI.
        pub activity: Option<String>,
    }

    /// What happened to a post. Who voted for it or reported it is no part of that.
    pub struct JourneyView {
        /// How much the caller sees: `counts`; `nodes`, for its author and those who moderate; `all`, for admins.
        pub sight: String [one_of(&SIGHTS)],
        /// The node of its author; none: written here.
        pub author_node: Option<String>,
        /// The home of its community; none: here.
        pub home: Option<String>,
        /// What is for members only goes to no other node.
        pub public: bool,
        /// As its author's node says.
        pub published: String [moment()],
        /// `shown`, `waiting` for the community's home, or `refused` by it.
        pub state: String [one_of(&["shown", "waiting", "refused"])],
        /// The last thirty, in the order in which they happened here.
        pub steps: Vec<StepView>,
        /// More happened before them.
        pub earlier: bool,
        /// Deliveries that tell these steps, refused ones first, then those that wait; empty where only counts are seen.
        pub deliveries: Vec<ReceiptView>,
        /// Cursor: give it as `after` for the next page of deliveries.
        pub next: Option<String>,
    }
}

impl StepView {
    fn new(step: &Step) -> StepView {
        let told = &step.told;
        StepView {
            what: step.what.key().to_owned(),
            at: rfc3339(step.at),
            direct: step.direct,
            act: step.act.clone(),
            role: step.role.clone(),
            reason: step.reason.clone(),
            soon: step.soon,
            told: ToldView {
                done: told.done,
                pending: told.pending,
                refused: told.refused,
                dropped: told.dropped,
                since: told.since.map(rfc3339),
                answer: told.answer.clone(),
            },
        }
    }
}

impl ReceiptView {
    fn new(here: &Origin, sight: Sight, d: &Delivery) -> ReceiptView {
        let tries = d.tries(sight);
        ReceiptView {
            what: d.what.clone(),
            node: d.node.clone(),
            state: d.state.clone(),
            answer: d.answer.clone(),
            created: rfc3339(d.created),
            acknowledged: d.acknowledged.map(rfc3339),
            attempts: tries.as_ref().map(|t| t.attempts),
            sent: tries.as_ref().and_then(|t| t.sent).map(rfc3339),
            kind: tries.as_ref().map(|t| t.kind.to_owned()),
            activity: tries.map(|t| here.complete(t.activity)),
        }
    }
}

impl JourneyView {
    fn new(here: &Origin, journey: Journey, found: &crate::base::page::Page<Delivery>) -> JourneyView {
        JourneyView {
            sight: journey.sight.key().to_owned(),
            author_node: journey.author_node,
            home: journey.home,
            public: journey.public,
            published: rfc3339(journey.claimed),
            state: journey.state,
            steps: journey.steps.iter().map(StepView::new).collect(),
            earlier: journey.earlier,
            deliveries: found.items.iter().map(|d| ReceiptView::new(here, journey.sight, d)).collect(),
            next: found.next.clone(),
        }
    }
}

/// GET /posts/{id}/journey
pub async fn show(
    State(app): State<App>,
    who: Reader,
    At(id): At<String>,
    Asked(asked): Asked<OfJourney>,
) -> Answer {
    who.member()?;
    let state = match asked.state.as_deref() {
        None => "",
        Some("") => return Err(Error::invalid("state", "choose").into()),
        Some(state) => journey::state(state)?,
    };
    let (viewer, after) = (who.viewer.clone(), journey::start(asked.after.as_deref())?);
    let (journey, found) = app
        .db()
        .read(move |conn| {
            let post = read::post(conn, &viewer, &id)?.id;
            let journey = journey::of(conn, &viewer, post)?;
            let found = journey::deliveries(conn, journey.sight, post, state, &after)?;
            Ok((journey, found))
        })
        .await?;
    problem::ok(&JourneyView::new(&app.origin(), journey, &found))
}
