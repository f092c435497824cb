//! What a mail says: the same as the notice it comes with. Pure text.

use steerco_store::row;

/// A mail as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    /// Its subject.
    pub subject: String,
    /// For programs that show text only.
    pub text: String,
    /// For all others.
    pub html: String,
}

/// What happened, as a sentence; the page of notices says the same.
pub(super) fn sentence(kind: &str, actor: &str, count: i64) -> String {
    match (kind, count) {
        ("came_in", _) => format!("{actor} filed a request"),
        ("by_link", _) => "A request came in by link".into(),
        ("guest_answered", _) => "The requester answered your question".into(),
        ("approval", _) => "This waits for your decision".into(),
        ("assess", _) => format!("{actor} asks you to assess this"),
        ("question", _) => format!("{actor} has a question before this goes on"),
        ("answered", _) => format!("{actor} answered your question"),
        ("approved", _) => format!("{actor} approved this"),
        ("rejected", _) => format!("{actor} rejected this"),
        ("deferred", _) => format!("{actor} deferred this"),
        ("reopened", _) => format!("{actor} took this up again"),
        ("staffing_asked", _) => format!("{actor} asks for people"),
        ("staffing_changed", _) => format!("{actor} changed what is asked for"),
        ("staffing_change_asked", _) => format!("{actor} asks to change what was promised"),
        ("staffing_proposed", _) => format!("{actor} proposed somebody for this"),
        ("staffing_countered", _) => format!("{actor} answered with another proposal"),
        ("staffing_accepted", _) => format!("{actor} accepted a proposal"),
        ("staffing_rejected", _) => format!("{actor} turned this down"),
        ("staffing_withdrawn", _) => format!("{actor} took this back"),
        ("staffing_expired", _) => "This expired before it was filled".into(),
        ("give_get_proposed", _) => format!("{actor} proposes what one project gives another"),
        ("give_get_agreed", _) => format!("{actor} agreed to give or get this"),
        ("give_get_withdrawn", _) => format!("{actor} withdrew or declined this"),
        ("give_get_delivered", _) => format!("{actor} says that this is delivered"),
        ("give_get_behind", _) => "The forecast of this has passed the agreed date".into(),
        ("change_submitted", _) => format!("{actor} asks for a change of this project"),
        ("change_withdrawn", _) => format!("{actor} withdrew a change request"),
        ("change_implemented", _) => format!("{actor} implemented a change request"),
        ("merged", _) => format!("{actor} merged this into another request"),
        ("converted", _) => format!("{actor} made a project of this"),
        ("condition", _) => "A condition of this gate is yours to meet".into(),
        ("condition_due", _) => "A condition of this gate is due".into(),
        ("decision_vote", _) => format!("{actor} asks for your vote"),
        ("decided", _) => format!("{actor} wrote down what was decided"),
        ("decision_action", _) => format!("{actor} gave you something to do after a decision"),
        ("decision_action_due", _) => "What you have to do after a decision is due".into(),
        ("decision_review_due", _) => "A decision of yours is to be looked at again".into(),
        ("request_overdue", _) => "This waits for you longer than agreed".into(),
        ("answer_due", _) => "Your answer is waited for longer than agreed".into(),
        ("mentioned", _) => format!("{actor} mentioned you"),
        ("replied", _) => format!("{actor} answered in a discussion you took part in"),
        ("assigned", 1) => format!("{actor} gave you a task"),
        ("assigned", _) => format!("{actor} gave you {count} tasks"),
        _ => "Something happened".into(),
    }
}

/// The same for somebody who filed a request by link, to whom nobody is named.
pub(super) fn guest_sentence(kind: &str) -> &'static str {
    match kind {
        "question" => "There is a question about your request",
        "answer_due" => "A question about your request still waits for your answer",
        "approved" => "Your request was approved",
        "rejected" => "Your request was rejected",
        "deferred" => "Your request was put off",
        "reopened" => "Your request was taken up again",
        "merged" => "Your request is handled together with another one",
        "converted" => "Your request became a project",
        _ => "Your request has arrived",
    }
}

