//! On SQLite a `BIGINT` key is an index beside the table, an `INTEGER` one is the table: half the work for every look
//! at a row, and one index less to keep. PostgreSQL knows no such difference, so migrations say `BIGINT` for both and
//! this makes of it what SQLite is good at.

use diesel::connection::SimpleConnection;
use diesel::sql_types::Text;
use diesel::{QueryResult, RunQueryDsl, SqliteConnection, sql_query};

use crate::row;

const WRITTEN: &str = " BIGINT NOT NULL PRIMARY KEY";
const MEANT: &str = " INTEGER NOT NULL PRIMARY KEY";

row! {
    struct Made { name: String, text: String }
}

/// Makes every table over again whose key a migration wrote as `BIGINT`. The caller has turned foreign keys off.
pub(super) fn give(conn: &mut SqliteConnection) -> QueryResult<()> {
    let query = "SELECT name, sql AS text FROM sqlite_master WHERE type = 'table' AND instr(sql, ?) > 0 ORDER BY name";
    for Made { name, text } in sql_query(query).bind::<Text, _>(WRITTEN).load(conn)? {
        let query = "SELECT name, sql AS text FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL";
        let indexes: Vec<Made> = sql_query(query).bind::<Text, _>(&name).load(conn)?;
        let columns = text.split_once('(').map_or("", |(_, columns)| columns).replacen(WRITTEN, MEANT, 1);
        conn.batch_execute(&format!(
            "CREATE TABLE made_over ({columns}; INSERT INTO made_over SELECT * FROM {name};
             DROP TABLE {name}; ALTER TABLE made_over RENAME TO {name};"
        ))?;
        for index in indexes {
            conn.batch_execute(&index.text)?;
        }
    }
    Ok(())
}
