//! What `config check` prints: every effective value and where it came from, secrets masked.

use std::collections::BTreeMap;
use std::path::Path;

use figment::Figment;
use serde::Serialize;

use super::{Config, figment, variable};

/// Stands for what is never printed.
const MASK: &str = "(secret)";

impl Config {
    /// Every effective value with where it came from, secrets masked: what `config check` prints.
    pub fn explain(file: Option<&Path>) -> Result<Vec<Explained>, String> {
        let config = Config::load(file)?;
        let figment = figment(file);
        let mut flat = BTreeMap::new();
        let effective = serde_json::to_value(&config).map_err(|e| e.to_string())?;
        flatten("", &effective, &mut flat);
        Ok(flat
            .into_iter()
            .map(|(key, value)| {
                let from = match config.secret_file(&key) {
                    Some(path) => path.display().to_string(),
                    None => source(&figment, &key),
                };
                Explained { value: masked(&key, value), key, from }
            })
            .collect())
    }

    /// The file that a secret was read from.
    fn secret_file(&self, key: &str) -> Option<&Path> {
        match key {
            "database.url" => self.database.url_file.as_deref(),
            "secrets.node_key" => self.secrets.node_key_file.as_deref(),
            "mail.password" => self.mail.password_file.as_deref(),
            _ => None,
        }
    }
}

/// Where the value of a key came from: `default`, the file, or the environment variable.
fn source(figment: &Figment, key: &str) -> String {
    let Some(metadata) = figment.find_metadata(key) else {
        return "default".to_owned();
    };
    match metadata.name.as_ref() {
        name if name.contains("environment") => variable(key),
        name if name.contains("TOML") => metadata
            .source
            .as_ref()
            .and_then(|s| s.file_path())
            .map_or_else(|| "file".to_owned(), |path| path.display().to_string()),
        _ => "default".to_owned(),
    }
}

/// A value as it may be printed.
fn masked(key: &str, value: String) -> String {
    match key {
        "secrets.node_key" | "mail.password" if !value.is_empty() => MASK.to_owned(),
        "database.url" => masked_url(&value),
        _ => value,
    }
}

/// A database URL without its password, wherever it stands.
fn masked_url(value: &str) -> String {
    if !value.starts_with("postgres") {
        return value.to_owned();
    }
    let Ok(mut url) = url::Url::parse(value) else {
        return MASK.to_owned();
    };
    if url.password().is_some() && url.set_password(Some("***")).is_err() {
        return MASK.to_owned();
    }
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    if pairs.iter().any(|(name, _)| name.contains("password")) {
        let mut query = url.query_pairs_mut();
        query.clear();
        for (name, value) in &pairs {
            let secret = name.contains("password");
            query.append_pair(name, if secret { "***" } else { value });
        }
    }
    url.to_string()
}

/// One line of `config check`.
#[derive(Debug, Clone, Serialize)]
pub struct Explained {
    pub key: String,
    pub value: String,
    pub from: String,
}

fn flatten(prefix: &str, value: &serde_json::Value, into: &mut BTreeMap<String, String>) {
    use serde_json::Value;
    let text = match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let dot = if prefix.is_empty() { "" } else { "." };
                flatten(&format!("{prefix}{dot}{key}"), inner, into);
            }
            return;
        }
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) => value.to_string(),
    };
    into.insert(prefix.to_owned(), text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_of_a_database_is_printed() {
        for url in [
            "postgres://me:hunter2@db.example/x",
            "postgres://me@db.example/x?password=hunter2&connect_timeout=5",
            "postgresql://hunter2 is not a URL",
            "postgres://me:hunter2@db1,db2:70000/x",
        ] {
            let shown = masked("database.url", url.to_owned());
            assert!(!shown.contains("hunter2"), "{shown}");
        }
        assert_eq!(masked("database.url", "sqlite:x.db".into()), "sqlite:x.db");
    }
}
