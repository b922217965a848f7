//! One row of a file of members: which column holds what, what the row says, and what is wrong with it. Pure.

use std::collections::HashSet;

use super::file::{Table, is_formula};
use crate::actors::{DisplayName, Handle};
use crate::communities::Role;
use crate::error::{Error, Problem, Result};
use crate::mail::canonical;
use crate::professions;

/// What a column may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    Email,
    Name,
    Handle,
    Profession,
    Role,
    Communities,
}

impl Column {
    pub const ALL: [Column; 6] =
        [Column::Email, Column::Name, Column::Handle, Column::Profession, Column::Role, Column::Communities];
    pub const KEYS: [&'static str; 6] = ["email", "name", "handle", "profession", "role", "communities"];

    pub fn key(self) -> &'static str {
        match self {
            Column::Email => "email",
            Column::Name => "name",
            Column::Handle => "handle",
            Column::Profession => "profession",
            Column::Role => "role",
            Column::Communities => "communities",
        }
    }

    /// What people who keep lists call it, in the languages that are whole; lower case.
    fn names(self) -> &'static [&'static str] {
        match self {
            Column::Email => &EMAIL,
            Column::Name => &NAME,
            Column::Handle => &HANDLE,
            Column::Profession => &PROFESSION,
            Column::Role => &ROLE,
            Column::Communities => &COMMUNITIES,
        }
    }
}

const EMAIL: [&str; 16] = [
    "email",
    "e-mail",
    "mail",
    "email address",
    "e-mail address",
    "epost",
    "e-post",
    "e-postadresse",
    "epostadresse",
    "courriel",
    "adresse e-mail",
    "adresse électronique",
    "mél",
    "البريد الإلكتروني",
    "بريد إلكتروني",
    "الإيميل",
];
const NAME: [&str; 11] = [
    "name",
    "full name",
    "display name",
    "navn",
    "fullt navn",
    "visningsnavn",
    "nom",
    "nom complet",
    "nom affiché",
    "الاسم",
    "الاسم الكامل",
];
const HANDLE: [&str; 12] = [
    "handle",
    "short name",
    "username",
    "user name",
    "kortnavn",
    "brukernavn",
    "nom court",
    "identifiant",
    "nom d'utilisateur",
    "nom d’utilisateur",
    "الاسم القصير",
    "اسم المستخدم",
];
const PROFESSION: [&str; 6] = ["profession", "occupation", "yrke", "profesjon", "métier", "المهنة"];
const ROLE: [&str; 4] = ["role", "rolle", "rôle", "الدور"];
const COMMUNITIES: [&str; 10] = [
    "communities",
    "community",
    "groups",
    "fellesskap",
    "grupper",
    "communautés",
    "communauté",
    "groupes",
    "المجتمعات",
    "المجتمع",
];

/// Which column of a file holds what, by place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen(Vec<(Column, usize)>);

impl Chosen {
    /// What the first row's names tell; where two columns go by one name, the first counts.
    pub fn recognised(header: &[String]) -> Chosen {
        let find = |column: Column| {
            let named = |cell: &String| column.names().contains(&tidy(cell).as_str());
            header.iter().position(named).map(|place| (column, place))
        };
        Chosen(Column::ALL.into_iter().filter_map(find).collect())
    }

    /// What somebody chose by hand: numbers of columns from 1, or their names as the file gives them; an empty word
    /// leaves one out, and what is not said of stays as recognised.
    ///
    /// # Errors
    /// There is no such column.
    pub fn by_hand(header: &[String], said: &[(Column, String)]) -> Result<Chosen> {
        let mut chosen = Chosen::recognised(header);
        let mut problems = Vec::new();
        for (column, word) in said {
            chosen.0.retain(|(known, _)| known != column);
            let word = word.trim();
            let number =
                word.parse::<usize>().ok().and_then(|n| n.checked_sub(1)).filter(|n| *n < header.len());
            let place = number.or_else(|| header.iter().position(|cell| tidy(cell) == tidy(word)));
            match place {
                _ if word.is_empty() => {}
                Some(place) => chosen.0.push((*column, place)),
                None => problems.push(Problem::with(column.key(), "csv-no-column", word)),
            }
        }
        if problems.is_empty() { Ok(chosen) } else { Err(Error::Invalid(problems)) }
    }

