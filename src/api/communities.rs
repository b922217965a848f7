//! Communities over the API: finding, opening, editing, their threads.

use axum::extract::State;

use super::ask::{Asked, At, Body, Held, Reader, Writer};
use super::did::Did;
use super::problem::{self, Answer};
use super::schema::view;
use super::views::{ActView, CommunityView, List, SummaryView, VISIBILITIES};
use super::{cursor, threads};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::page::Cursor;
use crate::base::text::MAX_SOURCE;
use crate::communities::life::{self, Step};
use crate::communities::read::{self, Community};
use crate::communities::{self, Charter, NewCommunity, Visibility, topics};
use crate::error::{self, Error, Result};
use crate::threads::drafts::{self, Hand, Place};
use crate::threads::kind::{Kind, Wanted};
use crate::threads::poll;
use crate::threads::read::Scope;

view! { in
    /// A community to open. The charter has three parts: domain, community, practice; all in markdown, as objectives and
    /// rules are. While one of the three is missing it is a draft.
    pub struct OpenCommunity {
        /// Letters a–z, digits, `_` and `-`; a letter first.
        pub handle: String [handle("wound-care")],
        pub title: String [text_like(1, 80, "Wound care")],
        pub description: Option<String> [text(0, 500)],
        pub domain: Option<String> [text(0, 5000)],
        pub community: Option<String> [text(0, 5000)],
        pub practice: Option<String> [text(0, 5000)],
        pub objectives: Option<String> [text(0, 5000)],
        pub rules: Option<String> [text(0, 5000)],
        /// Who stands behind it.
        pub sponsor: Option<String> [text(0, 200)],
        /// Whom outsiders may ask.
        pub contact: Option<String> [text(0, 200)],
        /// When objectives and charter are looked at again; empty takes the day away.
        pub review_on: Option<String> [day()],
        /// Whether members may post notices; those who moderate always may.
        pub notices: Option<bool>,
        /// `public` when left out.
        pub visibility: Option<String> [one_of(&VISIBILITIES)],
        /// Keeps it a draft, which it is anyhow as long as a part of the charter is missing.
        pub draft: Option<bool>,
    }

    /// What to do with the life of a community.
    pub struct TakeStep {
        /// `activate` opens a draft, `rest` says that it is dormant, `close` announces that it ends, `reopen` takes it up
        /// again.
        pub step: String [one_of(&life::STEPS)],
        /// The day on which a closing community becomes an archive, 14 days ahead at least.
        pub closes: Option<String> [day()],
        /// Why, for the log.
        pub reason: Option<String> [text(0, 500)],
    }

    /// What changes of a community; what is left out stays.
    pub struct EditCommunity {
        pub title: Option<String> [text_like(1, 80, "Wound care")],
        pub description: Option<String> [text(0, 500)],
        pub domain: Option<String> [text(0, 5000)],
        pub community: Option<String> [text(0, 5000)],
        pub practice: Option<String> [text(0, 5000)],
        pub objectives: Option<String> [text(0, 5000)],
        pub rules: Option<String> [text(0, 5000)],
        /// Who stands behind it.
        pub sponsor: Option<String> [text(0, 200)],
        /// Whom outsiders may ask.
        pub contact: Option<String> [text(0, 200)],
        /// When objectives and charter are looked at again; empty takes the day away.
        pub review_on: Option<String> [day()],
        /// Whether members may post notices; those who moderate always may.
        pub notices: Option<bool>,
        /// A thread that welcomes newcomers; empty takes it away.
        pub welcome: Option<String> [text(0, 64)],
    }

    /// A thread to start.
    pub struct StartThread {
        pub title: String [text_like(3, 200, "Which dressing?")],
        /// Markdown.
        pub body: String [text_like(1, MAX_SOURCE, "For a *dry* wound.")],
        /// `public` when left out.
        pub visibility: Option<String> [one_of(&VISIBILITIES)],
        /// The author's own when left out.
        pub language: Option<String> [language()],
        /// The id of a topic of the community.
        pub topic: Option<String> [text_like(1, 64, "x7k2p9")],
        /// What it is for: a `discussion` when left out.
        pub kind: Option<String> [one_of(&Kind::KEYS)],
        /// What a poll offers: two to ten, each once.
        pub options: Option<Vec<String>> [offered()],
        /// Whether more than one of them may be chosen.
        pub many: Option<bool>,
        /// How many days a notice (60 when left out) or a poll (14) stands.
        pub days: Option<i64> [number(1, 366)],
    }

    /// Which communities to list.
    pub struct Search {
        /// Part of a name or handle.
        pub q: Option<String> [text_like(0, 200, "wound")],
        pub after: Option<String> [cursor()],
    }

    /// Where a list goes on.
    pub struct After {
        pub after: Option<String> [cursor()],
    }
}

