//! What a process counts of its own work, for whoever watches it: counters and histograms of fixed size.
//!
//! Labels are words from short fixed lists, never names, addresses or paths with ids in them. Prometheus adds up the
//! processes of a node.

use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The kinds of routes, and one for requests that no route took.
pub const KINDS: [&str; 10] =
    ["page", "form", "file", "feed", "api", "activitypub", "discovery", "inbox", "asset", "none"];
const CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];
/// How an attempt to deliver ended.
pub const DELIVERED: [&str; 4] = ["done", "refused", "dropped", "later"];
/// Why an attempt to deliver did not end with a receipt: no answer, an answer, or a reason of our own.
pub const NOT_DELIVERED: [&str; 22] = [
    "unreachable",
    "unresolved",
    "untrusted",
    "timed_out",
    "interrupted",
    "unreadable",
    "too_large",
    "unsendable",
    "not_allowed",
    "unsigned",
    "policy",
    "deleted meanwhile",
    "expired",
    "other",
    "401",
    "403",
    "404",
    "410",
    "429",
    "3xx",
    "4xx",
    "5xx",
];
/// How a request at an inbox ended, and how what was stored ended.
pub const RECEIVED: [&str; 6] = ["accepted", "refused", "done", "ignored", "failed", "later"];

/// Why a request of another node was turned away before it cost much.
pub const TURNED_AWAY: [&str; 6] = ["node", "failing", "stranger", "reads", "body", "contents"];
/// Why another node was not asked for something.
pub const NOT_ASKED: [&str; 4] = ["policy", "budget", "pace", "useless"];

/// Upper ends of buckets, in microseconds.
const REQUEST_TIMES: [u64; 12] = [
    1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 10_000_000,
];
/// The last one is as long as an answer is waited for where nothing else is set.
const ANSWER_TIMES: [u64; 11] = [
    10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 7_500_000, 10_000_000,
];
const DATABASE_TIMES: [u64; 11] =
    [100, 250, 500, 1_000, 2_500, 5_000, 10_000, 50_000, 250_000, 1_000_000, 5_000_000];
/// Upper ends of buckets, in writes.
const GROUPS: [u64; 7] = [1, 2, 4, 8, 16, 32, 64];

/// Counts by one word out of a fixed list.
#[derive(Debug)]
pub struct Family<const N: usize> {
    words: [&'static str; N],
    cells: [AtomicU64; N],
}

impl<const N: usize> Family<N> {
    fn new(words: [&'static str; N]) -> Family<N> {
        Family { words, cells: std::array::from_fn(|_| AtomicU64::new(0)) }
    }

    /// Counts one; a word that is not in the list counts nothing.
    pub fn add(&self, word: &str) {
        self.add_many(word, 1);
    }

    /// Counts so many.
    pub fn add_many(&self, word: &str, count: usize) {
        if let Some((_, cell)) = self.pairs().find(|(w, _)| *w == word) {
            cell.fetch_add(u64::try_from(count).unwrap_or(u64::MAX), Ordering::Relaxed);
        }
    }

    /// Counts one under its own word, where it is a status else under that of its class, else under `other`.
    pub fn add_answer(&self, answer: &str) {
        let status = answer.len() == 3 && answer.bytes().all(|b| b.is_ascii_digit());
        let class = CLASSES.into_iter().find(|class| status && class.get(..1) == answer.get(..1));
        let known = [answer, class.unwrap_or_default()].into_iter().find(|word| self.words.contains(word));
        self.add(known.unwrap_or("other"));
    }

    fn pairs(&self) -> impl Iterator<Item = (&'static str, &AtomicU64)> {
        self.words.iter().copied().zip(&self.cells)
    }
}

/// How often something took how long, or how much.
#[derive(Debug)]
pub struct Histogram<const N: usize> {
    ends: [u64; N],
    cells: [AtomicU64; N],
    count: AtomicU64,
    sum: AtomicU64,
}

impl<const N: usize> Histogram<N> {
    fn new(ends: [u64; N]) -> Histogram<N> {
        Histogram {
            ends,
            cells: std::array::from_fn(|_| AtomicU64::new(0)),
            count: AtomicU64::new(0),
            sum: AtomicU64::new(0),
        }
    }

    pub fn add(&self, value: u64) {
        if let Some((_, cell)) = self.ends.iter().zip(&self.cells).find(|(end, _)| value <= **end) {
            cell.fetch_add(1, Ordering::Relaxed);
        }
        self.count.fetch_add(1, Ordering::Relaxed);
        self.sum.fetch_add(value, Ordering::Relaxed);
    }

