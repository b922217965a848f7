//! The API's description as a page for people, made from the same document that programs read.

use std::sync::LazyLock;

use askama::Template;
use serde_json::Value;

use super::errors::Answer;
use super::shell::Shell;
use super::visit::Visit;

/// Something that has a name and a type: a parameter, a field.
struct Field {
    name: String,
    /// `path`, `query`, `header`; empty for fields.
    place: String,
    needed: bool,
    kind: Kind,
    words: Words,
}

/// A type in words, and the object that it names.
#[derive(Default)]
struct Kind {
    words: String,
    object: String,
}

struct Outcome {
    status: String,
    words: Words,
    kind: Kind,
}

struct Operation {
    name: String,
    verb: String,
    path: String,
    about: Words,
    scope: Words,
    parameters: Vec<Field>,
    body: Kind,
    fields: Vec<Field>,
    outcomes: Vec<Outcome>,
}

struct Subject {
    name: String,
    anchor: String,
    operations: Vec<Operation>,
}

struct Object {
    name: String,
    about: Words,
    fields: Vec<Field>,
}

struct Book {
    subjects: Vec<Subject>,
    objects: Vec<Object>,
}

static BOOK: LazyLock<Book> = LazyLock::new(|| Book::of(crate::routes::description()));

#[derive(Template)]
#[template(path = "reference.html")]
struct Reference {
    page: Shell,
    book: &'static Book,
}

/// `GET /about/api`
pub async fn show(visit: Visit) -> Answer {
    visit.show(&Reference { page: visit.shell("about"), book: &BOOK })
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn entries<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value.get(key).and_then(Value::as_object).into_iter().flatten()
}

/// What a reference refers to, or the value itself.
fn follow<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let target = value.get("$ref").and_then(Value::as_str).and_then(|r| r.strip_prefix('#'));
    target.and_then(|pointer| document.pointer(pointer)).unwrap_or(value)
}

/// The name at the end of a reference.
fn named(schema: &Value) -> Option<String> {
    text(schema, "$ref").rsplit_once('/').map(|(_, name)| name.to_owned())
}

impl Kind {
    fn of(schema: &Value) -> Kind {
        if let Some(object) = named(schema) {
            return Kind { words: String::new(), object };
        }
        if let Some(inner) = list(schema, "anyOf").next() {
            return Kind { words: "or null".to_owned(), ..Kind::of(inner) };
        }
        let items = schema.get("items").or_else(|| schema.pointer("/properties/items/items"));
        if let Some(items) = items {
            return Kind { words: "list".to_owned(), ..Kind::of(items) };
        }
        Kind { words: Kind::plain(schema), object: String::new() }
    }

    fn plain(schema: &Value) -> String {
        let number = |key: &str| schema.get(key).and_then(Value::as_u64);
        let words: Vec<String> = list(schema, "enum").filter_map(Value::as_str).map(str::to_owned).collect();
        let one = schema.get("type").map(|kind| kind.get(0).unwrap_or(kind));
        let null = list(schema, "type").any(|kind| kind == "null");
        let mut all = match (one.and_then(Value::as_str), text(schema, "format").as_str()) {
            _ if !words.is_empty() => words.join(" | "),
            (Some("string"), "date-time") => "moment".to_owned(),
            (Some("string"), "uri") => "URL".to_owned(),
            (Some("string"), _) => "text".to_owned(),
            (Some("boolean"), _) => "true | false".to_owned(),
            (Some(kind), _) => kind.to_owned(),
            (None, _) => String::new(),
        };
        if let (Some(least), Some(most)) = (number("minLength"), number("maxLength")) {
            all.push_str(&format!(", {least} to {most} characters"));
        }
        if null {
            all.push_str(", or null");
        }
        all
    }
}

fn fields(object: &Value) -> Vec<Field> {
    let needs = |name: &str| list(object, "required").any(|n| n == name);
    let field = |(name, schema): (&String, &Value)| Field {
        name: name.clone(),
        place: String::new(),
        needed: needs(name),
        kind: Kind::of(schema),
        words: Words::of(&text(schema, "description")),
    };
    entries(object, "properties").map(field).collect()
}

