//! What a database consists of, read from its own schema: tables in the order in which rows can be put in, columns,
//! keys. No list of ours could be forgotten when a table is added.

use std::collections::BTreeMap;

use crate::base::sql::{Conn, Dialect};
use crate::error::Result;
use crate::{row, sql};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Number,
    Text,
    Bytes,
    Flag,
}

impl Kind {
    fn parse(declared: &str) -> Option<Kind> {
        match declared.to_ascii_lowercase().as_str() {
            "bigint" | "integer" => Some(Kind::Number),
            "text" => Some(Kind::Text),
            "blob" | "bytea" => Some(Kind::Bytes),
            "boolean" => Some(Kind::Flag),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
}

/// One table; `key` holds the places of the columns that order its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    pub key: Vec<usize>,
}

/// All tables, those that others refer to first, and the constraints by which a table refers to itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    pub tables: Vec<Table>,
    /// Table and name of the constraint; SQLite does not name them.
    pub to_itself: Vec<(String, String)>,
}

/// What belongs to processes and not to the node: who works on what just now.
pub const LEFT_BEHIND: [&str; 1] = ["leases"];

/// Columns that mean something in their own database only, and what is read in their place. Transaction ids of
/// PostgreSQL order facts until they have a position; with every process stopped that order is settled, so a fact
/// without one gets the position that [`crate::ledger::number`] would give it, and no transaction id is taken along.
const SETTLED: [(&str, &str, &str); 2] = [
    ("facts", "tx", "CAST(0 AS BIGINT)"),
    (
        "facts",
        "position",
        "CASE WHEN x.position IS NOT NULL THEN x.position
              ELSE (SELECT coalesce(max(position), 0) FROM facts)
                 + (SELECT count(*) FROM facts e WHERE e.position IS NULL AND (e.tx, e.n) <= (x.tx, x.n)) END",
    ),
];

impl Table {
    /// The names of the columns, quoted, for a list in a statement.
    pub fn column_list(&self) -> String {
        self.columns.iter().map(|c| quoted(&c.name)).collect::<Vec<_>>().join(", ")
    }

    /// The statement that reads every row in the order of its key, the same on both databases.
    pub fn reading(&self, dialect: Dialect) -> String {
        let columns: Vec<String> = self.columns.iter().map(|c| self.read_as(c)).collect();
        let order: Vec<String> = self
            .key
            .iter()
            .filter_map(|place| self.columns.get(*place))
            .map(|c| match (c.kind, dialect) {
                // SQLite compares bytes; a PostgreSQL database may sort by language.
                (Kind::Text, Dialect::Postgres) => format!("x.{} COLLATE \"C\"", quoted(&c.name)),
                _ => format!("x.{}", quoted(&c.name)),
            })
            .collect();
        let name = quoted(&self.name);
        format!("SELECT {} FROM {name} x ORDER BY {}", columns.join(", "), order.join(", "))
    }

    fn read_as(&self, column: &Column) -> String {
        let own = SETTLED.iter().find(|(table, name, _)| *table == self.name && *name == column.name);
        match own {
            Some((_, name, expression)) => format!("{expression} AS {name}"),
            None => format!("x.{}", quoted(&column.name)),
        }
    }
}

/// A name as it stands in a statement.
pub fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

row! {
    struct Declared { of: String, name: String, kind: String, place: i64 }
    struct Reference { of: String, target: String, name: String }
}

fn declared(conn: &mut Conn) -> Result<Vec<Declared>> {
    conn.all(sql!(match conn.dialect() {
        Dialect::Sqlite => {
            "SELECT m.name AS of, c.name AS name, c.type AS kind, c.pk AS place
             FROM sqlite_master m JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY m.name, c.cid"
        }
        Dialect::Postgres => {
            "SELECT c.relname::text AS of, a.attname::text AS name, format_type(a.atttypid, NULL) AS kind,
                    coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0)::bigint AS place
             FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
             LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
             WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0
               AND NOT a.attisdropped ORDER BY c.relname COLLATE \"C\", a.attnum"
        }
    }))
}

fn references(conn: &mut Conn) -> Result<Vec<Reference>> {
    conn.all(sql!(match conn.dialect() {
        Dialect::Sqlite => {
            "SELECT m.name AS of, f.\"table\" AS target, '' AS name
             FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"
        }
        Dialect::Postgres => {
            "SELECT c.relname::text AS of, r.relname::text AS target, k.conname::text AS name
             FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class r ON r.oid = k.confrelid
             WHERE k.contype = 'f' AND c.relnamespace = current_schema()::regnamespace"
        }
    }))
}

type Keyed = Vec<(i64, usize)>;

/// Reads the shape of a database; `Err` inside names a column of a type that is not known here.
pub fn read(conn: &mut Conn) -> Result<std::result::Result<Shape, String>> {
    // The key as pairs: which part of it, and at which place the column stands.
    let mut tables: BTreeMap<String, (Vec<Column>, Keyed)> = BTreeMap::new();
    for d in declared(conn)?.into_iter().filter(|d| !d.of.starts_with("__diesel")) {
        let Some(kind) = Kind::parse(&d.kind) else {
            return Ok(Err(format!("the column {}.{} is of the type {}", d.of, d.name, d.kind)));
        };
        let (columns, key) = tables.entry(d.of).or_default();
        if d.place > 0 {
            key.push((d.place, columns.len()));
        }
        columns.push(Column { name: d.name, kind });
    }
    let references = references(conn)?;
    let to_itself = references.iter().filter(|r| r.of == r.target);
    let to_itself = to_itself.map(|r| (r.of.clone(), r.name.clone())).collect();
    let tables = tables.into_iter().map(|(name, (columns, mut key))| {
        key.sort_unstable();
        let mut key: Vec<usize> = key.into_iter().map(|(_, place)| place).collect();
        if key.is_empty() {
            // Without a key rows are told apart by all that they hold.
            key = (0..columns.len()).collect();
        }
        Table { name, columns, key }
    });
    Ok(Ok(Shape { tables: in_order(tables.collect(), &references), to_itself }))
}

/// Puts tables behind those that they refer to. Of tables in a circle, which we have none of, the rest stays as it is.
fn in_order(mut left: Vec<Table>, references: &[Reference]) -> Vec<Table> {
    let mut done: Vec<Table> = Vec::new();
    loop {
        let ready = |t: &Table| {
            let mut needs = references.iter().filter(|r| r.of == t.name && r.target != t.name);
            needs.all(|r| done.iter().any(|d| d.name == r.target))
        };
        let (now, later): (Vec<Table>, Vec<Table>) = left.into_iter().partition(ready);
        left = later;
        if now.is_empty() {
            done.append(&mut left);
            return done;
        }
        done.extend(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_comes_after_those_that_it_refers_to() {
        let table = |name: &str| Table { name: name.into(), columns: vec![], key: vec![] };
        let refers =
            |of: &str, target: &str| Reference { of: of.into(), target: target.into(), name: "".into() };
        let sorted = in_order(
            vec![table("a"), table("b"), table("c")],
            &[refers("a", "b"), refers("b", "c"), refers("b", "b")],
        );
        assert_eq!(sorted.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["c", "b", "a"]);
    }
}