    pub fn time(&self, took: Duration) {
        self.add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
    }
}

/// Requests of one kind.
#[derive(Debug)]
struct Requests {
    kind: &'static str,
    by_class: Family<5>,
    took: Histogram<12>,
}

/// Everything that a process counts.
#[derive(Debug)]
pub struct Meters {
    pub started: Instant,
    requests: Vec<Requests>,
    pub delivered: Family<4>,
    pub not_delivered: Family<22>,
    /// How long other nodes took to answer what was delivered.
    pub answered: Histogram<11>,
    pub received: Family<6>,
    pub turned_away: Family<6>,
    pub not_asked: Family<4>,
    pub reads: Histogram<11>,
    pub writes: Histogram<11>,
    pub groups: Histogram<7>,
}

impl Default for Meters {
    fn default() -> Meters {
        let requests =
            |kind| Requests { kind, by_class: Family::new(CLASSES), took: Histogram::new(REQUEST_TIMES) };
        Meters {
            started: Instant::now(),
            requests: KINDS.into_iter().map(requests).collect(),
            delivered: Family::new(DELIVERED),
            not_delivered: Family::new(NOT_DELIVERED),
            answered: Histogram::new(ANSWER_TIMES),
            received: Family::new(RECEIVED),
            turned_away: Family::new(TURNED_AWAY),
            not_asked: Family::new(NOT_ASKED),
            reads: Histogram::new(DATABASE_TIMES),
            writes: Histogram::new(DATABASE_TIMES),
            groups: Histogram::new(GROUPS),
        }
    }
}

impl Meters {
    /// Counts an answered request.
    pub fn request(&self, kind: &str, status: u16, took: Duration) {
        let Some(requests) = self.requests.iter().find(|r| r.kind == kind) else { return };
        let class = usize::from(status / 100).checked_sub(1).and_then(|place| CLASSES.get(place));
        requests.by_class.add(class.copied().unwrap_or("5xx"));
        requests.took.time(took);
    }

    /// Writes down everything that is counted here.
    pub fn write(&self, page: &mut Page) {
        page.head(
            "collegium_http_requests_total",
            "counter",
            "Requests answered, by kind of route and class of status.",
        );
        for r in &self.requests {
            for (class, cell) in r.by_class.pairs() {
                page.line("collegium_http_requests_total", &[("kind", r.kind), ("status", class)], get(cell));
            }
        }
        let name = "collegium_http_request_duration_seconds";
        page.head(name, "histogram", "Time from a request's head to its answer's.");
        for r in &self.requests {
            page.histogram(name, &[("kind", r.kind)], &r.took, MICROS);
        }
        self.write_exchange(page);
        self.write_database(page);
    }

    /// What goes to other nodes and comes from them.
    fn write_exchange(&self, page: &mut Page) {
        page.family("collegium_deliveries_total", "Attempts to deliver, by how they ended.", &self.delivered);
        let name = "collegium_deliveries_failed_total";
        let help =
            "Attempts to deliver that got no receipt, by why: no answer, a status, or a reason of this node.";
        page.by(name, "reason", help, &self.not_delivered);
        let name = "collegium_delivery_answer_duration_seconds";
        page.head(name, "histogram", "Time that other nodes took to answer a delivery.");
        page.histogram(name, &[], &self.answered, MICROS);
        page.family(
            "collegium_inbox_messages_total",
            "Messages of other nodes, by how they ended.",
            &self.received,
        );
        let help = "Requests of other nodes that a limit turned away, by which.";
        page.family("collegium_turned_away_total", help, &self.turned_away);
        page.family(
            "collegium_not_asked_total",
            "Requests to other nodes that were not made, by why.",
            &self.not_asked,
        );
    }