/// Words with the names in them told apart.
struct Words(Vec<(bool, String)>);

impl Words {
    /// Descriptions write names in backticks.
    fn of(text: &str) -> Words {
        let parts = text.split('`').enumerate().filter(|(_, part)| !part.is_empty());
        Words(parts.map(|(n, part)| (n % 2 == 1, part.to_owned())).collect())
    }
}

fn content(of: &Value) -> Option<&Value> {
    entries(of, "content").next().and_then(|(_, c)| c.get("schema"))
}

impl Book {
    fn of(document: &Value) -> Book {
        let mut subjects: Vec<Subject> = list(document, "tags")
            .map(|tag| {
                let name = text(tag, "name");
                Subject { anchor: name.to_lowercase().replace(' ', "-"), name, operations: Vec::new() }
            })
            .collect();
        for (path, item) in entries(document, "paths") {
            for (verb, operation) in item.as_object().into_iter().flatten() {
                let subject = list(operation, "tags").next().and_then(Value::as_str).unwrap_or_default();
                if let Some(subject) = subjects.iter_mut().find(|s| s.name == subject) {
                    subject.operations.push(Operation::of(document, verb, path, operation));
                }
            }
        }
        let schemas =
            document.pointer("/components/schemas").and_then(Value::as_object).into_iter().flatten();
        let object = |(name, schema): (&String, &Value)| Object {
            name: name.clone(),
            about: Words::of(&text(schema, "description")),
            fields: fields(schema),
        };
        Book { subjects, objects: schemas.map(object).collect() }
    }
}

impl Operation {
    fn of(document: &Value, verb: &str, path: &str, operation: &Value) -> Operation {
        let parameter = |given: &Value| {
            let p = follow(document, given);
            Field {
                name: text(p, "name"),
                place: text(p, "in"),
                needed: p.get("required") == Some(&Value::Bool(true)),
                kind: p.get("schema").map(Kind::of).unwrap_or_default(),
                words: Words::of(&text(p, "description")),
            }
        };
        let outcome = |(status, given): (&String, &Value)| {
            let response = follow(document, given);
            Outcome {
                status: status.clone(),
                words: Words::of(&text(response, "description")),
                kind: content(response).map(Kind::of).unwrap_or_default(),
            }
        };
        let body = operation.get("requestBody").and_then(content);
        Operation {
            name: text(operation, "operationId"),
            verb: verb.to_uppercase(),
            path: path.to_owned(),
            about: Words::of(&text(operation, "summary")),
            scope: Words::of(&text(operation, "description")),
            parameters: list(operation, "parameters").map(parameter).collect(),
            fields: body.map(|schema| fields(follow(document, schema))).unwrap_or_default(),
            body: body.map(Kind::of).unwrap_or_default(),
            outcomes: entries(operation, "responses").map(outcome).collect(),
        }
    }

    /// The colour of the method.
    fn hue(&self) -> &'static str {
        match self.verb.as_str() {
            "GET" => "note",
            "POST" => "good",
            "DELETE" => "bad",
            _ => "warn",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_every_operation_and_every_object_that_it_names() {
        let operations: usize = BOOK.subjects.iter().map(|s| s.operations.len()).sum();
        let routes = crate::routes::table();
        assert_eq!(operations, routes.iter().filter(|r| r.kind == crate::routes::Kind::Api).count());
        let known: Vec<&str> = BOOK.objects.iter().map(|o| o.name.as_str()).collect();
        for operation in BOOK.subjects.iter().flat_map(|s| &s.operations) {
            assert!(!operation.about.0.is_empty() && !operation.outcomes.is_empty());
            for outcome in operation.outcomes.iter().filter(|o| !o.kind.object.is_empty()) {
                assert!(known.contains(&outcome.kind.object.as_str()), "{}", outcome.kind.object);
            }
        }
    }
}
