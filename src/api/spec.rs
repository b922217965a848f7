//! What a line of the route table says for the API's description: what it asks for, takes and answers.

use serde_json::{Map, Value};

use super::schema::Schema;
use crate::routes::{Route, Verb, Who};

/// How a request that was carried out is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Success {
    /// 204.
    Nothing,
    /// 200 with a list, or something that has no address of its own.
    Value,
    /// 200 with a tag; 304 to a reader who has it.
    Tagged,
    /// 201 with a tag and where it is.
    Created,
}

/// The description of a route besides its line.
#[derive(Clone)]
pub struct Spec {
    pub name: &'static str,
    pub subject: &'static str,
    /// The objects that query and body are, declared.
    pub query: Option<fn() -> Value>,
    pub body: Option<fn() -> Value>,
    /// How the body is referred to.
    pub body_reference: Option<fn() -> Value>,
    pub answer: Option<fn() -> Value>,
    pub success: Success,
    /// Whether `If-Match` is looked at.
    pub guarded: bool,
    /// Whether another node may be asked.
    pub asks_others: bool,
    /// Adds the named types that it uses.
    pub collect: Vec<fn(&mut Map<String, Value>)>,
}

/// The schema of the object that a type declares, where [`Schema::schema`] only refers to it.
fn declared<T: Schema>() -> Value {
    let mut named = Map::new();
    T::collect(&mut named);
    let reference = T::schema();
    let name = reference.get("$ref").and_then(Value::as_str).and_then(|r| r.rsplit('/').next());
    name.and_then(|name| named.remove(name)).unwrap_or_default()
}

/// The fields of a declared object, each with its schema and whether it must be there.
pub fn fields(object: &Value) -> Vec<(String, Value, bool)> {
    let needed = object.get("required").and_then(Value::as_array);
    let needs = |name: &str| needed.is_some_and(|all| all.iter().any(|n| n == name));
    let all = object.get("properties").and_then(Value::as_object).into_iter().flatten();
    all.map(|(name, schema)| (name.clone(), schema.clone(), needs(name))).collect()
}

impl Route {
    pub(super) fn named(mut self, name: &'static str) -> Route {
        self.spec = Some(Spec {
            name,
            subject: "",
            query: None,
            body: None,
            body_reference: None,
            answer: None,
            success: Success::Nothing,
            guarded: false,
            asks_others: false,
            collect: Vec::new(),
        });
        self
    }

    fn with_spec(mut self, change: impl FnOnce(&mut Spec)) -> Route {
        if let Some(spec) = &mut self.spec {
            change(spec);
        }
        self
    }

    pub(super) fn under(self, subject: &'static str) -> Route {
        self.with_spec(|s| s.subject = subject)
    }

    /// What its query may hold.
    pub(super) fn asks<T: Schema>(self) -> Route {
        self.with_spec(|s| s.query = Some(declared::<T>))
    }

    /// What its body holds.
    pub(super) fn takes<T: Schema>(self) -> Route {
        self.with_spec(|s| {
            s.body = Some(declared::<T>);
            s.body_reference = Some(T::schema);
            s.collect.push(T::collect);
        })
    }

    fn answers<T: Schema>(self, success: Success) -> Route {
        self.with_spec(|s| {
            s.answer = Some(T::schema);
            s.success = success;
            s.collect.push(T::collect);
        })
    }

    /// A list, or something that has no address of its own.
    pub(super) fn gives<T: Schema>(self) -> Route {
        self.answers::<T>(Success::Value)
    }

    /// A single object, with its tag.
    pub(super) fn shows<T: Schema>(self) -> Route {
        self.answers::<T>(Success::Tagged)
    }

    /// Something new, with its tag and where it is.
    pub(super) fn creates<T: Schema>(self) -> Route {
        self.answers::<T>(Success::Created)
    }

    /// `If-Match` refuses it when what it changes was changed meanwhile.
    pub(super) fn guarded(self) -> Route {
        self.with_spec(|s| s.guarded = true)
    }

    /// Another node may be asked, and may fail.
    pub(super) fn asks_others(self) -> Route {
        self.with_spec(|s| s.asks_others = true)
    }

    /// Whether it changes something.
    pub(super) fn writes(&self) -> bool {
        self.verb != Verb::Get
    }

    /// Every status that it answers with.
    pub(super) fn statuses(&self, spec: &Spec) -> Vec<u16> {
        let (write, body) = (self.writes(), spec.body.is_some());
        let done = match spec.success {
            Success::Nothing => 204,
            Success::Value | Success::Tagged => 200,
            Success::Created => 201,
        };
        let admin = self.who == Who::Admin;
        let member = self.who == Who::Member;
        let all = [
            (done, true),
            (304, spec.success == Success::Tagged && !write),
            (400, write || spec.query.is_some()),
            // A token that is not known is refused even where none is needed.
            (401, true),
            (403, admin || (member && write) || spec.asks_others),
            // A repeat under a key is not answered with what the caller may no longer read.
            (404, self.path.contains('{') || spec.success == Success::Created || spec.asks_others),
            (409, write),
            (412, spec.guarded),
            (413, write),
            (415, body),
            (422, write || spec.query.is_some()),
            (500, true),
            (502, spec.asks_others),
            (504, spec.asks_others),
        ];
        all.into_iter().filter(|(_, may)| *may).map(|(status, _)| status).collect()
    }
}
