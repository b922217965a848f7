//! The integration tests: one binary, a file a subject, run on SQLite and on PostgreSQL.

#[allow(dead_code)] // built ahead of the doors that it will knock at
mod support;

mod accounts;
mod crawler;
mod database;
mod federation;
mod federation_md;
mod leases;
mod ledger;
mod plans;
mod policy;
mod reading;
mod schema;
mod threads;
mod tidy;
mod wire;
