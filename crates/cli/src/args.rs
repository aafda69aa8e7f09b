//! What the program can be asked. The help, all of it, is written here.

mod actor;
mod exchange;
mod typed;

pub(crate) use actor::{Actor, Apart, Doubles, Merge, Rename, Split};
pub(crate) use exchange::{Export, ExportFormat, Import, ImportFormat, NetworkChoice};

use clap::builder::Resettable;
use clap::{Args as ClapArgs, CommandFactory, Parser, Subcommand, ValueEnum, value_parser};
use clap_complete::Shell;
use exchange::{EXPORT, IMPORT};
use onrecord::record::PositionFilters;
use onrecord::{Fetcher, GivenDay, NaiveDate, Opening, Tagger};
use std::net::IpAddr;
use std::path::PathBuf;
use typed::{day, given_day, host, probability, tagger};

/// Keep the record of who said what, from news reports in English: each entry points at the exact words.
#[derive(Parser)]
#[command(name = "onrecord", version, propagate_version = true, max_term_width = 100, after_help = AFTER)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Args {
    /// What was typed, or the end of the program where that is no command of it.
    pub(crate) fn of_line() -> Args {
        Args::try_parse().unwrap_or_else(|error| {
            // A variable that is set would stand in the line of usage as if it had to be typed.
            let plain = || without_variables(Args::command()).try_get_matches().err();
            let told = if error.use_stderr() { plain() } else { None };
            told.unwrap_or(error).exit()
        })
    }
}

fn without_variables(command: clap::Command) -> clap::Command {
    command.mut_args(|it| it.env(Resettable::Reset)).mut_subcommands(without_variables)
}

const AFTER: &str = "\
Try:  onrecord read examples/railway/01-minister-unveils-line.txt
      onrecord add examples/railway && onrecord who Marrant

Exit status: 0 found, 1 nothing found, 2 some article or coding failed (the others were read), or what was asked cannot be done.";

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Print what reports hold, without a record.
    Read(Read),
    /// Read reports into the record.
    #[command(after_help = ADD)]
    Add(Add),
    /// Follow feeds: read the reports that they name into the record, now and as they appear.
    #[command(after_help = WATCH)]
    Watch(Watch),
    /// Show an actor: names, roles, and all that they said.
    Who(Who),
    /// Say who is who: find who may be one, make one actor of two, two of one, or give one another name.
    ///
    /// What you decide is kept, holds for all that is added or read again later, and is never overridden.
    #[command(subcommand)]
    Actor(Actor),
    /// Find statements by their words.
    Search(Search),
    /// Show who stands where on the issues of the record, since when, and by what words.
    ///
    /// One issue is told with its evidence, all issues side by side.
    Positions(Positions),
    /// Show who moved, from what to what, and where reports contradict each other, with both pieces of
    /// evidence.
    Changes(Changes),
    /// Look at the record in the browser: who stands where and who moved, actors, articles, search; review
    /// and correct what was found, and add reports.
    ///
    /// The pages are served to this machine alone, work without a network, and end with Ctrl-C. Each page
    /// gives its data too: add .json to its address, or .csv where it is a table.
    Serve(Serve),
    /// Check, propose and follow codebooks: the issues on which positions are asked for.
    #[command(subcommand)]
    Codebook(Codebook),
    /// Write what the record holds for another tool: tables, networks, annotations.
    #[command(after_help = EXPORT)]
    Export(Export),
    /// Take in people's codings from brat, DNA or CSV, as reviews by their coders.
    #[command(after_help = IMPORT)]
    Import(Import),
    /// Accept, correct or reject what was found, one entry after another.
    ///
    /// What you say is kept with your name, holds through every later reading, and can be taken back.
    #[command(after_long_help = REVIEW)]
    Review(Review),
    /// Take articles out of the record.
    ///
    /// Their text, statements and positions go, and actors whom no other article has. What was said of them in
    /// review is kept, and holds again if the article is added anew.
    Remove(Remove),
    /// Look whether the record is whole, and every word in it where it says.
    Check(CheckRecord),
    /// Copy the record while it is in use.
    Backup(Backup),
    /// Answer a language model's client from the record, by the Model Context Protocol: tools that search and tell who
    /// stands where, every answer with its source.
    #[command(after_help = MCP)]
    Mcp(Mcp),
    /// Show one layer of a report under its text: for contributors and bug reports.
    Show(Show),
    /// Score a reading against gold.
    #[command(after_long_help = onrecord::eval::DEFINITIONS)]
    Eval(Eval),
    /// Print what makes a shell complete commands, options and their values.
    #[command(after_help = COMPLETIONS)]
    Completions(Completions),
    /// Write the manual: a page for `man` for each command.
    #[command(after_help = MANUAL)]
    Manual(Manual),
}

