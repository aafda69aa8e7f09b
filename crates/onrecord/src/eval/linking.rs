//! Linking alone: what becomes of the gold's own roles when only who belongs to whom is unknown.

use super::gold::GoldArticle;
use onrecord_reading::{Reading, read};
use onrecord_text::{Article, Calibration, Layout, Role, ScoredTag, Span, Tag};

/// The reading that the gold's own tags give: what a perfect tagger would be scored with.
pub fn from_gold_tags(gold: &GoldArticle) -> Reading {
    let article = Article::from_text(&gold.id, gold.text.clone());
    let layout = Layout::of(&article.text);
    let mut tags = vec![ScoredTag::default(); layout.tokens.len()];
    for attribution in &gold.attributions {
        let roles = [
            (Role::Speaker, &attribution.speaker),
            (Role::Cue, &attribution.cue),
            (Role::Content, &attribution.content),
        ];
        for (role, spans) in roles {
            spans.iter().for_each(|span| tag(&mut tags, &layout, role, *span));
        }
    }
    read(&article, &layout, &tags, "gold", Calibration::default()).0
}

fn tag(tags: &mut [ScoredTag], layout: &Layout, role: Role, span: Span) {
    for (i, token) in layout.tokens_in(span).enumerate() {
        tags[token].tag = if i == 0 { Tag::Begin(role) } else { Tag::Inside(role) };
    }
}
