//! Federation policy as it is stored, and how every process comes to know of a change.

use collegium::error::Error;
use collegium::policy::{self, verdict};

use crate::support::TestNode;

async fn allows(node: &TestNode, authority: &str) -> bool {
    node.app.reload_if_changed().await.unwrap();
    verdict(&node.app.state().policy, authority).is_allowed()
}

async fn set(node: &TestNode, authority: &'static str, allow: bool) {
    node.write(move |tx| policy::set_rule(tx, None, authority, allow, "for a reason")).await;
}

#[tokio::test]
async fn a_fresh_node_asks_for_an_allow_list() {
    let test = crate::support::TestDb::new();
    let db = test.open(&Default::default());
    let policy = db.read(policy::load).await.unwrap();
    assert!(!verdict(&policy, "south.test").is_allowed());
}

#[tokio::test]
async fn the_last_rule_for_a_node_holds_in_every_mode() {
    let node = TestNode::new().await;
    assert!(allows(&node, "south.test").await, "tests start with the open mode");
    set(&node, "SOUTH.test.", false).await;
    assert!(!allows(&node, "south.test").await, "however it was spelt");
    assert!(!allows(&node, "deep.south.test").await);
    assert!(allows(&node, "west.test").await);

    node.write(|tx| policy::set_mode(tx, None, "allow-list")).await;
    assert!(!allows(&node, "west.test").await);
    set(&node, "south.test", true).await;
    assert!(allows(&node, "south.test").await);
    assert!(!allows(&node, "deep.south.test").await, "an allowance names one node");

    node.write(|tx| policy::set_mode(tx, None, "closed")).await;
    assert!(!allows(&node, "south.test").await);
}

#[tokio::test]
async fn another_process_learns_of_a_rule_without_a_restart() {
    let node = TestNode::new().await;
    let other = node.second_process().await;
    set(&node, "south.test", false).await;
    assert!(verdict(&other.state().policy, "south.test").is_allowed(), "not yet");
    other.reload_if_changed().await.unwrap();
    assert!(!verdict(&other.state().policy, "south.test").is_allowed());
}

#[tokio::test]
async fn rules_are_audited_and_rubbish_is_no_rule() {
    let node = TestNode::new().await;
    let ada = node.admin("ada").await;
    node.write(move |tx| policy::set_rule(tx, Some(ada.admin()?), "south.test", false, "spam")).await;
    for rubbish in ["", "a b", "https://south.test/x", "south.test/path", "u@south.test"] {
        let answer = node.app.db().write(move |tx| policy::set_rule(tx, None, rubbish, true, "")).await;
        assert!(matches!(answer, Err(Error::Invalid(_))), "{rubbish}: {answer:?}");
    }
    let rules = node.read(policy::rules).await;
    assert_eq!(rules.len(), 1);
    assert_eq!((rules[0].authority.as_str(), rules[0].verdict.as_str()), ("south.test", "block"));
    assert_eq!(rules[0].reason, "spam");
    let audited = "SELECT count(*) AS n FROM audit_log WHERE act = 'block' AND about = 'south.test'
                   AND member IS NOT NULL";
    assert_eq!(node.number(audited).await, 1);
}