#[derive(ClapArgs)]
pub(crate) struct Sources {
    /// Files of text or saved pages, folders of them, files with a report a line (.jsonl), crawls (.warc, .warc.gz),
    /// addresses of pages (https://…), or - for what is piped in.
    #[arg(value_name = "SOURCE", required = true)]
    pub(crate) sources: Vec<PathBuf>,
    /// The day of publication (YYYY-MM-DD), where the reports do not say it or say it wrongly; none for the day
    /// that they say themselves, if any, where another was given before.
    #[arg(long, value_name = "DATE", value_parser = given_day)]
    pub(crate) published: Option<Day>,
    /// Read addresses that lead to this machine or a private network too.
    #[arg(long)]
    pub(crate) allow_private: bool,
    #[command(flatten)]
    pub(crate) model: Model,
}

impl Sources {
    /// How they are opened.
    pub(crate) fn opening(&self) -> Opening {
        let published = match self.published {
            Some(Day::Given(day)) => Some(day),
            Some(Day::TakenBack) | None => None,
        };
        Opening { published, fetcher: Fetcher::new(self.allow_private) }
    }

    /// What becomes of days that were given before.
    pub(crate) fn given_day(&self) -> GivenDay {
        match self.published {
            Some(Day::TakenBack) => GivenDay::TakenBack,
            Some(Day::Given(_)) | None => GivenDay::Stays,
        }
    }
}

/// What is said of a day of publication.
#[derive(Clone, Copy)]
pub(crate) enum Day {
    Given(NaiveDate),
    TakenBack,
}

#[derive(ClapArgs)]
pub(crate) struct Model {
    /// What finds the statements: accurate, or fast, which needs a fifth of the time and finds a little less,
    /// or a folder with another model.
    #[arg(
        long = "model",
        value_name = "MODEL",
        env = "ONRECORD_MODEL",
        default_value_t,
        value_parser = tagger
    )]
    pub(crate) tagger: Tagger,
    /// A folder with another judge of positions than the one inside the program.
    #[arg(long, value_name = "FOLDER", env = "ONRECORD_JUDGE")]
    pub(crate) judge: Option<PathBuf>,
}

#[derive(ClapArgs)]
pub(crate) struct RecordFile {
    /// The record's file. It is SQLite: any tool that opens that can read it.
    #[arg(long, value_name = "FILE", env = "ONRECORD_RECORD", default_value = "record.sqlite")]
    pub(crate) record: PathBuf,
}

#[derive(ClapArgs)]
pub(crate) struct Read {
    #[command(flatten)]
    pub(crate) sources: Sources,
    /// Find positions too, on the issues of this codebook (docs/codebook.md).
    #[arg(long, value_name = "CODEBOOK")]
    pub(crate) issues: Option<PathBuf>,
    /// text draws the findings under the words; json is one array; jsonl is one object a line.
    #[arg(long, short, value_enum, default_value_t = ReadFormat::Text)]
    pub(crate) format: ReadFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReadFormat {
    Text,
    Json,
    Jsonl,
}

const ADD: &str = "\
What is in the record already stays as it is. Where --published gives it another day, or takes back one that was given \
(--published none), it is read again for the day that it has then, and what people said of it stays.";

#[derive(ClapArgs)]
pub(crate) struct Add {
    #[command(flatten)]
    pub(crate) sources: Sources,
    /// Follow the issues of this codebook from now on: find positions on them in what is added, and in
    /// what is in already. The record remembers its issues.
    #[arg(long, value_name = "CODEBOOK")]
    pub(crate) issues: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) file: RecordFile,
}

