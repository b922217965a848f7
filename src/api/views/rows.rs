//! How rows become views.

use super::{
    ActView, ChoiceView, CommunityRef, CommunityView, DeliveryView, FaultView, FiguresView, MeView,
    MemberView, NodeView, PersonView, PollView, PostView, ProfileView, ReceivedView, SummaryView,
    ThisNodeView, ThreadView, TimesView, TokenView, TopicView, VersionView,
};
use crate::accounts::Member;
use crate::accounts::token::Token;
use crate::actors::Actor;
use crate::actors::read::Face;
use crate::app::State;
use crate::base::origin::Origin;
use crate::base::text::complete_links;
use crate::base::time::{MILLISECOND, Micros, rfc3339};
use crate::threads::poll::{Choice, Poll};
use crate::threads::read;
use crate::{communities, exchange};

/// The last part of a stored URI.
fn last_part(uri: &str) -> String {
    uri.rsplit('/').next().unwrap_or(uri).to_owned()
}

fn moment(at: Option<Micros>) -> Option<String> {
    at.map(rfc3339)
}

impl PersonView {
    pub fn new(here: &Origin, face: &Face) -> PersonView {
        let handle = &face.handle;
        let node = face.authority.clone().unwrap_or_else(|| here.authority().to_owned());
        let (id, url) = match &face.authority {
            None => (last_part(&face.uri), here.complete(&format!("/@{handle}"))),
            Some(_) => {
                (format!("{handle}@{node}"), face.actor_url.clone().unwrap_or_else(|| face.uri.clone()))
            }
        };
        PersonView {
            id,
            url,
            address: format!("@{handle}@{node}"),
            uri: here.complete(&face.uri),
            name: face.name.clone(),
            node,
            profession: face.profession.clone(),
            profession_text: face.profession_text.clone(),
        }
    }
}

impl CommunityRef {
    pub fn new(here: &Origin, handle: &str, title: &str, authority: Option<&str>) -> CommunityRef {
        let node = authority.unwrap_or(here.authority()).to_owned();
        CommunityRef {
            slug: match authority {
                None => handle.to_owned(),
                Some(_) => format!("{handle}@{node}"),
            },
            address: format!("!{handle}@{node}"),
            title: title.to_owned(),
            node,
        }
    }
}

impl CommunityView {
    pub fn new(here: &Origin, c: &communities::read::Community) -> CommunityView {
        let node = c.authority.clone().unwrap_or_else(|| here.authority().to_owned());
        CommunityView {
            id: if c.is_here() { last_part(&c.uri) } else { c.slug() },
            slug: c.slug(),
            address: format!("!{}@{node}", c.handle),
            uri: here.complete(&c.uri),
            url: here.complete(&format!("/c/{}", c.slug())),
            node,
            title: c.title.clone(),
            description: c.description.clone(),
            description_html: c.description_html.clone(),
            visibility: c.visibility.clone(),
            domain: c.domain.clone(),
            domain_html: c.domain_html.clone(),
            community: c.community.clone(),
            community_html: c.community_html.clone(),
            practice: c.practice.clone(),
            practice_html: c.practice_html.clone(),
            objectives: c.objectives.clone(),
            objectives_html: c.objectives_html.clone(),
            rules: c.rules.clone(),
            rules_html: c.rules_html.clone(),
            sponsor: c.sponsor.clone(),
            contact: c.contact.clone(),
            review_on: c.review_on.clone(),
            notices: c.notices,
            welcome: c.welcome.clone(),
            life: c.life.clone(),
            closes: c.closes.map(rfc3339),
            threads: c.threads,
            members: c.members,
            last_at: rfc3339(c.last_at),
            updated: rfc3339(c.updated),
            moved_to: c.moved_to.as_ref().map(|to| format!("!{to}")),
            my_state: c.my_state.clone(),
            my_role: c.my_role.clone(),
        }
    }
}

impl TopicView {
    pub fn new(here: &Origin, slug: &str, t: &communities::topics::Topic) -> TopicView {
        let url = here.complete(&format!("/c/{slug}/topics/{}", t.page));
        TopicView { id: t.page.clone(), name: t.name.clone(), url }
    }
}

impl MemberView {
    pub fn new(here: &Origin, p: &communities::read::Person) -> MemberView {
        MemberView {
            person: PersonView::new(here, &p.face()),
            role: p.role.clone(),
            state: p.state.clone(),
            since: rfc3339(p.since),
        }
    }
}

