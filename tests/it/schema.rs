//! Both migration folders make the same database: tables, columns, nullability, indexes by name; down and up again.

use std::collections::BTreeSet;
use std::path::Path;

use collegium::base::db::Location;
use collegium::base::sql::{Conn, Dialect};
use collegium::base::time::Clock;
use collegium::{row, sql};
use diesel::Connection;
use diesel_migrations::{FileBasedMigrations, MigrationHarness};

use crate::support::TestDb;

row! {
    struct Column { of: String, name: String, kind: String, required: bool }
    struct Index { of: String, name: String, only_one: bool }
    struct Name { name: String }
}

/// The tables that the migrations made, without those of the databases and of diesel.
fn tables(conn: &mut Conn) -> Vec<String> {
    let text = match conn.dialect() {
        Dialect::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        Dialect::Postgres => "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'",
    };
    let mut all: Vec<String> = conn.all::<Name>(sql!(text)).unwrap().into_iter().map(|r| r.name).collect();
    all.retain(|name| !name.starts_with("__diesel"));
    all.sort();
    all
}

/// One word for the types that stand for the same.
fn plain(kind: &str) -> &'static str {
    match kind.to_ascii_lowercase().as_str() {
        // On SQLite a key of one number is made a rowid, which has to be called INTEGER.
        "bigint" | "integer" => "number",
        "text" => "text",
        "blob" | "bytea" => "bytes",
        "boolean" => "flag",
        other => panic!("a column of type {other}: say what it is on the other database"),
    }
}

fn columns(conn: &mut Conn) -> BTreeSet<String> {
    let text = match conn.dialect() {
        Dialect::Sqlite => {
            "SELECT m.name AS of, c.name, c.type AS kind, c.\"notnull\" AS required FROM sqlite_master m
             JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
        }
        Dialect::Postgres => {
            "SELECT table_name::text AS of, column_name::text AS name, data_type::text AS kind,
                    is_nullable = 'NO' AS required FROM information_schema.columns WHERE table_schema = 'public'"
        }
    };
    let known = tables(conn);
    let mut all = conn.all::<Column>(sql!(text)).unwrap();
    all.retain(|c| known.contains(&c.of));
    all.into_iter().map(|c| format!("{}.{} {} {}", c.of, c.name, plain(&c.kind), c.required)).collect()
}

/// Indexes by the names that we gave them; those that constraints bring are named by the databases.
fn indexes(conn: &mut Conn) -> BTreeSet<String> {
    let text = match conn.dialect() {
        Dialect::Sqlite => {
            "SELECT m.name AS of, i.name, i.\"unique\" AS only_one FROM sqlite_master m
             JOIN pragma_index_list(m.name) i WHERE m.type = 'table'"
        }
        Dialect::Postgres => {
            "SELECT t.relname::text AS of, c.relname::text AS name, i.indisunique AS only_one FROM pg_index i
             JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
             JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = 'public'"
        }
    };
    let known = tables(conn);
    let mut all = conn.all::<Index>(sql!(text)).unwrap();
    all.retain(|i| known.contains(&i.of));
    all.retain(|i| {
        !i.name.starts_with("sqlite_autoindex") && !i.name.ends_with("_pkey") && !i.name.ends_with("_key")
    });
    all.into_iter().map(|i| format!("{} on {} unique {}", i.name, i.of, i.only_one)).collect()
}

#[test]
fn the_schema_is_the_same_whichever_database_it_is_made_on() {
    let (here, sqlite) = (TestDb::new(), TestDb::sqlite());
    let clock = Clock::default();
    drop((here.open(&clock), sqlite.open(&clock)));
    let (mut one, mut other) = (here.raw(), sqlite.raw());
    assert!(tables(&mut one).len() > 20);
    assert_eq!(tables(&mut one), tables(&mut other));
    assert_eq!(columns(&mut one), columns(&mut other));
    assert_eq!(indexes(&mut one), indexes(&mut other));
    assert!(indexes(&mut one).len() > 20);
}

/// The migrations of one side as one text, in the other's words.
fn written(side: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(side);
    let mut files: Vec<_> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let texts: Vec<String> =
        files.iter().map(|file| std::fs::read_to_string(file.join("up.sql")).unwrap()).collect();
    texts.join("\n").replace(" COLLATE \"C\"", "").replace("BYTEA", "BLOB")
}

#[test]
fn both_folders_say_the_same_but_for_two_words() {
    let (sqlite, postgres) = (written("sqlite"), written("postgres"));
    for (n, (one, other)) in sqlite.lines().zip(postgres.lines()).enumerate() {
        assert_eq!(one, other, "line {}", n + 1);
    }
    assert_eq!(sqlite.lines().count(), postgres.lines().count());
}

#[test]
fn every_row_has_a_key_that_cannot_be_missing() {
    // SQLite lets a primary key be NULL unless it is told not to.
    let test = TestDb::new();
    drop(test.open(&Clock::default()));
    let mut conn = test.raw();
    let text = match conn.dialect() {
        Dialect::Sqlite => {
            "SELECT m.name || '.' || c.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table' AND c.pk > 0 AND NOT c.\"notnull\" AND m.name NOT LIKE '\\_\\_diesel%' ESCAPE '\\'"
        }
        Dialect::Postgres => {
            "SELECT c.relname::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT LIKE '\\_\\_diesel%'
               AND c.relname NOT IN ('sign_in_attempts')
               AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)"
        }
    };
    let without: Vec<String> = conn.all::<Name>(sql!(text)).unwrap().into_iter().map(|r| r.name).collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn on_sqlite_a_numeric_key_is_the_table_itself() {
    let test = TestDb::sqlite();
    drop(test.open(&Clock::default()));
    let mut conn = test.raw();
    let beside =
        "SELECT m.name || '.' || c.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND c.pk = 1 AND c.type = 'BIGINT'
        AND (SELECT count(*) FROM pragma_table_info(m.name) k WHERE k.pk > 0) = 1";
    let names: Vec<String> = conn.all::<Name>(sql!(beside)).unwrap().into_iter().map(|r| r.name).collect();
    assert!(names.is_empty(), "{names:?}");
    let orphan = conn.run(sql!("INSERT INTO mentions (post, actor) VALUES (1, 1)"));
    assert!(orphan.is_err(), "what refers to a table that was made over still refers to it");
}

#[test]
fn migrations_go_down_and_up_again() {
    let test = TestDb::new();
    drop(test.open(&Clock::default()));
    let mut conn = test.raw();
    let before = columns(&mut conn);
    let (folder, location) = match conn.dialect() {
        Dialect::Sqlite => ("sqlite", test.location()),
        Dialect::Postgres => ("postgres", test.location()),
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations").join(folder);
    let migrations = FileBasedMigrations::from_path(folder).unwrap();
    match location {
        Location::Sqlite(path) => {
            let mut conn = diesel::SqliteConnection::establish(&path.to_string_lossy()).unwrap();
            conn.revert_all_migrations(migrations).unwrap();
        }
        Location::Postgres(url) => {
            let mut conn = diesel::PgConnection::establish(url).unwrap();
            conn.revert_all_migrations(migrations).unwrap();
        }
    }
    assert!(tables(&mut conn).is_empty(), "{:?}", tables(&mut conn));
    drop(test.open(&Clock::default()));
    assert_eq!(columns(&mut conn), before);
}