#[derive(ClapArgs)]
pub(crate) struct Watch {
    /// Addresses of feeds (RSS, Atom, JSON Feed), or files that list them: OPML, as feed readers export it, or an
    /// address a line.
    #[arg(value_name = "FEED", required = true)]
    pub(crate) feeds: Vec<String>,
    /// Look once and end, as for cron: exit status 1 where nothing is new.
    #[arg(long)]
    pub(crate) once: bool,
    /// So many minutes lie between two looks.
    #[arg(long, value_name = "MINUTES", default_value_t = 15, value_parser = value_parser!(u64).range(1..=10_080))]
    pub(crate) every: u64,
    /// Follow the issues of this codebook from now on, and tell who moved. The record remembers its issues.
    #[arg(long, value_name = "CODEBOOK")]
    pub(crate) issues: Option<PathBuf>,
    /// Read addresses that lead to this machine or a private network too.
    #[arg(long)]
    pub(crate) allow_private: bool,
    #[command(flatten)]
    pub(crate) model: Model,
    #[command(flatten)]
    pub(crate) file: RecordFile,
}

const WATCH: &str = "\
Each report is read from its own page, once, and again when its feed says that it changed. Sites are asked for one page after \
another, not without a pause, and for none that their robots.txt asks programs not to read. Ctrl-C ends it; what was read is in.

Try:  onrecord watch https://harrow-echo.example/feed.xml --issues codebooks/railway.toml
      onrecord watch feeds.opml --once";

#[derive(ClapArgs)]
pub(crate) struct Who {
    /// A name, or the beginnings of its words: "marrant", "il mar".
    #[arg(required = true, num_args = 1..)]
    pub(crate) name: Vec<String>,
    /// Show why the record takes these names for one actor, and what people decided.
    #[arg(long)]
    pub(crate) why: bool,
    #[command(flatten)]
    pub(crate) file: RecordFile,
    /// text for reading; csv, a row a statement, for spreadsheets; json for programs.
    #[arg(long, short, value_enum, default_value_t = StatementFormat::Text)]
    pub(crate) format: StatementFormat,
}

#[derive(ClapArgs)]
pub(crate) struct Search {
    /// Words that must all occur; "words in marks" stand together; a * at the end stands for the rest. Nothing else
    /// has a meaning: OR and - are no words to search by. Without words, all that the filters let through.
    pub(crate) words: Vec<String>,
    /// Only what this speaker said.
    #[arg(long, value_name = "NAME")]
    pub(crate) speaker: Option<String>,
    /// Only what this outlet published.
    #[arg(long, value_name = "NAME")]
    pub(crate) outlet: Option<String>,
    /// Only what was published on this day or later.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) since: Option<NaiveDate>,
    /// Only what was published on this day or before.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) until: Option<NaiveDate>,
    /// Which stand first: the best match (without words the oldest), the newest or the oldest. What has no day
    /// comes last.
    #[arg(long, value_name = "ORDER", value_enum, default_value_t = Order::Best)]
    pub(crate) order: Order,
    /// At most so many statements; 20 where this is not given, in csv and json all of them.
    #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(1..))]
    pub(crate) limit: Option<u32>,
    #[command(flatten)]
    pub(crate) file: RecordFile,
    /// text for reading; csv, a row a statement, for spreadsheets; json for programs.
    #[arg(long, short, value_enum, default_value_t = StatementFormat::Text)]
    pub(crate) format: StatementFormat,
}

/// In which order a search tells what it finds.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub(crate) enum Order {
    Best,
    Newest,
    Oldest,
}

impl Search {
    /// How many statements are shown where nobody says how many.
    pub(crate) const LIMIT: u32 = 20;
}

