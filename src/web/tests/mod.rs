//! Tests of the pages: their words, and every page in a made-up language.

mod pages;
mod words;
