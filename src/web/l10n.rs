//! Words: every sentence that a page shows, from Fluent; English where a language lacks one.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use unic_langid::{LanguageIdentifier, langid};

/// The languages that pages speak, with the names that they give themselves; of some there is only a part ([`share`]).
pub const LANGUAGES: [(&str, &str); 8] = [
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("it", "Italiano"),
    ("mi", "Te reo Māori"),
    ("nb", "Norsk bokmål"),
];

/// Those of them that were written by somebody who does not speak them from home, and that no native speaker has read.
pub const UNREAD: [&str; 7] = ["ar", "de", "es", "fr", "it", "mi", "nb"];

/// Languages that posts and associations are marked with, by their own names.
pub const WRITTEN: [(&str, &str); 24] = [
    ("ar", "العربية"),
    ("cs", "Čeština"),
    ("da", "Dansk"),
    ("de", "Deutsch"),
    ("el", "Ελληνικά"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fi", "Suomi"),
    ("fr", "Français"),
    ("he", "עברית"),
    ("hi", "हिन्दी"),
    ("it", "Italiano"),
    ("ja", "日本語"),
    ("mi", "Te reo Māori"),
    ("nb", "Norsk bokmål"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("sv", "Svenska"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("vi", "Tiếng Việt"),
    ("zh", "中文"),
];

/// A made-up language that shows words which bypass the translations: accents, in brackets. Lab and tests only.
pub const PSEUDO: &str = "en-XA";
/// The same, set from right to left.
pub const PSEUDO_RTL: &str = "en-XB";

struct Locale {
    tag: &'static str,
    pseudo: bool,
    bundle: FluentBundle<FluentResource>,
    /// How many messages there are.
    size: usize,
    /// The sentences that quote nothing, as they are said: most of a page's.
    plain: HashMap<String, String>,
}

static ENGLISH: LazyLock<Locale> = LazyLock::new(|| locale("en", langid!("en"), EN, false));
static OTHERS: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    vec![
        locale("ar", langid!("ar"), AR, false),
        locale("de", langid!("de"), DE, false),
        locale("es", langid!("es"), ES, false),
        locale("fr", langid!("fr"), FR, false),
        locale("it", langid!("it"), IT, false),
        locale("mi", langid!("mi"), MI, false),
        locale("nb", langid!("nb"), NB, false),
        locale(PSEUDO, langid!("en-XA"), EN, true),
        locale(PSEUDO_RTL, langid!("en-XB"), EN, true),
    ]
});

pub(super) const EN: &str = include_str!("locales/en.ftl");
pub(super) const AR: &str = include_str!("locales/ar.ftl");
pub(super) const DE: &str = include_str!("locales/de.ftl");
pub(super) const ES: &str = include_str!("locales/es.ftl");
pub(super) const FR: &str = include_str!("locales/fr.ftl");
pub(super) const IT: &str = include_str!("locales/it.ftl");
pub(super) const MI: &str = include_str!("locales/mi.ftl");
pub(super) const NB: &str = include_str!("locales/nb.ftl");

fn locale(tag: &'static str, id: LanguageIdentifier, source: &str, pseudo: bool) -> Locale {
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // Names that run the other way are isolated below, so that plain pages stay free of invisible characters.
    bundle.set_use_isolating(false);
    if pseudo {
        bundle.set_transform(Some(accent));
    }
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(rest, faults)| {
        tracing::error!(tag, ?faults, "the words of a language have faults; the rest is used");
        rest
    });
    let (keys, size) = (keys(&resource), messages(&resource));
    if let Err(faults) = bundle.add_resource(resource) {
        tracing::error!(tag, ?faults, "the words of a language have doubles");
    }
    let mut locale = Locale { tag, pseudo, bundle, size, plain: HashMap::new() };
    locale.plain =
        keys.into_iter().filter_map(|key| locale.said(&key, None).map(|text| (key, text))).collect();
    locale
}

fn messages(resource: &FluentResource) -> usize {
    resource.entries().filter(|entry| matches!(entry, ast::Entry::Message(_))).count()
}

/// The names of the messages that quote nothing.
fn keys(resource: &FluentResource) -> Vec<String> {
    let plain = |entry: &ast::Entry<&str>| match entry {
        ast::Entry::Message(ast::Message { id, value: Some(value), .. }) => {
            let text =
                |part: &ast::PatternElement<&str>| matches!(part, ast::PatternElement::TextElement { .. });
            value.elements.iter().all(text).then(|| id.name.to_owned())
        }
        _ => None,
    };
    resource.entries().filter_map(plain).collect()
}

