//! The canonical form of JSON (RFC 8785), written in one go: each value once, without copies on the way.
//!
//! Numbers beyond plain integers are `serde_jcs`'s business. It writes the rest as well, but takes every key apart as JSON
//! of its own, which was a third of what a proof costs.

use std::cmp::Ordering;
use std::io::Write;

use serde_json::{Number, Value};

/// Up to here every integer is written as it is: what a double holds exactly.
const EXACT: u64 = 1 << 53;

/// The canonical form of an object with these fields.
pub fn object<'a>(fields: impl Iterator<Item = (&'a str, &'a Value)>) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(2048);
    write_object(fields, &mut out)?;
    Some(out)
}

fn write_object<'a>(fields: impl Iterator<Item = (&'a str, &'a Value)>, out: &mut Vec<u8>) -> Option<()> {
    let mut fields: Vec<(&str, &Value)> = fields.collect();
    fields.sort_by(|(a, _), (b, _)| order(a, b));
    out.push(b'{');
    for (place, (key, value)) in fields.into_iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        write_text(key, out)?;
        out.push(b':');
        write(value, out)?;
    }
    out.push(b'}');
    Some(())
}

/// The order of keys (RFC 8785 §3.2.3): by their UTF-16 units, which for ASCII are its bytes.
fn order(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

fn write(value: &Value, out: &mut Vec<u8>) -> Option<()> {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Number(number) => write_number(number, out)?,
        Value::String(text) => write_text(text, out)?,
        Value::Array(items) => {
            out.push(b'[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push(b',');
                }
                write(item, out)?;
            }
            out.push(b']');
        }
        Value::Object(fields) => {
            write_object(fields.iter().map(|(key, value)| (key.as_str(), value)), out)?;
        }
    }
    Some(())
}

/// What has to be escaped, and how, is the same in all JSON that `serde_json` writes and in RFC 8785 §3.2.2.2.
fn write_text(text: &str, out: &mut Vec<u8>) -> Option<()> {
    serde_json::to_writer(out, text).ok()
}

fn write_number(number: &Number, out: &mut Vec<u8>) -> Option<()> {
    match number.as_i64() {
        Some(whole) if whole.unsigned_abs() <= EXACT => write!(out, "{whole}").ok(),
        Some(_) | None => {
            out.extend_from_slice(&serde_jcs::to_vec(number).ok()?);
            Some(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_the_library_writes() {
        for text in [
            r#"{"b":[],"a":{"z":[1,[2,{}],null],"y":true,"aa":false}}"#,
            r#"{"\ue000":1,"\ud83d\ude00":2,"\u20ac":3,"\r":4,"1":5,"\u0080":6,"\u00f6":7,"\ufb33":8,"":9}"#,
            r#"{"s":"\u20ac$\u000f\nA'\u0042\u0022\u005c\\\"\/\b\t\f\r\u007f\u2028é"}"#,
            r#"{"n":[0,-0,-0.0,1.0,1.5e2,333333333.33333329,1e30,4.50,2e-3,1e-27,1e21,1e20,-1e-7]}"#,
            r#"{"n":[9007199254740992,9007199254740993,-9007199254740992,-9007199254740993,18446744073709551615]}"#,
        ] {
            let value: Value = serde_json::from_str(text).unwrap_or_default();
            let fields = value.as_object().into_iter().flatten().map(|(key, value)| (key.as_str(), value));
            let written = object(fields).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
            assert_eq!(written, serde_jcs::to_string(&value).ok(), "{text}");
        }
    }
}
