//! A server of a few lines, names that mean what the test wants, and pages that do not play by the rules.

use super::*;
use crate::feed::Feed;
use crate::source::{Location, Opening, SourceError, open};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};

/// Where the server is: a private address, which these tests let pass as if it were public.
const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// Another address of this machine, which stays refused.
const THERE: IpAddr = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2));

fn is_refused(ip: IpAddr) -> bool {
    ip != HERE && address::is_private(ip)
}

/// Names and what they stand for; nobody has any other.
#[derive(Debug)]
struct Names(BTreeMap<&'static str, Vec<IpAddr>>);

impl Resolver for Names {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Ureq> {
        let host = uri.host().unwrap_or_default();
        if host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok() {
            return DefaultResolver::default().resolve(uri, config, timeout);
        }
        let mut found = self.empty();
        for ip in self.0.get(host).ok_or(Ureq::HostNotFound)? {
            found.push(SocketAddr::new(*ip, uri.port_u16().unwrap_or(80)));
        }
        Ok(found)
    }
}

fn fetcher(longest: Duration) -> Fetcher {
    let names = BTreeMap::from([
        ("paper.example", vec![HERE]),
        ("inside.example", vec![THERE]),
        ("both.example", vec![HERE, IpAddr::V4(Ipv4Addr::new(10, 0, 0, 1))]),
    ]);
    Fetcher::with(Names(names), is_refused, longest)
}

/// Serves what `answer` says for each path, as often as it is asked, and gives the port.
fn serve(answer: impl Fn(&str, &mut TcpStream) + Send + 'static) -> u16 {
    serve_asked(move |asked, stream| answer(asked[0].split(' ').nth(1).unwrap_or_default(), stream))
}

/// The same, by all lines of what is asked.
fn serve_asked(answer: impl Fn(&[String], &mut TcpStream) + Send + 'static) -> u16 {
    let listener = TcpListener::bind((HERE, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let asked = lines.map_while(Result::ok).take_while(|line| !line.is_empty());
            let asked: Vec<String> = asked.collect();
            if !asked.is_empty() {
                answer(&asked, &mut stream);
            }
        }
    });
    port
}

