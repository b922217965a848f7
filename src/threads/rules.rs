//! Who may do what in a thread: pure decisions over facts about the author, the thread and the post.

use crate::base::mutant;
use crate::communities::{Standing, Visibility, life};
use crate::error::Denial;

use super::rows::{Post, Thread};

/// May this author start a thread or reply in this community at all?
///
/// Here, members of the community may. In public communities people elsewhere may without joining, as they do
/// everywhere in the fediverse; a suspension stops both.
pub fn may_post(who: &Standing, is_local: bool) -> Result<(), Denial> {
    may_still_say(who)?;
    life::may_write(who.life)?;
    let open_to_guests = !is_local && who.visibility == Visibility::Public.key();
    if who.role.is_some() || who.admin || open_to_guests { Ok(()) } else { Err(Denial::NotMember) }
}

/// May this author still change what they wrote? Not while suspended: they can only take it back (case A-04).
pub fn may_still_say(who: &Standing) -> Result<(), Denial> {
    if who.suspended && !mutant::off("suspended") { Err(Denial::Suspended) } else { Ok(()) }
}

/// Nothing more can be hung on it: deleted, removed, or refused by its home, where nobody knows it.
fn is_gone(post: &Post) -> bool {
    post.deleted.is_some() || post.removed || post.state == "refused"
}

/// May this author reply in this thread?
pub fn may_comment(thread: &Thread, parent: &Post, who: &Standing, is_local: bool) -> Result<(), Denial> {
    may_post(who, is_local)?;
    // Whoever writes elsewhere could not know that what they answer has gone meanwhile.
    if is_local && is_gone(parent) {
        return Err(Denial::PostGone);
    }
    if thread.locked && !who.moderates() && !mutant::off("locked") {
        return Err(Denial::ThreadLocked);
    }
    Ok(())
}

/// May this author vote? Votes stay open on a locked thread: locking ends the talk, not the poll.
///
/// Whoever votes elsewhere could not know that the post has gone meanwhile: their node counts the vote already, and
/// after a restoration the two would never agree again.
pub fn may_vote(post: &Post, who: &Standing, is_local: bool) -> Result<(), Denial> {
    may_post(who, is_local)?;
    if is_local && is_gone(post) { Err(Denial::PostGone) } else { Ok(()) }
}

/// May this author report the post? Whoever has no voice there has none here; of what has gone nothing is left to report.
pub fn may_report(post: &Post, who: &Standing, is_local: bool) -> Result<(), Denial> {
    may_still_say(who)?;
    if is_local && is_gone(post) { Err(Denial::PostGone) } else { Ok(()) }
}

/// May this author see and close what was reported? Moderators of the community, and this node's admins wherever it is
/// at home: what is kept here is theirs.
pub fn may_deal_with_reports(who: &Standing) -> Result<(), Denial> {
    if who.admin || who.moderates() { Ok(()) } else { Err(Denial::NotModerator) }
}

/// May this author change or delete the post? Only its own author, compared with what is stored.
pub fn may_edit(post: &Post, actor: i64) -> Result<(), Denial> {
    if post.author != actor {
        return Err(Denial::NotAuthor);
    }
    if post.deleted.is_some() || post.removed { Err(Denial::PostGone) } else { Ok(()) }
}

/// May this author moderate here?
pub fn may_moderate(who: &Standing) -> Result<(), Denial> {
    if who.moderates() || mutant::off("moderator") { Ok(()) } else { Err(Denial::NotModerator) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::communities::{Life, Role};

    fn standing(role: Option<Role>) -> Standing {
        Standing {
            community: 1,
            home_is_here: true,
            visibility: "public".into(),
            life: Life::Active,
            role,
            suspended: false,
            admin: false,
            notices: false,
        }
    }

    #[test]
    fn guests_from_elsewhere_may_post_in_public_and_only_there() {
        assert!(may_post(&standing(None), false).is_ok());
        assert_eq!(may_post(&standing(None), true), Err(Denial::NotMember));
        let closed = Standing { visibility: "members".into(), ..standing(None) };
        assert_eq!(may_post(&closed, false), Err(Denial::NotMember));
        let banned = Standing { suspended: true, ..standing(Some(Role::Member)) };
        assert_eq!(may_post(&banned, false), Err(Denial::Suspended));
    }

    #[test]
    fn nobody_writes_in_an_archived_community_not_even_its_facilitators() {
        let archived = Standing { life: Life::Archived, ..standing(Some(Role::Facilitator)) };
        assert_eq!(may_post(&archived, true), Err(Denial::Archived));
        assert_eq!(may_vote(&Post::sample(), &archived, true), Err(Denial::Archived));
        for life in [Life::Draft, Life::Active, Life::Dormant, Life::Closing] {
            assert!(
                may_post(&Standing { life, ..standing(Some(Role::Member)) }, true).is_ok(),
                "{}",
                life.key()
            );
        }
    }

    #[test]
    fn locked_thread_refuses_replies_except_from_moderators() {
        let thread = Thread::sample(true);
        let post = Post::sample();
        assert_eq!(
            may_comment(&thread, &post, &standing(Some(Role::Member)), true),
            Err(Denial::ThreadLocked)
        );
        assert!(may_comment(&thread, &post, &standing(Some(Role::Moderator)), true).is_ok());
    }
}
