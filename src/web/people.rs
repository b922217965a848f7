//! People: a profile, and a member's own settings.

use askama::Template;
use axum::extract::{Path, Query};

use crate::accounts::{self, display, display::Display};
use crate::actors::read::Face;
use crate::actors::{self, Actor, Profile};
use crate::base::language::Languages;
use crate::base::page::Cursor;
use crate::base::sql::Conn;
use crate::error::{Error, Result};
use crate::threads::read::{self as threads, Post};

use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::l10n::{self, Words};
use super::lists;
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "profile.html")]
struct ProfilePage {
    page: Shell,
    who: Actor,
    face: Face,
    posts: Vec<Post>,
    next: Option<String>,
    first: bool,
    mine: bool,
    /// Where a person elsewhere has their own page.
    home: String,
    /// The address of who they are now.
    moved_to: Option<String>,
    /// They were a member here, and are no more.
    left: bool,
}

fn face_of(a: &Actor) -> Face {
    Face {
        actor: a.id,
        uri: a.uri.clone(),
        handle: a.handle.clone(),
        name: a.name.clone(),
        authority: a.authority.clone(),
        profession: a.profession.clone(),
        profession_text: a.profession_text.clone(),
        actor_url: a.url.clone(),
    }
}

fn find(conn: &mut Conn, handle: &str, here: &str) -> Result<Option<Actor>> {
    match handle.split_once('@') {
        Some((name, authority)) if authority != here => actors::by_address(conn, name, authority),
        Some((name, _)) => actors::by_handle(conn, name),
        None => actors::by_handle(conn, handle),
    }
}

/// `GET /@{handle}`
pub async fn show(visit: Visit, Path(handle): Path<String>, Query(asked): Query<lists::Asked>) -> Answer {
    let (after, first) = (asked.cursor()?, asked.after.is_empty());
    let here = visit.state.origin.authority().to_owned();
    let segment = handle.clone();
    let (who, posts, moved_to, left) = visit
        .read(move |conn, viewer| {
            let found = find(conn, &segment, &here)?.ok_or(Error::NotFound)?;
            let (who, posts) = threads::person(conn, viewer, found, &after)?;
            let moved_to = actors::moved_to(conn, who.id)?.map(|to| to.address());
            let left = who.is_here() && !accounts::has_account(conn, who.id)?;
            Ok((who, posts, moved_to, left))
        })
        .await?;
    let face = face_of(&who);
    if face.address() != format!("@{handle}") {
        return go(&format!("/{}", face.address()));
    }
    visit.show(&ProfilePage {
        page: visit.shell(""),
        mine: visit.viewer.actor() == who.id,
        home: who.url.clone().unwrap_or_else(|| who.uri.clone()),
        moved_to,
        left,
        face,
        who,
        posts: posts.items,
        next: posts.next,
        first,
    })
}

/// `GET /u/{id}`
pub async fn by_id(visit: Visit, Path(id): Path<String>) -> Answer {
    let (who, _) = visit
        .read(move |conn, viewer| {
            let found = actors::by_uri(conn, &format!("/u/{id}"))?.ok_or(Error::NotFound)?;
            threads::person(conn, viewer, found, &Cursor::newest())
        })
        .await?;
    go(&format!("/{}", who.address()))
}

