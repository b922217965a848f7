//! The small base below every domain: database, time, ids, text, sealing and the one outgoing client.

pub mod address;
pub mod db;
pub mod diff;
pub mod http;
pub mod id;
pub mod language;
pub mod lease;
pub mod meter;
pub mod mutant;
pub mod origin;
pub mod pace;
pub mod page;
pub mod seal;
pub mod smtp;
pub mod sql;
pub mod text;
pub mod time;
