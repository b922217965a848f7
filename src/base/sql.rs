//! One SQL text for both databases: `$n` placeholders, typed binds, rows by name, cached as prepared statements.
//!
//! Texts are written in the dialect that SQLite and PostgreSQL share. Two spellings are translated for SQLite:
//! `= ANY($n)` over a list bind, and `FOR UPDATE` (SQLite has one writer, so the words are dropped); two for
//! PostgreSQL: `INDEXED BY` (it has statistics, where SQLite has to be told which of two indexes is the short one), and
//! `LIMIT $n` with the last bind.

use std::borrow::Cow;

use diesel::connection::SimpleConnection;
use diesel::pg::Pg;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Binary, Bool, Nullable, Text, Untyped};
use diesel::sqlite::Sqlite;
use diesel::{PgConnection, QueryResult, QueryableByName, RunQueryDsl, SqliteConnection};

use crate::error::Result;

/// A value bound to a placeholder.
#[derive(Debug, Clone)]
pub enum Value {
    Int(Option<i64>),
    Text(Option<String>),
    Blob(Option<Vec<u8>>),
    Bool(bool),
    Ids(Vec<i64>),
}

impl From<i64> for Value {
    fn from(v: i64) -> Value {
        Value::Int(Some(v))
    }
}
impl From<Option<i64>> for Value {
    fn from(v: Option<i64>) -> Value {
        Value::Int(v)
    }
}
impl From<&str> for Value {
    fn from(v: &str) -> Value {
        Value::Text(Some(v.to_owned()))
    }
}
impl From<&String> for Value {
    fn from(v: &String) -> Value {
        Value::Text(Some(v.clone()))
    }
}
impl From<String> for Value {
    fn from(v: String) -> Value {
        Value::Text(Some(v))
    }
}
impl From<Option<String>> for Value {
    fn from(v: Option<String>) -> Value {
        Value::Text(v)
    }
}
impl From<&Option<String>> for Value {
    fn from(v: &Option<String>) -> Value {
        Value::Text(v.clone())
    }
}
impl From<Option<&str>> for Value {
    fn from(v: Option<&str>) -> Value {
        Value::Text(v.map(str::to_owned))
    }
}
impl From<Vec<u8>> for Value {
    fn from(v: Vec<u8>) -> Value {
        Value::Blob(Some(v))
    }
}
impl From<&[u8]> for Value {
    fn from(v: &[u8]) -> Value {
        Value::Blob(Some(v.to_vec()))
    }
}
impl From<Option<Vec<u8>>> for Value {
    fn from(v: Option<Vec<u8>>) -> Value {
        Value::Blob(v)
    }
}
impl From<bool> for Value {
    fn from(v: bool) -> Value {
        Value::Bool(v)
    }
}
impl From<Vec<i64>> for Value {
    fn from(v: Vec<i64>) -> Value {
        Value::Ids(v)
    }
}
impl From<&[i64]> for Value {
    fn from(v: &[i64]) -> Value {
        Value::Ids(v.to_vec())
    }
}

/// The SQL type that a Rust type is read from; lets [`row!`](crate::row) declare rows without naming it.
pub trait Column {
    type Sql;
}
impl Column for i64 {
    type Sql = BigInt;
}
impl Column for String {
    type Sql = Text;
}
impl Column for Vec<u8> {
    type Sql = Binary;
}
impl Column for bool {
    type Sql = Bool;
}
impl Column for Option<i64> {
    type Sql = Nullable<BigInt>;
}
impl Column for Option<String> {
    type Sql = Nullable<Text>;
}
impl Column for Option<Vec<u8>> {
    type Sql = Nullable<Binary>;
}

