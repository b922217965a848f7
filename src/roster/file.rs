//! A file of members as it was sent: its encoding found out, its separator, its rows. Pure.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::{Error, Problem, Result};

/// The largest file that is read, in bytes, and the most rows.
pub const LARGEST: usize = 4 * 1024 * 1024;
pub const MOST_ROWS: usize = 20_000;
/// The most columns, and the longest cell in bytes.
const MOST_COLUMNS: usize = 100;
const LONGEST_CELL: usize = 4_000;

/// How the letters of a file were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
    Windows1252,
}

impl Encoding {
    /// The name by which people know it.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16 => "UTF-16",
            Encoding::Windows1252 => "Windows-1252",
        }
    }
}

/// A file that could be read: the first row names the columns.
#[derive(Debug, Clone)]
pub struct Table {
    pub encoding: Encoding,
    pub header: Vec<String>,
    /// Each with its number as a spreadsheet counts rows: the header is row 1.
    pub rows: Vec<(i64, Vec<String>)>,
}

/// Reads a file.
///
/// # Errors
/// What is wrong with the file as a whole, at the field `file`.
pub fn read(bytes: &[u8]) -> Result<Table> {
    if bytes.len() > LARGEST {
        return Err(too_large());
    }
    let (text, encoding) = decode(bytes)?;
    // One end of a line, by which rows are counted.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (header, rows) = split(&text)?;
    Ok(Table { encoding, header, rows })
}

/// The file is larger than is read.
pub fn too_large() -> Error {
    Problem::with("file", "csv-large", format!("{} MB", LARGEST / 1024 / 1024)).into()
}

/// The letters. What is neither marked nor valid UTF-8 or UTF-16 is what Windows writes in Western Europe, unless bytes
/// stand in it that this does not know either.
fn decode(bytes: &[u8]) -> Result<(String, Encoding)> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Error::invalid("file", "csv-workbook"));
    }
    let whole = |encoding: &'static encoding_rs::Encoding, bytes: &[u8]| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
    };
    let found = if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        whole(UTF_8, rest).map(|text| (text, Encoding::Utf8))
    } else if let Some(rest) = bytes.strip_prefix(&[0xFF, 0xFE]) {
        whole(UTF_16LE, rest).map(|text| (text, Encoding::Utf16))
    } else if let Some(rest) = bytes.strip_prefix(&[0xFE, 0xFF]) {
        whole(UTF_16BE, rest).map(|text| (text, Encoding::Utf16))
    } else if let Some(order) = unmarked_utf16(bytes) {
        whole(order, bytes).map(|text| (text, Encoding::Utf16))
    } else {
        let plain = whole(UTF_8, bytes).map(|text| (text, Encoding::Utf8));
        // Five bytes that Windows-1252 leaves out come back as control characters.
        let other = || whole(WINDOWS_1252, bytes).map(|text| (text, Encoding::Windows1252));
        plain.or_else(other)
    };
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    match found {
        Some((text, _)) if text.trim().is_empty() => Err(Error::invalid("file", "csv-empty")),
        Some((text, encoding)) if !text.chars().any(odd) => Ok((text, encoding)),
        Some(_) | None => Err(Error::invalid("file", "csv-encoding")),
    }
}

/// UTF-16 without a mark: every other byte of what is mostly Latin letters is 0.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let some = bytes.get(..bytes.len().min(2_000))?;
    let zeros = |odd: usize| some.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let half = some.len() / 2;
    match (zeros(0), zeros(1)) {
        (_, low) if half > 3 && low * 10 > half * 7 => Some(UTF_16LE),
        (high, _) if half > 3 && high * 10 > half * 7 => Some(UTF_16BE),
        (_, _) => None,
    }
}

/// Of `;`, `,` and tab the one that stands most often in the first row, outside quotation marks.
fn separator(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b';', 0), (b',', 0), (b'\t', 0)];
    for c in text.trim_start().bytes() {
        match c {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            c if !quoted => counts.iter_mut().filter(|(s, _)| *s == c).for_each(|(_, n)| *n += 1),
            _ => {}
        }
    }
    counts.into_iter().rev().max_by_key(|(_, n)| *n).map_or(b',', |(s, _)| s)
}

type Rows = Vec<(i64, Vec<String>)>;

