//! `onrecord show`: one layer of a report under its text.

use crate::args::{Layer, Show};
use crate::complaints::Complaints;
use crate::draw::{draw_statements, draw_tags, draw_tokens, draw_verdicts};
use crate::output::{Outcome, complain, stdout};
use crate::run::{all_locations, codebook, judging_reader, reader};
use onrecord::{Layout, ReadError, open};
use std::io::Write;

/// Draws the layer of each article.
pub(crate) fn run(args: &Show) -> anyhow::Result<Outcome> {
    let (locations, mut failed) = all_locations(&args.sources.sources);
    // Tokens need no model, and loading one would hide that.
    let reader = match args.layer {
        Layer::Tokens => None,
        Layer::Tags | Layer::Statements => Some(reader(&args.sources.model)?),
        Layer::Verdicts => {
            let codebook = args.issues.as_deref().map(codebook).transpose()?.unwrap_or_default();
            Some(judging_reader(&args.sources.model, codebook)?)
        }
    };
    let opening = args.sources.opening();
    let mut complaints = Complaints::default();
    for location in &locations {
        let opened = open(location, &opening).map_err(ReadError::Source);
        for complaint in complaints.note(location, opened.as_ref().err()) {
            complain(&complaint);
        }
        let Ok((article, warnings)) = opened else {
            failed = true;
            continue;
        };
        let layout = Layout::of(&article.text);
        let drawn = match (&reader, args.layer) {
            (Some(reader), Layer::Tags) => {
                let tags = reader.encoder().tag(&article, &layout, usize::MAX)?;
                draw_tags(&article, &layout, &tags)
            }
            (Some(reader), Layer::Statements) => {
                draw_statements(&article, &reader.read(&article, warnings)?)
            }
            (Some(reader), Layer::Verdicts) => draw_verdicts(&article, &layout, reader)?,
            _ => draw_tokens(&article, &layout),
        };
        stdout().write_all(drawn.as_bytes())?;
    }
    complaints.end().iter().for_each(|it| complain(it));
    Ok(if failed { Outcome::SomeFailed } else { Outcome::Found })
}
