//! The figures, by name. One file a subject; a new figure is one line of the table.

pub mod deliver;
pub mod ingest;
pub mod read;
pub mod size;
pub mod start;
pub mod thousand;
pub mod write;

use std::pin::Pin;

use crate::Outcome;
use crate::ask::Ask;
use crate::database::Kind;
use crate::report::Figure;

type Running = Pin<Box<dyn Future<Output = Outcome<Vec<Figure>>> + Send>>;

/// A figure that can be asked for by name.
pub struct Row {
    pub name: &'static str,
    pub about: &'static str,
    pub databases: &'static [Kind],
    /// Whether `all` takes it.
    pub in_all: bool,
    pub run: fn(Ask) -> Running,
}

const BOTH: &[Kind] = &[Kind::Sqlite, Kind::Postgres];

/// Every figure.
#[rustfmt::skip]
pub const TABLE: &[Row] = &[
    Row { name: "ingest-reply", about: "one announced reply, from its signature to stored and rendered", databases: BOTH, in_all: true, run: |ask| Box::pin(ingest::replies(ask)) },
    Row { name: "ingest-vote", about: "one announced vote", databases: BOTH, in_all: true, run: |ask| Box::pin(ingest::votes(ask)) },
    Row { name: "post-reply", about: "one reply through the API, with no follower elsewhere and with one", databases: BOTH, in_all: true, run: |ask| Box::pin(write::replies(ask)) },
    Row { name: "notify", about: "one reply in a community of which 3,000 members want to hear everything", databases: BOTH, in_all: true, run: |ask| Box::pin(write::told(ask)) },
    Row { name: "deliver", about: "one activity to one inbox: signed, sent, recorded", databases: BOTH, in_all: true, run: |ask| Box::pin(deliver::each(ask)) },
    Row { name: "fan-out", about: "one post to 200 living peers, until the last inbox has it", databases: BOTH, in_all: true, run: |ask| Box::pin(deliver::fan_out(ask)) },
    Row { name: "inbox-busy", about: "answers of the inbox while 60,000 deliveries go out", databases: BOTH, in_all: true, run: |ask| Box::pin(deliver::inbox_while_sending(ask)) },
    Row { name: "thousand", about: "posts to a thousand peers, of which 200 are dead, 50 slow and one comes and goes; then the dead return (some minutes)", databases: BOTH, in_all: false, run: |ask| Box::pin(thousand::peers(ask)) },
    Row { name: "thread", about: "the page of a thread with 200 replies, for a member", databases: BOTH, in_all: true, run: |ask| Box::pin(read::thread(ask)) },
    Row { name: "thread-list", about: "the list of a community with 1,000 threads, for a member", databases: BOTH, in_all: true, run: |ask| Box::pin(read::list(ask)) },
    Row { name: "thread-long", about: "a thread with 5,000 replies: its first page and any of its pages, every reply found by paging", databases: BOTH, in_all: true, run: |ask| Box::pin(read::long(ask)) },
    Row { name: "machines", about: "a community as JSON for other nodes, WebFinger, replies through the API", databases: BOTH, in_all: true, run: |ask| Box::pin(read::machines(ask)) },
    Row { name: "large", about: "the reading figures in a world of a million posts and ten million replies (20 GB, an hour)", databases: BOTH, in_all: false, run: |ask| Box::pin(read::large(ask)) },
    Row { name: "start", about: "start on an empty database to the first answer; second start", databases: BOTH, in_all: true, run: |ask| Box::pin(start::starts(ask)) },
    Row { name: "memory", about: "memory idle, and under full read and ingest load", databases: BOTH, in_all: true, run: |ask| Box::pin(start::memory(ask)) },
    Row { name: "size", about: "the stripped binary of the profile dist", databases: &[Kind::Sqlite], in_all: true, run: |ask| Box::pin(size::binary(ask)) },
];