    fn write_database(&self, page: &mut Page) {
        let name = "collegium_database_read_duration_seconds";
        page.head(name, "histogram", "Time that a read took on its thread.");
        page.histogram(name, &[], &self.reads, MICROS);
        let name = "collegium_database_write_duration_seconds";
        page.head(name, "histogram", "Time from taking up a write, or a group of them, to its COMMIT.");
        page.histogram(name, &[], &self.writes, MICROS);
        let name = "collegium_database_commit_size";
        page.head(name, "histogram", "How many writes one COMMIT carried.");
        page.histogram(name, &[], &self.groups, 1.0);
    }
}

const MICROS: f64 = 1e-6;

#[allow(clippy::cast_precision_loss, reason = "figures to look at: 2^53 is far")]
fn get(cell: &AtomicU64) -> f64 {
    cell.load(Ordering::Relaxed) as f64
}

/// A page in Prometheus' text format 0.0.4.
#[derive(Debug, Default)]
pub struct Page(String);

impl Page {
    /// Opens a metric: its help and type.
    pub fn head(&mut self, name: &str, kind: &str, help: &str) {
        // Writing to a String does not fail.
        let _ = write!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}\n");
    }

    /// One value; label values are words of ours and need no escapes.
    pub fn line(&mut self, name: &str, labels: &[(&str, &str)], value: f64) {
        let labels: Vec<String> = labels.iter().map(|(key, word)| format!("{key}=\"{word}\"")).collect();
        let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
        let _ = writeln!(self.0, "{name}{labels} {value}");
    }

    /// A metric of one value without labels.
    pub fn one(&mut self, name: &str, kind: &str, help: &str, value: f64) {
        self.head(name, kind, help);
        self.line(name, &[], value);
    }

    fn family<const N: usize>(&mut self, name: &str, help: &str, family: &Family<N>) {
        self.by(name, "outcome", help, family);
    }

    fn by<const N: usize>(&mut self, name: &str, label: &str, help: &str, family: &Family<N>) {
        self.head(name, "counter", help);
        for (word, cell) in family.pairs() {
            self.line(name, &[(label, word)], get(cell));
        }
    }

    fn histogram<const N: usize>(
        &mut self,
        name: &str,
        labels: &[(&str, &str)],
        histogram: &Histogram<N>,
        unit: f64,
    ) {
        let (bucket, mut below) = (format!("{name}_bucket"), 0.0);
        for (end, cell) in histogram.ends.iter().zip(&histogram.cells) {
            below += get(cell);
            #[allow(clippy::cast_precision_loss, reason = "ends are small")]
            let end = format!("{}", *end as f64 * unit);
            self.line(&bucket, &[labels, &[("le", end.as_str())]].concat(), below);
        }
        // Read last: a count taken before would be less than the buckets that grew meanwhile.
        let count = get(&histogram.count).max(below);
        self.line(&bucket, &[labels, &[("le", "+Inf")]].concat(), count);
        self.line(&format!("{name}_sum"), labels, get(&histogram.sum) * unit);
        self.line(&format!("{name}_count"), labels, count);
    }

    pub fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_add_up_and_the_last_holds_all() {
        let meters = Meters::default();
        for micros in [900, 1_000, 1_001, 99_000_000] {
            meters.request("page", 200, Duration::from_micros(micros));
        }
        meters.request("nonsense", 200, Duration::ZERO);
        let mut page = Page::default();
        meters.write(&mut page);
        let text = page.finish();
        let name = "collegium_http_request_duration_seconds";
        for line in [
            "collegium_http_requests_total{kind=\"page\",status=\"2xx\"} 4",
            &format!("{name}_bucket{{kind=\"page\",le=\"0.001\"}} 2"),
            &format!("{name}_bucket{{kind=\"page\",le=\"0.0025\"}} 3"),
            &format!("{name}_bucket{{kind=\"page\",le=\"10\"}} 3"),
            &format!("{name}_bucket{{kind=\"page\",le=\"+Inf\"}} 4"),
            &format!("{name}_count{{kind=\"page\"}} 4"),
        ] {
            assert!(text.lines().any(|l| l == line), "{line} in\n{text}");
        }
        assert!(!text.contains("nonsense"));
    }

    #[test]
    fn answers_are_counted_by_status_class_or_word_and_never_by_what_a_node_says() {
        let meters = Meters::default();
        for answer in ["404", "418", "301", "503", "timed_out", "a word of somebody", "９99", "199", ""] {
            meters.not_delivered.add_answer(answer);
        }
        let mut page = Page::default();
        meters.write(&mut page);
        let text = page.finish();
        for (word, count) in
            [("404", 1), ("4xx", 1), ("3xx", 1), ("5xx", 1), ("timed_out", 1), ("403", 0), ("other", 4)]
        {
            let line = format!("collegium_deliveries_failed_total{{reason=\"{word}\"}} {count}");
            assert!(text.lines().any(|l| l == line), "{line} in\n{text}");
        }
        assert!(!text.contains("somebody"));
    }
}
