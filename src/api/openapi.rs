//! The API's description (OpenAPI 3.1), made from the route table and the schemas of views and bodies.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::ask::Reader;
use super::once;
use super::problem::Answer;
use super::schema::Schema;
use super::spec::{Spec, Success, fields};
use crate::policy;
use crate::routes::{Route, Who};

/// The answer that is this description.
pub struct Document;
impl Schema for Document {
    fn schema() -> Value {
        json!({"type": "object", "description": "OpenAPI 3.1"})
    }
}

static DESCRIPTION: LazyLock<Value> = LazyLock::new(|| document(&super::routes()));

/// The description, made once.
pub fn description() -> &'static Value {
    &DESCRIPTION
}

/// GET /openapi.json
pub async fn show(who: Reader) -> Answer {
    who.show(description())
}

fn document(routes: &[Route]) -> Value {
    let mut schemas = Map::new();
    let mut paths: Map<String, Value> = Map::new();
    let mut subjects: Vec<Value> = Vec::new();
    for (route, spec) in routes.iter().filter_map(|r| Some((r, r.spec.as_ref()?))) {
        spec.collect.iter().for_each(|collect| collect(&mut schemas));
        let entry = paths.entry(route.path).or_insert_with(|| json!({}));
        if let Some(entry) = entry.as_object_mut() {
            entry.insert(route.verb.as_str().to_lowercase(), operation(route, spec));
        }
        let subject = json!({"name": spec.subject});
        if !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
    schemas.insert("Problem".to_owned(), problem());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Collegium", "version": env!("CARGO_PKG_VERSION"), "description": ABOUT,
            "license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"}
        },
        "servers": [{"url": "/"}],
        "tags": subjects,
        "paths": paths,
        "components": {
            "schemas": schemas, "parameters": shared_parameters(), "headers": headers(), "responses": refusals(),
            "securitySchemes": {"token": {
                "type": "http", "scheme": "bearer",
                "description": "A token of a member of this node, with the scope `read` or `write`."
            }}
        }
    })
}

const ABOUT: &str = "Ids are the last part of an address; `handle@node` names communities and people elsewhere. \
    What does not exist and what the caller may not know of look alike: 404. Unknown fields and parameters are refused.";

fn operation(route: &Route, spec: &Spec) -> Value {
    let statuses = route.statuses(spec).into_iter();
    let responses: Map<String, Value> = statuses.map(|s| (s.to_string(), response(spec, s))).collect();
    let mut operation = json!({
        "operationId": spec.name,
        "tags": [spec.subject],
        "summary": route.about,
        "description": scope(route),
        "parameters": parameters(route, spec),
        "responses": responses,
        "security": security(route)
    });
    if let (Some(body), Some(reference), Some(map)) =
        (spec.body, spec.body_reference, operation.as_object_mut())
    {
        map.insert("requestBody".to_owned(), request(&body(), &reference()));
    }
    operation
}

fn json_content(kind: &str, schema: &Value) -> Value {
    json!({kind: {"schema": schema}})
}

fn request(body: &Value, reference: &Value) -> Value {
    let needed = fields(body).iter().any(|(_, _, needed)| *needed);
    json!({"required": needed, "content": json_content("application/json", reference)})
}

fn response(spec: &Spec, status: u16) -> Value {
    if status >= 400 {
        return json!({"$ref": format!("#/components/responses/{status}")});
    }
    let mut response = match status {
        201 => json!({"description": "Made."}),
        304 => json!({"description": "The caller has it: nothing changed."}),
        _ => json!({"description": "Done."}),
    };
    let Some(map) = response.as_object_mut() else { return response };
    if let (Some(answer), true) = (spec.answer, status != 304) {
        let answer = answer();
        let archive = answer.get("format").and_then(Value::as_str) == Some("binary");
        let kind = if archive { "application/zip" } else { "application/json" };
        map.insert("content".to_owned(), json_content(kind, &answer));
    }
    let mut names = Vec::new();
    if matches!(spec.success, Success::Tagged | Success::Created) {
        names.push("ETag");
    }
    if status == 201 {
        names.push("Location");
    }
    let link = |name: &str| (name.to_owned(), json!({"$ref": format!("#/components/headers/{name}")}));
    if !names.is_empty() {
        map.insert("headers".to_owned(), names.into_iter().map(link).collect());
    }
    response
}

