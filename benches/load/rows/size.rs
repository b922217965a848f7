//! The size of what is shipped.

use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::ask::Ask;
use crate::report::{Figure, Unit};

/// The binary of the profile `dist` where it was built; else the measured one, stripped.
pub async fn binary(ask: Ask) -> Outcome<Vec<Figure>> {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/dist/collegium");
    let (of, bytes) = match std::fs::metadata(&shipped) {
        Ok(found) => ("profile dist", found.len()),
        Err(_) => ("profile release, stripped", stripped(&ask.binary)?),
    };
    Ok(vec![Figure::new(of, Unit::MB, vec![bytes as f64 / 1e6]).goal(30.0)])
}

fn stripped(binary: &Path) -> Outcome<u64> {
    let copy = std::env::temp_dir().join(format!("collegium-load-{}", collegium::base::id::outside()));
    let done = Command::new("strip").arg("-o").arg(&copy).arg(binary).status()?;
    let size = std::fs::metadata(&copy).map(|found| found.len());
    // A file left behind in the temporary directory is untidy, not wrong.
    let _ = std::fs::remove_file(&copy);
    if done.success() { Ok(size?) } else { Err("strip failed".into()) }
}