#[derive(Template)]
#[template(path = "settings.html")]
struct SettingsPage {
    page: Shell,
    form: Sheet,
    professions: &'static [String],
    languages: Vec<(&'static str, String)>,
    /// Whether there is only a part of some.
    partial: bool,
    /// Those that no native speaker has read.
    unread: Vec<(&'static str, &'static str)>,
    /// The languages of threads, to be chosen among.
    tongues: Vec<(String, String)>,
    zones: Vec<String>,
    handle: String,
    saved: bool,
    moved_to: Option<String>,
}

/// The languages of threads with their names, and those that the member chose elsewhere.
fn tongues(own: &Languages) -> Vec<(String, String)> {
    let known = l10n::WRITTEN.iter().map(|(tag, _)| (*tag).to_owned());
    let more = own.tags().iter().filter(|tag| !l10n::WRITTEN.iter().any(|(known, _)| known == tag)).cloned();
    known.chain(more).map(|tag| (l10n::name(&tag), tag)).map(|(name, tag)| (tag, name)).collect()
}

/// A language in the list: its own name, and how much of it there is where that is not all.
fn spoken(words: Words, (tag, name): (&str, &str)) -> String {
    match l10n::share(tag) {
        100.. => name.to_owned(),
        share => words.say2("language-share", ("name", &name), ("share", &share)),
    }
}

async fn settings_page(visit: &Visit, form: Sheet, saved: bool) -> Result<SettingsPage> {
    let actor = visit.member()?.actor;
    let moved_to = visit.read(move |conn, _| actors::moved_to(conn, actor)).await?;
    let mut languages: Vec<_> = l10n::LANGUAGES.iter().map(|l| (l.0, spoken(visit.words, *l))).collect();
    let unread = l10n::LANGUAGES.into_iter().filter(|(tag, _)| l10n::UNREAD.contains(tag)).collect();
    if visit.app.config().is_lab() {
        languages.extend([l10n::PSEUDO, l10n::PSEUDO_RTL].map(|tag| (tag, tag.to_owned())));
    }
    Ok(SettingsPage {
        page: visit.shell("settings"),
        moved_to: moved_to.map(|to| to.address()),
        form,
        professions: crate::professions::keys(),
        languages,
        partial: l10n::LANGUAGES.iter().any(|(tag, _)| l10n::share(tag) < 100),
        unread,
        tongues: tongues(&visit.member()?.reading),
        zones: super::dates::zones(),
        handle: visit.viewer.member().map(|m| m.handle.clone()).unwrap_or_default(),
        saved,
    })
}

#[derive(Debug, Default, serde::Deserialize)]
pub struct AskedSettings {
    #[serde(default)]
    saved: String,
}

/// `GET /settings`
pub async fn settings(visit: Visit, Query(asked): Query<AskedSettings>) -> Answer {
    let member = visit.member()?.clone();
    let actor = member.actor;
    let who = visit.read(move |conn, _| actors::by_id(conn, actor)).await?;
    let mut form = Sheet::of([
        ("display_name", &who.name),
        ("profession", who.profession.as_deref().unwrap_or("")),
        ("profession_text", who.profession_text.as_deref().unwrap_or("")),
        ("about", &who.about),
        ("language", visit.words.tag()),
        ("time_zone", &visit.zone),
    ]);
    for (name, on) in [("easy_letters", member.display.easy_letters), ("shortcuts", member.display.shortcuts)]
    {
        form.set(name, if on { "yes" } else { "" });
    }
    for tag in member.reading.tags() {
        form.set(&format!("reads-{tag}"), "yes");
    }
    let page = settings_page(&visit, form, asked.saved == "yes").await?;
    visit.show(&page)
}

/// `POST /settings`
pub async fn save(visit: Visit, Posted(form): Posted) -> Answer {
    let member = visit.member()?.clone();
    let text = |name: &str| Some(form.owned(name)).filter(|v| !v.trim().is_empty());
    let profile = Profile {
        name: form.owned("display_name"),
        about: form.owned("about"),
        profession: text("profession"),
        profession_text: text("profession_text"),
    };
    let (language, zone) = (form.owned("language"), form.owned("time_zone"));
    let shown =
        Display { easy_letters: form.is("easy_letters", "yes"), shortcuts: form.is("shortcuts", "yes") };
    let listed = tongues(&member.reading);
    let read =
        listed.iter().map(|(tag, _)| tag.as_str()).filter(|tag| form.is(format!("reads-{tag}"), "yes"));
    let reading = Languages::of(read).unwrap_or_default();
    let saved = visit
        .write(move |tx| {
            actors::edit(tx, member.actor, &profile)?;
            accounts::set_reading(tx, &member, &reading)?;
            display::set(tx, &member, shown)?;
            accounts::set_preferences(tx, &member, &language, &zone)
        })
        .await;
    match saved {
        Ok(()) => go("/settings?saved=yes"),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            let page = settings_page(&visit, form, false).await?;
            refused.page(visit.show(&page))
        }
    }
}