fn parameters(route: &Route, spec: &Spec) -> Vec<Value> {
    let in_path = route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut all: Vec<Value> = in_path.map(|name| path_parameter(route.path, name)).collect();
    if let Some(query) = spec.query {
        all.extend(
            fields(&query()).into_iter().map(|(name, schema, needed)| query_parameter(&name, schema, needed)),
        );
    }
    let shared = |name: &str| json!({"$ref": format!("#/components/parameters/{name}")});
    if route.writes() {
        all.push(shared("IdempotencyKey"));
    }
    if spec.guarded {
        all.push(shared("IfMatch"));
    }
    if spec.success == Success::Tagged && !route.writes() {
        all.push(shared("IfNoneMatch"));
    }
    all
}

fn path_parameter(path: &str, name: &str) -> Value {
    let place = path.trim_start_matches("/api/v1/").split('/').next().unwrap_or("");
    let (words, example) = match (name, place) {
        ("who", _) | ("id", "people") => {
            ("`@handle@node`, a handle of this node, or an id.", "@asha@node.example")
        }
        ("account", _) => ("`@handle@node`, as the caller's own data lists it.", "@asha@node.example"),
        ("authority", _) => ("A node's name, with its port where that is not 443.", "node.example"),
        ("id", "communities") => ("An id, a slug of this node, or `handle@node`.", "wound-care"),
        ("id", "threads") => ("The id of a thread: the last part of `/t/…`.", "2jmf3kq7xw5nbtyzc"),
        ("id", "posts") => ("The id of a post: the last part of `/t/…` or `/r/…`.", "4c2ahtq5nwz7ykrmd"),
        ("id", "tokens") => ("The id of a token, as the list of tokens gives it.", "9f86d081884c7d65"),
        _ => ("An id, as the list gives it.", "9f86d081884c7d65"),
    };
    let most = if name == "authority" { policy::LONGEST_NAME } else { 300 };
    json!({
        "name": name, "in": "path", "required": true, "description": words,
        "schema": {"type": "string", "minLength": 1, "maxLength": most}, "example": example
    })
}

/// What may be null in JSON is left out of a query.
fn query_parameter(name: &str, mut schema: Value, needed: bool) -> Value {
    let words = schema.as_object_mut().and_then(|map| {
        let plain = map.get("type").and_then(|kind| kind.get(0)).cloned();
        if let Some(plain) = plain {
            map.insert("type".to_owned(), plain);
        }
        if let Some(all) = map.get_mut("enum").and_then(Value::as_array_mut) {
            all.retain(|word| !word.is_null());
        }
        map.remove("description")
    });
    json!({"name": name, "in": "query", "required": needed, "description": words.unwrap_or_default(), "schema": schema})
}

fn shared_parameters() -> Value {
    let header = |name: &str, words: &str, schema: Value| json!({"name": name, "in": "header", "required": false, "description": words, "schema": schema});
    let tag = json!({"type": "string"});
    json!({
        "IdempotencyKey": header(
            "Idempotency-Key",
            "A random key of 1 to 255 visible ASCII characters. Within 24 hours a request under the same key is carried \
             out once; a repeat is answered with what the first one did, as the caller may see it then, and with \
             `Idempotency-Replayed: true`. With another method, address or body it is refused (422).",
            json!({"type": "string", "pattern": once::FORM})
        ),
        "IfMatch": header(
            "If-Match",
            "A tag that the caller holds: refuses the change (412) when the words were changed meanwhile. Votes and \
             replies that came meanwhile do not refuse it.",
            tag.clone()
        ),
        "IfNoneMatch": header("If-None-Match", "A tag that the caller holds: 304 when nothing changed.", tag)
    })
}

