//! A form as it was sent: what was typed, and what is wrong with it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Form;
use axum::extract::{FromRequest, Multipart, Request};
use bytes::Bytes;

use crate::app::App;
use crate::base::time::Micros;
use crate::error::{Denial, Error, Problem};

use super::errors::{Fault, Refused, sentences};
use super::l10n::Words;

/// A sentence about a field, or about the whole form when the field is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub field: String,
    pub text: String,
}

/// The fields of a form by name, with what was said of them.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    values: HashMap<String, String>,
    pub problems: Vec<Said>,
}

impl Sheet {
    /// A form with these values filled in.
    pub fn of<const N: usize>(values: [(&str, &str); N]) -> Sheet {
        let values = values.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Sheet { values: values.into(), problems: Vec::new() }
    }

    /// The same, with what another form holds where this one says nothing.
    pub fn or(mut self, other: Sheet) -> Sheet {
        for (name, value) in other.values {
            self.values.entry(name).or_insert(value);
        }
        self
    }

    /// The same, with another value of one field.
    pub fn with(mut self, name: &str, value: &str) -> Sheet {
        self.values.insert(name.to_owned(), value.to_owned());
        self
    }

    /// Every field with its value, by name.
    pub fn fields(&self) -> Vec<(String, String)> {
        let mut all: Vec<_> = self.values.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        all.sort();
        all
    }

    /// The fields whose names begin so, without that.
    pub fn under(&self, prefix: &str) -> Sheet {
        let bare =
            |(name, value): (&String, &String)| Some((name.strip_prefix(prefix)?.to_owned(), value.clone()));
        Sheet { values: self.values.iter().filter_map(bare).collect(), problems: Vec::new() }
    }

    /// What was typed; empty when the field is not there.
    pub fn get(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    /// Fills in a value.
    pub fn set(&mut self, name: &str, value: &str) {
        self.values.insert(name.to_owned(), value.to_owned());
    }

    pub fn is(&self, name: impl AsRef<str>, value: impl AsRef<str>) -> bool {
        self.get(name.as_ref()) == value.as_ref()
    }

    /// Whether the field was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    pub fn owned(&self, name: &str) -> String {
        self.get(name).to_owned()
    }

    /// Refuses what was changed since the form was shown; `version` is what it is now.
    pub fn holds(&self, version: Micros) -> Result<(), Denial> {
        let shown = self.get("version");
        if shown.is_empty() || shown == version.to_string() { Ok(()) } else { Err(Denial::ChangedMeanwhile) }
    }

    /// What stands behind a mark in the names of boxes that are ticked, in order.
    pub fn ticked(&self, mark: &str) -> Vec<String> {
        let behind = self.values.iter().filter(|(_, value)| !value.is_empty());
        let mut all: Vec<String> =
            behind.filter_map(|(name, _)| name.strip_prefix(mark)).map(str::to_owned).collect();
        all.sort_unstable();
        all
    }

    pub fn wrong(&self, field: &str) -> bool {
        self.problems.iter().any(|p| p.field == field)
    }

    pub fn said(&self, field: &str) -> Vec<&Said> {
        self.problems.iter().filter(|p| p.field == field).collect()
    }

    /// The ids that describe a field: its hint and its errors.
    pub fn described(&self, field: &str, hint: &str) -> String {
        let mut ids = Vec::new();
        if !hint.is_empty() {
            ids.push(format!("h-{field}"));
        }
        if self.wrong(field) {
            ids.push(format!("e-{field}"));
        }
        ids.join(" ")
    }

    pub fn blame(&mut self, words: Words, problems: Vec<Problem>) {
        for problem in problems {
            let said = sentences(words, &Error::Invalid(vec![problem.clone()]));
            self.problems.extend(said.into_iter().map(|text| Said { field: problem.field.to_owned(), text }));
        }
    }

    /// The form again with what was wrong, if that is something that the person can change.
    pub fn refused(mut self, words: Words, error: Error) -> Result<(Sheet, Refused), Fault> {
        let refused = Refused::with(&error);
        match error {
            Error::Invalid(problems) => self.blame(words, problems),
            Error::Denied(_) | Error::Remote { .. } => {
                let said = sentences(words, &error);
                self.problems.extend(said.into_iter().map(|text| Said { field: String::new(), text }));
            }
            Error::NotFound | Error::Missing(_) | Error::Internal(_) | Error::Database(_) => {
                return Err(error.into());
            }
        }
        Ok((self, refused))
    }
}

/// Where a form is laid down that was read, so that it can be given back to whoever has to sign in first.
#[derive(Debug, Clone, Default)]
pub struct LaidDown(Arc<Mutex<Option<Sheet>>>);

impl LaidDown {
    fn put(&self, sheet: &Sheet) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(sheet.clone());
    }

    pub fn take(&self) -> Option<Sheet> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// The body of a POST.
pub struct Posted(pub Sheet);

impl FromRequest<App> for Posted {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &App) -> Result<Posted, Fault> {
        let laid_down = request.extensions().get::<LaidDown>().cloned();
        let Form(pairs) = Form::<Vec<(String, String)>>::from_request(request, app).await?;
        let tidy = |text: String| text.replace("\r\n", "\n").replace('\0', "");
        let values = pairs.into_iter().map(|(name, value)| (name, tidy(value))).collect();
        let sheet = Sheet { values, problems: Vec::new() };
        if let Some(laid_down) = laid_down {
            laid_down.put(&sheet);
        }
        Ok(Posted(sheet))
    }
}

/// The body of a POST with a file in it, which comes under the name `file`.
pub struct Uploaded {
    pub form: Sheet,
    /// Empty where none was chosen.
    pub file: Bytes,
}

impl FromRequest<App> for Uploaded {
    type Rejection = Fault;

    async fn from_request(request: Request, app: &App) -> Result<Uploaded, Fault> {
        let mut parts = Multipart::from_request(request, app).await.map_err(|_| Fault::Unreadable)?;
        let (mut form, mut file) = (Sheet::default(), Bytes::new());
        while let Some(part) = parts.next_field().await? {
            let name = part.name().unwrap_or("").to_owned();
            if name == "file" {
                file = part.bytes().await?;
            } else {
                form.values.insert(name, part.text().await?.replace('\0', ""));
            }
        }
        Ok(Uploaded { form, file })
    }
}