    pub fn place(&self, column: Column) -> Option<usize> {
        self.0.iter().find(|(known, _)| *known == column).map(|(_, place)| *place)
    }

    /// As it is stored: `email=0 name=2`.
    pub fn write(&self) -> String {
        let words: Vec<String> =
            self.0.iter().map(|(column, place)| format!("{}={place}", column.key())).collect();
        words.join(" ")
    }

    pub fn read(text: &str) -> Chosen {
        let one = |word: &str| {
            let (key, place) = word.split_once('=')?;
            let column = Column::ALL.into_iter().find(|column| column.key() == key)?;
            Some((column, place.parse().ok()?))
        };
        Chosen(text.split(' ').filter_map(one).collect())
    }
}

fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Somebody to invite, as a row says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guest {
    /// In the one form in which addresses are compared: lower case, the host in ASCII (IDNA).
    pub email: String,
    pub name: Option<String>,
    pub handle: Option<String>,
    pub profession: Option<String>,
    pub profession_text: Option<String>,
    /// `member` where nothing is said.
    pub role: String,
    /// Short names of communities.
    pub communities: Vec<String>,
}

/// One thing wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The row, as a spreadsheet counts.
    pub row: i64,
    /// Its field is the key of the column.
    pub problem: Problem,
    /// What stands there.
    pub cell: String,
}

/// What can be wrong with a row only, besides what is wrong with such a value anywhere.
pub const CODES: [&str; 6] =
    ["csv-formula", "csv-many-communities", "csv-no-community", "csv-role", "csv-role-nowhere", "empty"];

/// What a row is, as far as it tells by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    Guest(i64, Guest),
    /// Its address stood in a row above.
    Doubled(i64),
    Bad(i64, Vec<Fault>),
}

/// Reads every row by itself.
///
/// # Errors
/// No column holds addresses.
pub fn read(table: &Table, chosen: &Chosen) -> Result<Vec<Line>> {
    if chosen.place(Column::Email).is_none() {
        return Err(Error::invalid("email", "csv-no-email"));
    }
    let mut seen = HashSet::new();
    let one = |(row, cells): &(i64, Vec<String>)| match guest(*row, cells, chosen) {
        Err(faults) => Line::Bad(*row, faults),
        Ok(guest) if !seen.insert(guest.email.clone()) => Line::Doubled(*row),
        Ok(guest) => Line::Guest(*row, guest),
    };
    Ok(table.rows.iter().map(one).collect())
}

struct Reading<'a> {
    row: i64,
    cells: &'a [String],
    chosen: &'a Chosen,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    /// What stands in a column; what a spreadsheet would carry out is a fault, and nothing.
    fn cell(&mut self, column: Column) -> Option<String> {
        let cell = self.cells.get(self.chosen.place(column)?)?.clone();
        // People write short names with the sign in front.
        if is_formula(&cell) && !(column == Column::Handle && cell.starts_with('@')) {
            self.fault(column, "csv-formula", "", &cell);
            return None;
        }
        Some(cell).filter(|cell| !cell.is_empty())
    }

    fn fault(&mut self, column: Column, code: &'static str, detail: &str, cell: &str) {
        let problem = Problem { field: column.key(), code, detail: detail.to_owned() };
        self.faults.push(Fault { row: self.row, problem, cell: cell.to_owned() });
    }

    /// The value, or nothing and a fault.
    fn judged<T>(&mut self, column: Column, cell: &str, parsed: Result<T, Problem>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(problem) => {
                self.fault(column, problem.code, &problem.detail, cell);
                None
            }
        }
    }
}

