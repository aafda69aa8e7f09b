//! Which entries a coder works through, as addresses say it.

use crate::asked::Asked;
use onrecord::Issue;
use onrecord::record::ReviewScope;

/// A way through what nobody has reviewed.
#[derive(Clone, Debug, Default)]
pub(super) struct Queue {
    /// One article comes after the other, and this was asked for: who only looks at a report is in no queue.
    pub(super) is_in_order: bool,
    /// What the model doubts comes first, instead of one article after the other.
    pub(super) is_by_doubt: bool,
    /// Statements are passed over.
    pub(super) is_of_positions: bool,
    /// Only positions on the issue with this id.
    pub(super) issue: Option<String>,
    /// Also what others have judged, without their verdicts: two who code so can be compared.
    pub(super) is_alone: bool,
}

impl Queue {
    pub(super) fn of(asked: &Asked) -> Queue {
        Queue {
            is_in_order: asked.text("order").as_deref() == Some("text"),
            is_by_doubt: asked.text("order").as_deref() == Some("doubt"),
            is_of_positions: asked.text("what").as_deref() == Some("positions"),
            issue: asked.text("issue"),
            is_alone: asked.is_set("alone"),
        }
    }

    /// Whether a coder works through one, so that each verdict leads on.
    pub(super) fn is_on(&self) -> bool {
        self.is_in_order
            || self.is_by_doubt
            || self.is_of_positions
            || self.issue.is_some()
            || self.is_alone
    }

    /// Where the entry stands that comes next, once this one is judged.
    pub(super) fn after(&self, article: i64, entry: &str) -> String {
        let here = match self.is_by_doubt {
            true => format!("entry={entry}"),
            // What is left of this article comes before the next.
            false => format!("after={}", article - 1),
        };
        format!("/review/next{}&{here}", self.query())
    }

    pub(super) fn scope(&self) -> ReviewScope {
        match (&self.issue, self.is_of_positions) {
            (Some(issue), _) => ReviewScope::Issue(issue.clone()),
            (None, true) => ReviewScope::Positions,
            (None, false) => ReviewScope::All,
        }
    }

    /// What forms say of it: nothing where none is on.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        let order = match (self.is_by_doubt, self.is_in_order) {
            (true, _) => Some("doubt"),
            (false, true) => Some("text"),
            (false, false) => None,
        };
        let order = order.map(|order| ("order", order.to_owned()));
        let what = self.is_of_positions.then(|| ("what", "positions".to_owned()));
        let issue = self.issue.clone().map(|issue| ("issue", issue));
        let alone = self.is_alone.then(|| ("alone", "1".to_owned()));
        [order, what, issue, alone].into_iter().flatten().collect()
    }

    /// What an address says of it, with its question mark; empty where it says nothing.
    pub(super) fn query(&self) -> String {
        let fields: Vec<String> = self
            .fields()
            .iter()
            .map(|(name, value)| format!("{name}={}", encoded(value)))
            .collect();
        if fields.is_empty() { String::new() } else { format!("?{}", fields.join("&")) }
    }

    /// "what the model doubts first, positions on The toll".
    pub(super) fn words(&self, issues: &[Issue]) -> String {
        let order =
            if self.is_by_doubt { "what the model doubts first" } else { "article by article" };
        let title = |id: &String| {
            let issue = issues.iter().find(|it| it.id == *id);
            issue.map_or_else(|| id.clone(), |it| it.title.clone())
        };
        let mut words = match (&self.issue, self.is_of_positions) {
            (Some(issue), _) => format!("{order}, positions on {}", title(issue)),
            (None, true) => format!("{order}, positions only"),
            (None, false) => order.to_owned(),
        };
        if self.is_alone {
            words += ", without the verdicts of others";
        }
        words
    }
}

/// A value as it stands in an address.
fn encoded(value: &str) -> String {
    let one = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    };
    value.bytes().map(one).collect()
}