fn headers() -> Value {
    let text = |words: &str| json!({"description": words, "schema": {"type": "string"}});
    json!({
        "ETag": text("The tag of what is shown, for If-None-Match and If-Match."),
        "Location": text("Where it is, below this server."),
        "WWW-Authenticate": text("`Bearer`.")
    })
}

/// What each status of a refusal means: the last parts of the problem's `type`.
const REFUSALS: [(u16, &str); 12] = [
    (400, "`malformed`: not UTF-8, not JSON, a query that cannot be read; `idempotency-key`: no key."),
    (401, "`sign-in-first`: a token is needed; `token-unknown`."),
    (
        403,
        "`not-admin`, `not-member`, `not-moderator`, `not-author`, `outranked`, `suspended`, `wrong-scope`, `node-not-allowed`, `remote-forbidden`.",
    ),
    (404, "`not-found`: it does not exist, or the caller may not know that it does; `remote-unknown`."),
    (
        409,
        "`thread-locked`, `post-gone`, `last-facilitator`, `not-here`: its state does not allow it; `idempotency-key-in-use`.",
    ),
    (412, "`precondition-failed`: it was changed meanwhile."),
    (413, "`too-large`: more than 512 KiB; of `sendImport` more than 8 MiB, of `setLogo` more than 3 MiB."),
    (415, "`content-type`: not `application/json`."),
    (422, "`invalid`, with `errors`; `idempotency-key-used`: the key belongs to another request."),
    (500, "`internal`: the fault is on this side."),
    (502, "`remote-rubbish`, `remote-refused`, `remote-too-much`: another node answered, to no use."),
    (504, "`remote-unreachable`, `remote-busy`: another node did not answer, or was asked enough for now."),
];

fn refusals() -> Value {
    let content = json_content("application/problem+json", &json!({"$ref": "#/components/schemas/Problem"}));
    let one = |(status, words): &(u16, &str)| {
        let mut response = json!({"description": words, "content": content});
        if let (401, Some(map)) = (*status, response.as_object_mut()) {
            let header = json!({"WWW-Authenticate": {"$ref": "#/components/headers/WWW-Authenticate"}});
            map.insert("headers".to_owned(), header);
        }
        (status.to_string(), response)
    };
    REFUSALS.iter().map(one).collect::<Map<String, Value>>().into()
}

/// Who may call it, in words.
fn scope(route: &Route) -> &'static str {
    match (route.who, route.writes()) {
        (Who::Admin, true) => "Needs a token of an admin with the scope `write`.",
        (Who::Admin, false) => "Needs a token of an admin.",
        (Who::Member, true) => "Needs a token with the scope `write`.",
        (Who::Member, false) => "Needs a token.",
        (Who::Anyone | Who::Setup | Who::Peer, _) => "A token may be given, to see what its member sees.",
    }
}

/// The scope of the token that is needed, or that a token may be given. Roles stand beside the scopes.
fn security(route: &Route) -> Value {
    let scope = if route.writes() { "write" } else { "read" };
    match route.who {
        Who::Admin => json!([{"token": [scope, "admin"]}]),
        Who::Member => json!([{"token": [scope]}]),
        Who::Anyone | Who::Setup | Who::Peer => json!([{}, {"token": [scope]}]),
    }
}

