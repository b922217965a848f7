//! Professions as shipped data: keys that are stored and federated, names that are translated.

use std::sync::LazyLock;

/// The data, one key a line; names stand in the translations as `profession-<key>`.
const DATA: &str = include_str!("../config/professions.toml");

#[derive(serde::Deserialize)]
struct File {
    professions: Vec<String>,
}

static KEYS: LazyLock<Vec<String>> =
    LazyLock::new(|| figment_toml(DATA).map(|f| f.professions).unwrap_or_default());

fn figment_toml(text: &str) -> Option<File> {
    use figment::providers::{Format, Toml};
    figment::Figment::from(Toml::string(text)).extract().ok()
}

/// All keys, in the order of the file; `other` is last.
pub fn keys() -> &'static [String] {
    &KEYS
}

/// Whether a key is in the data.
pub fn exists(key: &str) -> bool {
    KEYS.iter().any(|k| k == key)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_shipped_data_can_be_read_and_ends_with_other() {
        assert!(super::keys().len() > 15);
        assert_eq!(super::keys().last().map(String::as_str), Some("other"));
    }
}