/// The community that an id, slug or `handle@node` names.
pub async fn find(app: &App, viewer: &Viewer, name: &str) -> Result<Community> {
    let own = format!("@{}", app.origin().authority());
    let name = name.trim_start_matches('!');
    let name = name.strip_suffix(own.as_str()).unwrap_or(name).to_owned();
    let viewer = viewer.clone();
    app.db().read(move |conn| read::find(conn, &viewer, &name)).await
}

/// GET /communities
pub async fn list(State(app): State<App>, who: Reader, Asked(search): Asked<Search>) -> Answer {
    let after = cursor(search.after.as_deref(), Cursor::newest())?;
    let viewer = who.viewer.clone();
    let words = search.q.unwrap_or_default();
    let page = app.db().read(move |conn| read::list(conn, &viewer, &words, &after)).await?;
    let here = app.origin();
    problem::ok(&List::of(page, |c| CommunityView::new(&here, c)))
}

/// POST /communities
pub async fn open(State(app): State<App>, who: Writer, Body(new): Body<OpenCommunity>) -> Answer {
    who.member.admin()?;
    let member = who.member.clone();
    let charter = Charter {
        domain: new.domain.unwrap_or_default(),
        community: new.community.unwrap_or_default(),
        practice: new.practice.unwrap_or_default(),
        objectives: new.objectives.unwrap_or_default(),
        rules: new.rules.unwrap_or_default(),
        sponsor: new.sponsor.unwrap_or_default(),
        contact: new.contact.unwrap_or_default(),
        review_on: new.review_on.unwrap_or_default(),
        notices: new.notices == Some(true),
    };
    let new = NewCommunity {
        handle: new.handle,
        title: new.title,
        description: new.description.unwrap_or_default(),
        draft: new.draft == Some(true) || !charter.missing().is_empty(),
        charter,
        welcome: None,
        visibility: new.visibility.unwrap_or_else(|| Visibility::Public.key().to_owned()),
    };
    who.does(&app, move |tx| communities::open(tx, member.admin()?, &new).map(Did::OpenedCommunity)).await
}

/// GET /communities/{id}
pub async fn show(State(app): State<App>, who: Reader, At(id): At<String>) -> Answer {
    let found = find(&app, &who.viewer, &id).await?;
    let view = CommunityView::new(&app.origin(), &found);
    who.show_version(&view, &view.updated)
}

impl EditCommunity {
    /// The community as it is, with what changes.
    fn onto(self, was: Community) -> NewCommunity {
        let charter = Charter {
            domain: self.domain.unwrap_or(was.domain),
            community: self.community.unwrap_or(was.community),
            practice: self.practice.unwrap_or(was.practice),
            objectives: self.objectives.unwrap_or(was.objectives),
            rules: self.rules.unwrap_or(was.rules),
            sponsor: self.sponsor.unwrap_or(was.sponsor),
            contact: self.contact.unwrap_or(was.contact),
            review_on: self.review_on.or(was.review_on).unwrap_or_default(),
            notices: self.notices.unwrap_or(was.notices),
        };
        NewCommunity {
            handle: was.handle,
            title: self.title.unwrap_or(was.title),
            description: self.description.unwrap_or(was.description),
            charter,
            visibility: was.visibility,
            welcome: self.welcome,
            draft: false,
        }
    }
}