#[derive(ClapArgs)]
pub(crate) struct Positions {
    #[command(flatten)]
    pub(crate) which: WhichPositions,
    /// Who stood where on this day: only each actor's latest stance that is known by then, since when, and
    /// what contradicts it.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) on: Option<NaiveDate>,
    /// In csv and json, too, who stands where: one row an actor and issue, with since when, in how many reports
    /// and by which evidence, and what tells otherwise. Without it they hold every position.
    #[arg(long)]
    pub(crate) standing: bool,
}

#[derive(ClapArgs)]
pub(crate) struct Changes {
    #[command(flatten)]
    pub(crate) which: WhichPositions,
}

#[derive(ClapArgs)]
pub(crate) struct WhichPositions {
    /// Only this issue, by its id in the codebook.
    pub(crate) issue: Option<String>,
    /// Only who goes by this name, or by names that begin so.
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Option<String>,
    /// Only what holds as of this day or later.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) since: Option<NaiveDate>,
    /// Only what holds as of this day or before.
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) until: Option<NaiveDate>,
    /// Let leaders and ministers count for their state.
    #[arg(long, value_enum, value_name = "TO")]
    pub(crate) roll_up: Option<RollUp>,
    /// Only what is right with at least this probability, from 0 to 1.
    #[arg(long, value_name = "P", default_value_t = PositionFilters::MIN, allow_negative_numbers = true, value_parser = probability)]
    pub(crate) min: f32,
    #[command(flatten)]
    pub(crate) file: RecordFile,
    /// table for reading; csv and json for programs, with all that is known (docs/answers.md).
    #[arg(long, short, value_enum, default_value_t = TableFormat::Table)]
    pub(crate) format: TableFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RollUp {
    State,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    Table,
    Csv,
    Json,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Try:  onrecord add examples/guarantees --issues codebooks/guarantees.toml && onrecord serve")]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) file: RecordFile,
    /// The port; 0 takes one that is free.
    #[arg(long, value_name = "N", default_value_t = onrecord_web::Options::PORT)]
    pub(crate) port: u16,
    /// Listen on this address instead, such as 0.0.0.0: whoever reaches it can read and change the record. Other
    /// machines ask by a name or address that --name gives.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub(crate) listen: IpAddr,
    /// A name of this machine under which others may ask for the pages, with --listen: as it stands in
    /// their address bar, without the port. Repeat it for more.
    #[arg(long = "name", value_name = "NAME", requires = "listen", value_parser = host)]
    pub(crate) names: Vec<String>,
    /// Let the page that adds reports read addresses that lead to this machine or a private network too.
    #[arg(long)]
    pub(crate) allow_private: bool,
    /// Whose reviews the pages write down; without it they are those of the machine's user.
    #[arg(long, value_name = "NAME", env = "ONRECORD_CODER")]
    pub(crate) coder: Option<String>,
    #[command(flatten)]
    pub(crate) model: Model,
}

#[derive(Subcommand)]
pub(crate) enum Codebook {
    /// Say whether codebooks can be used, and all that is wrong with those that cannot.
    Check(CheckCodebooks),
    /// Propose issues from the statements in the record, each with its most telling evidence.
    ///
    /// What is printed is a codebook to be finished: what each issue means is for you to say.
    Suggest(SuggestIssues),
    /// Follow the issues of codebooks from now on, and find positions on them in what is in the record.
    Use(UseCodebooks),
    /// Stop following an issue, and forget the positions on it.
    Drop(DropIssue),
}

#[derive(ClapArgs)]
pub(crate) struct UseCodebooks {
    /// Codebooks: TOML files with a name and issues, as those in the folder codebooks.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) file: RecordFile,
    #[command(flatten)]
    pub(crate) model: Model,
}

#[derive(ClapArgs)]
pub(crate) struct DropIssue {
    /// The issue's id.
    pub(crate) issue: String,
    #[command(flatten)]
    pub(crate) file: RecordFile,
}

