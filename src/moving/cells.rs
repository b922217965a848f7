//! Rows of any table, read one at a time from either database into one form that both share.

use aws_lc_rs::digest::{Context, SHA256};
use diesel::connection::DefaultLoadingMode;
use diesel::deserialize::{self, FromSql, QueryableByName};
use diesel::pg::{Pg, PgRowByRowLoadingMode};
use diesel::row::{Field, NamedRow, Row};
use diesel::sql_types::{BigInt, Binary, Bool, Text};
use diesel::sqlite::{Sqlite, SqliteType};
use diesel::{QueryResult, RunQueryDsl};

use super::shape::{Kind, Table};
use crate::base::sql::{Conn, Value};

/// One value; a flag is 0 or 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// One row, in the order of the statement's columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record(pub Vec<Cell>);

impl QueryableByName<Sqlite> for Record {
    fn build<'a>(row: &impl NamedRow<'a, Sqlite>) -> deserialize::Result<Record> {
        let cell = |place: usize| {
            let field = Row::get(row, place).ok_or("a column is missing")?;
            let Some(value) = field.value() else { return Ok(Cell::Null) };
            match value.value_type() {
                None => Ok(Cell::Null),
                Some(SqliteType::SmallInt | SqliteType::Integer | SqliteType::Long) => {
                    <i64 as FromSql<BigInt, Sqlite>>::from_sql(value).map(Cell::Int)
                }
                Some(SqliteType::Text) => <String as FromSql<Text, Sqlite>>::from_sql(value).map(Cell::Text),
                Some(SqliteType::Binary) => {
                    <Vec<u8> as FromSql<Binary, Sqlite>>::from_sql(value).map(Cell::Bytes)
                }
                Some(other) => Err(format!("a value of the type {other:?}").into()),
            }
        };
        (0..row.field_count()).map(cell).collect::<deserialize::Result<_>>().map(Record)
    }
}

/// The numbers by which PostgreSQL names its types (pg_type.dat).
const PG_BOOL: u32 = 16;
const PG_BYTEA: u32 = 17;
const PG_INT8: u32 = 20;
const PG_TEXT: u32 = 25;

impl QueryableByName<Pg> for Record {
    fn build<'a>(row: &impl NamedRow<'a, Pg>) -> deserialize::Result<Record> {
        let cell = |place: usize| {
            let field = Row::get(row, place).ok_or("a column is missing")?;
            let Some(value) = field.value() else { return Ok(Cell::Null) };
            match value.get_oid().get() {
                PG_INT8 => <i64 as FromSql<BigInt, Pg>>::from_sql(value).map(Cell::Int),
                PG_BOOL => <bool as FromSql<Bool, Pg>>::from_sql(value).map(|v| Cell::Int(i64::from(v))),
                PG_TEXT => <String as FromSql<Text, Pg>>::from_sql(value).map(Cell::Text),
                PG_BYTEA => <Vec<u8> as FromSql<Binary, Pg>>::from_sql(value).map(Cell::Bytes),
                other => Err(format!("a value of the type number {other}").into()),
            }
        };
        (0..row.field_count()).map(cell).collect::<deserialize::Result<_>>().map(Record)
    }
}

/// The rows of a table in the order of its key; only the one at hand is in memory.
pub fn rows<'a>(
    conn: &'a mut Conn,
    table: &Table,
) -> QueryResult<Box<dyn Iterator<Item = QueryResult<Record>> + 'a>> {
    let query = diesel::sql_query(table.reading(conn.dialect()));
    Ok(match conn {
        Conn::Sqlite(c) => Box::new(query.load_iter::<Record, DefaultLoadingMode>(c)?),
        Conn::Pg(c) => Box::new(query.load_iter::<Record, PgRowByRowLoadingMode>(c)?),
    })
}

impl Record {
    /// How much memory its content takes, roughly.
    pub fn size(&self) -> usize {
        let cell = |c: &Cell| match c {
            Cell::Null | Cell::Int(_) => 8,
            Cell::Text(text) => text.len(),
            Cell::Bytes(bytes) => bytes.len(),
        };
        self.0.iter().map(cell).sum()
    }

    /// The key of the row, in words: `id 42`.
    pub fn key(&self, table: &Table) -> String {
        let part = |place: &usize| {
            let name = &table.columns.get(*place)?.name;
            Some(match self.0.get(*place)? {
                Cell::Null => format!("{name} NULL"),
                Cell::Int(n) => format!("{name} {n}"),
                Cell::Text(text) => format!("{name} {text:?}"),
                Cell::Bytes(_) => format!("{name} (bytes)"),
            })
        };
        table.key.iter().filter_map(part).collect::<Vec<_>>().join(", ")
    }

    /// Adds the row to a checksum: each value with its kind and length, so that none can pass for another.
    pub fn hash(&self, into: &mut Checksum) {
        for cell in &self.0 {
            match cell {
                Cell::Null => into.0.update(b"n"),
                Cell::Int(n) => into.add(b"i", &n.to_be_bytes()),
                Cell::Text(text) => into.add(b"t", text.as_bytes()),
                Cell::Bytes(bytes) => into.add(b"b", bytes),
            }
        }
        into.0.update(b";");
    }

    /// The row as binds of an INSERT; `Err` names a column that holds what it cannot.
    pub fn into_binds(self, table: &Table) -> Result<Vec<Value>, String> {
        let key = self.key(table);
        let fail = |name: &str, what: &str| {
            format!("the table {}, row with {key}: the column {name} holds {what}", table.name)
        };
        self.0
            .into_iter()
            .zip(&table.columns)
            .map(|(cell, column)| match (column.kind, cell) {
                (Kind::Number, Cell::Null) => Ok(Value::Int(None)),
                (Kind::Number, Cell::Int(n)) => Ok(Value::Int(Some(n))),
                (Kind::Flag, Cell::Int(n @ (0 | 1))) => Ok(Value::Bool(n == 1)),
                (Kind::Text, Cell::Null) => Ok(Value::Text(None)),
                (Kind::Text, Cell::Text(text)) if text.contains('\0') => {
                    Err(fail(&column.name, "the character U+0000, which PostgreSQL cannot store in text"))
                }
                (Kind::Text, Cell::Text(text)) => Ok(Value::Text(Some(text))),
                (Kind::Bytes, Cell::Null) => Ok(Value::Blob(None)),
                (Kind::Bytes, Cell::Bytes(bytes)) => Ok(Value::Blob(Some(bytes))),
                (kind, _) => Err(fail(&column.name, &format!("a value that is no {kind:?}").to_lowercase())),
            })
            .collect()
    }
}

/// A running SHA-256 over rows.
pub struct Checksum(Context);

impl Checksum {
    pub fn new() -> Checksum {
        Checksum(Context::new(&SHA256))
    }

    fn add(&mut self, kind: &[u8], value: &[u8]) {
        self.0.update(kind);
        self.0.update(&u64::try_from(value.len()).unwrap_or(u64::MAX).to_be_bytes());
        self.0.update(value);
    }

    /// The first 16 hexadecimal digits: enough to compare by eye, and two rows do not meet in them by accident.
    pub fn finish(self) -> String {
        let digest = self.0.finish();
        digest.as_ref().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}
