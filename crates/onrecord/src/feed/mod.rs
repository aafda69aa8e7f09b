//! Feeds (RSS, Atom, JSON Feed): the reports that a site names as they appear. A feed names reports and seldom holds
//! them whole, so each is read from its own page.

mod list;
mod visit;

pub use visit::Visits;

use crate::address;
use crate::fetch::{FetchError, Fetcher, Stamp};
use crate::source::{SourceError, read_limited};
use chrono::{DateTime, NaiveTime, Utc};
use feed_rs::model::{Entry, Link};
use feed_rs::parser::Builder;
use onrecord_text::{NaiveDate, day_of_stamp, decode, feeds_of_page, looks_like_page};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use url::Url;

/// A feed that is followed.
#[derive(Clone, Debug)]
pub struct Feed {
    /// Its address.
    pub url: Url,
    /// The state of it that was seen last.
    stamp: Stamp,
}

/// A report that a feed names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where the report is.
    pub url: Url,
    /// Its day of publication, as the feed has it.
    pub published: Option<NaiveDate>,
    /// When it was changed last, as the feed has it; of items without that, when it was published.
    pub changed: Option<String>,
}

impl Feed {
    fn of(typed: &str) -> Result<Feed, SourceError> {
        let url = address::parse(typed).map_err(FetchError::Address)?;
        Ok(Feed { url, stamp: Stamp::default() })
    }

    /// The feeds that an argument stands for: the one at an address, or all of a list in a file, which is OPML, as feed
    /// readers export it, or has an address a line.
    ///
    /// # Errors
    /// If it is no address, the file cannot be read, or there is no feed in it.
    pub fn all_of(argument: &str) -> Result<Vec<Feed>, SourceError> {
        if address::of_argument(Path::new(argument)).is_some() {
            return Ok(vec![Feed::of(argument)?]);
        }
        let bytes = read_limited(std::fs::File::open(argument)?)?;
        let named = list::addresses(&decode(&bytes, None)?.text);
        if named.is_empty() {
            Err(SourceError::NoFeeds)
        } else {
            named.iter().map(|it| Feed::of(it)).collect()
        }
    }

    /// Takes care that it tells all that it names at the next look, also where it has not changed by then: something of that
    /// could not be read.
    pub fn look_again(&mut self) {
        self.stamp = Stamp::default();
    }

    /// What it names now, the first to be read first; nothing where it has not changed since it was asked last.
    ///
    /// # Errors
    /// If it cannot be read, or is no feed.
    pub fn items(&mut self, fetcher: &Fetcher) -> Result<Vec<Item>, SourceError> {
        let Some((fetched, stamp)) = fetcher.fetch_feed(&self.url, &self.stamp)? else {
            return Ok(Vec::new());
        };
        let items = items(&fetched.bytes, &fetched.url)?;
        self.stamp = stamp;
        Ok(items)
    }
}

/// The items of a feed, the oldest first, as a feed begins with the newest.
fn items(bytes: &[u8], url: &Url) -> Result<Vec<Item>, SourceError> {
    let parser = Builder::new().base_uri(Some(url.as_str())).timestamp_parser(time).build();
    // Whoever follows feeds for weeks meets every sort of damage, which must not end that.
    let parsed = catch_unwind(AssertUnwindSafe(|| parser.parse(bytes)));
    let Ok(Ok(feed)) = parsed else {
        let page = String::from_utf8_lossy(bytes);
        let named = if looks_like_page(&page) { feeds_of_page(&page, url) } else { Vec::new() };
        return Err(SourceError::NoFeed(named));
    };
    Ok(feed.entries.iter().rev().filter_map(|entry| item(entry, url)).collect())
}

