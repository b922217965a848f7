//! How much other nodes may ask of this one.

use serde::{Deserialize, Serialize};

use crate::base::pace::Rate;

/// Limits towards other nodes, under `[federation.limits]`. Rates are budgets of one process.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Messages of one node that are proven to be its own.
    pub inbox: Rate,
    /// Messages of all nodes; when it runs short, those that send little go first.
    pub inbox_total: Rate,
    /// Requests in the name of one node whose signature does not hold.
    pub failures: Rate,
    /// Documents that one node asks for by signed requests; unsigned ones count as one node.
    pub reads: Rate,
    /// Documents that all nodes together ask for.
    pub reads_total: Rate,
    /// Keys that are fetched because a stranger of one domain says to have signed.
    pub strangers: Rate,
    /// Documents that are fetched from one domain because messages rest on them.
    pub fetches: Rate,
    pub message: Message,
}

/// What one message may hold, and may cause.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    pub depth: usize,
    /// Values in one array or object.
    pub items: usize,
    /// Bytes of one string.
    pub string: usize,
    pub recipients: usize,
    pub tags: usize,
    pub mentions: usize,
    pub attachments: usize,
    /// Options of a poll.
    pub options: usize,
    /// Documents fetched because of it.
    pub fetches: usize,
    /// Bytes of them all.
    pub fetched_bytes: usize,
    /// Seconds for them all.
    pub seconds: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            inbox: Rate::of(50, 1000),
            inbox_total: Rate::of(500, 5000),
            failures: Rate::of(5, 100),
            reads: Rate::of(100, 3000),
            reads_total: Rate::of(400, 8000),
            strangers: Rate::of(1, 60),
            fetches: Rate::of(10, 300),
            message: Message::default(),
        }
    }
}

impl Default for Message {
    fn default() -> Message {
        Message {
            depth: 32,
            items: 1000,
            string: 256 * 1024,
            recipients: 200,
            tags: 200,
            mentions: 100,
            attachments: 50,
            options: 50,
            fetches: 20,
            fetched_bytes: 8 * 1024 * 1024,
            seconds: 60,
        }
    }
}
