//! Threads and replies: paging, order, votes, versions, lists and moderation, on the domain's own functions.

mod languages;
mod lists;
mod moderation;
mod paging;
mod reports;
mod versions;
mod votes;

use collegium::accounts::Member;
use collegium::communities::Visibility;

use crate::support::TestNode;

/// A node with an admin who facilitates one public community, and a member of it.
pub struct Place {
    pub node: TestNode,
    pub ada: Member,
    pub ben: Member,
    pub community: i64,
}

impl Place {
    pub async fn new() -> Place {
        let node = TestNode::new().await;
        let ada = node.admin("ada").await;
        let ben = node.member("ben").await;
        let community = node.community(&ada, "wound-care", Visibility::Public).await;
        node.join(&ben, community, &ada).await;
        Place { node, ada, ben, community }
    }

    /// A thread of Ben's.
    pub async fn thread(&self, title: &str) -> i64 {
        self.node.thread(&self.ben, self.community, title, "The opening words.").await
    }
}

/// Every order of some things.
pub fn orders<T: Clone>(things: &[T]) -> Vec<Vec<T>> {
    let Some((first, rest)) = things.split_first() else {
        return vec![Vec::new()];
    };
    let mut all = Vec::new();
    for order in orders(rest) {
        for place in 0..=order.len() {
            let mut longer = order.clone();
            longer.insert(place, first.clone());
            all.push(longer);
        }
    }
    all
}
