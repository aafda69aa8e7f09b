//! Out of the record: what is chosen, and which format writes it.

use crate::file::{make_folder, save};
use crate::network::{NetworkOptions, network};
use crate::table::{
    ARTICLE_COLUMNS, Column, ISSUE_COLUMNS, POSITION_COLUMNS, STATEMENT_COLUMNS, VERDICT_COLUMNS,
    Value, article_row, issue_row, position_row, statement_row, verdict_row,
};
use crate::{
    ExchangeError, Format, brat, csv, dna, gexf, graphml, jsonl, parquet, schema_org,
    web_annotation,
};
use onrecord_reading::{ActorKind, Codebook};
use onrecord_record::{
    Filters, PositionEntry, PositionFilters, Record, ReviewEntry, StatementEntry,
};
use onrecord_text::Article;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

/// What goes out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportFilters {
    /// Which positions. Their issue, actor and days choose the statements too: days are those of
    /// publication, and with an issue or stance only statements that carry one of the positions go out.
    pub positions: PositionFilters,
    /// How a network is drawn.
    pub network: NetworkOptions,
}

impl ExportFilters {
    /// Whether articles are left out in which nothing is left.
    fn choose(&self) -> bool {
        let positions = &self.positions;
        positions.issue.is_some()
            || positions.actor.is_some()
            || positions.stance.is_some()
            || positions.since.is_some()
            || positions.until.is_some()
            || positions.on.is_some()
    }
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// The files, in order.
    pub files: Vec<PathBuf>,
    /// The number of articles.
    pub articles: usize,
    /// The number of statements.
    pub statements: usize,
    /// The number of positions.
    pub positions: usize,
    /// The number of coders' verdicts, in a format that has them.
    pub verdicts: usize,
    /// The number of nodes and edges of a network.
    pub network: Option<(usize, usize)>,
    /// What the format could not hold, in sentences for the user.
    pub notes: Vec<String>,
}

/// What was chosen from the record.
pub(crate) struct Chosen<'r> {
    record: &'r Record,
    pub(crate) articles: Vec<i64>,
    pub(crate) statements: Vec<StatementEntry>,
    pub(crate) positions: Vec<PositionEntry>,
    /// What each coder said last of each entry in the articles, of rejected ones too.
    pub(crate) verdicts: Vec<ReviewEntry>,
    pub(crate) codebook: Codebook,
}

/// What was found in one article.
#[derive(Default)]
pub(crate) struct Found<'a> {
    pub(crate) statements: Vec<&'a StatementEntry>,
    pub(crate) positions: Vec<&'a PositionEntry>,
}

/// Writes what `filters` let through in this format: a folder for CSV, Parquet and brat, one file for all
/// others.
///
/// A file that is there is overwritten, unless it is a record, or a study of DNA's in which somebody has coded; a folder
/// for brat must be empty, since somebody may have worked in it. Where nothing is let through, nothing is written: an earlier export is worth more.
///
/// # Errors
///
/// The record cannot be read, or the files cannot be written.
pub fn export(
    record: &Record,
    to: Format,
    out: &Path,
    filters: &ExportFilters,
) -> Result<Exported, ExchangeError> {
    if matches!(to, Format::GraphMl | Format::Gexf) {
        return export_network(record, to, out, filters);
    }
    let chosen = Chosen::of(record, filters)?;
    if chosen.articles.is_empty() {
        return Ok(Exported::default());
    }
    let mut exported = Exported {
        articles: chosen.articles.len(),
        statements: chosen.statements.len(),
        positions: chosen.positions.len(),
        ..Exported::default()
    };
    exported.files = match to {
        Format::Csv => csv_folder(&chosen, out)?,
        Format::Parquet => parquet_folder(&chosen, out)?,
        Format::Jsonl => {
            save(out, |out| jsonl::write(out, &chosen))?;
            vec![out.to_owned()]
        }
        Format::Brat => brat::write(&chosen, out)?,
        Format::Dna => {
            exported.notes = dna::write(&chosen, out)?;
            exported.statements = 0;
            vec![out.to_owned()]
        }
        Format::WebAnnotation => {
            save(out, |out| web_annotation::write(out, &chosen))?;
            vec![out.to_owned()]
        }
        Format::SchemaOrg => {
            save(out, |out| schema_org::write(out, &chosen))?;
            vec![out.to_owned()]
        }
        Format::GraphMl | Format::Gexf => Vec::new(),
    };
    if matches!(to, Format::Csv | Format::Parquet | Format::Jsonl) {
        exported.verdicts = chosen.verdicts.len();
    }
    Ok(exported)
}

fn export_network(
    record: &Record,
    to: Format,
    out: &Path,
    filters: &ExportFilters,
) -> Result<Exported, ExchangeError> {
    let positions = record.held(&filters.positions)?;
    if positions.is_empty() {
        return Ok(Exported::default());
    }
    let network = network(&positions, &filters.network);
    let drawn = if to == Format::Gexf { gexf(&network) } else { graphml(&network) };
    let drawn = drawn.map_err(|error| ExchangeError::unmade(to.name())(&error))?;
    save(out, |file| file.write_all(drawn.as_bytes()).map_err(ExchangeError::unwritable(out)))?;
    Ok(Exported {
        files: vec![out.to_owned()],
        positions: positions.len(),
        network: Some((network.nodes.len(), network.edges.len())),
        ..Exported::default()
    })
}

