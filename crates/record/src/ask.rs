//! What a record is asked: who said what, who stands where, who moved, and in which articles.

use crate::context::{Context, contexts};
use crate::entry::{ActorEntry, StatementEntry};
use crate::query::{Filters, SearchOrder};
use crate::why::{self, Why};
use crate::{
    ArticleEntry, ArticleHit, ArticleLine, ArticlesOf, Change, ChangeIn, Decision, Held, Holdings,
    LeftOut, PositionEntry, PositionFilters, Record, RecordError, Standing, StandingIn,
    Suggestions, Versions, article, decide, newer, query, stance, suggest,
};

impl Record {
    /// The actors that go by `name`, with all that they said.
    ///
    /// Case, diacritics and punctuation do not count. Actors with exactly this name come first,
    /// then those with a name in which each word of `name` begins a word; among these, who said
    /// more comes first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn who(&self, name: &str) -> Result<Vec<ActorEntry>, RecordError> {
        self.read(|connection| query::who(connection, name))
    }

    /// Why the names of the actor with this id are one's.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn why(&self, actor: i64) -> Result<Why, RecordError> {
        self.read(|connection| why::why(connection, actor))
    }

    /// The name of the actor with this id, if there is one.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn name(&self, actor: i64) -> Result<Option<String>, RecordError> {
        self.read(|connection| decide::name_of(connection, actor))
    }

    /// All decisions about actors that stand, in order.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn decisions(&self) -> Result<Vec<Decision>, RecordError> {
        self.read(|connection| decide::decisions(connection, None))
    }

    /// The other versions of an article's page: the one that took its place, or those whose place it took.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn versions(&self, article: i64) -> Result<Versions, RecordError> {
        self.read(|connection| newer::versions(connection, article))
    }

    /// The ids of the articles that `words` mean: their whole location, address or key, or the end of
    /// it.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn articles(&self, words: &str) -> Result<Vec<i64>, RecordError> {
        self.read(|connection| query::articles(connection, words))
    }

    /// At most `limit` locations of articles that have `words` somewhere in their path or address.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn locations_with(&self, words: &str, limit: u32) -> Result<Vec<String>, RecordError> {
        self.read(|connection| query::locations_with(connection, words, limit))
    }

    /// Whether an outlet of an article has a name in which each word of `name` begins a word.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn has_outlet(&self, name: &str) -> Result<bool, RecordError> {
        self.read(|connection| Ok(!query::outlets_named(connection, name)?.is_empty()))
    }

    /// The statements with all the words of `query` in what is said or in the words that name the
    /// speaker, in the order that `filters` ask for: the best match first, then by date, unless they say otherwise.
    ///
    /// `"Quoted words"` are a phrase, and `word*` stands for all words that begin like it. No query
    /// is an error. A blank one finds every statement that `filters` let through, by date.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn search(
        &self,
        query: &str,
        filters: &Filters,
    ) -> Result<Vec<StatementEntry>, RecordError> {
        self.read(|connection| query::search(connection, query, filters, 0))
    }

    /// What [`Record::search`] finds behind the first `after`, and how many there are in all.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn search_part(
        &self,
        query: &str,
        filters: &Filters,
        after: u32,
    ) -> Result<(Vec<StatementEntry>, usize), RecordError> {
        self.read(|connection| {
            let all = query::search_count(connection, query, filters)?;
            Ok((query::search(connection, query, filters, after)?, all))
        })
    }

    /// The sentences in which each of these statements stands, in their order.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn contexts(&self, statements: &[StatementEntry]) -> Result<Vec<Context>, RecordError> {
        self.read(|connection| contexts(connection, statements))
    }

    /// The positions that `filters` let through, by issue, then by day, those without a day last; with
    /// [`PositionFilters::on`] by issue, then by name.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn positions(&self, filters: &PositionFilters) -> Result<Vec<PositionEntry>, RecordError> {
        self.read(|connection| stance::positions(connection, filters))
    }

    /// The same without their words.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn held(&self, filters: &PositionFilters) -> Result<Vec<Held>, RecordError> {
        self.read(|connection| stance::held(connection, filters))
    }

    /// All that they let through for each holder and issue, without its words: by issue, then by name.
    /// [`PositionFilters::on`] and the stance are not looked at.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn holdings(&self, filters: &PositionFilters) -> Result<Holdings, RecordError> {
        self.read(|connection| stance::holdings(connection, filters))
    }

    /// The same, with leaders and ministers counted for their state, as [`PositionFilters::to_states`] has it.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn to_states(&self, holdings: &Holdings) -> Result<Holdings, RecordError> {
        self.read(|connection| stance::to_states(connection, holdings))
    }

    /// These positions with their words, without those that are gone by now.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn entries(&self, held: &[&Held]) -> Result<Vec<PositionEntry>, RecordError> {
        self.read(|connection| stance::entries(connection, held))
    }

    /// Where actors stand, with the words of what tells it.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn standing_entries(&self, standings: &[StandingIn]) -> Result<Vec<Standing>, RecordError> {
        self.read(|connection| stance::standing_entries(connection, standings))
    }

    /// Changes, with the words of both sides.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn change_entries(&self, changes: &[ChangeIn]) -> Result<Vec<Change>, RecordError> {
        self.read(|connection| stance::change_entries(connection, changes))
    }

    /// Where each actor stands on each issue by the positions that `filters` let through, by issue, then
    /// by name.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn standings(&self, filters: &PositionFilters) -> Result<Vec<Standing>, RecordError> {
        self.read(|connection| stance::standings(connection, filters))
    }

    /// How many positions `filters` would let through but for their probability, or for a day.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn left_out(&self, filters: &PositionFilters) -> Result<LeftOut, RecordError> {
        self.read(|connection| stance::left_out(connection, filters))
    }

    /// Whose stance on which issue changed, and which reports contradict each other about one day or
    /// occasion. Days and stance of `filters` are those of the later position. In order of time.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn changes(&self, filters: &PositionFilters) -> Result<Vec<Change>, RecordError> {
        self.read(|connection| stance::changes(connection, filters))
    }

    /// At most `limit` issues on which the actors of the record seem to take sides, the likeliest first,
    /// each with its most telling statements. Those that the record follows already are left out.
    ///
    /// It reads all statements and all texts.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn suggest(&self, limit: usize) -> Result<Suggestions, RecordError> {
        self.read(|connection| suggest::suggest(connection, limit))
    }

    /// The article with this id, with its text and all that was found in it.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn article_entry(&self, id: i64) -> Result<Option<ArticleEntry>, RecordError> {
        self.read(|connection| article::entry(connection, id))
    }

    /// At most `limit` articles from the `offset`th on: the newest first, those without a day last.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn article_list(&self, limit: u32, offset: u32) -> Result<Vec<ArticleLine>, RecordError> {
        let filters = Filters { limit: Some(limit), ..Filters::default() };
        Ok(self.articles_titled("", (&filters, ArticlesOf::All), offset)?.0)
    }

    /// The articles of which each word of `title` begins a word of the headline, or stands in the path where there is
    /// none, and whose outlet and day `filters` let through, of those that are asked for: from the `offset`th on, in the order of
    /// [`Record::article_list`], and how many there are in all.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn articles_titled(
        &self,
        title: &str,
        (filters, of): (&Filters, ArticlesOf),
        offset: u32,
    ) -> Result<(Vec<ArticleLine>, usize), RecordError> {
        self.read(|connection| article::list(connection, title, (filters, of), offset))
    }

    /// The articles with all the words of `query`, as [`Record::search`] reads it, in their headline or text, in the
    /// order that `filters` ask for: the best match first, unless they say otherwise. A blank one finds every article that `filters` let through, the newest first.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn search_articles(
        &self,
        query: &str,
        filters: &Filters,
    ) -> Result<Vec<ArticleHit>, RecordError> {
        self.read(|connection| query::search_articles(connection, query, filters, 0))
    }

    /// What [`Record::search_articles`] finds behind the first `after`, and how many there are in all.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn search_articles_part(
        &self,
        query: &str,
        filters: &Filters,
        after: u32,
    ) -> Result<(Vec<ArticleHit>, usize), RecordError> {
        self.read(|connection| {
            let all = query::search_articles_count(connection, query, filters)?;
            Ok((query::search_articles(connection, query, filters, after)?, all))
        })
    }

    /// The positions with all the words of `query`, as [`Record::search`] reads it, in their evidence, in an outlet
    /// whose name begins with `outlet`'s words: the newest first unless the oldest are asked for, those without a day
    /// last. Every position that `filters` let through is looked at.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn search_positions(
        &self,
        query: &str,
        filters: &PositionFilters,
        outlet: Option<&str>,
        order: SearchOrder,
    ) -> Result<Vec<PositionEntry>, RecordError> {
        self.read(|connection| query::search_positions(connection, query, filters, outlet, order))
    }
}
