//! Feeds that are followed, on a site of a few lines.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::{onrecord, run};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// A site: what it answers to a path, and how often it was asked for a page.
struct Site {
    port: u16,
    pages: Arc<Mutex<Vec<(&'static str, String)>>>,
    asked: Arc<AtomicUsize>,
}

impl Site {
    fn new() -> Site {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let pages: Arc<Mutex<Vec<(&'static str, String)>>> = Arc::default();
        let asked: Arc<AtomicUsize> = Arc::default();
        let (of_site, count) = (Arc::clone(&pages), Arc::clone(&asked));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let Some(Ok(first)) = lines.next() else { continue };
                lines.map_while(Result::ok).take_while(|line| !line.is_empty()).for_each(drop);
                let path = first.split(' ').nth(1).unwrap_or_default();
                count.fetch_add(usize::from(path.starts_with("/report")), Ordering::SeqCst);
                let pages = of_site.lock().unwrap();
                let page = pages.iter().find(|(known, _)| *known == path);
                let (status, body) =
                    page.map_or(("404 Not Found", ""), |(_, body)| ("200 OK", body));
                let kind = if path.ends_with(".xml") { "application/rss+xml" } else { "text/html" };
                let length = body.len();
                let _ = write!(
                    stream,
                    "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
                     Connection: close\r\n\r\n{body}"
                );
            }
        });
        Site { port, pages, asked }
    }

    fn put(&self, path: &'static str, body: String) {
        let mut pages = self.pages.lock().unwrap();
        pages.retain(|(known, _)| *known != path);
        pages.push((path, body));
    }

    /// A feed that names these reports, the newest first.
    fn put_feed(&self, reports: &[&str]) {
        let item = |path: &&str| {
            format!(
                "<item><title>Tunnel</title><link>http://127.0.0.1:{}{path}</link>\
                 <pubDate>Mon, 13 May 2024 09:00:00 +0000</pubDate></item>",
                self.port
            )
        };
        let items: String = reports.iter().map(item).collect();
        let feed =
            format!("<rss version='2.0'><channel><title>Echo</title>{items}</channel></rss>");
        self.put("/feed.xml", feed);
    }

    /// What one look prints and complains of.
    fn look(&self, record: &Path, status: i32) -> (String, String) {
        let feed = format!("http://127.0.0.1:{}/feed.xml", self.port);
        let mut command = onrecord();
        command.args(["watch", &feed, "--once", "--allow-private", "--record"]).arg(record);
        let output = run(&mut command, status);
        let [said, told] = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
        (said, told)
    }
}

fn report(headline: &str, words: &str) -> String {
    format!(
        "<html><head><title>{headline}</title><meta property='og:title' content='{headline}'>\
         <meta property='og:site_name' content='Harrow Echo'></head>\
         <body><article><h1>{headline}</h1><p>{words}</p></article></body></html>"
    )
}

#[test]
fn what_a_feed_names_is_read_once() {
    let site = Site::new();
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("r.sqlite");
    site.put("/robots.txt", "User-agent: *\nDisallow: /report/inner\n".to_owned());
    let words = "The mayor of Brackwater, Ada Pell, said on Monday that the town would not pay for the tunnel.";
    site.put("/report/1", report("Town will not pay", words));
    site.put("/report/inner", report("Inner", words));
    let german = "Die Bürgermeisterin von Brackwater, Ada Pell, sagte am Montag, die Stadt werde für den Tunnel nicht zahlen.";
    site.put("/report/de", report("Stadt zahlt nicht", german));
    site.put_feed(&["/report/de", "/report/inner", "/report/gone", "/report/1"]);
    let (said, told) = site.look(&record, 2);
    let address = format!("http://127.0.0.1:{}/report/1", site.port);
    let expected =
        format!("Town will not pay\n  2024-05-13, Harrow Echo: {address} · 1 statement\n");
    assert_eq!(said, expected, "{told}");
    for expected in [
        "not read, as the sites ask programs not to (robots.txt): 1 page",
        "/report/gone: the server answered 404",
        "they hold no report in English: 1 page",
        "1 report new with 1 statement",
    ] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    assert_eq!(site.asked.load(Ordering::SeqCst), 3);

    let (said, _) = site.look(&record, 1);
    assert_eq!(
        (said.as_str(), site.asked.load(Ordering::SeqCst)),
        ("", 3),
        "nothing is asked twice"
    );

    let more = "The minister, Tomas Brandt, told reporters on Tuesday that the tunnel would be built without the town.";
    site.put("/report/2", report("Tunnel comes all the same", more));
    site.put_feed(&["/report/2", "/report/1"]);
    let (said, told) = site.look(&record, 0);
    assert!(said.starts_with("Tunnel comes all the same\n"), "{said}");
    assert!(told.contains("1 report new"), "{told}");
    assert_eq!(site.asked.load(Ordering::SeqCst), 4);
}

#[test]
fn what_is_no_feed_is_told() {
    let site = Site::new();
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("r.sqlite");
    let (_, told) = site.look(&record, 2);
    assert!(told.contains("/feed.xml: the server answered 404"), "{told}");
    let page = "<html><head><link rel='alternate' type='application/atom+xml' href='/atom'></head><body><p>News";
    site.put("/feed.xml", page.to_owned());
    let (_, told) = site.look(&record, 2);
    assert!(
        told.contains(&format!("the page names http://127.0.0.1:{}/atom", site.port)),
        "{told}"
    );
    assert!(!record.exists(), "nothing is made of nothing");
    let list = folder.path().join("feeds.txt");
    std::fs::write(&list, "# none\n").unwrap();
    let mut command = onrecord();
    let output = run(command.arg("watch").arg(&list).args(["--once", "--record"]).arg(&record), 2);
    assert!(String::from_utf8(output.stderr).unwrap().contains("no feed is named in it"));
}