/// PATCH /communities/{id}
pub async fn edit(
    State(app): State<App>,
    who: Writer,
    held: Held,
    At(id): At<String>,
    Body(change): Body<EditCommunity>,
) -> Answer {
    let (id, member) = (find(&app, &who.viewer(), &id).await?.actor, who.member.clone());
    who.does(&app, move |tx| {
        // Held from here on: what is not changed stays as it is now, whoever changed it last.
        held.fits(communities::version(tx, id)?)?;
        let was = read::by_id(tx.conn, &Viewer::Member(member.clone()), id)?;
        communities::edit(tx, &member, id, &change.clone().onto(was))?;
        Ok(Did::EditedCommunity(id))
    })
    .await
}

/// POST /communities/{id}/life
pub async fn take_step(
    State(app): State<App>,
    who: Writer,
    At(id): At<String>,
    Body(taken): Body<TakeStep>,
) -> Answer {
    let (id, member) = (find(&app, &who.viewer(), &id).await?.actor, who.member.clone());
    let closes = taken.closes.as_deref().and_then(life::noon_of);
    let step = Step::parse(&taken.step, closes)?;
    let reason = taken.reason.unwrap_or_default();
    who.does(&app, move |tx| life::step(tx, &member, id, step, &reason).map(|_| Did::EditedCommunity(id)))
        .await
}

/// GET /communities/{id}/log
pub async fn log(
    State(app): State<App>,
    who: Reader,
    At(id): At<String>,
    Asked(asked): Asked<After>,
) -> Answer {
    let after = cursor(asked.after.as_deref(), Cursor::newest())?;
    let (community, viewer) = (find(&app, &who.viewer, &id).await?.actor, who.viewer.clone());
    let page =
        app.db().read(move |conn| crate::threads::read::acts(conn, &viewer, community, &after)).await?;
    problem::ok(&List::of(page, ActView::new))
}

/// GET /communities/{id}/threads
pub async fn threads(
    State(app): State<App>,
    who: Reader,
    At(id): At<String>,
    Asked(list): Asked<threads::InCommunity>,
) -> Answer {
    let community = find(&app, &who.viewer, &id).await?;
    let scope = match list.topic {
        None => Scope::Community(community.actor),
        Some(topic) => {
            let of = community.actor;
            Scope::Topic(app.db().read(move |conn| topics::find(conn, of, &topic)).await?.id)
        }
    };
    let asked = threads::Narrowed { filter: list.filter, language: list.language, after: list.after };
    let page = threads::page(&app, &who.viewer, scope, &asked).await?;
    let here = app.origin();
    problem::ok(&List::of(page, |s| SummaryView::new(&here, s)))
}

/// What a poll offers is looked at in its form also where nobody asks for a poll.
fn fits(wanted: &Wanted) -> Result<()> {
    let odd = |option: &String| option.is_empty() || option.chars().count() > poll::LONGEST;
    if wanted.options.len() > poll::MOST || wanted.options.iter().any(odd) {
        return Err(Error::invalid("options", "options-2-10"));
    }
    Ok(())
}

/// POST /communities/{id}/threads
pub async fn start(
    State(app): State<App>,
    who: Writer,
    At(id): At<String>,
    Body(new): Body<StartThread>,
) -> Answer {
    let community = find(&app, &who.viewer(), &id).await?.actor;
    let visibility = Visibility::parse(new.visibility.as_deref().unwrap_or("public"))?;
    let language = new.language.as_deref().unwrap_or(&who.member.language);
    let wanted = Wanted {
        kind: new.kind.unwrap_or_default(),
        days: new.days,
        options: new.options.unwrap_or_default(),
        many: new.many == Some(true),
    };
    let draft = app.draft(Some(&new.title), &new.body, language).await;
    let more = fits(&wanted).and_then(|()| wanted.check(app.clock().now()).map_err(Error::Invalid));
    let (mut draft, more) = error::both(draft, more)?;
    draft.more = more;
    if let Some(topic) = new.topic {
        let found = app.db().read(move |conn| topics::find(conn, community, &topic)).await;
        draft.topic = Some(found.map_err(|_| Error::invalid("topic", "choose"))?.uri);
    }
    let (author, member) = (who.author(), who.member.clone());
    who.does(&app, move |tx| {
        drafts::sent(tx, &member, Place::Thread(community), &Hand::default(), &new.body)?;
        let posted = crate::threads::post::start(tx, &author, community, visibility, &draft)?;
        Ok(Did::StartedThread(posted.id))
    })
    .await
}
