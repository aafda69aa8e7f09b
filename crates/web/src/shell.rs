//! What surrounds every page: its title, the navigation, and the token that its forms carry.

use crate::app::App;
use crate::form::Form;

/// A place in the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    Positions,
    Changes,
    Actors,
    Articles,
    Network,
    Search,
    Codebook,
    Add,
    Review,
}

impl Section {
    /// All of them, in the order in which they stand.
    pub(crate) const ALL: [Section; 9] = [
        Section::Positions,
        Section::Changes,
        Section::Actors,
        Section::Articles,
        Section::Network,
        Section::Search,
        Section::Codebook,
        Section::Add,
        Section::Review,
    ];

    /// That to which an address belongs.
    pub(crate) fn of(path: &str) -> Option<Section> {
        let first = path.trim_start_matches('/').split(['/', '.']).next().unwrap_or_default();
        match first {
            "" | "positions" | "evidence" => Some(Section::Positions),
            first => Section::ALL.into_iter().find(|it| it.path().strip_prefix('/') == Some(first)),
        }
    }

    /// Its name.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Section::Positions => "Positions",
            Section::Changes => "Changes",
            Section::Actors => "Actors",
            Section::Articles => "Articles",
            Section::Network => "Network",
            Section::Search => "Search",
            Section::Codebook => "Codebook",
            Section::Add => "Add",
            Section::Review => "Review",
        }
    }

    /// Its address.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Section::Positions => "/",
            Section::Changes => "/changes",
            Section::Actors => "/actors",
            Section::Articles => "/articles",
            Section::Network => "/network",
            Section::Search => "/search",
            Section::Codebook => "/codebook",
            Section::Add => "/add",
            Section::Review => "/review",
        }
    }

    /// The key that goes there after `g`.
    pub(crate) fn key(self) -> char {
        match self {
            Section::Positions => 'p',
            Section::Changes => 'c',
            Section::Actors => 'a',
            Section::Articles => 't',
            Section::Network => 'n',
            Section::Search => 's',
            Section::Codebook => 'b',
            Section::Add => 'd',
            Section::Review => 'r',
        }
    }
}

/// What surrounds a page.
pub(crate) struct Shell {
    pub(crate) title: String,
    /// Where it belongs in the navigation, if anywhere.
    pub(crate) section: Option<Section>,
    /// What a form must carry to change something.
    pub(crate) token: String,
    /// Whose verdicts are written down.
    pub(crate) coder: String,
    /// The name of the record's file.
    pub(crate) record: String,
    /// What tells this record from another that is served at the same address later.
    pub(crate) record_mark: String,
    path: String,
    query: String,
}

impl Shell {
    pub(crate) fn new(
        app: &App,
        title: String,
        section: Option<Section>,
        path: &str,
        query: &str,
    ) -> Shell {
        let record = app.path().file_name().unwrap_or(app.path().as_os_str());
        Shell {
            title,
            section,
            token: app.token().to_owned(),
            coder: app.coder(),
            record: record.to_string_lossy().into_owned(),
            record_mark: app.record_mark(),
            path: path.to_owned(),
            query: query.to_owned(),
        }
    }

    /// The places of the navigation.
    pub(crate) fn sections(&self) -> [Section; 9] {
        Section::ALL
    }

    /// Whether the page belongs there.
    pub(crate) fn is_in(&self, section: &Section) -> bool {
        self.section == Some(*section)
    }

    /// The same page as data.
    pub(crate) fn json(&self) -> String {
        self.other(Form::Json)
    }

    /// The same page's table.
    pub(crate) fn csv(&self) -> String {
        self.other(Form::Csv)
    }

    /// This list on another page.
    pub(crate) fn on_page(&self, page: &u32) -> String {
        self.with("page", &page.to_string())
    }

    /// This page with a field of its query set to a plain value.
    pub(crate) fn with(&self, name: &str, value: &str) -> String {
        let own = format!("{name}=");
        let kept = self.query.split('&').filter(|it| !it.is_empty() && !it.starts_with(&own));
        let fields: Vec<String> =
            kept.map(str::to_owned).chain([format!("{name}={value}")]).collect();
        format!("{}?{}", self.path, fields.join("&"))
    }

    /// The same query of another address.
    pub(crate) fn to_path(&self, path: &str) -> String {
        if self.query.is_empty() { path.to_owned() } else { format!("{path}?{}", self.query) }
    }

    fn other(&self, form: Form) -> String {
        let path = if self.path == "/" { "/positions" } else { &self.path };
        let query = if self.query.is_empty() { String::new() } else { format!("?{}", self.query) };
        format!("{path}{}{query}", form.ending())
    }
}