#[derive(ClapArgs)]
pub(crate) struct CheckCodebooks {
    /// Codebooks: TOML files with a name and issues, as those in the folder codebooks.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(ClapArgs)]
pub(crate) struct SuggestIssues {
    /// At most so many issues.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = value_parser!(u32).range(1..))]
    pub(crate) limit: u32,
    #[command(flatten)]
    pub(crate) file: RecordFile,
    /// text is a codebook to be finished, json for programs.
    #[arg(long, short, value_enum, default_value_t = AnswerFormat::Text)]
    pub(crate) format: AnswerFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StatementFormat {
    Text,
    Csv,
    Json,
}

#[derive(ClapArgs)]
pub(crate) struct Review {
    /// Who reviews; without it, the machine's user.
    #[arg(long, value_name = "NAME", env = "ONRECORD_CODER")]
    pub(crate) coder: Option<String>,
    /// positions or statements.
    #[arg(value_enum, default_value_t = ReviewWhat::Positions)]
    pub(crate) what: ReviewWhat,
    /// Only positions on this issue, by its id in the codebook.
    #[arg(long, value_name = "ISSUE")]
    pub(crate) issue: Option<String>,
    /// Only what stands in the articles with this number, path or address, or one that ends so.
    #[arg(long, value_name = "ARTICLE")]
    pub(crate) article: Option<String>,
    /// Only positions that are right with at least this probability, from 0 to 1; as `positions` without it.
    #[arg(long, value_name = "P", allow_negative_numbers = true, value_parser = probability)]
    pub(crate) min: Option<f32>,
    /// Those of which the model is least sure come first; else they come as they were added.
    #[arg(long)]
    pub(crate) doubtful_first: bool,
    /// Show also what you have reviewed. Without it, what you have not: what other coders accepted, corrected or
    /// rejected is among it.
    #[arg(long)]
    pub(crate) all: bool,
    /// Take back your last review, and do nothing else.
    #[arg(long, conflicts_with_all = ["agreement", "gold", "issue", "article", "min", "doubtful_first", "all"])]
    pub(crate) undo: bool,
    /// Show how far coders agree on each issue (Krippendorff's alpha), and do nothing else.
    #[arg(long, conflicts_with_all = ["gold", "issue", "article", "min", "doubtful_first", "all"])]
    pub(crate) agreement: bool,
    /// Write the articles of which everything is reviewed as gold for `onrecord eval` and for training,
    /// into this folder, and do nothing else.
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["issue", "article", "min", "doubtful_first", "all"])]
    pub(crate) gold: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) file: RecordFile,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReviewWhat {
    Positions,
    Statements,
}

const REVIEW: &str = "\
Answers, each with Enter; what is meant stands beside the prompt:
  a           it is right             r           it is wrong
  f, g, u     for, against, undecided is right
  by NAME     who holds it, or speaks: a name, a part of one that nobody else has, or a number
  if WORDS    the condition, in the sentence's own words; `if` alone: there is none
  n           the next one            undo        take back the last answer
  q           stop (Ctrl-D does too)
What was missed is added, and words, kinds and times are corrected, on the pages (`onrecord serve`).

Example:  onrecord review --coder Ida --issue own-troops --doubtful-first";

#[derive(ClapArgs)]
pub(crate) struct Remove {
    /// The article's number, as its page and every export have it, or its path or address, or the end of it.
    #[arg(value_name = "ARTICLE", required = true)]
    pub(crate) articles: Vec<String>,
    #[command(flatten)]
    pub(crate) file: RecordFile,
}

#[derive(ClapArgs)]
pub(crate) struct CheckRecord {
    #[command(flatten)]
    pub(crate) file: RecordFile,
}

#[derive(ClapArgs)]
pub(crate) struct Backup {
    /// The new file.
    #[arg(value_name = "COPY")]
    pub(crate) to: PathBuf,
    #[command(flatten)]
    pub(crate) file: RecordFile,
}

