//! Collegium: a federated node on which an association of health professionals hosts its communities of practice.
//!
//! Read in this order: the base, the ledger, the domains, then the doors. `docs/ARCHITECTURE.md` is the map.

#![cfg_attr(
    test,
    allow(
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::too_many_lines,
        clippy::unwrap_used,
        reason = "a test stops at the first surprise, and tells a story to its end"
    )
)]

pub mod base;
pub mod error;
pub mod ledger;
pub mod words;

pub mod config;

pub mod accessibility;
pub mod association;
pub mod professions;

pub mod actors;
pub mod mail;

pub mod accounts;
pub mod communities;
pub mod policy;
pub mod roster;

pub mod exchange;
pub mod threads;

pub mod notify;

pub mod leaving;

pub mod export;

pub mod federation;

pub mod app;
pub mod doctor;
pub mod metrics;
pub mod moving;
pub mod routes;
pub mod worker;

pub mod api;
pub mod cli;
pub mod web;