/// The mail of a row; its link leads to the installation that browsers reach at `public_url`. For
/// guests that is the page where they follow their request, by this secret when it is known.
pub(super) fn message(row: &row::Outbox, public_url: &str, follow: Option<&str>) -> Message {
    let guest = row.request_id.is_some();
    let link = match follow {
        _ if !guest => format!("{public_url}{}", row.href),
        Some(secret) => format!("{public_url}/follow/{secret}"),
        None => format!("{public_url}/follow/…"),
    };
    let profile = format!("{public_url}/settings/profile");
    let subject: String = format!("{}: {}", row.says, row.title).replace(['\r', '\n'], " ");
    let mut text = format!("{}\n{}\n", row.says, row.title);
    let mut html = format!(
        "<p style=\"margin:0 0 4px\">{}</p><p style=\"margin:0 0 16px;font-size:18px\"><strong>{}</strong></p>",
        escaped(&row.says),
        escaped(&row.title)
    );
    if !row.said.is_empty() {
        let quoted: Vec<String> = row.said.lines().map(|line| format!("> {line}")).collect();
        text.push_str(&format!("\n{}\n", quoted.join("\n")));
        html.push_str(&format!(
            "<blockquote style=\"margin:0 0 16px;padding-left:12px;border-left:3px solid #ccc;white-space:pre-wrap\">{}</blockquote>",
            escaped(&row.said)
        ));
    }
    if guest {
        let why = "You get this because a request was filed with your address. The link is yours \
                   alone: whoever has it sees the request.";
        text.push_str(&format!("\n{link}\n\n--\n{why}\n"));
        html.push_str(&format!(
            "<p><a href=\"{}\">See your request</a></p><p style=\"color:#666;font-size:12px\">{why}</p>",
            escaped(&link)
        ));
    } else {
        text.push_str(&format!(
            "\n{link}\n\n--\nYou get this from Steerco. Which kinds of mail you get: {profile}\n"
        ));
        html.push_str(&format!(
            "<p><a href=\"{0}\">Open in Steerco</a></p><p style=\"color:#666;font-size:12px\">You get this from Steerco. <a href=\"{1}\">Which kinds of mail you get</a></p>",
            escaped(&link),
            escaped(&profile)
        ));
    }
    let html = format!("<div style=\"font-family:sans-serif;font-size:15px\">{html}</div>");
    Message { subject, text, html }
}

/// A text inside HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use uuid::Uuid;

    use super::*;

    const PAGE: &str = include_str!("../../../../web/src/i18n/en/delivery.json");

    #[test]
    fn mail_says_what_the_page_of_notices_says() {
        let words: serde_json::Value = serde_json::from_str(PAGE).unwrap();
        let says = words.get("notifications").unwrap();
        let page = |key: &str| {
            let text = says.get(key).and_then(|one| one.as_str()).unwrap();
            text.replace("{{actor}}", "Ann").replace("{{count}}", "3")
        };
        for kind in [
            "approval",
            "came_in",
            "by_link",
            "guest_answered",
            "assess",
            "question",
            "answered",
            "approved",
            "rejected",
            "deferred",
            "reopened",
            "merged",
            "staffing_asked",
            "staffing_changed",
            "staffing_change_asked",
            "staffing_proposed",
            "staffing_countered",
            "staffing_accepted",
            "staffing_rejected",
            "staffing_withdrawn",
            "staffing_expired",
            "give_get_proposed",
            "give_get_agreed",
            "give_get_withdrawn",
            "give_get_delivered",
            "give_get_behind",
            "change_submitted",
            "change_withdrawn",
            "change_implemented",
            "converted",
            "condition",
            "condition_due",
            "request_overdue",
            "answer_due",
            "mentioned",
            "replied",
        ] {
            assert_eq!(sentence(kind, "Ann", 1), page(kind));
            assert!(super::super::mail_kinds::mail_kind(kind).is_some(), "{kind} is mailed");
        }
        assert_eq!(sentence("assigned", "Ann", 1), page("assigned_one"));
        assert_eq!(sentence("assigned", "Ann", 3), page("assigned_other"));
    }

    #[test]
    fn what_people_wrote_is_text_in_every_part() {
        let row = row::Outbox {
            id: Uuid::now_v7(),
            version: 1,
            user_id: Some(Uuid::now_v7()),
            request_id: None,
            to_name: "Ann".into(),
            to_address: "ann@example.org".into(),
            kind: "questions".into(),
            says: "Ben has a question before this goes on".into(),
            title: "Gates <b>&\r\nBcc: all@example.org".into(),
            said: "How high?\n<script>".into(),
            href: "/requests/1".into(),
            state: "waiting".into(),
            attempts: 0,
            due_at: 0,
            error: String::new(),
            sent_at: None,
            created_at: 0,
            updated_at: 0,
        };
        let found = message(&row, "https://pmo.example.org", None);
        assert!(!found.subject.contains(['\r', '\n']), "{}", found.subject);
        assert!(found.text.contains("> How high?\n> <script>\n"));
        assert!(found.text.contains("\nhttps://pmo.example.org/requests/1\n"));
        assert!(found.html.contains("Gates &lt;b&gt;&amp;") && !found.html.contains("<script>"));
        assert!(found.html.contains("href=\"https://pmo.example.org/requests/1\""));
    }
}
