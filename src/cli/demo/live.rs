//! What happens while the visitor watches: a reply now and then, and a line whenever something travels.

use std::time::{Duration, Instant};

use super::play::{Key, Play};
use super::script::{Line, Post};
use super::voice::Voice;
use crate::app::Traffic;
use crate::cli::failure::Outcome;

/// The time between two replies.
pub const PAUSE: Duration = Duration::from_secs(20);
/// How often it looks whether something that the visitor did has travelled.
const LOOK: Duration = Duration::from_millis(400);

/// Goes on until it is dropped.
pub async fn go_on(play: &mut Play, voice: Voice) -> Outcome {
    let script = play.script;
    let mut seen = play.stage.traffic().await?;
    for line in &script.live {
        watch(play, voice, &mut seen, Some(Instant::now() + PAUSE)).await?;
        say(play, voice, line).await?;
        seen = play.stage.traffic().await?;
    }
    watch(play, voice, &mut seen, None).await
}

/// Tells of what travels, for some time or for good.
async fn watch(play: &Play, voice: Voice, seen: &mut Traffic, until: Option<Instant>) -> Outcome {
    while until.is_none_or(|end| Instant::now() < end) {
        tokio::time::sleep(LOOK).await;
        let now = play.stage.traffic().await?;
        let travelled = now.acknowledged - seen.acknowledged;
        if travelled > 0 && now.waiting == 0 {
            let what = match travelled {
                1 => "1 activity".to_owned(),
                n => format!("{n} activities"),
            };
            voice.say(&format!("  ~ {what} travelled, {} in all", now.acknowledged));
            *seen = now;
        }
    }
    Ok(())
}

/// One invented reply, timed until every node has it.
async fn say(play: &mut Play, voice: Voice, line: &'static Line) -> Outcome {
    let before = play.stage.traffic().await?;
    let started = Instant::now();
    let post = Post {
        by: line.by.clone(),
        hours: 0.0,
        text: line.text.clone(),
        language: line.language.clone(),
        helpful: Vec::new(),
        edit: None,
    };
    let to: Key = (&line.thread, line.to);
    let key: Key = (&line.thread, play.replies(&line.thread) + 1);
    play.reply(to, key, &post).await?;
    let after = play.stage.quiet().await?;
    let took = started.elapsed().as_millis();
    let title = play.script.thread(&line.thread).map_or("", |t| t.title.as_str());
    voice.say(&format!(
        "  > {} replied in «{title}»: {} activities, on every node after {took} ms",
        play.name(&line.by),
        after.acknowledged - before.acknowledged
    ));
    Ok(())
}
