//! What is added, what is passed over, and what is told of it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test uses a part of it")]
mod common;

use common::{onrecord, run};
use std::path::Path;

/// What `add` prints and complains of.
fn add(record: &Path, source: &Path, status: i32) -> (String, String) {
    let output = run(onrecord().arg("add").arg(source).arg("--record").arg(record), status);
    let [said, told] = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
    (said, told)
}

#[test]
fn what_is_passed_over_or_undated_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let reports = folder.path().join("reports");
    std::fs::create_dir(&reports).unwrap();
    let put = |name: &str, text: &str| std::fs::write(reports.join(name), text).unwrap();
    put("1.txt", "Published: 2024-05-13\n\nThe mayor, Tomas Brandt, opposes the tunnel.\n");
    put("2.txt", "The mayor, Tomas Brandt, opposes the tunnel, he said.\n");
    put("3.txt", "Published: 2099-05-13\n\nThe mayor, Tomas Brandt, opposes it.\n");
    put(
        "4.txt",
        "Bürgermeister Tomas Brandt lehnt den Hafentunnel ab. „Nie“, sagte Brandt am Montag.\n",
    );
    for other in ["a.pdf", "b.md", "c.md"] {
        put(other, "x");
    }
    let (said, told) = add(&folder.path().join("r.sqlite"), &reports, 0);
    assert!(said.starts_with("added 4 articles"), "{said}");
    for expected in [
        "3 files are passed over by their names: 2 .md, 1 .pdf",
        "2 of 4 reports have no day of publication",
        "3.txt: 2099-05-13, its day of publication, is yet to come",
        "4.txt: its words do not look like English",
    ] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
}

#[test]
fn what_is_no_report_makes_no_record() {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("r.sqlite");
    let feed = "<?xml version=\"1.0\"?><rss><channel><item><description>Ann Hale, the mayor, opposes it.\
                </description></item></channel></rss>";
    for (name, text, why) in [
        ("feed.xml", feed, "a feed"),
        ("binary.txt", "\0\u{1}", "not text"),
        ("header.txt", "Outlet: Echo\nPublished: 2024-05-13\n\n", "no words"),
        ("codings.csv", "actor,stance\nHale,for\n", "a table"),
    ] {
        let source = folder.path().join(name);
        std::fs::write(&source, text).unwrap();
        let (_, told) = add(&record, &source, 2);
        assert!(told.contains(why), "{name}: {told}");
        assert!(!record.exists(), "{name}");
    }
}

/// A page as a crawler captured it.
fn capture(address: &str, status: &str, media: &str, page: &str) -> String {
    let answer = format!("HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n{page}");
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n\
         WARC-Date: 2024-05-14T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n\
         Content-Length: {}\r\n\r\n{answer}\r\n\r\n",
        answer.len()
    )
}

#[test]
fn the_pages_of_a_crawl_are_reports() {
    let page = |words: &str| {
        format!(
            "<html><head><meta property=\"article:published_time\" content=\"2024-05-13\"></head>\
             <body><article><p>{words}</p></article></body></html>"
        )
    };
    let english = "The mayor of Brackwater, Ada Pell, said on Monday that the town would not pay for the tunnel.";
    let german = "Die Bürgermeisterin von Brackwater, Ada Pell, sagte am Montag, die Stadt werde für den Tunnel nicht zahlen.";
    let crawl = [
        capture("https://echo.example/tunnel", "200 OK", "text/html", &page(english)),
        capture("https://echo.example/de/tunnel", "200 OK", "text/html", &page(german)),
        capture("https://echo.example/", "200 OK", "text/html", "<html><body></body></html>"),
        capture("https://echo.example/gone", "404 Not Found", "text/html", "<p>Gone"),
        capture("https://echo.example/a.css", "200 OK", "text/css", "p { color: red }"),
    ]
    .concat();
    let folder = tempfile::tempdir().unwrap();
    let [record, path] = ["r.sqlite", "echo.warc"].map(|name| folder.path().join(name));
    std::fs::write(&path, &crawl).unwrap();
    let (said, told) = add(&record, &path, 0);
    assert!(said.starts_with("added 1 article with 1 statement;"), "{said}");
    for expected in [
        "2 captures that are no pages are passed over: 1 text/css, 1 with status 404",
        "2 of 3 pages hold no report in English, and are passed over",
    ] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    let (said, _) = add(&record, folder.path(), 0);
    assert!(said.contains("1 was in already"), "{said}");
    let found =
        run(onrecord().args(["search", "tunnel", "-f", "json", "--record"]).arg(&record), 0);
    let found = String::from_utf8(found.stdout).unwrap();
    assert!(
        found.contains("https://echo.example/tunnel") && found.contains("echo.warc:0"),
        "{found}"
    );

    std::fs::write(&path, &crawl[..300]).unwrap();
    let (_, told) = add(&record, &path, 2);
    assert!(told.contains("echo.warc:0: the crawl is damaged or breaks off"), "{told}");
}

#[test]
fn a_search_says_what_it_found_nothing_by_and_a_quotation_once() {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("r.sqlite");
    for (name, outlet) in [("1.txt", "Harrow Echo"), ("2.txt", "Aldmouth Post")] {
        let path = folder.path().join(name);
        let text = format!(
            "Outlet: {outlet}\nPublished: 2024-05-13\n\n“We will not pay for the new harbour tunnel in \
             our lifetime,” said Ada Pell.\n"
        );
        std::fs::write(&path, text).unwrap();
        add(&record, &path, 0);
    }
    let search = |arguments: &[&str], status: i32| {
        let mut command = onrecord();
        let output =
            run(command.arg("search").args(arguments).arg("--record").arg(&record), status);
        let [said, told] = [output.stdout, output.stderr].map(|it| String::from_utf8(it).unwrap());
        (said, told)
    };
    let (said, _) = search(&["tunnel"], 0);
    assert_eq!(said.matches("lifetime").count(), 1, "{said}");
    assert!(said.contains("also in 1 other report"), "{said}");
    let (said, _) = search(&["--outlet", "Echo"], 0);
    assert!(said.contains("Harrow Echo"), "{said}");
    let (_, told) = search(&["tunnel", "--outlet", "Nope"], 1);
    assert!(told.contains("no outlet in the record is called Nope"), "{told}");
    let (_, told) = search(&["tunnel -harbour"], 0);
    assert!(told.contains("a - before a word have no meaning here"), "{told}");
    // Without words and filters it is all that the record has.
    let (said, _) = search(&[], 0);
    assert!(said.contains("Harrow Echo"), "{said}");
    let output = run(onrecord().args(["remove", ".tx"]).arg("--record").arg(&record), 2);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("whole names of files and folders count, as in ") && told.contains("1.txt")
    );
}
