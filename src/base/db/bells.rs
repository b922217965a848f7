//! What wakes the jobs of a process after a commit.

use tokio::sync::Notify;

/// Woken after a commit that wrote something for it: no polling delay inside one process.
#[derive(Debug, Default)]
pub struct Bells {
    pub facts: Notify,
    pub inbox: Notify,
    pub deliveries: Notify,
    pub histories: Notify,
    pub comparisons: Notify,
    pub mails: Notify,
    pub imports: Notify,
}

/// Which bells a transaction asked for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Rings {
    pub facts: bool,
    pub inbox: bool,
    pub deliveries: bool,
    pub histories: bool,
    pub comparisons: bool,
    pub mails: bool,
    pub imports: bool,
}

impl Rings {
    pub(super) fn and(self, other: Rings) -> Rings {
        Rings {
            facts: self.facts || other.facts,
            inbox: self.inbox || other.inbox,
            deliveries: self.deliveries || other.deliveries,
            histories: self.histories || other.histories,
            comparisons: self.comparisons || other.comparisons,
            mails: self.mails || other.mails,
            imports: self.imports || other.imports,
        }
    }

    pub(super) fn ring(self, bells: &Bells) {
        for (asked, bell) in [
            (self.facts, &bells.facts),
            (self.inbox, &bells.inbox),
            (self.deliveries, &bells.deliveries),
            (self.histories, &bells.histories),
            (self.comparisons, &bells.comparisons),
            (self.mails, &bells.mails),
            (self.imports, &bells.imports),
        ] {
            if asked {
                bell.notify_one();
            }
        }
    }
}
