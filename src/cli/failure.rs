//! How a command fails: one line on stderr that names the thing, and an exit code (sysexits.h).

use std::fmt::Display;
use std::process::ExitCode;

use crate::error::Error;
use crate::words;

/// A failed command.
#[derive(Debug)]
pub struct Failure {
    code: u8,
    line: String,
}

/// The result of a command.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    fn new(code: u8, line: impl Display) -> Failure {
        let line = line.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
        Failure { code, line }
    }

    /// The rules say no, or something broke.
    pub fn refused(line: impl Display) -> Failure {
        Failure::new(1, line)
    }

    /// The words after `collegium` do not make a command.
    pub fn usage(line: impl Display) -> Failure {
        Failure::new(2, line)
    }

    /// The database cannot be opened.
    pub fn database(line: impl Display) -> Failure {
        Failure::new(69, line)
    }

    /// The address cannot be listened on.
    pub fn listen(line: impl Display) -> Failure {
        Failure::new(71, line)
    }

    /// The configuration is wrong.
    pub fn config(line: impl Display) -> Failure {
        Failure::new(78, line)
    }

    /// Says it and gives the exit code.
    pub fn tell(&self) -> ExitCode {
        eprintln!("collegium: {}", self.line);
        ExitCode::from(self.code)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::refused(words::line(&error))
    }
}
