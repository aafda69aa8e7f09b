//! Pages from their addresses: nothing but http and https, nobody but public machines, and never for ever.
//!
//! An address can come from anywhere, and a page can send its reader on to another. So every address on the
//! way is looked up once, all that the name stands for is checked, and the connection goes to exactly what
//! was checked: a name cannot mean another machine between the look and the use.

use crate::address;
use std::fmt;
use std::io::{ErrorKind, Read};
use std::net::IpAddr;
use std::time::{Duration, Instant};
use ureq::config::Config;
use ureq::http::header::{
    ACCEPT, CONTENT_TYPE, ETAG, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED,
    LOCATION,
};
use ureq::http::{Response, StatusCode, Uri};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, Error as Ureq};
use url::Url;

/// A page of more bytes than this is not a news report.
const LARGEST_PAGE: u64 = 16 << 20;

/// How long a page may take, with everything that sends its reader on.
const LONGEST: Duration = Duration::from_secs(30);

/// How many times a page may send its reader on to another.
const MOST_REDIRECTS: usize = 5;

/// What is taken for a report.
const PAGES: [&str; 3] = ["text/html", "text/plain", "application/xhtml+xml"];

/// By what name the program asks, the first word of which sites may name in what they ask of programs.
pub(crate) const USER_AGENT: &str =
    concat!("onrecord/", env!("CARGO_PKG_VERSION"), " (reads single pages for its user)");

/// Reads pages from their addresses.
#[derive(Clone)]
pub struct Fetcher {
    agent: Agent,
    longest: Duration,
}

/// A page as it was sent.
pub(crate) struct Fetched {
    /// Where it was at last.
    pub(crate) url: Url,
    /// What the server says it is, with its encoding.
    pub(crate) kind: Option<String>,
    pub(crate) bytes: Vec<u8>,
}

/// By what a server knows a state of a feed again, as it said itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stamp {
    tag: Option<String>,
    changed: Option<String>,
}

/// Why an address gives no page.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FetchError {
    /// It is no address of a page.
    #[error("{0}")]
    Address(String),
    /// It leads to a machine that is not on the public network.
    #[error(
        "{host} is {ip}, which is on this machine or a private network; `--allow-private` lets the program \
         read from there"
    )]
    Private {
        /// The name.
        host: String,
        /// What it stands for.
        ip: IpAddr,
    },
    /// Nobody knows the name.
    #[error("no machine is called {0}: see that the address is right, and that there is a network")]
    Unknown(String),
    /// The machine does not answer, or breaks off.
    #[error("{host} cannot be read ({reason}): try again later, or save the page and add the file")]
    Broken {
        /// The name.
        host: String,
        /// What happened.
        reason: String,
    },
    /// It takes too long.
    #[error("the page took longer than {} seconds: try again later, or save the page and add the file", .0.as_secs())]
    Slow(Duration),
    /// Page leads to page and never to an article.
    #[error(
        "the address leads on more than {MOST_REDIRECTS} times: open it in a browser, and give the address that it ends at"
    )]
    Circle,
    /// The page leads on to what is no address.
    #[error(
        "the address leads on to one that cannot be read ({0}): open it in a browser, and give the address that it ends at"
    )]
    Astray(String),
    /// The server gives no page.
    #[error("the server answered {}", Answer(*.0))]
    Refused(u16),
    /// It is something else than a page.
    #[error("this is {0}, no page: an address of a web page or of plain text is needed")]
    Kind(String),
    /// It is larger than any report.
    #[error("the page is larger than the {} MB that a report can have", LARGEST_PAGE >> 20)]
    TooLarge,
}

impl FetchError {
    /// Whether asking again would change nothing.
    pub(crate) fn is_lasting(&self) -> bool {
        match self {
            FetchError::Refused(status) => *status < 500 && !matches!(status, 408 | 425 | 429),
            FetchError::Unknown(_) | FetchError::Broken { .. } | FetchError::Slow(_) => false,
            _ => true,
        }
    }
}

/// What an answer without a page means, and what to do.
struct Answer(u16);

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.0;
        match code {
            401 | 402 | 403 | 407 | 451 => write!(
                f,
                "{code}, it does not show the page to everybody: open it in a browser, save it, and add the file"
            ),
            404 | 410 => write!(f, "{code}, there is no such page: see that the address is right"),
            429 => write!(f, "{code}, it was asked too often: wait some minutes and try again"),
            500.. => write!(f, "{code}, it has trouble: try again later"),
            _ => write!(f, "{code}, which is no page: open the address in a browser to see why"),
        }
    }
}

