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
        let (first, last) = (words.next(), words.next_back());
        // Letters that join would make a word of two initials.
        let apart = first.filter(|c| last.is_some() && joins(*c)).map(|_| '\u{200c}');
        first
            .into_iter()
            .flat_map(char::to_uppercase)
            .chain(apart)
            .chain(last.into_iter().flat_map(char::to_uppercase))
            .collect()
    }

    /// One of the six colours of the design, steady for an actor.
    pub fn hue(&self) -> String {
        format!("h{}", self.actor.rem_euclid(6) + 1)
    }
}

/// Whether a letter joins the next one: the Arabic script.
fn joins(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}')
}

#[cfg(test)]
mod tests {
    use super::Face;

    #[test]
    fn initials_are_two_letters_and_never_a_word() {
        for (name, initials) in [
            ("Asha Mwangi", "AM"),
            ("åse van der øygard", "ÅØ"),
            ("Kai", "K"),
            ("ليلى حداد", "ل\u{200c}ح"),
            ("ليلى", "ل"),
            ("…", ""),
        ] {
            let face = Face {
                actor: 1,
                uri: String::new(),
                handle: "x".to_owned(),
                name: name.to_owned(),
                authority: None,
                profession: None,
                profession_text: None,
                actor_url: None,
            };
            assert_eq!(face.initials(), initials, "{name}");
        }
    }
}
