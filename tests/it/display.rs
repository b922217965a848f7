//! How pages show themselves: easier letters and single-letter shortcuts, for members and for visitors.

use serde_json::json;

use crate::support::TestNode;

const EASY: &str = "data-letters=\"easy\"";
const KEYS: &str = "data-keys";

/// The tag that a page begins with.
async fn root(node: &TestNode, cookie: Option<&str>) -> String {
    let who = cookie.map(|cookie| ("cookie", cookie));
    let page = node.get_as("/about/accessibility", "text/html", who).await.ok().text();
    page.split("<head>").next().unwrap().to_owned()
}

#[tokio::test]
async fn a_visitor_has_easier_letters_by_a_cookie_and_nothing_is_kept_here() {
    let node = TestNode::new().await;
    node.admin("ada").await;
    assert!(!root(&node, None).await.contains(EASY));
    let answer = node.post_form("/about/accessibility", None, &[("letters", "easy")]).await;
    let cookie = answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
    assert_eq!(cookie, "letters=easy");
    assert!(root(&node, Some(&cookie)).await.contains(EASY));
    let off = node.post_form("/about/accessibility", Some(&cookie), &[("letters", "")]).await;
    assert!(off.header("set-cookie").unwrap().contains("Max-Age=0"));
}

#[tokio::test]
async fn a_member_has_what_they_chose_wherever_they_sign_in() {
    let node = TestNode::new().await;
    let ada = node.admin("ada").await;
    let cookie = async || format!("__Host-collegium={}", node.session(&ada).await);
    let (ward, home, token) = (cookie().await, cookie().await, node.token(&ada).await);
    let is_on = async |mark: &str| root(&node, Some(&home)).await.contains(mark);
    assert!(!is_on(EASY).await && !is_on(KEYS).await);
    let chosen = node.post_form("/about/accessibility", Some(&ward), &[("letters", "easy")]).await;
    assert_eq!(chosen.header("set-cookie"), None, "a member's choice is not kept in the browser");
    assert!(is_on(EASY).await && !is_on(KEYS).await);
    let me = node.api(&token, "PATCH", "/api/v1/me", Some(json!({"shortcuts": true}))).await.ok().json();
    assert_eq!((&me["easy_letters"], &me["shortcuts"]), (&json!(true), &json!(true)));
    assert!(is_on(EASY).await && is_on(KEYS).await);
    let form = [("display_name", "Ada"), ("language", "en"), ("time_zone", "UTC"), ("shortcuts", "yes")];
    node.post_form("/settings", Some(&ward), &form).await;
    assert!(!is_on(EASY).await && is_on(KEYS).await);
}

#[tokio::test]
async fn the_statement_and_the_api_say_the_same() {
    let node = TestNode::new().await;
    let page = node.get("/about/accessibility").await.ok().text();
    let said = node.get_as("/api/v1/accessibility", "application/json", None).await.ok().json();
    let criteria = said["checks"].as_array().unwrap().iter().flat_map(|c| c["criteria"].as_array().unwrap());
    let criteria: Vec<&str> = criteria.map(|c| c.as_str().unwrap()).collect();
    assert!(criteria.len() >= 55);
    for criterion in criteria {
        assert!(page.contains(&format!(">{criterion}<")), "{criterion}");
    }
}
