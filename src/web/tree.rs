//! The replies of a thread as nested lists: what opens, what closes, what is new.

use crate::threads::read::Post;

/// Levels that are set in; deeper replies stay on the last one and say what they answer.
const LEVELS: usize = 5;

/// A reply at its place in the nested lists.
pub struct Item {
    pub r: Post,
    /// Direct and deeper replies on this page that are set in below it.
    pub below: usize,
    /// How many lists end behind it.
    pub closes: usize,
    pub top: bool,
    /// Came since the last visit.
    pub new: bool,
    /// The first of those that came since.
    pub since: bool,
    /// Page and name of what it answers, where the nesting does not show it.
    pub answers: Option<(String, String)>,
}

/// What the reader has seen, and who they are.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// The highest sequence seen; -1 when never here.
    pub seen: i64,
    pub actor: i64,
}

/// Nests a page of replies. They come in the order of their paths, each behind its parent.
pub fn nest(posts: Vec<Post>, opening: i64, reader: Reader) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(posts.len());
    // Places in `items` of the replies that are still open, the outermost first.
    let mut open: Vec<usize> = Vec::new();
    let mut divided = false;
    for r in posts {
        while let Some(place) = open.last().copied() {
            let under = items.get(place).is_some_and(|i| is_below(&r.path, &i.r.path));
            if under && open.len() < LEVELS {
                break;
            }
            open.pop();
            // On the last level everything below is a sibling.
            if under {
                break;
            }
        }
        let new = reader.seen >= 0 && r.seq > reader.seen && r.actor != reader.actor;
        let top = open.is_empty();
        let since = new && top && !divided;
        divided |= since;
        let item = Item {
            answers: answers(&items, open.last().copied(), &r, opening),
            below: 0,
            closes: 0,
            top,
            new,
            since,
            r,
        };
        for place in &open {
            if let Some(above) = items.get_mut(*place) {
                above.below += 1;
            }
        }
        open.push(items.len());
        items.push(item);
    }
    close(&mut items);
    items
}

fn is_below(path: &str, above: &str) -> bool {
    path.len() > above.len() && path.starts_with(above)
}

/// What the reply answers, unless it stands right below it.
fn answers(items: &[Item], above: Option<usize>, r: &Post, opening: i64) -> Option<(String, String)> {
    let shown = above.and_then(|place| items.get(place)).map(|i| i.r.id);
    if r.parent == shown || (shown.is_none() && r.parent == Some(opening)) {
        return None;
    }
    let page = r.parent_page.clone()?;
    let name = items.iter().find(|i| Some(i.r.id) == r.parent).map(|i| i.r.name.clone());
    Some((page, name.unwrap_or_default()))
}

/// Counts, behind each reply, the lists that end there: one for each open reply whose last descendant it is.
fn close(items: &mut [Item]) {
    let ends: Vec<usize> = items.iter().enumerate().map(|(place, i)| place + i.below).collect();
    for (place, end) in ends.iter().enumerate() {
        if *end > place
            && let Some(last) = items.get_mut(*end)
        {
            last.closes += 1;
        }
    }
}

/// How far a member has read who was shown this page.
///
/// Replies come as a tree, so a page may hold late replies and leave earlier ones for the next. What arrived up to the
/// last reply to the opening post on the page stands on it or before it; on the last page that is everything.
pub fn seen_up_to(items: &[Item], is_last: bool) -> Option<i64> {
    if is_last {
        return items.iter().map(|i| i.r.seq).max().or(Some(0));
    }
    items.iter().filter(|i| i.r.depth <= 1).map(|i| i.r.seq).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(id: i64, parent: i64, path: &str) -> Post {
        let none = String::new;
        Post {
            id,
            uri: none(),
            page: format!("p{id}"),
            thread: 1,
            thread_page: none(),
            parent: Some(parent),
            parent_uri: None,
            parent_page: Some(format!("p{parent}")),
            path: path.into(),
            depth: i64::try_from(path.len()).unwrap(),
            seq: id,
            html: none(),
            source: None,
            language: None,
            url: None,
            claimed: 0,
            created: 0,
            updated: 0,
            edited: false,
            state: "shown".into(),
            refused_why: None,
            hidden: false,
            removed: false,
            removed_why: None,
            deleted: None,
            votes: 0,
            my_vote: false,
            actor: 9,
            actor_uri: none(),
            handle: none(),
            name: format!("n{id}"),
            authority: None,
            profession: None,
            profession_text: None,
            actor_url: None,
            role: None,
            follow_up: false,
            helped: false,
            sums_up: false,
        }
    }

    fn shape(posts: Vec<Post>) -> String {
        nest(posts, 1, Reader { seen: -1, actor: 0 })
            .iter()
            .map(|i| {
                let open = if i.below > 0 { "(" } else { "" };
                let answers = if i.answers.is_some() { "^" } else { "" };
                format!("{answers}{}{open}{}", i.r.id, ")".repeat(i.closes))
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn lists_open_and_close_in_balance() {
        let posts =
            vec![post(2, 1, "a"), post(3, 2, "aa"), post(4, 3, "aaa"), post(5, 2, "ab"), post(6, 1, "b")];
        assert_eq!(shape(posts), "2( 3( 4) 5) 6");
    }

    #[test]
    fn deep_replies_stay_on_the_last_level_and_say_what_they_answer() {
        let posts =
            (2..10).map(|id| post(id, id - 1, &"a".repeat(usize::try_from(id - 1).unwrap()))).collect();
        assert_eq!(shape(posts), "2( 3( 4( 5( 6 ^7 ^8 ^9))))");
    }

    #[test]
    fn a_page_that_begins_amid_a_talk_names_what_was_answered() {
        assert_eq!(shape(vec![post(8, 3, "aab"), post(9, 1, "b")]), "^8 9");
    }

    #[test]
    fn marks_go_no_further_than_what_was_shown() {
        let reader = Reader { seen: -1, actor: 0 };
        let items = nest(vec![post(2, 1, "a"), post(90, 2, "aa")], 1, reader);
        assert_eq!(seen_up_to(&items, false), Some(2));
        assert_eq!(seen_up_to(&items, true), Some(90));
    }

    #[test]
    fn the_divider_stands_before_the_first_that_came_since() {
        let posts = vec![post(2, 1, "a"), post(3, 1, "b"), post(4, 1, "c")];
        let items = nest(posts, 1, Reader { seen: 2, actor: 0 });
        let since: Vec<bool> = items.iter().map(|i| i.since).collect();
        assert_eq!(since, [false, true, false]);
    }
}