/// Declares a struct that a query fills by column name.
#[macro_export]
macro_rules! row {
    ($($(#[$m:meta])* $v:vis struct $name:ident { $($(#[$fm:meta])* $fv:vis $f:ident : $t:ty),* $(,)? })+) => {
        $($(#[$m])*
        #[derive(Debug, Clone, diesel::QueryableByName)]
        $v struct $name { $($(#[$fm])* #[diesel(sql_type = <$t as $crate::base::sql::Column>::Sql)] $fv $f: $t),* })+
    };
}

/// A statement and its binds: `sql!("SELECT … WHERE id = $1", id)`.
#[macro_export]
macro_rules! sql {
    ($text:expr $(, $bind:expr)* $(,)?) => {
        $crate::base::sql::Sql::new($text, vec![$($crate::base::sql::Value::from($bind)),*])
    };
}

/// PostgreSQL refuses U+0000 in text, wherever it comes from; both databases store U+FFFD instead.
fn without_nul(value: Value) -> Value {
    match value {
        Value::Text(Some(text)) if text.contains('\0') => Value::Text(Some(text.replace('\0', "\u{FFFD}"))),
        other => other,
    }
}

/// One statement with its binds.
#[derive(Debug, Clone)]
pub struct Sql {
    text: Cow<'static, str>,
    binds: Vec<Value>,
    /// The text is of a length of its own: keeping it prepared would fill connection and server.
    once: bool,
}

impl Sql {
    /// Joins a text with `$1 … $n` placeholders (each may occur any number of times) to its binds.
    pub fn new(text: impl Into<Cow<'static, str>>, binds: Vec<Value>) -> Sql {
        Sql { text: text.into(), binds: binds.into_iter().map(without_nul).collect(), once: false }
    }

    /// The same, of a text that grows with what is bound: it is not kept prepared.
    pub fn once(text: impl Into<Cow<'static, str>>, binds: Vec<Value>) -> Sql {
        Sql { once: true, ..Sql::new(text, binds) }
    }

    /// The text as PostgreSQL reads it.
    fn for_postgres(mut self) -> Sql {
        const HINT: &str = " INDEXED BY ";
        if self.text.contains(HINT) {
            let mut parts = self.text.split(HINT);
            let first = parts.next().unwrap_or_default().to_owned();
            self.text = Cow::Owned(parts.fold(first, |mut text, part| {
                let name = part.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
                text.push_str(part.get(name..).unwrap_or_default());
                text
            }));
        }
        self.with_limit_in_words()
    }

    /// A plan for all values does not know how few rows are wanted, unless the number stands in the text.
    fn with_limit_in_words(mut self) -> Sql {
        let last = format!("LIMIT ${}", self.binds.len());
        if let Some(Value::Int(Some(limit))) = self.binds.last()
            && self.text.contains(&last)
        {
            self.text = Cow::Owned(self.text.replace(&last, &format!("LIMIT {limit}")));
            self.binds.pop();
        }
        self
    }

    /// The text as SQLite reads it.
    fn for_sqlite(mut self) -> Sql {
        let has_list = self.binds.iter().any(|b| matches!(b, Value::Ids(_)));
        if self.text.contains("FOR UPDATE") {
            self.text = Cow::Owned(self.text.replace(" FOR UPDATE", ""));
        }
        if has_list {
            let mut text = String::with_capacity(self.text.len() + 40);
            let mut rest: &str = &self.text;
            while let Some((before, after)) = rest.split_once("= ANY(") {
                let (inside, behind) = after.split_once(')').unwrap_or((after, ""));
                text.push_str(before);
                text.push_str("IN (SELECT value FROM json_each(");
                text.push_str(inside);
                text.push_str("))");
                rest = behind;
            }
            text.push_str(rest);
            self.text = Cow::Owned(text);
        }
        self
    }

    /// Calls `piece` for each stretch of plain text and `bind` for each placeholder, in order.
    fn walk<'a>(
        &'a self,
        mut step: impl FnMut(&'a str, Option<&'a Value>) -> QueryResult<()>,
    ) -> QueryResult<()> {
        let mut rest: &str = &self.text;
        while let Some((before, after)) = rest.split_once('$') {
            let digits = after.bytes().take_while(u8::is_ascii_digit).count();
            let (number, behind) = after.split_at(digits);
            let place = number.parse::<usize>().ok().and_then(|n| n.checked_sub(1));
            let Some(value) = place.and_then(|n| self.binds.get(n)) else {
                let what = format!("placeholder ${number} has no bind in: {}", self.text);
                return Err(diesel::result::Error::QueryBuilderError(what.into()));
            };
            step(before, Some(value))?;
            rest = behind;
        }
        step(rest, None)
    }
}

impl Query for Sql {
    type SqlType = Untyped;
}
impl QueryId for Sql {
    type QueryId = ();
    // The statement cache is keyed by the text.
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<C> RunQueryDsl<C> for Sql {}

impl QueryFragment<Pg> for Sql {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        if self.once {
            out.unsafe_to_cache_prepared();
        }
        self.walk(|text, bind| {
            out.push_sql(text);
            match bind {
                None => Ok(()),
                Some(Value::Int(v)) => out.push_bind_param::<Nullable<BigInt>, _>(v),
                Some(Value::Text(v)) => out.push_bind_param::<Nullable<Text>, _>(v),
                Some(Value::Blob(v)) => out.push_bind_param::<Nullable<Binary>, _>(v),
                Some(Value::Bool(v)) => out.push_bind_param::<Bool, _>(v),
                Some(Value::Ids(v)) => out.push_bind_param::<Array<BigInt>, _>(v),
            }
        })
    }
}

/// A list bind as SQLite's `json_each` reads it.
#[derive(Debug)]
struct SqliteList(String);

impl QueryFragment<Sqlite> for SqliteSql {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        let mut lists = self.lists.iter();
        self.sql.walk(|text, bind| {
            out.push_sql(text);
            match bind {
                None => Ok(()),
                Some(Value::Int(v)) => out.push_bind_param::<Nullable<BigInt>, _>(v),
                Some(Value::Text(v)) => out.push_bind_param::<Nullable<Text>, _>(v),
                Some(Value::Blob(v)) => out.push_bind_param::<Nullable<Binary>, _>(v),
                Some(Value::Bool(v)) => out.push_bind_param::<Bool, _>(v),
                Some(Value::Ids(_)) => match lists.next() {
                    Some(list) => out.push_bind_param::<Text, _>(&list.0),
                    None => Ok(()),
                },
            }
        })
    }
}

/// A statement in SQLite's spelling, its lists written as JSON, one for each occurrence.
#[derive(Debug)]
struct SqliteSql {
    sql: Sql,
    lists: Vec<SqliteList>,
}

impl SqliteSql {
    fn new(sql: Sql) -> SqliteSql {
        let sql = sql.for_sqlite();
        let mut lists = Vec::new();
        let walked = sql.walk(|_, bind| {
            if let Some(Value::Ids(ids)) = bind {
                let items: Vec<String> = ids.iter().map(i64::to_string).collect();
                lists.push(SqliteList(format!("[{}]", items.join(","))));
            }
            Ok(())
        });
        // An unbound placeholder is reported by the database call that follows.
        if walked.is_err() {
            lists.clear();
        }
        SqliteSql { sql, lists }
    }
}

impl Query for SqliteSql {
    type SqlType = Untyped;
}
impl QueryId for SqliteSql {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}
impl<C> RunQueryDsl<C> for SqliteSql {}

/// Which database a connection speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

/// One connection to either database.
#[allow(clippy::large_enum_variant)] // a handful of them exist, each on a thread of its own
pub enum Conn {
    Sqlite(SqliteConnection),
    Pg(PgConnection),
}

row! {
    struct Number { n: Option<i64> }
}

impl Conn {
    /// Tells which database this is, for the few statements that really differ.
    pub fn dialect(&self) -> Dialect {
        match self {
            Conn::Sqlite(_) => Dialect::Sqlite,
            Conn::Pg(_) => Dialect::Postgres,
        }
    }

    /// All rows of a query.
    pub fn all<R>(&mut self, sql: Sql) -> Result<Vec<R>>
    where
        R: QueryableByName<Sqlite> + QueryableByName<Pg> + 'static,
    {
        Ok(match self {
            Conn::Sqlite(c) => SqliteSql::new(sql).load::<R>(c)?,
            Conn::Pg(c) => sql.for_postgres().load::<R>(c)?,
        })
    }

    /// The first row of a query, if there is one.
    pub fn one<R>(&mut self, sql: Sql) -> Result<Option<R>>
    where
        R: QueryableByName<Sqlite> + QueryableByName<Pg> + 'static,
    {
        Ok(self.all::<R>(sql)?.into_iter().next())
    }

    /// Runs a statement and tells how many rows it touched.
    pub fn run(&mut self, sql: Sql) -> Result<usize> {
        Ok(match self {
            Conn::Sqlite(c) => SqliteSql::new(sql).execute(c)?,
            Conn::Pg(c) => sql.for_postgres().execute(c)?,
        })
    }

    /// The column `n` of the first row: a count, an id or a flag that may be absent.
    pub fn number(&mut self, sql: Sql) -> Result<Option<i64>> {
        Ok(self.one::<Number>(sql)?.and_then(|r| r.n))
    }

    /// Runs text without binds: pragmas, savepoints, transaction control.
    pub fn batch(&mut self, text: &str) -> Result<()> {
        match self {
            Conn::Sqlite(c) => c.batch_execute(text)?,
            Conn::Pg(c) => c.batch_execute(text)?,
        }
        Ok(())
    }
}
