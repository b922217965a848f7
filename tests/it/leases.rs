//! Leases: one owner at a time among all processes, and work that is taken over when its owner is gone.

use collegium::base::lease::{self, HOLD};
use collegium::base::time::{Clock, SECOND};

use crate::support::{TestDb, TestNode};

#[tokio::test]
async fn a_second_owner_is_refused_until_the_lease_expires() {
    let test = TestDb::new();
    let clock = Clock::default();
    let db = test.open(&clock);
    let take = |owner: &'static str| db.write(move |tx| lease::take(tx, "deliver/7", owner));

    assert!(take("one").await.unwrap());
    assert!(!take("two").await.unwrap());
    assert!(take("one").await.unwrap(), "its owner renews it");
    clock.shift(HOLD - SECOND);
    assert!(!take("two").await.unwrap(), "not yet");
    clock.shift(HOLD + SECOND);
    assert!(take("two").await.unwrap(), "the first was gone for too long");
    assert!(!take("one").await.unwrap(), "and finds its work taken when it comes back");
}

#[tokio::test]
async fn renewing_holds_everything_and_releasing_gives_it_back_at_once() {
    let test = TestDb::new();
    let clock = Clock::default();
    let db = test.open(&clock);
    for name in ["a", "b"] {
        assert!(db.write(move |tx| lease::take(tx, name, "one")).await.unwrap());
    }
    for n in 1..=3 {
        clock.shift(n * (HOLD - SECOND));
        db.write(|tx| lease::renew(tx, "one")).await.unwrap();
    }
    assert!(!db.write(|tx| lease::take(tx, "a", "two")).await.unwrap());
    db.write(|tx| lease::release(tx, "a", "two")).await.unwrap();
    assert!(!db.write(|tx| lease::take(tx, "a", "two")).await.unwrap(), "not theirs to release");
    db.write(|tx| lease::release(tx, "a", "one")).await.unwrap();
    assert!(db.write(|tx| lease::take(tx, "a", "two")).await.unwrap());
    assert!(!db.write(|tx| lease::take(tx, "b", "two")).await.unwrap(), "the other is still held");
}

#[tokio::test]
async fn of_many_who_reach_for_a_lease_exactly_one_gets_it() {
    let test = TestDb::new();
    let clock = Clock::default();
    // Two façades, as two processes have them.
    let processes = [test.open(&clock), test.open(&clock)];
    for round in 0..5 {
        let all: Vec<_> = (0..10)
            .map(|n| {
                let db = processes[n % 2].clone();
                let (name, owner) = (format!("round {round}"), format!("owner {n}"));
                tokio::spawn(async move { db.write(move |tx| lease::take(tx, &name, &owner)).await })
            })
            .collect();
        let mut winners = 0;
        for one in all {
            winners += usize::from(one.await.unwrap().unwrap());
        }
        assert_eq!(winners, 1);
    }
}

#[tokio::test]
async fn several_leases_are_taken_and_given_back_in_one_step() {
    let node = TestNode::new().await;
    let names = |all: &[&str]| all.iter().map(ToString::to_string).collect::<Vec<String>>();
    let (both, last) = (names(&["one", "two"]), names(&["two", "three"]));
    let mut first = node.write(move |tx| lease::take_all(tx, &both, "a")).await;
    first.sort();
    assert_eq!(first, ["one", "two"]);
    let wanted = last.clone();
    assert_eq!(node.write(move |tx| lease::take_all(tx, &wanted, "b")).await, ["three"]);
    let given = names(&["one", "two", "three"]);
    node.write(move |tx| lease::release_all(tx, &given, "a")).await;
    let mut second = node.write(move |tx| lease::take_all(tx, &last, "b")).await;
    second.sort();
    assert_eq!(second, ["three", "two"], "what another holds is not given back");
}