fn send(stream: &mut TcpStream, head: &str, body: &[u8]) {
    let length = body.len();
    let head = format!("HTTP/1.1 {head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
    // Whoever asks may have gone away by then.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}

fn get(port: u16, host: &str, path: &str) -> Result<Fetched, FetchError> {
    let url = Url::parse(&format!("http://{host}:{port}{path}")).unwrap();
    fetcher(Duration::from_secs(5)).fetch(&url)
}

#[track_caller]
fn refused(found: Result<Fetched, FetchError>, words: &str) {
    let error = found.err().expect("it is refused").to_string();
    assert!(error.contains(words), "{error}");
}

#[test]
fn a_page_is_read_and_its_last_address_known() {
    let port = serve(|path, stream| match path {
        "/old" => send(stream, "301 Moved\r\nLocation: /new#part", b""),
        "/new" => {
            send(stream, "200 OK\r\nContent-Type: text/plain; charset=utf-8", b"Ada said no.");
        }
        _ => send(stream, "404 Not Found", b""),
    });
    let page = get(port, "paper.example", "/old").unwrap();
    assert_eq!(page.url.as_str(), format!("http://paper.example:{port}/new"));
    assert_eq!(page.kind.as_deref(), Some("text/plain; charset=utf-8"));
    assert_eq!(page.bytes, b"Ada said no.");
    refused(get(port, "paper.example", "/nothing"), "404, there is no such page");
}

#[test]
fn nothing_leads_to_a_private_machine() {
    let port = serve(|path, stream| {
        let to = match path {
            "/name" => "http://inside.example/secret",
            "/number" => "http://127.0.0.2/secret",
            "/hex" => "http://0x7f.2/secret",
            "/mapped" => "http://[::ffff:10.0.0.1]/secret",
            "/local" => "http://[fe80::1]/secret",
            "/cloud" => "http://169.254.169.254/latest/",
            "/file" => "file:///etc/passwd",
            "/password" => "http://a:b@paper.example/",
            _ => "",
        };
        send(stream, &format!("302 Found\r\nLocation: {to}"), b"");
    });
    for path in ["/name", "/number", "/hex", "/mapped", "/local", "/cloud"] {
        refused(get(port, "paper.example", path), "a private network");
    }
    for path in ["/file", "/password", "/nowhere"] {
        refused(get(port, "paper.example", path), "leads on to one that cannot be read");
    }
    refused(get(port, "inside.example", "/"), "a private network");
    refused(get(port, "both.example", "/"), "10.0.0.1");
    refused(get(port, "nobody.example", "/"), "no machine is called nobody.example");
}

#[test]
fn the_program_itself_refuses_this_machine_unless_allowed() {
    let port =
        serve(|_, stream| send(stream, "200 OK\r\nContent-Type: text/plain", b"Ada said no."));
    let location = Location::Address(Url::parse(&format!("http://localhost:{port}/")).unwrap());
    let error = open(&location, &Opening::default()).unwrap_err();
    assert!(matches!(error, SourceError::Fetch(FetchError::Private { .. })), "{error}");
    let allowed = Opening { fetcher: Fetcher::new(true), ..Opening::default() };
    let (article, _) = open(&location, &allowed).unwrap();
    assert_eq!(article.text, "Ada said no.");
    assert_eq!(article.url, Some(format!("http://localhost:{port}/")));
}

#[test]
fn a_name_is_looked_up_once_for_each_step() {
    /// Public when it is looked at, private when it is used: what a check before the use would miss.
    #[derive(Debug)]
    struct Turning(std::sync::atomic::AtomicUsize);
    impl Resolver for Turning {
        fn resolve(
            &self,
            uri: &Uri,
            _: &Config,
            _: NextTimeout,
        ) -> Result<ResolvedSocketAddrs, Ureq> {
            let times = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let mut found = self.empty();
            let ip = if times == 0 { HERE } else { THERE };
            found.push(SocketAddr::new(ip, uri.port_u16().unwrap_or(80)));
            Ok(found)
        }
    }
    let port = serve(|path, stream| match path {
        "/on" => send(stream, "302 Found\r\nLocation: /", b""),
        _ => send(stream, "200 OK\r\nContent-Type: text/plain", b"words"),
    });
    let fetch = |path: &str| {
        let fetcher = Fetcher::with(Turning(0.into()), is_refused, Duration::from_secs(5));
        fetcher.fetch(&Url::parse(&format!("http://turning.example:{port}{path}")).unwrap())
    };
    assert_eq!(fetch("/").unwrap().bytes, b"words");
    refused(fetch("/on"), "127.0.0.2");
}

#[test]
fn nothing_goes_on_for_ever() {
    let port = serve(|path, stream| match path {
        "/circle" => send(stream, "302 Found\r\nLocation: /circle", b""),
        "/endless" => {
            let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
            let mut sent = stream.write_all(head);
            while sent.is_ok() {
                sent = stream.write_all(&[b'x'; 65_536]);
            }
        }
        "/slow" => std::thread::sleep(Duration::from_secs(3)),
        _ => {
            // A drop at a time keeps a connection alive, but not beyond the end.
            let mut sent = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
            while sent.is_ok() {
                std::thread::sleep(Duration::from_millis(50));
                sent = stream.write_all(b"x");
            }
        }
    });
    refused(get(port, "paper.example", "/circle"), "more than 5 times");
    refused(get(port, "paper.example", "/endless"), "larger than the 16 MB");
    for path in ["/drops", "/slow"] {
        let url = Url::parse(&format!("http://paper.example:{port}{path}")).unwrap();
        let found = fetcher(Duration::from_millis(400)).fetch(&url);
        assert!(matches!(found, Err(FetchError::Slow(_))), "{path}: {:?}", found.err());
    }
}

#[test]
fn what_is_no_page_says_what_it_is() {
    let port = serve(|path, stream| {
        let kind = path.trim_start_matches('/').replace('.', "/");
        match path {
            "/cut" => {
                let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nwords");
            }
            "/no" => send(stream, "403 Forbidden", b""),
            "/unstated" => send(stream, "200 OK", b"words"),
            "/part" => send(stream, "206 Partial Content\r\nContent-Type: text/html", b"words"),
            _ => send(stream, &format!("200 OK\r\nContent-Type: {kind}"), b"words"),
        }
    });
    refused(get(port, "paper.example", "/application.pdf"), "this is application/pdf, no page");
    refused(get(port, "paper.example", "/text.html-not"), "this is text/html-not");
    refused(get(port, "paper.example", "/no"), "save it, and add the file");
    refused(get(port, "paper.example", "/cut"), "cannot be read");
    refused(get(port, "paper.example", "/part"), "206");
    assert!(get(port, "paper.example", "/unstated").is_ok());
    assert!(get(port, "paper.example", "/TEXT.HTML").is_ok());
    // A port on which nobody listens.
    let free = TcpListener::bind((HERE, 0)).unwrap().local_addr().unwrap().port();
    refused(get(free, "paper.example", "/"), "paper.example cannot be read");
}

#[test]
fn the_header_tells_the_encoding_and_a_wrong_one_does_no_harm() {
    let port = serve(|path, stream| {
        let charset = path.trim_start_matches('/');
        let kind = format!("200 OK\r\nContent-Type: text/plain; charset={charset}");
        send(stream, &kind, b"Nora \xa3 \xe1\xe9 said no to the caf\xe9 in the old town.");
    });
    let read = |charset: &str| {
        let location = Location::Address(
            Url::parse(&format!("http://paper.example:{port}/{charset}")).unwrap(),
        );
        let fetcher = fetcher(Duration::from_secs(5));
        open(&location, &Opening { fetcher, ..Opening::default() }).unwrap()
    };
    let (article, warnings) = read("iso-8859-2");
    assert!(article.text.starts_with("Nora Ł áé said"), "{}", article.text);
    assert!(warnings.is_empty());
    let (article, warnings) = read("no-such-thing");
    assert!(article.text.contains("café"), "{}", article.text);
    assert_eq!(warnings.len(), 1, "it was a guess");
}

#[test]
fn a_feed_that_has_not_changed_is_not_sent_again() {
    let port = serve_asked(|asked, stream| {
        let knows = |line: &&String| line.eq_ignore_ascii_case("if-none-match: \"one\"");
        match asked.iter().any(|line| knows(&line)) {
            true => send(stream, "304 Not Modified", b""),
            false => send(
                stream,
                "200 OK\r\nContent-Type: application/rss+xml\r\nETag: \"one\"",
                b"<rss version='2.0'><channel><item><link>/1</link></item></channel></rss>",
            ),
        }
    });
    let fetcher = fetcher(Duration::from_secs(5));
    let mut feed = Feed::all_of(&format!("http://paper.example:{port}/rss")).unwrap().remove(0);
    let mut named = || feed.items(&fetcher).unwrap().len();
    assert_eq!([named(), named()], [1, 0]);
    feed.look_again();
    assert_eq!(feed.items(&fetcher).unwrap().len(), 1, "what could not be read is named again");
}

#[test]
fn a_site_that_asks_nothing_of_programs_is_open() {
    let port = serve(|_, stream| send(stream, "404 Not Found", b"none"));
    let site = |port: u16| Url::parse(&format!("http://paper.example:{port}/a?b=c")).unwrap();
    let fetcher = fetcher(Duration::from_secs(5));
    assert_eq!(fetcher.fetch_robots(&site(port)).unwrap(), b"");
    let port = serve(|path, stream| send(stream, "200 OK", path.as_bytes()));
    assert_eq!(fetcher.fetch_robots(&site(port)).unwrap(), b"/robots.txt");
    let port = serve(|_, stream| send(stream, "503 Later", b""));
    assert!(!fetcher.fetch_robots(&site(port)).unwrap_err().is_lasting());
}