impl Locale {
    /// What this language says, if it knows the message.
    fn said(&self, key: &str, args: Option<&FluentArgs>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut faults = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut faults);
        if !faults.is_empty() {
            tracing::error!(key, tag = self.tag, ?faults, "a sentence lacks a value");
        }
        Some(if self.pseudo { format!("⟦{text}⟧") } else { text.into_owned() })
    }
}

fn accent(text: &str) -> Cow<'_, str> {
    const PLAIN: &str = "aceginorsuyAEIOUCDLNRTzh";
    const FANCY: &str = "àçéğïñöřšüýÅÉÎÔÛÇÐŁÑŘŤžĥ";
    // `n` and its accent stand at the same place of both lists.
    let swap = |c: char| {
        let place = PLAIN.chars().position(|p| p == c)?;
        FANCY.chars().nth(place)
    };
    Cow::Owned(text.chars().map(|c| swap(c).unwrap_or(c)).collect())
}

/// A value that a sentence quotes; `rtl` where the sentence runs from right to left.
pub trait Quoted {
    fn quoted(&self, rtl: bool) -> FluentValue<'static>;
}

impl Quoted for str {
    fn quoted(&self, rtl: bool) -> FluentValue<'static> {
        FluentValue::from(isolated(self, rtl))
    }
}

/// A text set apart where it holds letters that run the other way than the sentence around it.
fn isolated(text: &str, rtl: bool) -> String {
    let other_way = |c: char| if rtl { c.is_alphabetic() && !runs_left(c) } else { runs_left(c) };
    if text.chars().any(other_way) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}
impl Quoted for String {
    fn quoted(&self, rtl: bool) -> FluentValue<'static> {
        self.as_str().quoted(rtl)
    }
}
impl Quoted for i64 {
    fn quoted(&self, _: bool) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}
impl Quoted for usize {
    fn quoted(&self, _: bool) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}
impl<T: Quoted + ?Sized> Quoted for &T {
    fn quoted(&self, rtl: bool) -> FluentValue<'static> {
        (**self).quoted(rtl)
    }
}

/// Hebrew, Arabic and their neighbours.
fn runs_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

/// The words of one language, cheap to copy.
#[derive(Clone, Copy)]
pub struct Words(&'static Locale);

impl Words {
    pub fn english() -> Words {
        Words(&ENGLISH)
    }

    /// The words of `tag`, or of its main language: `en-GB` finds English.
    pub fn of(tag: &str) -> Option<Words> {
        let fits = |tag: &str| {
            std::iter::once(&*ENGLISH)
                .chain(OTHERS.iter())
                .find(|l| l.tag.eq_ignore_ascii_case(tag))
                .map(Words)
        };
        let main = tag.split(['-', '_']).next().unwrap_or(tag);
        // Norwegian without saying which: bokmål is what four fifths write.
        let main = if main.eq_ignore_ascii_case("no") { "nb" } else { main };
        fits(tag).or_else(|| fits(main))
    }

    /// The first language that the node speaks: the member's, then the browser's, then the association's.
    pub fn choose<'a>(wishes: impl IntoIterator<Item = &'a str>, lab: bool) -> Words {
        wishes
            .into_iter()
            .filter_map(Words::of)
            .find(|words| lab || !words.0.pseudo)
            .unwrap_or_else(Words::english)
    }

    /// The tag for the `lang` attribute.
    pub fn tag(self) -> &'static str {
        self.0.tag
    }

    pub fn dir(self) -> &'static str {
        if self.is_rtl() { "rtl" } else { "ltr" }
    }

    fn is_rtl(self) -> bool {
        matches!(self.0.tag, "ar" | PSEUDO_RTL)
    }

    pub fn say(self, key: &str) -> String {
        let missing = || (!self.has(key)).then(|| ENGLISH.plain.get(key)).flatten();
        self.0.plain.get(key).or_else(missing).cloned().unwrap_or_else(|| self.form(key, None))
    }

    /// A sentence that quotes one value.
    pub fn say1(self, key: &str, name: &'static str, value: impl Quoted) -> String {
        let mut args = FluentArgs::new();
        args.set(name, value.quoted(self.is_rtl()));
        self.form(key, Some(&args))
    }

    /// A sentence that quotes two values.
    pub fn say2(
        self,
        key: &str,
        one: (&'static str, &dyn Quoted),
        two: (&'static str, &dyn Quoted),
    ) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in [one, two] {
            args.set(name, value.quoted(self.is_rtl()));
        }
        self.form(key, Some(&args))
    }

    /// Names one after the other, as the language joins them: "A, B and C".
    pub fn list(self, names: &[String]) -> String {
        let isolated: Vec<String> = names.iter().map(|name| isolated(name, self.is_rtl())).collect();
        let how = ListFormatterOptions::default().with_length(ListLength::Wide);
        // English as it is written here, and with it the made-up languages.
        let tag = if self.0.tag.starts_with("en") { "en-GB" } else { self.0.tag };
        let locale = tag.parse().unwrap_or(icu_locale_core::Locale::UNKNOWN);
        match ListFormatter::try_new_and((&locale).into(), how) {
            Ok(joined) => joined.format_to_string(isolated.iter()),
            Err(fault) => {
                tracing::error!(tag = self.0.tag, %fault, "a language cannot join a list");
                isolated.join(", ")
            }
        }
    }

    /// Whether the language has words of its own for a key.
    pub fn has(self, key: &str) -> bool {
        self.0.bundle.has_message(key)
    }

    /// Whether there are words for a key, if only English ones.
    pub fn knows(self, key: &str) -> bool {
        self.has(key) || ENGLISH.bundle.has_message(key)
    }

    fn form(self, key: &str, args: Option<&FluentArgs>) -> String {
        let found = [self.0, &*ENGLISH].into_iter().find_map(|locale| locale.said(key, args));
        found.unwrap_or_else(|| {
            tracing::error!(key, "a page asks for words that no language has");
            key.to_owned()
        })
    }
}

