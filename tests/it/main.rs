//! The integration tests: one binary, a file a subject, run on SQLite and on PostgreSQL.

#[allow(dead_code)] // built ahead of the doors that it will knock at
mod support;

mod accounts;
mod database;
mod federation_md;
mod leases;
mod ledger;
mod policy;
mod reading;
mod spread;
mod threads;
mod tidy;
mod wire;