fn problem() -> Value {
    let text = json!({"type": "string"});
    let wrong = json!({
        "type": "object", "additionalProperties": false, "required": ["field", "code", "detail", "message"],
        "properties": {
            "field": {"type": "string", "description": "Empty where it is the whole body."},
            "code": {"type": "string", "description": "Stable."},
            "detail": {"type": "string", "description": "What the message quotes."},
            "message": text
        }
    });
    json!({
        "type": "object", "description": "RFC 9457", "additionalProperties": false,
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string", "pattern": "^urn:collegium:problem:[a-z-]+$", "description": "Stable."},
            "title": text, "status": {"type": "integer"}, "detail": text,
            "errors": {"type": "array", "items": wrong}
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::routes::Kind;

    fn operations() -> Vec<(String, &'static Value)> {
        let paths = description()["paths"].as_object().unwrap();
        let of = |path: &str, item: &'static Value| -> Vec<(String, &'static Value)> {
            let verbs = item.as_object().unwrap().iter();
            verbs.map(|(verb, operation)| (format!("{} {path}", verb.to_uppercase()), operation)).collect()
        };
        paths.iter().flat_map(|(path, item)| of(path, item)).collect()
    }

    #[test]
    fn every_api_route_is_described_with_a_name_of_its_own() {
        let routes = super::super::routes();
        let declared: BTreeSet<String> = routes
            .iter()
            .filter(|r| r.kind == Kind::Api)
            .map(|r| format!("{} {}", r.verb.as_str(), r.path))
            .collect();
        let described: BTreeSet<String> = operations().into_iter().map(|(line, _)| line).collect();
        assert_eq!(declared, described);
        let names: BTreeSet<&str> =
            operations().iter().map(|(_, o)| o["operationId"].as_str().unwrap()).collect();
        assert_eq!(names.len(), declared.len());
    }

    #[test]
    fn every_operation_lists_its_statuses_exactly() {
        for (line, operation) in operations() {
            let responses = operation["responses"].as_object().unwrap();
            let statuses: Vec<u16> = responses.keys().map(|s| s.parse().expect(&line)).collect();
            assert!(statuses.iter().any(|s| (200..300).contains(s)), "{line}");
            assert!(statuses.contains(&401) && statuses.contains(&500), "{line}");
            let write = !line.starts_with("GET");
            for status in [400, 409, 413, 422] {
                assert!(!write || statuses.contains(&status), "{line} lacks {status}");
            }
            assert_eq!(statuses.contains(&415), operation.get("requestBody").is_some(), "{line}");
            assert!(!line.contains('{') || statuses.contains(&404), "{line}");
        }
    }

    #[test]
    fn every_reference_leads_somewhere() {
        let text = description().to_string();
        let mut followed = 0;
        for reference in text.split("\"$ref\":\"#").skip(1) {
            let pointer = reference.split('"').next().unwrap();
            assert!(description().pointer(pointer).is_some(), "{pointer}");
            followed += 1;
        }
        assert!(followed > 100);
    }

    #[test]
    fn every_parameter_and_field_that_comes_in_is_bounded() {
        let schemas = &description()["components"]["schemas"];
        for (line, operation) in operations() {
            for p in operation["parameters"].as_array().unwrap().iter().filter(|p| p.get("name").is_some()) {
                assert!(
                    p["description"].as_str().is_some_and(|d| !d.is_empty()) || p["in"] == "query",
                    "{line} {p}"
                );
                assert!(bounded(&p["schema"]), "{line}: {p}");
            }
            let body = &operation["requestBody"]["content"]["application/json"]["schema"]["$ref"];
            if let Some(name) = body.as_str().and_then(|r| r.rsplit('/').next()) {
                assert_eq!(schemas[name]["additionalProperties"], false, "{line}");
                for (field, schema) in schemas[name]["properties"].as_object().unwrap() {
                    assert!(bounded(schema), "{line}: {field} {schema}");
                }
            }
        }
    }

    fn bounded(schema: &Value) -> bool {
        let is = |word: &str| schema["type"] == word || schema["type"][0] == word;
        let text = schema.get("maxLength").is_some() || schema.get("enum").is_some();
        let list = schema.get("maxItems").is_some()
            && schema.get("items").is_some_and(|one| bounded(one) || one.get("pattern").is_some());
        let number = is("integer") && schema.get("minimum").is_some();
        (is("string") && text) || number || is("boolean") || (is("array") && list)
    }
}
