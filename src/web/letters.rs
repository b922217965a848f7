//! The words of mails: plain text in the language of whom they go to, links completed from the configured address.
//!
//! Nothing that a person typed stands in them but short names, which hold letters, digits, `_` and `-` only: a mail may
//! go to an address whose owner knows nothing of this node.

use crate::app::State;
use crate::mail::{Kind, Quotes};

use super::l10n::Words;

/// Where such mail is ended.
const UNSUBSCRIBE: &str = "/unsubscribe";

/// The address at which a mail program ends such mail with one click (RFC 8058), for the kinds that one need not get.
pub fn unsubscribe(state: &State, kind: Kind, quotes: &Quotes) -> Option<String> {
    (kind == Kind::Waiting).then(|| format!("{}{UNSUBSCRIBE}?token={}", state.origin.as_str(), quotes.secret))
}

/// Subject and text of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub subject: String,
    pub body: String,
}

/// Writes a mail.
pub fn write(state: &State, kind: Kind, language: &str, quotes: &Quotes) -> Written {
    let association = &state.association;
    let words = Words::of(language).or_else(|| Words::of(&association.language)).unwrap_or(Words::english());
    let node = match association.name.as_str() {
        "" => state.origin.authority(),
        name => name,
    };
    let page = Page { words, node, quotes, address: state.origin.as_str() };
    let subject = words.say1(&format!("mail-{}-subject", kind.key()), "node", node);
    let paragraphs = [vec![words.say("mail-hello")], page.middle(kind), vec![page.end()]].concat();
    Written { subject, body: format!("{}\n", paragraphs.join("\n\n")) }
}

struct Page<'a> {
    words: Words,
    node: &'a str,
    quotes: &'a Quotes,
    /// The node's own address, without a slash behind.
    address: &'a str,
}

impl Page<'_> {
    /// The paragraphs between greeting and end.
    fn middle(&self, kind: Kind) -> Vec<String> {
        let about = |key| self.words.say2(key, ("node", &self.node), ("handle", &self.quotes.handle));
        match kind {
            Kind::Test => vec![about("mail-test-what")],
            Kind::Confirm => {
                vec![about("mail-confirm-what"), self.link("/confirm"), about("mail-confirm-else")]
            }
            Kind::SignUp => {
                vec![about("mail-sign-up-what"), self.link("/confirm"), about("mail-sign-up-else")]
            }
            Kind::Accepted => vec![about("mail-accepted-what"), format!("{}/sign-in", self.address)],
            Kind::Declined => vec![about("mail-declined-what")],
            Kind::Waiting => vec![
                self.words.say2("mail-waiting-what", ("node", &self.node), ("count", &self.quotes.count)),
                format!("{}/notifications", self.address),
                self.words.say("mail-waiting-else"),
                self.link(UNSUBSCRIBE),
            ],
            Kind::Invited => vec![
                about("mail-invited-what"),
                format!("{}/sign-up?invitation={}", self.address, self.quotes.secret),
                about("mail-invited-else"),
            ],
            Kind::Reset => vec![about("mail-reset-what"), self.link("/reset"), about("mail-reset-else")],
            Kind::AddressKnown => vec![about("mail-address-known-what"), format!("{}/forgot", self.address)],
            Kind::AddressChanged => {
                vec![about("mail-address-changed-what"), about("mail-address-changed-else")]
            }
            Kind::PasswordChanged => {
                vec![about("mail-password-changed-what"), about("mail-password-changed-else")]
            }
        }
    }

    /// A link on a line of its own, never from what a request said of our name.
    fn link(&self, path: &str) -> String {
        format!("{}{path}?token={}", self.address, self.quotes.secret)
    }

    fn end(&self) -> String {
        format!("-- \n{}\n{}\n{}", self.node, self.address, self.words.say("mail-machine"))
    }
}
