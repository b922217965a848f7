//! Views and bodies that describe themselves: one declaration is both the serde struct and its JSON schema.

use serde_json::{Map, Value, json};

/// A type with a JSON schema (2020-12, as OpenAPI 3.1 wants it).
pub trait Schema {
    /// The schema where it is used: a reference for named types.
    fn schema() -> Value;
    /// Whether a body may leave it out.
    fn optional() -> bool {
        false
    }
    /// Adds the named types that it uses, itself among them.
    fn collect(_into: &mut Map<String, Value>) {}
}

impl Schema for String {
    fn schema() -> Value {
        json!({"type": "string"})
    }
}
impl Schema for i64 {
    fn schema() -> Value {
        json!({"type": "integer"})
    }
}
impl Schema for bool {
    fn schema() -> Value {
        json!({"type": "boolean"})
    }
}
impl<T: Schema> Schema for Option<T> {
    fn schema() -> Value {
        let mut schema = T::schema();
        match schema.get_mut("type") {
            Some(kind) => *kind = json!([kind, "null"]),
            None => schema = json!({"anyOf": [schema, {"type": "null"}]}),
        }
        schema
    }
    fn optional() -> bool {
        true
    }
    fn collect(into: &mut Map<String, Value>) {
        T::collect(into);
    }
}
impl<T: Schema> Schema for Vec<T> {
    fn schema() -> Value {
        json!({"type": "array", "items": T::schema()})
    }
    fn collect(into: &mut Map<String, Value>) {
        T::collect(into);
    }
}

/// Declares structs that are views (`view!(out …)`) or bodies (`view!(in …)`) together with their schemas.
macro_rules! view {
    (out $($rest:tt)*) => { $crate::api::schema::view! { @each out (derive(serde::Serialize)) $($rest)* } };
    (in $($rest:tt)*) => {
        $crate::api::schema::view! { @each in (derive(serde::Deserialize), serde(deny_unknown_fields)) $($rest)* }
    };
    (@each $way:tt $how:tt $($(#[doc = $about:literal])* pub struct $name:ident { $($fields:tt)* })+) => {
        $($crate::api::schema::view! { @one $way $how $(#[doc = $about])* pub struct $name { $($fields)* } })+
    };
    (@one $way:tt ($($how:meta),*) $(#[doc = $about:literal])* pub struct $name:ident {
        $($(#[doc = $doc:literal])* pub $f:ident : $t:ty $([$($limit:tt)+])?),* $(,)?
    }) => {
        $(#[$how])*
        #[derive(Debug, Clone)]
        $(#[doc = $about])*
        pub struct $name { $($(#[doc = $doc])* pub $f: $t),* }

        impl $crate::api::schema::Schema for $name {
            fn schema() -> serde_json::Value {
                serde_json::json!({"$ref": concat!("#/components/schemas/", stringify!($name))})
            }
            fn collect(into: &mut serde_json::Map<String, serde_json::Value>) {
                if into.contains_key(stringify!($name)) {
                    return;
                }
                let fields = [$((
                    stringify!($f),
                    concat!("" $(, $doc)*),
                    $crate::api::schema::limited(
                        <$t as $crate::api::schema::Schema>::schema(), &[$($crate::api::schema::$($limit)+)?],
                    ),
                    stringify!($way) == "in" && <$t as $crate::api::schema::Schema>::optional(),
                )),*];
                let about = concat!("" $(, $about)*);
                into.insert(stringify!($name).to_owned(), $crate::api::schema::object(about, &fields));
                $(<$t as $crate::api::schema::Schema>::collect(into);)*
            }
        }
    };
}

pub(super) use view;

/// What a value must be besides its type, as keywords of its schema; stands in brackets behind a field of a `view!`.
pub fn text(least: usize, most: usize) -> Value {
    json!({"minLength": least, "maxLength": most})
}

/// The same with an example.
pub fn text_like(least: usize, most: usize, example: &str) -> Value {
    json!({"minLength": least, "maxLength": most, "examples": [example]})
}

/// The short name of a person or community.
pub fn handle(example: &str) -> Value {
    json!({"pattern": "^[A-Za-z][A-Za-z0-9_-]{1,39}$", "maxLength": 40, "examples": [example]})
}

/// A language tag, or nothing.
pub fn language() -> Value {
    json!({"pattern": "^([A-Za-z0-9-]{2,35})?$", "maxLength": 35, "examples": ["en"]})
}

/// Which languages a list shows: tags with commas between, or `mine`.
pub fn languages() -> Value {
    json!({"pattern": "^([a-z]{2,3}(,[a-z]{2,3}){0,29}|mine)$", "maxLength": 119, "examples": ["en,nb"]})
}

/// Language tags, at most thirty.
pub fn tags() -> Value {
    json!({"items": {"type": "string", "pattern": "^[a-z]{2,3}$", "examples": ["en"]}, "maxItems": 30})
}

/// One of a few words.
pub fn one_of(words: &[&str]) -> Value {
    json!({"enum": words})
}

/// RFC 3339 in UTC.
pub fn moment() -> Value {
    json!({"format": "date-time"})
}

/// A day, or nothing.
pub fn day() -> Value {
    json!({"pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", "maxLength": 10, "examples": ["2027-03-01"]})
}

/// An absolute address.
pub fn uri() -> Value {
    json!({"format": "uri"})
}

/// Within two bounds.
pub fn number(least: i64, most: i64) -> Value {
    json!({"minimum": least, "maximum": most})
}

/// Never negative.
pub fn count() -> Value {
    json!({"minimum": 0})
}

/// A list of so many short texts.
pub fn some(least: usize, most: usize) -> Value {
    json!({"minItems": least, "maxItems": most, "items": {"type": "string", "minLength": 1, "maxLength": 60}})
}

/// What a poll offers.
pub fn offered() -> Value {
    json!({"maxItems": 10, "items": {"type": "string", "minLength": 1, "maxLength": 200, "examples": ["Foam"]}})
}

/// Numbers of a poll's options.
pub fn choices() -> Value {
    json!({"minItems": 1, "maxItems": 20, "items": {"type": "integer", "minimum": 0, "maximum": 19}})
}

/// The cursor of a list.
pub fn cursor() -> Value {
    json!({"minLength": 1, "maxLength": 1000, "description": "`next` of the page before."})
}

/// A schema with further keywords. Where the value may be null, so may one of the words.
pub fn limited(mut schema: Value, limits: &[Value]) -> Value {
    let null = schema.get("type").and_then(Value::as_array).is_some_and(|all| all.contains(&json!("null")));
    let words = limits.iter().filter_map(Value::as_object).flatten();
    for (word, value) in words {
        let mut value = value.clone();
        if let (true, "enum", Some(all)) = (null, word.as_str(), value.as_array_mut()) {
            all.push(Value::Null);
        }
        if let Some(map) = schema.as_object_mut() {
            map.insert(word.clone(), value);
        }
    }
    schema
}

/// The schema of an object: name, words, schema and optionality of each field.
pub fn object(about: &str, fields: &[(&str, &str, Value, bool)]) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for (name, words, schema, optional) in fields {
        let mut schema = schema.clone();
        if let (Some(map), false) = (schema.as_object_mut(), words.is_empty()) {
            map.insert("description".to_owned(), json!(words.trim()));
        }
        properties.insert((*name).to_owned(), schema);
        if !optional {
            required.push(*name);
        }
    }
    json!({
        "type": "object", "description": about.trim(), "properties": properties, "required": required,
        "additionalProperties": false
    })
}
