//! Tests of the pages: their words, and every page in a made-up language.

mod browser;
mod mails;
mod members;
mod pages;
mod paging;
mod words;
