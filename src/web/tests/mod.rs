//! Tests of the pages: their words, and every page in a made-up language.

mod browser;
mod mails;
mod pages;
mod paging;
mod words;