fn guest(row: i64, cells: &[String], chosen: &Chosen) -> Result<Guest, Vec<Fault>> {
    let mut reading = Reading { row, cells, chosen, faults: Vec::new() };
    let mut guest = Guest { role: Role::Member.key().to_owned(), ..Guest::default() };
    let before = reading.faults.len();
    match reading.cell(Column::Email) {
        Some(cell) => match canonical(&cell) {
            Some(email) => guest.email = email,
            None => reading.fault(Column::Email, "email", "", &cell),
        },
        None if reading.faults.len() == before => reading.fault(Column::Email, "empty", "", ""),
        None => {}
    }
    if let Some(cell) = reading.cell(Column::Name) {
        let parsed = DisplayName::parse("name", &cell);
        guest.name = reading.judged(Column::Name, &cell, parsed).map(|name| name.as_str().to_owned());
    }
    if let Some(cell) = reading.cell(Column::Handle) {
        let parsed = Handle::parse(&cell);
        guest.handle = reading.judged(Column::Handle, &cell, parsed).map(|handle| handle.as_str().to_owned());
    }
    profession(&mut reading, &mut guest);
    places(&mut reading, &mut guest);
    if reading.faults.is_empty() { Ok(guest) } else { Err(reading.faults) }
}

/// A key of the shipped list, in whatever spelling; other words are kept as such.
fn profession(reading: &mut Reading, guest: &mut Guest) {
    let Some(cell) = reading.cell(Column::Profession) else { return };
    let key = tidy(&cell).replace([' ', '_'], "-");
    if professions::exists(&key) {
        guest.profession = Some(key);
    } else if cell.chars().count() > 80 {
        reading.fault(Column::Profession, "length-1-80", "", &cell);
    } else {
        guest.profession = Some("other".to_owned());
        guest.profession_text = Some(cell);
    }
}

fn places(reading: &mut Reading, guest: &mut Guest) {
    if let Some(cell) = reading.cell(Column::Communities) {
        let words = cell
            .split([',', ';', '|', ' ', '\n'])
            .map(|word| word.trim().trim_start_matches('!').to_lowercase());
        guest.communities = words.filter(|word| !word.is_empty()).collect();
        guest.communities.sort_unstable();
        guest.communities.dedup();
        if guest.communities.len() > 20 {
            reading.fault(Column::Communities, "csv-many-communities", "20", &cell);
        }
    }
    let Some(cell) = reading.cell(Column::Role) else { return };
    match role(&tidy(&cell)) {
        Some(role) if role > Role::Member && guest.communities.is_empty() => {
            reading.fault(Column::Role, "csv-role-nowhere", "", &cell);
        }
        Some(role) => role.key().clone_into(&mut guest.role),
        None => reading.fault(Column::Role, "csv-role", "", &cell),
    }
}

