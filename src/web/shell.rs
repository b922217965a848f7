//! What every page shows around its content, and the small things that templates ask for.

use std::fmt;

use crate::actors::departed;
use crate::actors::read::Face;
use crate::base::language;
use crate::notify::read::MOST_COUNTED;

use super::assets::{LINKS, Links};
use super::dates::{self, Clockface, When};
use super::l10n::{self, Quoted, Words};
use super::look;
use super::visit::Visit;

/// The member as the masthead shows them.
pub struct Me {
    pub handle: String,
    pub name: String,
    pub initials: String,
    pub hue: String,
    pub admin: bool,
    /// How many notifications wait; empty when none.
    pub unseen: String,
}

/// A drawing of the sprite that every page carries; words stand beside it.
pub struct Icon {
    name: &'static str,
    flip: &'static str,
}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Icon { name, flip } = self;
        write!(
            f,
            "<svg class=\"ico{flip}\" aria-hidden=\"true\" focusable=\"false\"><use href=\"#i-{name}\"/></svg>"
        )
    }
}

// Names and classes are written in this program: there is nothing to escape.
impl askama::filters::HtmlSafe for Icon {}

/// The shell of a page.
pub struct Shell {
    words: Words,
    zone: String,
    clock: Clockface,
    pub here: &'static str,
    pub node: String,
    pub authority: String,
    pub me: Option<Me>,
    pub lab: bool,
    pub theme: &'static str,
    /// Whether letters are set to be read more easily.
    pub letters: bool,
    /// Whether single letters do something.
    pub keys: bool,
    /// Where the node's own colours come from, and its logo; empty where it has none.
    pub look: String,
    pub logo: String,
    pub sign_in: String,
    /// Whether people without an invitation may sign up.
    pub sign_up_open: bool,
    pub set_up: bool,
    /// The ActivityStreams form of what the page shows, where there is one.
    pub alternate: String,
    /// The feed of what the page shows, where there is one.
    pub feed: String,
}

impl Shell {
    pub fn of(visit: &Visit, here: &'static str) -> Shell {
        let state = &visit.state;
        let authority = state.origin.authority().to_owned();
        let association = &state.association;
        let me = visit.viewer.member().map(|m| {
            let face = plain_face(m.actor, &m.handle, &m.name);
            Me {
                handle: m.handle.clone(),
                name: m.name.clone(),
                initials: face.initials(),
                hue: face.hue(),
                admin: m.admin,
                unseen: counted(visit),
            }
        });
        Shell {
            words: visit.words,
            zone: visit.zone.clone(),
            clock: Clockface::new(visit.words, &visit.zone, visit.now),
            here,
            node: Some(association.name.clone())
                .filter(|n| !n.is_empty())
                .unwrap_or_else(|| authority.clone()),
            authority,
            me,
            lab: visit.app.config().is_lab(),
            theme: visit.theme,
            letters: visit.letters,
            keys: visit.viewer.member().is_some_and(|m| m.display.shortcuts),
            look: look::stylesheet_address(association),
            logo: look::logo_address(association),
            sign_in: visit.sign_in_address(),
            sign_up_open: association.sign_up.takes_strangers(),
            set_up: association.set_up,
            alternate: String::new(),
            feed: String::new(),
        }
    }

    /// For pages that must not tell one address from another.
    pub fn without_way_back(mut self) -> Shell {
        "/sign-in".clone_into(&mut self.sign_in);
        self
    }

    pub fn with_alternate(mut self, uri: String) -> Shell {
        self.alternate = uri;
        self
    }

    pub fn with_feed(mut self, path: String) -> Shell {
        self.feed = path;
        self
    }

    pub fn say(&self, key: impl AsRef<str>) -> String {
        self.words.say(key.as_ref())
    }

    pub fn say1(&self, key: impl AsRef<str>, name: &'static str, value: impl Quoted) -> String {
        self.words.say1(key.as_ref(), name, value)
    }

