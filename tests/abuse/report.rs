//! The table, and the counts below it.

use std::process::ExitCode;

use crate::Outcome;

#[derive(Default)]
pub struct Report {
    passed: usize,
    failed: usize,
    pending: usize,
}

impl Report {
    pub fn head(&self, words: &str) {
        println!("\n{words}\n{:<8} | {:<76} | result", "ID", "what");
    }

    pub fn result(&mut self, id: &str, what: &str, outcome: &Outcome) {
        match outcome {
            Ok(()) => {
                self.passed += 1;
                self.line(id, what, "ok");
            }
            Err(why) => {
                self.failed += 1;
                self.line(id, what, &format!("FAILED: {why}"));
            }
        }
    }

    pub fn pending(&mut self, id: &str, what: &str, needs: &str) {
        self.pending += 1;
        self.line(id, what, &format!("pending: {needs}"));
    }

    fn line(&self, id: &str, what: &str, result: &str) {
        let what: String = what.chars().take(76).collect();
        println!("{id:<8} | {what:<76} | {result}");
    }

    /// The last line is read by `./test`.
    pub fn finish(self) -> ExitCode {
        println!("\n{} pending", self.pending);
        println!("abuse: {} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 && self.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
