//! What commands print: lines and tables for people, JSON for programs.

use serde::Serialize;

use super::failure::{Failure, Outcome};

/// Prints `lines`, or `value` as JSON.
pub fn show<T: Serialize>(json: bool, value: &T, lines: impl FnOnce() -> String) -> Outcome {
    if json {
        let text = serde_json::to_string_pretty(value).map_err(Failure::refused)?;
        say(&text);
    } else {
        say(lines().trim_end());
    }
    Ok(())
}

/// Prints to stdout; a reader that went away is no fault.
pub fn say(text: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// Columns of equal width.
pub fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let width = |n: usize| {
        let cells = rows.iter().filter_map(|r| r.get(n)).map(String::as_str);
        cells.chain(head.get(n).copied()).map(|c| c.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let padded: Vec<String> = cells.zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        padded.join("  ").trim_end().to_owned()
    };
    let mut lines = vec![line(&mut head.iter().copied())];
    lines.extend(rows.iter().map(|r| line(&mut r.iter().map(String::as_str))));
    lines.join("\n")
}
