//! The integration tests: one binary, a file a subject, run on SQLite and on PostgreSQL.

#[allow(dead_code)] // built ahead of the doors that it will knock at
mod support;

mod federation_md;
mod ledger;
mod threads;
mod tidy;
