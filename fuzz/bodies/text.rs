//! Markdown that is rendered and HTML that is cleaned.

use std::collections::HashMap;

use collegium::base::text;

use super::html::must_be_clean;

pub fn run(data: &[u8]) {
    let Ok(source) = std::str::from_utf8(data) else {
        return;
    };
    let cleaned = text::clean(source);
    must_be_clean(&cleaned);
    let again = text::clean(&cleaned);
    must_be_clean(&again);
    let short = text::excerpt(&cleaned, 20);
    assert!(short.chars().count() <= 20, "{short:?} is longer than asked for");

    let found = text::mentioned(source, 5);
    assert!(found.len() <= 5, "{found:?}");
    let known: HashMap<String, String> = found
        .into_iter()
        .map(|handle| {
            assert!(handle.starts_with('@') && handle == handle.to_lowercase(), "{handle:?}");
            (handle, "https://north.example/@ana".to_owned())
        })
        .collect();
    for html in [text::markdown(source, &HashMap::new()), text::markdown(source, &known)] {
        must_be_clean(&html);
        must_be_clean(&text::clean(&html));
    }
}
