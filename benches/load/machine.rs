//! What the machine says of itself and of processes: CPU time, memory, load, free ports.

use std::net::TcpListener;
use std::time::Duration;

use crate::Outcome;

/// Ticks of a second in /proc/PID/stat; Linux has told this number to programs for as long as it has had /proc.
const TICKS: u64 = 100;

/// A figure of an unoptimised node says nothing; that it can be taken at all is for whoever changes the harness.
pub fn warn_of_debug_build() {
    if cfg!(debug_assertions) {
        eprintln!("load: this is a debug build; its figures say nothing");
    }
}

pub fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// A loopback port that was free a moment ago.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on loopback");
    listener.local_addr().expect("a bound port").port()
}

/// The fields of /proc/PID/stat behind the process's name.
fn stat(pid: u32) -> Option<Vec<u64>> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, behind) = text.rsplit_once(')')?;
    Some(behind.split_whitespace().map(|field| field.parse().unwrap_or(0)).collect())
}

fn ticks(n: u64) -> Duration {
    Duration::from_millis(n * 1000 / TICKS)
}

/// User and system time of a process so far.
pub fn cpu(pid: u32) -> Duration {
    stat(pid).map_or(Duration::ZERO, |fields| ticks(fields[11] + fields[12]))
}

/// The same of a process with all its children, those that ended included.
pub fn cpu_of_family(pid: u32) -> Duration {
    let ended = stat(pid).map_or(Duration::ZERO, |fields| ticks(fields[13] + fields[14]));
    family(pid).into_iter().map(cpu).sum::<Duration>() + ended
}

/// A process and its living children.
pub fn family(pid: u32) -> Vec<u32> {
    let all = std::fs::read_dir("/proc").into_iter().flatten();
    let numbers = all.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok());
    let children = numbers.filter(|child| stat(*child).is_some_and(|fields| fields[1] == u64::from(pid)));
    std::iter::once(pid).chain(children).collect()
}

/// Memory of a process in bytes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Memory {
    /// Proportional: shared pages divided among those that share them.
    pub pss: u64,
    pub rss: u64,
    /// The largest RSS so far.
    pub peak: u64,
}

pub fn memory(pid: u32) -> Outcome<Memory> {
    let rollup = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let kib = |text: &str, name: &str| {
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|n| n.parse::<u64>().ok()).unwrap_or(0) * 1024
    };
    Ok(Memory { pss: kib(&rollup, "Pss:"), rss: kib(&rollup, "Rss:"), peak: kib(&status, "VmHWM:") })
}

/// How many processes wanted to run during the last minute: above the number of cores, wall clocks say little.
pub fn load() -> f64 {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0.0)
}

pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Processor and kernel, in one line.
pub fn name() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!("{}, Linux {}", model.map_or("unknown processor", |(_, name)| name.trim()), kernel.trim())
}

/// The commit that is checked out, with a mark when files differ from it.
pub fn commit() -> String {
    let git = |line: &[&str]| {
        let output = std::process::Command::new("git").args(line).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let changed = git(&["status", "--porcelain", "--untracked-files=no"]).is_some_and(|s| !s.is_empty());
    let commit = git(&["rev-parse", "--short=12", "HEAD"]).unwrap_or_else(|| "unknown".to_owned());
    if changed { format!("{commit}+changes") } else { commit }
}