impl PostView {
    pub fn new(here: &Origin, p: &read::Post) -> PostView {
        let letter = if p.parent.is_none() { 't' } else { 'r' };
        PostView {
            id: p.page.clone(),
            uri: here.complete(&p.uri),
            url: here.complete(&format!("/{letter}/{}", p.page)),
            thread: p.thread_page.clone(),
            parent: p.parent_page.clone(),
            author: PersonView::new(here, &p.face()),
            role: p.role.clone(),
            body_html: complete_links(&p.html, here),
            body: p.source.clone(),
            language: p.language.clone(),
            published: rfc3339(p.claimed),
            received: rfc3339(p.created),
            updated: rfc3339(p.updated),
            edited: p.edited,
            state: p.state.clone(),
            refused_reason: p.refused_why.clone(),
            votes: p.votes,
            my_vote: p.my_vote,
            hidden: p.hidden,
            removed: p.removed,
            removed_reason: p.removed_why.clone(),
            deleted: moment(p.deleted),
            follow_up: p.follow_up,
            helped: p.helped,
            sums_up: p.sums_up,
            seq: p.seq,
            depth: p.depth,
        }
    }
}

impl SummaryView {
    pub fn new(here: &Origin, s: &read::Summary) -> SummaryView {
        let authority = s.community_authority.as_deref();
        SummaryView {
            id: s.page.clone(),
            uri: here.complete(&s.uri),
            url: here.complete(&format!("/t/{}", s.page)),
            title: s.title.clone(),
            language: s.language.clone(),
            community: CommunityRef::new(here, &s.community_handle, &s.community_title, authority),
            topic: s.topic.clone(),
            topic_name: s.topic_name.clone(),
            author: PersonView::new(here, &s.face()),
            kind: s.kind.clone(),
            ended: s.ended,
            answered: s.answered,
            visibility: s.visibility.clone(),
            locked: s.locked,
            pinned: s.pinned,
            hidden: s.hidden,
            removed: s.removed,
            state: s.state.clone(),
            replies: s.replies,
            votes: s.votes,
            unread: s.unread,
            created: rfc3339(s.created),
            last_at: rfc3339(s.last_at),
        }
    }
}

/// What stands beside a thread in its view.
pub struct Beside {
    pub post: read::Post,
    pub summary: Option<read::Post>,
    pub poll: Option<Poll>,
    /// Whether the caller began it.
    pub asked: bool,
}

impl PollView {
    fn new(p: &Poll, open: bool) -> PollView {
        let shown = p.enough && (open || p.voted);
        let option = |c: &Choice| ChoiceView {
            n: c.n,
            name: c.name.clone(),
            votes: Some(c.votes).filter(|_| shown),
            mine: c.mine,
        };
        let options = p.choices.iter().map(option).collect();
        PollView { many: p.many, voters: p.voters, voted: p.voted, options }
    }
}

impl ThreadView {
    pub fn new(
        here: &Origin,
        t: &read::Thread,
        c: &communities::read::Community,
        beside: &Beside,
    ) -> ThreadView {
        let post = &beside.post;
        // The title of a removed thread goes with its words.
        let readable = !post.removed || post.has_words();
        ThreadView {
            id: t.page.clone(),
            uri: here.complete(&t.uri),
            url: here.complete(&format!("/t/{}", t.page)),
            title: Some(t.title.clone()).filter(|_| readable).unwrap_or_default(),
            community: CommunityRef::new(here, &c.handle, &c.title, c.authority.as_deref()),
            topic: t.topic.clone(),
            topic_name: t.topic_name.clone(),
            kind: t.kind.clone(),
            ends: moment(t.ends),
            ended: t.ended,
            answered: t.answered,
            summary: beside.summary.as_ref().map(|s| s.page.clone()),
            poll: beside
                .poll
                .as_ref()
                .filter(|_| readable && post.deleted.is_none())
                .map(|p| PollView::new(p, t.ended || beside.asked)),
            visibility: t.visibility.clone(),
            locked: t.locked,
            pinned: t.pinned,
            replies: t.replies,
            last_seq: t.last_seq,
            seen: t.seen,
            created: rfc3339(t.created),
            last_at: rfc3339(t.last_at),
            post: PostView::new(here, post),
        }
    }
}

impl VersionView {
    pub fn new(here: &Origin, v: &read::Version) -> VersionView {
        VersionView {
            updated: rfc3339(v.updated),
            title: v.title.clone(),
            body_html: complete_links(&v.html, here),
        }
    }
}

impl NodeView {
    pub fn new(n: &exchange::nodes::Node) -> NodeView {
        let row = &n.row;
        NodeView {
            authority: row.authority.clone(),
            software: row.software.clone(),
            version: row.version.clone(),
            first_seen: rfc3339(row.first_seen),
            last_heard: moment(row.last_heard),
            last_reached: moment(row.last_reached),
            allowed: n.verdict.is_allowed(),
            by: n.verdict.why().key().to_owned(),
            by_rule: n.verdict.why().rule().map(str::to_owned),
            verdict: row.rule.clone(),
            reason: row.reason.clone(),
            reach: n.reach.key().to_owned(),
            retry_at: moment(Some(row.retry_at).filter(|at| *at > 0)),
            paused: moment(row.paused),
            failures: row.failures,
            last_failed: moment(row.last_failed),
            last_error: row.last_error.clone(),
            throttled: moment(row.throttled),
            queued: row.queued,
            oldest: moment(row.oldest),
            failed: row.failed,
            refused: row.refused,
        }
    }
}