impl Default for Fetcher {
    fn default() -> Fetcher {
        Fetcher::new(false)
    }
}

impl fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetcher").finish_non_exhaustive()
    }
}

impl Fetcher {
    /// Reads from public machines alone, or from private ones too.
    pub fn new(allow_private: bool) -> Fetcher {
        let is_refused = if allow_private { |_| false } else { address::is_private };
        Fetcher::with(DefaultResolver::default(), is_refused, LONGEST)
    }

    fn with(names: impl Resolver, is_refused: fn(IpAddr) -> bool, longest: Duration) -> Fetcher {
        let config = Config::builder()
            // Every step is checked, so none is taken unseen; and a proxy would look names up by itself.
            .max_redirects(0)
            .proxy(None)
            .http_status_as_error(false)
            .max_idle_connections(0)
            .user_agent(USER_AGENT)
            .build();
        let names = Checked { names: Box::new(names), is_refused };
        Fetcher { agent: Agent::with_parts(config, DefaultConnector::default(), names), longest }
    }

    /// The page at an address.
    pub(crate) fn fetch(&self, url: &Url) -> Result<Fetched, FetchError> {
        let asked = [(ACCEPT, "text/html, text/plain;q=0.9")];
        self.answer(url, &asked)?.fetched(self, &PAGES)?.ok_or(FetchError::Refused(304))
    }

    /// What a feed names now, and the stamp of this state of it; nothing where it is as it was at `stamp`.
    pub(crate) fn fetch_feed(
        &self,
        url: &Url,
        stamp: &Stamp,
    ) -> Result<Option<(Fetched, Stamp)>, FetchError> {
        let accept = "application/atom+xml, application/rss+xml, application/feed+json, \
                      application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1";
        let tag = stamp.tag.as_deref().map(|it| (IF_NONE_MATCH, it));
        let changed = stamp.changed.as_deref().map(|it| (IF_MODIFIED_SINCE, it));
        let asked: Vec<_> = [Some((ACCEPT, accept)), tag, changed].into_iter().flatten().collect();
        let answer = self.answer(url, &asked)?;
        let stamp = Stamp { tag: answer.header(ETAG), changed: answer.header(LAST_MODIFIED) };
        // Servers say all sorts of things of feeds; their first bytes tell.
        Ok(answer.fetched(self, &[])?.map(|fetched| (fetched, stamp)))
    }

    /// What a site asks of programs (RFC 9309); nothing where it asks nothing.
    pub(crate) fn fetch_robots(&self, site: &Url) -> Result<Vec<u8>, FetchError> {
        let mut url = site.clone();
        url.set_path("/robots.txt");
        url.set_query(None);
        let answer = self.answer(&url, &[(ACCEPT, "text/plain, */*;q=0.1")])?;
        match answer.fetched(self, &[]) {
            Ok(fetched) => Ok(fetched.map(|it| it.bytes).unwrap_or_default()),
            Err(FetchError::Refused(400..=499)) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// What a server answers, at the address to which it sends its reader on at last.
    fn answer(&self, url: &Url, asked: &[(HeaderName, &str)]) -> Result<Answered, FetchError> {
        let end = Instant::now() + self.longest;
        let mut url = url.clone();
        for _ in 0..=MOST_REDIRECTS {
            address::check(&url).map_err(FetchError::Address)?;
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(FetchError::Slow(self.longest));
            }
            let request =
                asked.iter().fold(self.agent.get(url.as_str()), |request, (name, value)| {
                    request.header(name, *value)
                });
            let request = request.config().timeout_global(Some(left)).build();
            let response = request.call().map_err(|error| self.failed(&url, error))?;
            if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
                return Ok(Answered { url, response });
            }
            let on =
                response.headers().get(LOCATION).map(|to| String::from_utf8_lossy(to.as_bytes()));
            url = onward(&url, on.as_deref().unwrap_or_default())?;
        }
        Err(FetchError::Circle)
    }