    /// A sentence that names and counts.
    pub fn count_of(&self, key: &str, name: (&'static str, &str), count: i64) -> String {
        self.words.say2(key, (name.0, &name.1), ("count", &count))
    }

    /// A sentence that names two things.
    pub fn say2(
        &self,
        key: &str,
        one: &'static str,
        first: impl Quoted,
        two: &'static str,
        second: impl Quoted,
    ) -> String {
        self.words.say2(key, (one, &first), (two, &second))
    }

    /// Names one after the other, as the language joins them.
    pub fn list(&self, names: Vec<String>) -> String {
        self.words.list(&names)
    }

    /// A sentence that counts.
    pub fn count(&self, key: impl AsRef<str>, count: impl Quoted) -> String {
        self.words.say1(key.as_ref(), "count", count)
    }

    pub fn lang(&self) -> &'static str {
        self.words.tag()
    }

    /// A language that is not the page's, with its own name.
    pub fn other_tongue(&self, tag: &Option<String>) -> Option<(String, String)> {
        let tag = tag.as_deref()?;
        let main = language::main(tag);
        let other = !main.is_empty() && main != language::main(self.lang());
        other.then(|| (tag.to_owned(), l10n::name(&main)))
    }

    /// A language that a form says and its list does not hold.
    pub fn unlisted(&self, tag: &str) -> Option<String> {
        let listed = tag.is_empty() || l10n::WRITTEN.iter().any(|(known, _)| *known == tag);
        (!listed).then(|| tag.to_owned())
    }

    pub fn dir(&self) -> &'static str {
        self.words.dir()
    }

    pub fn place(&self) -> String {
        dates::place(&self.zone)
    }

    pub fn is_admin(&self) -> bool {
        self.me.as_ref().is_some_and(|me| me.admin)
    }

    pub fn icon(&self, name: &'static str) -> Icon {
        Icon { name, flip: "" }
    }

    /// An icon that points, and turns round where lines run from right to left.
    pub fn icon_flip(&self, name: &'static str) -> Icon {
        Icon { name, flip: " flip" }
    }

    /// The first words of rendered text.
    pub fn excerpt(&self, html: &str) -> String {
        crate::base::text::excerpt(html, 280)
    }

    /// What somebody is called: who left without their name, in the reader's language.
    pub fn called(&self, name: &str) -> String {
        if name == departed::NAMELESS { self.say("former-member") } else { name.to_owned() }
    }

    /// A thread's title; deleted threads have none.
    pub fn title_of(&self, title: &str) -> String {
        if title.is_empty() { self.say("thread-gone") } else { title.to_owned() }
    }

    /// Why the home of a community refused a post: in words where it is one of our refusals, else as that node said it.
    pub fn refusal(&self, why: &str) -> String {
        let key = format!("denial-{why}");
        if self.words.knows(&key) { self.say(key) } else { why.to_owned() }
    }

    pub fn links(&self) -> &'static Links {
        &LINKS
    }

    pub fn when(&self, at: &i64) -> When {
        self.clock.when(*at)
    }

    pub fn ago(&self, at: &i64) -> When {
        self.clock.ago(*at)
    }

    /// The day of a moment.
    pub fn on(&self, at: &i64) -> String {
        self.clock.on(*at)
    }

    /// A day that is written as `YYYY-MM-DD`.
    pub fn day(&self, raw: &str) -> String {
        crate::communities::life::noon_of(raw).map_or_else(String::new, |noon| self.clock.on(noon))
    }

    /// What somebody says their profession is, in the reader's language.
    pub fn profession(&self, face: &Face) -> String {
        match (face.profession.as_deref(), face.profession_text.as_deref()) {
            (_, Some(words)) if !words.is_empty() => words.to_owned(),
            (Some("other") | None, _) => String::new(),
            (Some(key), _) if crate::professions::exists(key) => self.say(format!("profession-{key}")),
            (Some(_), _) => String::new(),
        }
    }
}

/// A count for the bell, in the reader's digits: nothing for none, "9+" for more than nine.
fn counted(visit: &Visit) -> String {
    match visit.unseen {
        0 => String::new(),
        MOST_COUNTED.. => visit.words.say("bell-many"),
        few => visit.words.say1("bell-few", "count", few),
    }
}

/// A face of a member of this node of whom only the name is needed.
pub fn plain_face(actor: i64, handle: &str, name: &str) -> Face {
    Face {
        actor,
        uri: String::new(),
        handle: handle.to_owned(),
        name: name.to_owned(),
        authority: None,
        profession: None,
        profession_text: None,
        actor_url: None,
    }
}
