//! The record: one SQLite file of who said what, with the exact words that carry it.
//!
//! The file is a product in itself: `docs/record.md` describes its tables and views, and any tool
//! that opens SQLite can read them. All SQL of the project lives in this crate. An article with its
//! reading enters whole or not at all, whatever happens to the process, and several processes may
//! have the file open at once.

mod actors;
mod alike;
mod apart;
mod article;
mod ask;
mod backup;
mod check;
mod context;
mod decide;
mod doubles;
mod entry;
mod error;
mod excerpt;
mod feed;
mod fits;
mod fold;
mod group;
mod issue;
mod join;
mod judged;
mod named;
mod newer;
mod position;
mod query;
mod read_only;
mod recognise;
mod record;
mod remove;
mod review;
mod roster;
mod settle;
mod spelling;
mod stance;
mod suggest;
mod upgrade;
mod version;
mod why;
mod words;
mod write;

pub use article::{ArticleActor, ArticleEntry, ArticleHit, ArticleLine, ArticlesOf, MarkedPlace};
pub use context::Context;
pub use decide::Decision;
pub use doubles::{Because, Double, DoubleSide};
pub use entry::{ActorEntry, RoleEntry, SameWords, Spans, StatementEntry};
pub use error::RecordError;
pub use fold::{fold, same_name};
pub use issue::IssueCounts;
pub use named::is_named;
pub use newer::Versions;
pub use query::{Counts, Filters, SearchOrder};
pub use record::Record;
pub use remove::Removed;
pub use review::{
    ActorChoice, ArticleShare, Called, Coder, Difference, EntryRef, IssueAgreement, IssueShare,
    PositionCoding, QueueOf, ReviewEntry, ReviewKind, ReviewMark, ReviewOrder, ReviewProgress,
    ReviewScope, Share, StatementCoding, ToReview, may_be_coded,
};
pub use roster::{ActorFilters, ActorLine, Appearance, Meant};
pub use stance::{
    Change, ChangeIn, ChangeKind, Held, Holding, Holdings, LeftOut, PositionEntry, PositionFilters,
    PositionSpans, QuantityEntry, Standing, StandingIn, When,
};
pub use suggest::{Suggestion, Suggestions, TellingStatement};
pub use why::{Why, WhyName};
pub use words::places_of;
pub use write::Added;

#[cfg(test)]
mod sample;
