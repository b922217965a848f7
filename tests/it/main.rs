//! The integration tests: one binary, a file a subject, run on SQLite and on PostgreSQL.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise, and tells a story to its end"
)]

mod support;

mod accounts;
mod commands;
mod corpus;
mod crawler;
mod database;
mod deliveries;
mod demo;
mod display;
mod doors;
mod drafts;
mod export;
mod federation;
mod federation_admin;
mod federation_md;
mod feeds;
mod figures;
mod fixtures;
mod imports;
mod joining;
mod leases;
mod leaving;
mod ledger;
mod logs;
mod look;
mod mail;
mod members;
mod mentionable;
mod moving;
mod notifications;
mod once;
mod passwords;
mod place;
mod plans;
mod policy;
mod reading;
mod recovery;
mod samples;
mod schema;
mod sessions;
mod software;
mod threads;
mod tidy;
mod unread;
mod wire;
