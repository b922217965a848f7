//! The directory of the three databases: temporary and removed however the demo ends, or one that the visitor keeps.

use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use crate::base::id;
use crate::cli::failure::{Failure, Outcome};

/// Removes the directory when it goes, unless it is kept.
pub struct Scratch {
    path: PathBuf,
    kept: bool,
}

impl Scratch {
    /// A new temporary directory, or `keep`, which must be new or empty.
    pub fn new(keep: Option<&Path>) -> Outcome<Scratch> {
        let temporary = || std::env::temp_dir().join(format!("collegium-demo-{}", id::outside()));
        let path = keep.map_or_else(temporary, Path::to_owned);
        let fail = |e: &dyn std::fmt::Display| {
            Failure::database(format!("cannot use the directory {}: {e}", path.display()))
        };
        if keep.is_some() && fs::read_dir(&path).is_ok_and(|mut inside| inside.next().is_some()) {
            return Err(fail(&"it is not empty"));
        }
        fs::DirBuilder::new().recursive(keep.is_some()).mode(0o700).create(&path).map_err(|e| fail(&e))?;
        let kept = keep.is_some();
        Ok(Scratch { path, kept })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What becomes of it, in a sentence.
    pub fn farewell(&self) -> String {
        if self.kept {
            format!("The databases stay in {}.", self.path.display())
        } else {
            "Nothing stays behind.".to_owned()
        }
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if !self.kept
            && let Err(e) = fs::remove_dir_all(&self.path)
        {
            tracing::error!("{} could not be removed: {e}", self.path.display());
        }
    }
}
