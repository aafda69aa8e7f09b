//! Pages that feeds name, asked for as sites wish: none that `robots.txt` asks programs not to read, one after another, and
//! not without a pause.

use super::Item;
use crate::fetch::{Fetcher, USER_AGENT};
use crate::language;
use crate::source::{Location, Opening, SourceError, open};
use onrecord_reading::Warning;
use onrecord_text::{Article, Published, PublishedFrom};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use texting_robots::Robot;
use url::Url;

/// Between two pages of one site.
const PAUSE: Duration = Duration::from_secs(1);

/// The longest pause that is kept of those that sites ask for.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The sites that were visited, which may be asked by several threads.
pub struct Visits {
    fetcher: Fetcher,
    pause: Duration,
    sites: Mutex<BTreeMap<String, Arc<Mutex<Site>>>>,
}

/// What a site asks of programs, and when it was asked last.
#[derive(Default)]
struct Site {
    robot: Option<Robot>,
    last: Option<Instant>,
}

impl Visits {
    /// Visits by this fetcher.
    pub fn new(fetcher: Fetcher) -> Visits {
        Visits { fetcher, pause: PAUSE, sites: Mutex::default() }
    }

    /// The article of an item, with what was odd about it; its day is the feed's where the page tells none.
    ///
    /// # Errors
    /// If the site asks programs not to read the page, or it gives no article in English.
    pub fn open(&self, item: &Item) -> Result<(Article, Vec<Warning>), SourceError> {
        let site = {
            let mut sites = self.sites.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(sites.entry(item.url.authority().to_owned()).or_default())
        };
        // Whoever wants another page of the site waits here.
        let mut site = site.lock().unwrap_or_else(PoisonError::into_inner);
        let robot = self.robot(&mut site, &item.url)?;
        if !robot.allowed(item.url.as_str()) {
            return Err(SourceError::Unwelcome);
        }
        let asked = robot.delay.and_then(|asked| Duration::try_from_secs_f32(asked).ok());
        let pause = asked.unwrap_or_default().clamp(self.pause, LONGEST_PAUSE);
        if let Some(last) = site.last {
            std::thread::sleep(pause.saturating_sub(last.elapsed()));
        }
        let opening = Opening { published: None, fetcher: self.fetcher.clone() };
        let opened = open(&Location::Address(item.url.clone()), &opening);
        site.last = Some(Instant::now());
        let (mut article, warnings) = opened?;
        // Nobody chose this page, so that one in another language is left out.
        language::must_be_english(&article)?;
        let of_feed = item.published.map(|on| Published { on, from: PublishedFrom::Metadata });
        article.published = article.published.or(of_feed);
        Ok((article, warnings))
    }

    /// What the site of a page asks of programs, which it is asked once.
    fn robot<'s>(&self, site: &'s mut Site, page: &Url) -> Result<&'s Robot, SourceError> {
        if site.robot.is_none() {
            let asked = self.fetcher.fetch_robots(page)?;
            let name = USER_AGENT.split('/').next().unwrap_or_default();
            // What cannot be understood asks nothing.
            let robot = Robot::new(name, &asked).or_else(|_| Robot::new(name, b""));
            site.robot = robot.ok();
        }
        site.robot.as_ref().ok_or(SourceError::Unwelcome)
    }
}
