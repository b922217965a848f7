//! Languages by their tags (BCP 47): which one a tag means, and which ones somebody reads.

/// The most that one list holds.
const MOST: usize = 30;

/// What says that a text is in an undetermined language, in several, in one without a code, or in none (ISO 639-2).
const NONE: [&str; 4] = ["und", "mul", "mis", "zxx"];

/// The language that a tag means, whatever its region or script: `pt-BR` is `pt`. Empty where it names none.
pub fn main(tag: &str) -> String {
    let first = tag.split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    match first.as_str() {
        none if NONE.contains(&none) => String::new(),
        // Norwegian without saying which: bokmål is what four fifths write.
        "no" => "nb".to_owned(),
        code if (2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase()) => first,
        _ => String::new(),
    }
}

/// The languages that a list shows, or that somebody reads. None: all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Languages(Vec<String>);

impl Languages {
    pub fn all() -> Languages {
        Languages::default()
    }

    /// From tags with commas or spaces between them. `None` where one is no tag, or there are too many.
    pub fn parse(list: &str) -> Option<Languages> {
        Languages::of(list.split([',', ' ']).filter(|tag| !tag.is_empty()))
    }

    /// From tags, each once and in order. What names no language stands as `und`, which no text says that it is in.
    pub fn of<'a>(tags: impl IntoIterator<Item = &'a str>) -> Option<Languages> {
        let tags: Vec<&str> = tags.into_iter().collect();
        if tags.len() > MOST {
            return None;
        }
        let one = |tag: &str| match main(tag) {
            none if none.is_empty() => NONE.contains(&tag).then(|| "und".to_owned()),
            language => super::text::is_language(tag).then_some(language),
        };
        let mut found = tags.into_iter().map(one).collect::<Option<Vec<String>>>()?;
        found.sort();
        found.dedup();
        Some(Languages(found))
    }

    pub fn is_all(&self) -> bool {
        self.0.is_empty()
    }

    pub fn tags(&self) -> &[String] {
        &self.0
    }

    pub fn has(&self, tag: &str) -> bool {
        self.0.iter().any(|own| own == tag)
    }

    /// As it stands in an address and in a row: `en,nb`.
    pub fn text(&self) -> String {
        self.0.join(",")
    }

    /// For `LIKE '%,' || language || ',%'`: a comma on both sides of each; empty for all.
    pub fn pattern(&self) -> String {
        if self.is_all() { String::new() } else { format!(",{},", self.text()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_means_a_language() {
        for (tag, language) in [
            ("en", "en"),
            ("en-GB", "en"),
            ("pt_BR", "pt"),
            ("zh-Hant-TW", "zh"),
            ("no", "nb"),
            ("nn-NO", "nn"),
            ("mri", "mri"),
            ("und", ""),
            ("zxx", ""),
            ("", ""),
            ("x-klingon", ""),
            ("e1", ""),
            ("english", ""),
        ] {
            assert_eq!(main(tag), language, "{tag}");
        }
    }

    #[test]
    fn a_list_holds_each_language_once() {
        let list = |text| Languages::parse(text).map(|l| l.text());
        assert_eq!(list("nb,en-GB,en no").as_deref(), Some("en,nb"));
        assert_eq!(list("mul,und").as_deref(), Some("und"));
        assert_eq!(list("english"), None);
        assert_eq!(list("").as_deref(), Some(""));
        assert_eq!(list("en,%"), None);
        assert_eq!(list(&"aa,".repeat(31)), None);
        assert_eq!(Languages::parse("nb,en").unwrap().pattern(), ",en,nb,");
        assert_eq!(Languages::all().pattern(), "");
    }
}
