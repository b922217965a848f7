//! Compares two databases table by table: how many rows, a checksum over all of them in the order of their keys, and
//! the first row that differs.

use serde::Serialize;

use super::Fault;
use super::cells::{self, Checksum, Record};
use super::shape::Table;
use crate::base::sql::Conn;

/// A table on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Compared {
    pub table: String,
    pub source_rows: u64,
    pub target_rows: u64,
    pub source_checksum: String,
    pub target_checksum: String,
    /// Where they differ first: the key of a row, and the columns.
    pub differs: Option<String>,
}

impl Compared {
    /// Whether both sides hold the same.
    pub fn is_same(&self) -> bool {
        self.differs.is_none()
            && self.source_rows == self.target_rows
            && self.source_checksum == self.target_checksum
    }
}

/// Compares every table.
pub fn all<'a>(
    from: &mut Conn,
    to: &mut Conn,
    tables: impl Iterator<Item = &'a Table>,
) -> Result<Vec<Compared>, Fault> {
    tables.map(|table| one(from, to, table)).collect()
}

/// One side, read to its end.
#[derive(Default)]
struct Side {
    rows: u64,
    sum: Option<Checksum>,
}

impl Side {
    fn take(&mut self, record: Option<&Record>) {
        if let Some(record) = record {
            self.rows += 1;
            record.hash(self.sum.get_or_insert_with(Checksum::new));
        }
    }

    fn finish(self) -> (u64, String) {
        (self.rows, self.sum.unwrap_or_else(Checksum::new).finish())
    }
}

fn one(from: &mut Conn, to: &mut Conn, table: &Table) -> Result<Compared, Fault> {
    let (mut source, mut target) = (Side::default(), Side::default());
    let mut differs = None;
    let (mut left, mut right) = (cells::rows(from, table)?, cells::rows(to, table)?);
    loop {
        let pair = (left.next().transpose()?, right.next().transpose()?);
        if pair == (None, None) {
            break;
        }
        source.take(pair.0.as_ref());
        target.take(pair.1.as_ref());
        if differs.is_none() && pair.0 != pair.1 {
            differs = Some(difference(table, &pair));
        }
    }
    let ((source_rows, source_checksum), (target_rows, target_checksum)) = (source.finish(), target.finish());
    let table = table.name.clone();
    Ok(Compared { table, source_rows, target_rows, source_checksum, target_checksum, differs })
}

/// Names the row and the columns, never what they hold.
fn difference(table: &Table, pair: &(Option<Record>, Option<Record>)) -> String {
    match pair {
        (Some(one), Some(other)) if one.key(table) == other.key(table) => {
            let cells = one.0.iter().zip(&other.0).zip(&table.columns);
            let unlike = cells.filter(|((a, b), _)| a != b).map(|(_, c)| c.name.clone());
            format!("row with {}: {}", one.key(table), unlike.collect::<Vec<_>>().join(", "))
        }
        (Some(one), Some(other)) => {
            format!("source has the row with {}, target the one with {}", one.key(table), other.key(table))
        }
        (Some(one), None) => format!("only the source has the row with {}", one.key(table)),
        (None, Some(other)) => format!("only the target has the row with {}", other.key(table)),
        (None, None) => String::new(),
    }
}
