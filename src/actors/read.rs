//! What pages and the API show of actors.

use serde::Serialize;

use crate::row;

row! {
    /// An actor as it stands beside a post or in a list.
    #[derive(Serialize, PartialEq, Eq)]
    pub struct Face {
        pub actor: i64,
        pub uri: String,
        pub handle: String,
        pub name: String,
        /// `None` for people of this node.
        pub authority: Option<String>,
        pub profession: Option<String>,
        pub profession_text: Option<String>,
        pub actor_url: Option<String>,
    }
}

impl From<super::Actor> for Face {
    fn from(a: super::Actor) -> Face {
        Face {
            actor: a.id,
            uri: a.uri,
            handle: a.handle,
            name: a.name,
            authority: a.authority,
            profession: a.profession,
            profession_text: a.profession_text,
            actor_url: a.url,
        }
    }
}

impl Face {
    /// `@name` here, `@name@node` elsewhere.
    pub fn address(&self) -> String {
        match &self.authority {
            Some(authority) => format!("@{}@{authority}", self.handle),
            None => format!("@{}", self.handle),
        }
    }

    /// Up to two letters for the round mark beside a name.
    pub fn initials(&self) -> String {
        if self.name == super::departed::NAMELESS {
            return "–".to_owned();
        }
        let mut words = self.name.split_whitespace().filter_map(|w| w.chars().find(|c| c.is_alphanumeric()));
        let first = words.next();
        first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
    }

    /// One of the six colours of the design, steady for an actor.
    pub fn hue(&self) -> String {
        format!("h{}", self.actor.rem_euclid(6) + 1)
    }
}
