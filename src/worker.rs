//! Who reacts to what: the jobs that a process runs beside answering requests.

use tokio::task::JoinHandle;

use crate::app::App;
use crate::error::Result;

/// The running jobs of a process.
pub struct Worker {
    tasks: Vec<JoinHandle<()>>,
}

/// Starts every job.
pub fn start(_app: &App) -> Worker {
    Worker { tasks: Vec::new() }
}

impl Worker {
    /// Ends the jobs; what they had begun is taken up again at the next start.
    pub async fn stop(self) {
        for task in self.tasks {
            task.abort();
            let _ = task.await;
        }
    }
}

/// Does everything that is due now, once, and tells how many pieces of work that was: for tests, which settle by it.
pub async fn work_off(_app: &App) -> Result<usize> {
    Ok(0)
}
