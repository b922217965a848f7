//! A copy of what is a member's own, made by the operator at the machine: for whoever asks by letter.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::failure::{Failure, Outcome};
use super::{Given, federation, out};
use crate::accounts::by_handle;

#[derive(Args)]
pub struct Export {
    /// The member's short name.
    handle: String,
    /// The file to write; one that is there already is kept.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

#[derive(Serialize)]
struct Shown {
    file: String,
    bytes: usize,
}

/// `member export`
pub async fn export(given: &Given, asked: Export) -> Outcome {
    let app = federation::app(given).await?;
    let handle = asked.handle.clone();
    let known = app.db().read(move |conn| by_handle(conn, &handle)).await?;
    let unknown = || Failure::usage(format!("nobody on this node is called «{}»", asked.handle));
    let member = known.ok_or_else(unknown)?;
    let archive = app.export(&member, &member.language).await?;
    write(&asked.to, &archive)
        .map_err(|e| Failure::refused(format!("{} cannot be written: {e}", asked.to.display())))?;
    let shown = Shown { file: asked.to.display().to_string(), bytes: archive.len() };
    out::show(given.json, &shown, || format!("{} holds what is theirs: {} bytes.", shown.file, shown.bytes))
}

/// Writes a new file that only its owner can read; one that is there is not touched.
fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(bytes)
}