fn item(entry: &Entry, feed: &Url) -> Option<Item> {
    let is_report = |link: &&Link| {
        link.rel.as_deref().is_none_or(|rel| rel == "alternate")
            && link.media_type.as_deref().is_none_or(|kind| kind.contains("html"))
    };
    let link = entry.links.iter().find(is_report).or(entry.links.first())?;
    let mut url = feed.join(link.href.trim()).ok()?;
    url.set_fragment(None);
    address::check(&url).ok()?;
    let time = |time: DateTime<Utc>| time.format("%Y-%m-%dT%H:%M:%S").to_string();
    let changed = entry.updated.or(entry.published);
    let published = entry.published.or(entry.updated);
    Some(Item { url, published: published.map(|it| it.date_naive()), changed: changed.map(time) })
}

/// The time that a feed tells, as clocks stood where it was written: an evening's report is one of that day.
fn time(written: &str) -> Option<DateTime<Utc>> {
    let written = written.trim();
    let told = DateTime::parse_from_rfc3339(written).or(DateTime::parse_from_rfc2822(written));
    match told {
        Ok(told) => Some(told.naive_local().and_utc()),
        Err(_) => Some(day_of_stamp(written)?.and_time(NaiveTime::MIN).and_utc()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(feed: &str) -> Result<Vec<Item>, SourceError> {
        items(feed.as_bytes(), &Url::parse("https://echo.example/feeds/all.xml").unwrap())
    }

    /// The address, day and last change of each item.
    fn told(feed: &str) -> Vec<(String, String, String)> {
        let told = |item: Item| {
            let day = item.published.map(|day| day.to_string()).unwrap_or_default();
            (item.url.to_string(), day, item.changed.unwrap_or_default())
        };
        of(feed).unwrap().into_iter().map(told).collect()
    }

    fn owned(items: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
        items.iter().map(|(a, b, c)| (a.to_string(), b.to_string(), c.to_string())).collect()
    }

    #[test]
    fn feeds_of_three_kinds_name_their_reports() {
        let rss = "<?xml version='1.0'?><rss version='2.0'><channel><title>Echo</title>\
                   <item><title>B</title><link>https://echo.example/b?x=1#top</link>\
                   <pubDate>Mon, 13 May 2024 23:30:00 -0400</pubDate></item>\
                   <item><title>A</title><link> /a </link><pubDate>13 May 2024</pubDate></item>\
                   <item><title>No link</title></item>\
                   <item><title>C</title><link>mailto:echo@echo.example</link></item></channel></rss>";
        let expected = [
            ("https://echo.example/a", "2024-05-13", "2024-05-13T00:00:00"),
            ("https://echo.example/b?x=1", "2024-05-13", "2024-05-13T23:30:00"),
        ];
        assert_eq!(told(rss), owned(&expected));
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Echo</title><id>1</id>\
                    <entry><id>2</id><title>A</title>\
                    <link rel='enclosure' type='audio/mpeg' href='https://echo.example/a.mp3'/>\
                    <link rel='alternate' type='text/html' href='https://echo.example/a'/>\
                    <published>2024-05-13T09:00:00Z</published><updated>2024-05-14T10:00:00Z</updated>\
                    </entry></feed>";
        let expected = [("https://echo.example/a", "2024-05-13", "2024-05-14T10:00:00")];
        assert_eq!(told(atom), owned(&expected));
        let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Echo", "items": [
            {"id": "1", "url": "https://echo.example/a", "date_published": "2024-05-13T09:00:00Z"}]}"#;
        let expected = [("https://echo.example/a", "2024-05-13", "2024-05-13T09:00:00")];
        assert_eq!(told(json), owned(&expected));
    }

    #[test]
    fn what_is_no_feed_says_where_feeds_are() {
        let page = "<!doctype html><html><head><link rel='alternate' type='application/rss+xml' \
                    href='/rss'></head><body><p>News</p></body></html>";
        let error = of(page).unwrap_err().to_string();
        assert!(error.contains("https://echo.example/rss"), "{error}");
        for other in ["", "Ann Hale said no.", "{}", "<rss", "<?xml version='1.0'?><urlset/>"] {
            assert!(
                matches!(of(other), Err(SourceError::NoFeed(named)) if named.is_empty()),
                "{other}"
            );
        }
    }
}
