//! How a community stands, and what can be done with it: opened, rested, closed on a day, taken up again.

use askama::Template;
use axum::extract::Path;

use crate::communities::life::{self, Life, Step};
use crate::communities::read::{self, Community};
use crate::error::{Denial, Result};

use super::communities::Hero;
use super::errors::Answer;
use super::form::{Posted, Sheet};
use super::shell::Shell;
use super::visit::{Visit, go};

#[derive(Template)]
#[template(path = "life.html")]
struct LifePage {
    page: Shell,
    hero: Hero,
    form: Sheet,
    steps: Vec<&'static str>,
}

/// The community, if this member may say how it stands.
async fn steered(visit: &Visit, slug: String) -> Result<Community> {
    let member = visit.member()?;
    let c = visit.read(move |conn, viewer| read::find(conn, viewer, &slug)).await?;
    if !c.is_here() {
        return Err(Denial::NotHere.into());
    }
    if c.i_facilitate() || member.admin { Ok(c) } else { Err(Denial::NotModerator.into()) }
}

fn life_page(visit: &Visit, c: Community, form: Sheet) -> LifePage {
    let steps = Life::parse(&c.life).map(life::steps_from).unwrap_or_default();
    LifePage { page: visit.shell("communities"), hero: Hero::of(visit, c, "about"), form, steps }
}

/// `GET /c/{slug}/life`
pub async fn show(visit: Visit, Path(slug): Path<String>) -> Answer {
    let c = steered(&visit, slug).await?;
    visit.show(&life_page(&visit, c, Sheet::default()))
}

/// `POST /c/{slug}/life`: `step` of [`life::STEPS`], `closes` a day, `reason`.
pub async fn take(visit: Visit, Path(slug): Path<String>, Posted(form): Posted) -> Answer {
    let c = steered(&visit, slug).await?;
    let (by, community, reason) = (visit.member()?.clone(), c.actor, form.owned("reason"));
    let taken = match Step::parse(form.get("step"), life::noon_of(form.get("closes"))) {
        Ok(step) => visit.write(move |tx| life::step(tx, &by, community, step, &reason)).await,
        Err(problem) => Err(problem.into()),
    };
    match taken {
        Ok(_) => go(&format!("/c/{}", c.slug())),
        Err(error) => {
            let (form, refused) = form.refused(visit.words, error)?;
            refused.page(visit.show(&life_page(&visit, c, form)))
        }
    }
}