/// What a language calls itself; its tag where that is not known.
pub fn name(tag: &str) -> String {
    WRITTEN.iter().find(|(known, _)| *known == tag).map_or(tag, |(_, name)| name).to_owned()
}

/// How much of a language there is, in percent of the English messages; 100 only where none is missing.
pub fn share(tag: &str) -> usize {
    let own = OTHERS.iter().find(|locale| locale.tag == tag).unwrap_or(&ENGLISH);
    own.size * 100 / ENGLISH.size.max(1)
}

/// The languages of an `Accept-Language` header, the dearest first.
pub fn accepted(header: &str) -> Vec<&str> {
    let mut wishes: Vec<(u32, &str)> = header
        .split(',')
        .take(20)
        .filter_map(|part| {
            let mut parts = part.split(';');
            let tag = parts.next()?.trim();
            let weight = parts
                .find_map(|p| p.trim().strip_prefix("q="))
                .map_or(Some(1.0), |q| q.parse::<f32>().ok())?;
            let thousandths = (weight.clamp(0.0, 1.0) * 1000.0) as u32;
            (thousandths > 0).then_some((thousandths, tag))
        })
        .collect();
    wishes.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    wishes.into_iter().map(|(_, tag)| tag).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_chooses_by_weight_and_main_language() {
        for (header, tag) in [
            ("nb-NO,nb;q=0.9,en;q=0.5", "nb"),
            ("no", "nb"),
            ("de-AT,en-GB;q=0.7", "de"),
            ("ja-JP,en-GB;q=0.7", "en"),
            ("mi-NZ,en-NZ;q=0.7", "mi"),
            ("fr-CA,en;q=0.7", "fr"),
            ("ar-EG,fr;q=0.7", "ar"),
            ("xx;q=oops,*", "en"),
            ("en;q=0,nb;q=0.1", "nb"),
            ("", "en"),
        ] {
            assert_eq!(Words::choose(accepted(header), false).tag(), tag, "{header}");
        }
    }

    #[test]
    fn what_a_language_lacks_is_said_in_english() {
        let (maori, english) = (Words::of("mi").unwrap(), Words::english());
        assert_eq!(maori.say("nav-home"), "Kāinga");
        for key in ["nodes-empty", "error-not-found-why", "charter-what"] {
            assert!(!maori.has(key) && maori.knows(key));
            assert_eq!(maori.say(key), english.say(key));
        }
        // In the plural forms and with the values of English.
        let failures = |words: Words, count: i64| words.say1("node-failures", "count", count);
        for count in [1, 2] {
            assert_eq!(failures(maori, count), failures(english, count));
        }
        assert_eq!(maori.say1("thread-by", "name", "ليلى"), "Thread by \u{2068}ليلى\u{2069}");
        assert!(!maori.knows("no-such-words"));
    }

    #[test]
    fn how_much_there_is_of_a_language_is_counted() {
        for (tag, _) in LANGUAGES {
            let whole = FluentResource::try_new(EN.to_owned()).unwrap();
            let lacking = keys(&whole).iter().any(|key| !Words::of(tag).unwrap().has(key));
            assert_eq!(share(tag) < 100, lacking, "{tag}: {}", share(tag));
        }
        assert!((1..50).contains(&share("mi")), "{}", share("mi"));
    }

    #[test]
    fn names_are_joined_as_the_language_joins_them() {
        let list = |tag: &str, names: &[&str]| {
            let names: Vec<String> = names.iter().map(|n| (*n).to_owned()).collect();
            Words::of(tag).unwrap().list(&names)
        };
        for (tag, two, three) in [
            (
                "ar",
                "\u{2068}A\u{2069} و\u{2068}B\u{2069}",
                "\u{2068}A\u{2069} و\u{2068}B\u{2069} و\u{2068}C\u{2069}",
            ),
            ("de", "A und B", "A, B und C"),
            ("en", "A and B", "A, B and C"),
            ("es", "A y B", "A, B y C"),
            ("fr", "A et B", "A, B et C"),
            ("it", "A e B", "A, B e C"),
            ("mi", "A, B", "A, B, C"),
            ("nb", "A og B", "A, B og C"),
            (PSEUDO, "A and B", "A, B and C"),
        ] {
            assert_eq!(list(tag, &["A", "B"]), two, "{tag}");
            assert_eq!(list(tag, &["A", "B", "C"]), three, "{tag}");
        }
        assert_eq!(list("en", &["Norsk bokmål"]), "Norsk bokmål");
        assert_eq!(list("en", &["English", "العربية"]), "English and \u{2068}العربية\u{2069}");
        // Spanish says "e" before the sound of i.
        assert_eq!(list("es", &["español", "italiano"]), "español e italiano");
    }

    #[test]
    fn the_pseudo_language_is_for_the_lab() {
        assert_eq!(Words::choose([PSEUDO], false).tag(), "en");
        assert_eq!(Words::choose([PSEUDO], true).tag(), PSEUDO);
        let words = Words::of(PSEUDO).unwrap();
        assert!(words.say("nav-home").starts_with('⟦'));
        assert_ne!(words.say("nav-home"), format!("⟦{}⟧", Words::english().say("nav-home")));
    }

    #[test]
    fn names_that_run_the_other_way_are_isolated() {
        let said = Words::english().say1("thread-by", "name", "ليلى");
        assert!(said.contains("\u{2068}ليلى\u{2069}"), "{said}");
        let arabic = Words::of("ar").unwrap();
        let said = arabic.say1("thread-by", "name", "Leila");
        assert!(said.contains("\u{2068}Leila\u{2069}"), "{said}");
        assert!(!arabic.say1("thread-by", "name", "ليلى").contains('\u{2068}'));
    }

    #[test]
    fn a_language_counts_in_its_own_forms() {
        for (tag, count, said) in [
            ("fr", 0_i64, "0 nouvelle"),
            ("fr", 2, "2 nouvelles"),
            ("ar", 0, "لا جديد"),
            ("ar", 1, "واحد جديد"),
            ("ar", 2, "اثنان جديدان"),
            ("es", 1, "1 nueva"),
            ("it", 2, "2 nuovi"),
            ("mi", 1, "1 hou"),
        ] {
            assert_eq!(Words::of(tag).unwrap().say1("unread", "count", count), said, "{tag} {count}");
        }
        let members = |count: i64| Words::of("ar").unwrap().say1("members", "count", count);
        assert_eq!([3, 11, 100].map(members), ["3 أعضاء", "11 عضوًا", "100 عضو"]);
    }

    #[test]
    fn a_language_runs_its_own_way() {
        let dir = |tag| Words::of(tag).unwrap().dir();
        assert_eq!(["ar", PSEUDO_RTL].map(dir), ["rtl"; 2]);
        assert_eq!(["de", "en", "es", "fr", "it", "mi", "nb", PSEUDO].map(dir), ["ltr"; 8]);
    }

    #[test]
    fn what_no_speaker_has_read_is_a_language_of_pages() {
        for tag in UNREAD {
            assert!(LANGUAGES.iter().any(|(spoken, _)| *spoken == tag), "{tag}");
        }
    }
}
