//! How the demo speaks to the terminal: lines that stay, and at a terminal one that moves on; colour only where wanted.

use std::io::{IsTerminal, Write};

use crate::cli::out;

/// The longest moving line, so that it never wraps.
const WIDTH: usize = 78;

/// Where the demo speaks.
#[derive(Clone, Copy)]
pub struct Voice {
    /// Whether a line can be written over.
    moves: bool,
    colours: bool,
}

impl Voice {
    /// Asks the terminal and the environment (`NO_COLOR`, see no-color.org).
    pub fn new() -> Voice {
        let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let moves = std::io::stdout().is_terminal() && !dumb;
        Voice { moves, colours: moves && !set("NO_COLOR") }
    }

    fn dressed(self, code: &str, text: &str) -> String {
        if self.colours { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    pub fn strong(self, text: &str) -> String {
        self.dressed("1", text)
    }

    pub fn soft(self, text: &str) -> String {
        self.dressed("2", text)
    }

    pub fn link(self, text: &str) -> String {
        self.dressed("36", text)
    }

    /// A line that stays.
    pub fn say(self, line: &str) {
        let clear = if self.moves { "\r\x1b[2K" } else { "" };
        out::say(&format!("{clear}{line}"));
    }

    /// A line that the next one replaces; nothing where lines cannot be replaced.
    pub fn passing(self, line: &str) {
        if self.moves {
            let line: String = line.chars().take(WIDTH).collect();
            let mut to = std::io::stdout().lock();
            // A reader that went away is no fault.
            let _ = write!(to, "\r\x1b[2K{line}").and_then(|()| to.flush());
        }
    }
}