/// A role in communities, by the name that the pages give it in one of their languages. Nobody becomes an admin by a file.
fn role(word: &str) -> Option<Role> {
    match word {
        "member" | "medlem" | "membre" | "عضو" => Some(Role::Member),
        "moderator" | "modération" | "modérateur" | "modératrice" | "إشراف" | "مشرف" => {
            Some(Role::Moderator)
        }
        "facilitator" | "tilrettelegger" | "animation" | "animateur" | "animatrice" | "تيسير" | "ميسر" => {
            Some(Role::Facilitator)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::file;

    fn lines(text: &str) -> Vec<Line> {
        let table = file::read(text.as_bytes()).unwrap();
        let chosen = Chosen::recognised(&table.header);
        read(&table, &chosen).unwrap()
    }

    fn guests(text: &str) -> Vec<Guest> {
        let guest = |line| match line {
            Line::Guest(_, guest) => Some(guest),
            Line::Doubled(_) | Line::Bad(..) => None,
        };
        lines(text).into_iter().filter_map(guest).collect()
    }

    #[test]
    fn columns_are_recognised_in_four_languages() {
        for header in [
            "Email;Full name;Short name;Profession;Role;Communities",
            " E-POST ;Navn;Brukernavn;Yrke;Rolle;Fellesskap",
            "Courriel;Nom;Nom court;Métier;Rôle;Communautés",
            "البريد الإلكتروني;الاسم;الاسم القصير;المهنة;الدور;المجتمعات",
        ] {
            let table =
                file::read(format!("{header}\na@b.example;A;a1;nurse;moderator;wounds, cases").as_bytes());
            let chosen = Chosen::recognised(&table.unwrap().header);
            assert_eq!(
                chosen.write(),
                "email=0 name=1 handle=2 profession=3 role=4 communities=5",
                "{header}"
            );
            assert_eq!(Chosen::read(&chosen.write()), chosen);
        }
    }

    #[test]
    fn columns_are_chosen_by_hand_by_number_or_name() {
        let header: Vec<String> = ["Id", "Contact", "Name"].map(str::to_owned).to_vec();
        let said = |word: &str| vec![(Column::Email, word.to_owned()), (Column::Name, String::new())];
        for word in ["2", "contact", " Contact "] {
            let chosen = Chosen::by_hand(&header, &said(word)).unwrap();
            assert_eq!((chosen.place(Column::Email), chosen.place(Column::Name)), (Some(1), None), "{word}");
        }
        assert!(Chosen::by_hand(&header, &said("4")).is_err());
        assert!(Chosen::by_hand(&header, &said("0")).is_err());
        assert!(
            read(&file::read(b"Name\nx").unwrap(), &Chosen::default()).is_err(),
            "no addresses, no import"
        );
    }

    #[test]
    fn an_address_counts_once() {
        let all = lines("email\nbo@bücher.example\nBO@xn--bcher-kva.example\ncy@b.example");
        assert_eq!(all[1], Line::Doubled(3));
        assert!(matches!((&all[0], &all[2]), (Line::Guest(2, _), Line::Guest(4, _))));
    }

    #[test]
    fn every_fault_is_told_with_row_column_and_cell() {
        for (row, column, code) in [
            (";A;a1;;;", "email", "empty"),
            ("nobody;A;a1;;;", "email", "email"),
            ("=cmd()@b.example;A;a1;;;", "email", "csv-formula"),
            ("a@b.example;+A;a1;;;", "name", "csv-formula"),
            ("a@b.example;@SUM(A1);a1;;;", "name", "csv-formula"),
            ("a@b.example;A;-a1;;;", "handle", "csv-formula"),
            ("a@b.example;A;1;;;", "handle", "handle-letters"),
            ("a@b.example;A;a1;;admin;", "role", "csv-role"),
            ("a@b.example;A;a1;;moderator;", "role", "csv-role-nowhere"),
            ("a@b.example;A;a1;=1;;", "profession", "csv-formula"),
        ] {
            let all = lines(&format!("email;name;handle;profession;role;communities\n{row}"));
            let Line::Bad(2, faults) = &all[0] else { panic!("{row}: {all:?}") };
            assert_eq!(
                (faults[0].problem.field, faults[0].problem.code, faults.len()),
                (column, code, 1),
                "{row}"
            );
        }
        let two = lines("email;role\nnobody;king");
        assert!(matches!(&two[0], Line::Bad(2, faults) if faults.len() == 2), "all at once");
    }

    #[test]
    fn a_column_that_is_not_used_may_hold_what_it_likes() {
        assert_eq!(guests("email;phone\na@b.example;+64 21 555").len(), 1);
    }

    #[test]
    fn a_row_says_who_comes_and_where() {
        let all = guests(
            "email;name;handle;profession;role;communities\n\
             a@b.example; Ada  Ng ;@Ada;Occupational Therapist;Tilrettelegger;!wounds, cases wounds\n\
             b@b.example;;;Bone setter;;",
        );
        assert_eq!(all[0].name.as_deref(), Some("Ada Ng"));
        assert_eq!(all[0].handle.as_deref(), Some("ada"));
        assert_eq!(all[0].profession.as_deref(), Some("occupational-therapist"));
        assert_eq!(
            (all[0].role.as_str(), all[0].communities.join(" ")),
            ("facilitator", "cases wounds".into())
        );
        assert_eq!(all[1].profession_text.as_deref(), Some("Bone setter"));
        assert_eq!((all[1].role.as_str(), all[1].communities.len()), ("member", 0));
    }
}