    fn failed(&self, url: &Url, error: Ureq) -> FetchError {
        let host = url.host_str().unwrap_or_default().to_owned();
        match error {
            Ureq::Timeout(_) => FetchError::Slow(self.longest),
            Ureq::HostNotFound => FetchError::Unknown(host),
            Ureq::Other(error) => match error.downcast::<Private>() {
                Ok(private) => FetchError::Private { host, ip: private.0 },
                Err(error) => FetchError::Broken { host, reason: error.to_string() },
            },
            // What the system's look-up says of names differs from system to system.
            Ureq::Io(error) if is_about_names(&error) => FetchError::Unknown(host),
            error => FetchError::Broken { host, reason: error.to_string() },
        }
    }

    fn broke_off(&self, url: &Url, error: &std::io::Error) -> FetchError {
        let inner = error.get_ref().and_then(|inner| inner.downcast_ref::<Ureq>());
        if error.kind() == ErrorKind::TimedOut || matches!(inner, Some(Ureq::Timeout(_))) {
            return FetchError::Slow(self.longest);
        }
        let host = url.host_str().unwrap_or_default().to_owned();
        FetchError::Broken { host, reason: error.to_string() }
    }
}

/// A server's answer, whose body is yet to come.
struct Answered {
    url: Url,
    response: Response<Body>,
}

impl Answered {
    fn header(&self, name: HeaderName) -> Option<String> {
        let value = self.response.headers().get(name)?;
        Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
    }

    /// What was sent, of one of these kinds where any are named; nothing where it has not changed.
    fn fetched(self, fetcher: &Fetcher, kinds: &[&str]) -> Result<Option<Fetched>, FetchError> {
        match self.response.status() {
            StatusCode::OK => {}
            StatusCode::NOT_MODIFIED => return Ok(None),
            status => return Err(FetchError::Refused(status.as_u16())),
        }
        let kind = self.header(CONTENT_TYPE);
        if !kinds.is_empty() {
            check_kind(kind.as_deref(), kinds)?;
        }
        let Answered { url, response } = self;
        let mut bytes = Vec::new();
        // The limit holds for what comes out of the compression, so that a little cannot become a flood.
        let mut body = response.into_body().into_reader().take(LARGEST_PAGE + 1);
        body.read_to_end(&mut bytes).map_err(|error| fetcher.broke_off(&url, &error))?;
        if bytes.len() as u64 > LARGEST_PAGE {
            return Err(FetchError::TooLarge);
        }
        Ok(Some(Fetched { url, kind, bytes }))
    }
}

/// Where a page sends its reader.
fn onward(from: &Url, to: &str) -> Result<Url, FetchError> {
    let astray = || FetchError::Astray(to.chars().take(200).collect());
    if to.is_empty() {
        return Err(FetchError::Astray("none is named".to_owned()));
    }
    let mut url = from.join(to).map_err(|_| astray())?;
    address::check(&url).map_err(|_| astray())?;
    url.set_fragment(None);
    Ok(url)
}

fn check_kind(stated: Option<&str>, kinds: &[&str]) -> Result<(), FetchError> {
    // Where nothing is stated the bytes tell, as they do for files.
    let Some(stated) = stated else { return Ok(()) };
    let kind = stated.split(';').next().unwrap_or_default().trim();
    if kinds.iter().any(|known| known.eq_ignore_ascii_case(kind)) {
        return Ok(());
    }
    Err(FetchError::Kind(kind.chars().filter(|c| !c.is_control()).take(60).collect()))
}

fn is_about_names(error: &std::io::Error) -> bool {
    /// What Windows says of a name that nobody has.
    const NO_SUCH_HOST: i32 = 11_001;
    error.raw_os_error() == Some(NO_SUCH_HOST) || error.to_string().contains("failed to lookup")
}

/// Looks names up, and gives nothing back for one that stands for a machine which may not be asked.
#[derive(Debug)]
struct Checked {
    names: Box<dyn Resolver>,
    is_refused: fn(IpAddr) -> bool,
}

/// The machine that may not be asked.
#[derive(Debug, thiserror::Error)]
#[error("{0} is no public machine")]
struct Private(IpAddr);

impl Resolver for Checked {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Ureq> {
        let found = self.names.resolve(uri, config, timeout)?;
        // One that is refused is enough: a name that stands for both is made to mislead.
        match found.iter().map(std::net::SocketAddr::ip).find(|ip| (self.is_refused)(*ip)) {
            Some(ip) => Err(Ureq::Other(Box::new(Private(ip)))),
            None => Ok(found),
        }
    }
}

#[cfg(test)]
mod tests;