fn csv_folder(chosen: &Chosen, folder: &Path) -> Result<Vec<PathBuf>, ExchangeError> {
    make_folder(folder)?;
    let files = ["articles", "issues", "statements", "positions", "verdicts"]
        .map(|name| folder.join(format!("{name}.csv")));
    let [articles, issues, statements, positions, verdicts] = &files;
    save(articles, |out| chosen.article_rows(|rows| csv::write(out, &ARTICLE_COLUMNS, rows)))?;
    save(issues, |out| csv::issues_csv(out, &chosen.codebook))?;
    save(statements, |out| csv::statements_csv(out, &chosen.statements))?;
    save(positions, |out| csv::positions_csv(out, &chosen.positions))?;
    let rows = chosen.verdicts.iter().map(verdict_row);
    save(verdicts, |out| csv::write(out, &VERDICT_COLUMNS, rows))?;
    Ok(files.into())
}

fn parquet_folder(chosen: &Chosen, folder: &Path) -> Result<Vec<PathBuf>, ExchangeError> {
    make_folder(folder)?;
    let mut files = Vec::new();
    let mut table = |name: &str, columns: &[Column], rows: &mut dyn Iterator<Item = Vec<Value>>| {
        let file = folder.join(format!("{name}.parquet"));
        save(&file, |out| parquet::write(out, columns, rows))?;
        files.push(file);
        Ok(())
    };
    chosen.article_rows(|rows| table("articles", &ARTICLE_COLUMNS, rows))?;
    let codebook = &chosen.codebook;
    let mut issues = codebook.issues.iter().map(|issue| issue_row(codebook, issue));
    table("issues", &ISSUE_COLUMNS, &mut issues)?;
    table("statements", &STATEMENT_COLUMNS, &mut chosen.statements.iter().map(statement_row))?;
    table("positions", &POSITION_COLUMNS, &mut chosen.positions.iter().map(position_row))?;
    table("verdicts", &VERDICT_COLUMNS, &mut chosen.verdicts.iter().map(verdict_row))?;
    Ok(files)
}

impl<'r> Chosen<'r> {
    fn of(record: &'r Record, filters: &ExportFilters) -> Result<Chosen<'r>, ExchangeError> {
        let asked = &filters.positions;
        let positions = record.positions(asked)?;
        let mut statements = record.search(
            "",
            &Filters {
                speaker: asked.actor.clone(),
                since: asked.since,
                until: asked.until,
                ..Filters::default()
            },
        )?;
        if asked.issue.is_some() || asked.stance.is_some() || asked.on.is_some() {
            let carrying: BTreeSet<i64> = positions.iter().filter_map(|it| it.statement).collect();
            statements.retain(|it| carrying.contains(&it.id));
        }
        let mut codebook = record.codebook()?;
        if let Some(issue) = &asked.issue {
            codebook.issues.retain(|it| it.id == *issue);
        }
        let articles: BTreeSet<i64> = if filters.choose() {
            let found = statements.iter().map(|it| it.article);
            found.chain(positions.iter().map(|it| it.article)).collect()
        } else {
            record.article_list(u32::MAX, 0)?.into_iter().map(|line| line.id).collect()
        };
        let mut verdicts = record.verdicts()?;
        verdicts.retain(|it| it.article.is_some_and(|id| articles.contains(&id)));
        if let Some(issue) = &asked.issue {
            verdicts.retain(|it| it.issue().is_none_or(|on| on == issue));
        }
        let articles = articles.into_iter().collect();
        Ok(Chosen { record, articles, statements, positions, verdicts, codebook })
    }

    /// The article with this id; none where another program has taken it out meanwhile.
    pub(crate) fn article(&self, id: i64) -> Result<Option<Article>, ExchangeError> {
        Ok(self.record.article(id)?)
    }

    /// What kind of actor each is who occurs in the article with this id.
    pub(crate) fn actor_kinds(
        &self,
        id: i64,
    ) -> Result<BTreeMap<i64, Option<ActorKind>>, ExchangeError> {
        let entry = self.record.article_entry(id)?;
        let actors = entry.map(|entry| entry.actors).unwrap_or_default();
        Ok(actors.into_iter().map(|actor| (actor.id, actor.kind)).collect())
    }

    /// Hands the rows of all articles to `write`. They are fetched one by one: texts are the bulk of a record.
    pub(crate) fn article_rows(
        &self,
        write: impl FnOnce(&mut dyn Iterator<Item = Vec<Value>>) -> Result<(), ExchangeError>,
    ) -> Result<(), ExchangeError> {
        let mut failed = None;
        let mut rows = self.articles.iter().filter_map(|id| match self.article(*id) {
            Ok(article) => article.map(|article| article_row(*id, &article)),
            Err(error) => {
                failed.get_or_insert(error);
                None
            }
        });
        write(&mut rows)?;
        failed.map_or(Ok(()), Err)
    }

    /// What was found, by article, as it stands in the text.
    pub(crate) fn by_article(&self) -> BTreeMap<i64, Found<'_>> {
        let mut all: BTreeMap<i64, Found<'_>> = BTreeMap::new();
        for statement in &self.statements {
            all.entry(statement.article).or_default().statements.push(statement);
        }
        for position in &self.positions {
            all.entry(position.article).or_default().positions.push(position);
        }
        for found in all.values_mut() {
            let begin = |spans: &[[usize; 2]]| spans.first().copied();
            found.statements.sort_by_key(|it| (begin(&it.spans.content), it.id));
            found.positions.sort_by_key(|it| (it.spans.evidence, it.issue.clone(), it.id));
        }
        all
    }
}