impl DeliveryView {
    pub fn new(here: &Origin, d: &exchange::deliveries::Delivery) -> DeliveryView {
        DeliveryView {
            activity: here.complete(&d.activity),
            kind: d.kind.clone(),
            state: d.state.clone(),
            attempts: d.attempts,
            answer: d.answer.clone(),
            created: rfc3339(d.created),
            sent: moment(d.sent),
            acknowledged: moment(d.acknowledged),
            answer_ms: d.took.map(|took| took / MILLISECOND),
        }
    }
}

impl TimesView {
    fn new(t: &exchange::figures::Times) -> TimesView {
        TimesView {
            count: many(t.count),
            p50: t.p50 / MILLISECOND,
            p95: t.p95 / MILLISECOND,
            p99: t.p99 / MILLISECOND,
            longest: t.longest / MILLISECOND,
        }
    }
}

impl FiguresView {
    pub fn new(f: &exchange::figures::Figures) -> FiguresView {
        let fault = |f: &exchange::figures::Fault| FaultView {
            state: f.state.clone(),
            reason: f.reason.clone(),
            count: many(f.count),
        };
        FiguresView {
            deliveries: many(f.deliveries),
            done: many(f.done),
            answer: f.answer.as_ref().map(TimesView::new),
            receipt: f.receipt.as_ref().map(TimesView::new),
            faults: f.faults.iter().map(fault).collect(),
        }
    }
}

fn many(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl ReceivedView {
    pub fn new(r: &exchange::received::Received) -> ReceivedView {
        ReceivedView {
            id: r.key(),
            activity: r.uri.clone(),
            node: r.authority.clone(),
            sender: r.sender.clone(),
            kind: r.kind.clone(),
            state: r.state.clone(),
            attempts: r.attempts,
            reason: r.reason.clone(),
            received: rfc3339(r.received),
            due: (r.state == "new").then(|| rfc3339(r.due)),
        }
    }
}

impl ThisNodeView {
    pub fn new(state: &State, lab: bool) -> ThisNodeView {
        let a = &state.association;
        ThisNodeView {
            association: a.name.clone(),
            legal_entity: a.legal_entity.clone(),
            jurisdiction: a.jurisdiction.clone(),
            language: a.language.clone(),
            address: state.origin.as_str().to_owned(),
            software: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            set_up: a.set_up,
            sign_up_open: a.is_open(),
            sign_up: a.sign_up.key().to_owned(),
            policy_mode: a.policy_mode.clone(),
            lab,
        }
    }
}

/// What a member asks of themselves.
pub struct Own {
    pub actor: Actor,
    pub also_known_as: Vec<Actor>,
    pub moved_to: Option<Actor>,
    pub mine: Vec<communities::read::Community>,
    pub waiting_mail: bool,
}

impl MeView {
    pub fn new(here: &Origin, m: &Member, own: &Own) -> MeView {
        let Own { actor, mine, waiting_mail, also_known_as, moved_to } = own;
        MeView {
            handle: m.handle.clone(),
            address: format!("@{}@{}", m.handle, here.authority()),
            name: m.name.clone(),
            about: actor.about.clone(),
            profession: actor.profession.clone(),
            profession_text: actor.profession_text.clone(),
            admin: m.admin,
            language: m.language.clone(),
            time_zone: m.time_zone.clone(),
            reading: m.reading.tags().to_vec(),
            easy_letters: m.display.easy_letters,
            shortcuts: m.display.shortcuts,
            waiting_mail: *waiting_mail,
            also_known_as: also_known_as.iter().map(Actor::address).collect(),
            moved_to: moved_to.as_ref().map(Actor::address),
            communities: mine.iter().map(|c| CommunityView::new(here, c)).collect(),
        }
    }
}

impl ProfileView {
    pub fn new(here: &Origin, actor: Actor, moved_to: Option<&Actor>) -> ProfileView {
        ProfileView {
            about_html: complete_links(&actor.about_html, here),
            moved_to: moved_to.map(Actor::address),
            since: rfc3339(actor.created),
            person: PersonView::new(here, &Face::from(actor)),
        }
    }
}

impl ActView {
    pub fn new(line: &read::ActLine) -> ActView {
        ActView {
            at: rfc3339(line.at),
            act: line.act.clone(),
            role: line.role.clone(),
            by: line.by_name.clone(),
            reason: line.reason.clone(),
            post: line.post_page.clone(),
            thread_title: line.thread_title.clone(),
            member: line.subject_name.clone(),
            until: line.until.map(rfc3339),
            asked: line.asked,
        }
    }
}

impl TokenView {
    pub fn new(token: &Token) -> TokenView {
        TokenView {
            id: token.key.clone(),
            name: token.name.clone(),
            scope: token.scope.clone(),
            created: rfc3339(token.created),
            last_used: moment(token.last_used),
        }
    }
}