fn split(text: &str) -> Result<(Vec<String>, Rows)> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let (mut header, mut rows, mut within) = (Vec::new(), Vec::new(), 0);
    for record in reader.records() {
        let record = record.map_err(|_| Error::invalid("file", "csv-form"))?;
        if record.len() > MOST_COLUMNS || record.iter().any(|cell| cell.len() > LONGEST_CELL) {
            return Err(Error::invalid("file", "csv-form"));
        }
        // A spreadsheet counts rows: empty ones, too, and a row whose cell holds several lines once.
        let line = record.position().map_or(0, csv::Position::line);
        let number = i64::try_from(line).unwrap_or(i64::MAX) - within;
        within +=
            record.iter().map(|cell| i64::try_from(cell.matches('\n').count()).unwrap_or(0)).sum::<i64>();
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if header.is_empty() {
            header = cells;
        } else if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push((number, cells));
        }
        if rows.len() > MOST_ROWS {
            return Err(Problem::with("file", "csv-rows", MOST_ROWS).into());
        }
    }
    if rows.is_empty() { Err(Error::invalid("file", "csv-empty")) } else { Ok((header, rows)) }
}

/// Whether a spreadsheet would take a cell for a formula and carry it out.
pub fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A table as CSV for a spreadsheet: what it would take for a formula is text there.
pub fn write(rows: &[Vec<String>]) -> Result<Vec<u8>> {
    // The mark tells spreadsheets that it is UTF-8.
    let mut writer = csv::Writer::from_writer("\u{FEFF}".as_bytes().to_vec());
    for row in rows {
        let cells = row.iter().map(|c| if is_formula(c) { format!("'{c}") } else { c.clone() });
        writer.write_record(cells).map_err(Error::internal)?;
    }
    writer.into_inner().map_err(|e| Error::internal(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> &'static str {
        match read(bytes) {
            Err(Error::Invalid(problems)) => problems[0].code,
            other => panic!("{other:?}"),
        }
    }

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    #[test]
    fn letters_are_read_as_they_were_written() {
        let text = "email,name\nåse@b.example,Åse Ñuñez\n";
        let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), Encoding::Utf8),
            ([b"\xFF\xFE".to_vec(), utf16(text, true)].concat(), Encoding::Utf16),
            ([b"\xFE\xFF".to_vec(), utf16(text, false)].concat(), Encoding::Utf16),
            (utf16(text, true), Encoding::Utf16),
            (utf16(text, false), Encoding::Utf16),
            (latin, Encoding::Windows1252),
        ] {
            let table = read(&bytes).unwrap();
            assert_eq!(table.encoding, encoding);
            assert_eq!(table.header, ["email", "name"], "no mark is left in the first name");
            assert_eq!(table.rows, [(2, vec!["åse@b.example".to_owned(), "Åse Ñuñez".to_owned()])]);
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_reason() {
        assert_eq!(code(b"PK\x03\x04\x14\x00\x06\x00"), "csv-workbook");
        assert_eq!(code(b"email\n\x81\x8d@b.example"), "csv-encoding");
        assert_eq!(code(b"email,n\x00me\na@b.example,x"), "csv-encoding");
        assert_eq!(code(b"\xFF\xFEa"), "csv-encoding");
        assert_eq!(code(b" \n"), "csv-empty");
        assert_eq!(code(b"email,name\n"), "csv-empty");
        assert_eq!(code(&vec![b'a'; LARGEST + 1]), "csv-large");
        assert_eq!(code("email\na@b.example\n".repeat(MOST_ROWS + 1).as_bytes()), "csv-rows");
        assert_eq!(code(format!("email\n{}\n", "a".repeat(5_000)).as_bytes()), "csv-form");
        assert_eq!(code(format!("email{}\nx\n", ";".repeat(200)).as_bytes()), "csv-form");
    }

    #[test]
    fn the_separator_is_the_one_that_parts_the_header() {
        for (text, cells) in [
            ("email;name\na@b.example;Bo, the nurse", vec!["a@b.example", "Bo, the nurse"]),
            ("email,name\na@b.example,\"Bo; \"\"the\"\" nurse\"", vec!["a@b.example", "Bo; \"the\" nurse"]),
            ("email\tname\na@b.example\tBo", vec!["a@b.example", "Bo"]),
            ("\"e;m,ail\"\tname\na@b.example\tBo", vec!["a@b.example", "Bo"]),
            ("email\na@b.example", vec!["a@b.example"]),
        ] {
            assert_eq!(read(text.as_bytes()).unwrap().rows[0].1, cells, "{text}");
        }
    }

    #[test]
    fn empty_rows_are_left_out_and_the_others_keep_their_number() {
        let text = "email,name\n,\na@b.example,\"A\nB\"\n\n,,\nb@b.example\n";
        for end in ["\n", "\r\n", "\r"] {
            let table = read(text.replace('\n', end).as_bytes()).unwrap();
            assert_eq!(table.rows.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [3, 6], "{end:?}");
        }
    }

    #[test]
    fn what_is_written_holds_no_formula() {
        let written = write(&[vec!["=1+1".into(), "a, b".into(), "@x".into(), "plain".into()]]).unwrap();
        assert_eq!(String::from_utf8(written).unwrap(), "\u{FEFF}'=1+1,\"a, b\",'@x,plain\n");
    }
}
