//! The pages, one file each: what they ask of the record, and their routes.

mod actor;
mod actors;
mod add;
mod article;
mod articles;
mod called;
mod changes;
mod codebook;
mod doubles;
mod evidence;
mod jobs;
mod network;
mod positions;
mod queue;
mod review;
mod search;
mod start;
#[cfg(test)]
mod tests;
mod verdict;

pub(crate) use codebook::Earlier;

use crate::app::App;
use axum::Router;

/// The routes of all pages.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .merge(positions::routes())
        .merge(evidence::routes())
        .merge(changes::routes())
        .merge(actors::routes())
        .merge(called::routes())
        .merge(doubles::routes())
        .merge(actor::routes())
        .merge(articles::routes())
        .merge(article::routes())
        .merge(network::routes())
        .merge(search::routes())
        .merge(codebook::routes())
        .merge(add::routes())
        .merge(jobs::routes())
        .merge(review::routes())
        .merge(verdict::routes())
        .merge(start::routes())
}
