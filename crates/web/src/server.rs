//! Where the pages are served, and until when.

use crate::app::App;
use crate::security::Guard;
use crate::{assets, failure, form, pages, security};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use onrecord::Tagger;
use onrecord::record::{PositionFilters, RecordError};
use std::future::IntoFuture;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::time::Duration;

/// How long open requests may take to end once the user has stopped the program.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// What is served, where, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The record's file; it is made where there is none.
    pub record: PathBuf,
    /// The address to listen on. All but a loopback address let other machines in.
    pub listen: IpAddr,
    /// The port; 0 takes one that is free.
    pub port: u16,
    /// More names under which browsers may ask for the pages, as they stand in the address bar, without the
    /// port.
    pub names: Vec<String>,
    /// Whose verdicts are written down.
    pub coder: String,
    /// Whether the page that adds reports reads addresses that lead to private networks too.
    pub allow_private: bool,
    /// What finds the statements.
    pub model: Tagger,
    /// A folder with another judge of positions than the one that ships.
    pub judge: Option<PathBuf>,
}

impl Options {
    /// The port, unless another is asked for.
    pub const PORT: u16 = 7411;

    /// This machine alone, at the usual port.
    pub fn new(record: impl Into<PathBuf>) -> Options {
        Options {
            record: record.into(),
            listen: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: Options::PORT,
            names: Vec::new(),
            coder: "coder".to_owned(),
            allow_private: false,
            model: Tagger::default(),
            judge: None,
        }
    }
}

/// Why the pages cannot be served.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The record cannot be opened.
    #[error(transparent)]
    Record(RecordError),
    /// The address cannot be had.
    #[error(
        "cannot listen on {address} ({reason}): another program may be there; name another --port"
    )]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        reason: io::Error,
    },
    /// The system gives no random numbers, without which no page is safe.
    #[error(
        "the system gives no random numbers ({reason}): the pages would not be safe without them"
    )]
    Random {
        /// What the system says.
        reason: String,
    },
    /// The system failed while the pages were served.
    #[error("the pages broke off ({0}): start again")]
    Broken(#[from] io::Error),
}

/// Pages that can be asked for as soon as it runs.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    router: Router,
    app: App,
}

impl Server {
    /// Opens the record and takes the port.
    ///
    /// # Errors
    ///
    /// The record cannot be opened, or the address cannot be had.
    pub fn bind(options: &Options) -> Result<Server, ServeError> {
        let app = App::new(options)?;
        let wanted = SocketAddr::new(options.listen, options.port);
        let listen = |reason| ServeError::Listen { address: wanted, reason };
        let listener = TcpListener::bind(wanted).map_err(listen)?;
        listener.set_nonblocking(true).map_err(listen)?;
        let address = listener.local_addr().map_err(listen)?;
        let router = router(&app, Guard::new(app.token(), address, &options.names));
        Ok(Server { listener, address, router, app })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until somebody presses Ctrl-C; requests that are under way then may end.
    ///
    /// # Errors
    ///
    /// The system cannot go on.
    pub fn run(self) -> Result<(), ServeError> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
        let ended = runtime.block_on(async move {
            // The first page waits for what is left of it; what fails here fails there too, and is told there.
            let app = self.app;
            tokio::task::spawn_blocking(move || {
                app.holdings(&PositionFilters::default()).map(drop)
            });
            let listener = tokio::net::TcpListener::from_std(self.listener)?;
            let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
            let serving = axum::serve(listener, self.router)
                .with_graceful_shutdown(async move {
                    // The sender is gone: that is a stop too.
                    let _ = stopped.await;
                })
                .into_future();
            let serving = tokio::spawn(serving);
            tokio::signal::ctrl_c().await?;
            let _ = stop.send(());
            match tokio::time::timeout(LAST_WORDS, serving).await {
                Ok(Ok(ended)) => Ok(ended?),
                // A page that waits for news of a long run would keep the program from ending.
                Ok(Err(_)) | Err(_) => Ok(()),
            }
        });
        // Work that waits for another process to let go of the record would keep it too.
        runtime.shutdown_background();
        ended
    }
}

/// All pages behind the guard.
pub(crate) fn router(app: &App, guard: Guard) -> Router {
    let pages = pages::routes()
        .merge(assets::routes())
        .fallback(failure::no_page)
        .method_not_allowed_fallback(failure::no_method)
        .layer(from_fn_with_state(app.clone(), failure::dress))
        .layer(DefaultBodyLimit::max(security::LONGEST_FORM))
        .with_state(app.clone());
    // The outer router has no routes, so that what a request asks for can be told apart from the form in
    // which it asks before the routes are looked at.
    Router::new()
        .fallback_service(pages)
        .layer(from_fn(form::tell_apart))
        .layer(from_fn_with_state(guard, security::check))
}