#[derive(ClapArgs)]
pub(crate) struct Show {
    /// What to draw under the text.
    #[arg(value_enum)]
    pub(crate) layer: Layer,
    #[command(flatten)]
    pub(crate) sources: Sources,
    /// The codebook on whose issues verdicts are asked for.
    #[arg(long, value_name = "CODEBOOK", required_if_eq("layer", "verdicts"))]
    pub(crate) issues: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Layer {
    /// Furniture, sentences, quotations and tokens.
    Tokens,
    /// The model's tag of each token, with its probability.
    Tags,
    /// Statements with their parts and places.
    Statements,
    /// Of each sentence and whoever may hold a position in it, how probable each stance is on the issues
    /// that it may be about: why a position was found, or was not. What members of a group get from it is
    /// not among these.
    Verdicts,
}

#[derive(ClapArgs)]
pub(crate) struct Eval {
    /// Gold: PolNeAR's JSONL, or brat standoff (a folder, or one .ann file beside its .txt).
    pub(crate) gold: PathBuf,
    /// Score these codings, in either form of gold, instead of a reading: a second reader's, say.
    #[arg(long, value_name = "PATH")]
    pub(crate) against: Option<PathBuf>,
    /// Score who each speaker is instead, against this file: JSON lines, as docs/eval.md shows.
    #[arg(long, value_name = "FILE", conflicts_with = "against")]
    pub(crate) speakers: Option<PathBuf>,
    /// Score who stands where instead, against this file: JSON lines, as docs/eval.md shows. With
    /// --against, that is a second reader's file.
    #[arg(long, value_name = "FILE", requires = "issues", conflicts_with = "speakers")]
    pub(crate) positions: Option<PathBuf>,
    /// The codebook on whose issues positions are asked for.
    #[arg(long, value_name = "CODEBOOK", requires = "positions")]
    pub(crate) issues: Option<PathBuf>,
    /// Link the gold's own speakers, cues and contents, as if the model had found them all.
    #[arg(long, conflicts_with_all = ["against", "tagger"])]
    pub(crate) gold_tags: bool,
    /// Score the reading of copies of the articles that are set otherwise: what the score falls by is
    /// how far the reading leans on what the copies lack.
    #[arg(long = "as", value_enum, value_name = "COPY", conflicts_with_all = ["against", "speakers"])]
    pub(crate) copy: Option<Perturbation>,
    /// Draw other names with another number.
    #[arg(long, value_name = "N", default_value_t = 1, requires = "copy")]
    pub(crate) seed: u64,
    /// text is a table; json holds every figure.
    #[arg(long, short, value_enum, default_value_t = AnswerFormat::Text)]
    pub(crate) format: AnswerFormat,
    /// List what was missed, found in excess, or cut wrongly; or whom a speaker was taken for.
    #[arg(long)]
    pub(crate) mistakes: bool,
    #[command(flatten)]
    pub(crate) model: Model,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Perturbation {
    /// All letters are capitals.
    Capitals,
    /// No letter is a capital.
    Small,
    /// Curly quotation marks and apostrophes are straight.
    Straight,
    /// Quotations stand in single marks, and those inside them in double ones.
    British,
    /// No quotation has its closing mark.
    Unclosed,
    /// No quotation that ends its paragraph has its closing mark.
    Unfinished,
    /// No paragraph ends with a stop.
    Unstopped,
    /// The people who speak have other names, the same throughout an article.
    Renamed,
}

#[derive(ClapArgs)]
pub(crate) struct Mcp {
    #[command(flatten)]
    pub(crate) file: RecordFile,
}

const MCP: &str = "\
The client starts it and speaks to it through pipes; nothing in the record can be changed through it. In the client's settings:

  { \"mcpServers\": { \"onrecord\": { \"command\": \"onrecord\", \"args\": [\"mcp\", \"--record\", \"/home/ida/guarantees.sqlite\"] } } }";

#[derive(ClapArgs)]
pub(crate) struct Completions {
    /// The shell.
    pub(crate) shell: Shell,
}

const COMPLETIONS: &str = "\
Try:  onrecord completions bash > ~/.local/share/bash-completion/completions/onrecord
      onrecord completions zsh > ~/.zfunc/_onrecord     (with fpath+=~/.zfunc before compinit in ~/.zshrc)
      onrecord completions fish > ~/.config/fish/completions/onrecord.fish";

#[derive(ClapArgs)]
pub(crate) struct Manual {
    /// The folder for the pages, which is made where there is none.
    pub(crate) folder: PathBuf,
}

const MANUAL: &str = "\
Try:  onrecord manual ~/.local/share/man/man1 && man onrecord-positions";
