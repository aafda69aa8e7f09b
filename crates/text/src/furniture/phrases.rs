//! The table of phrases that give furniture away. To teach the program a new one, add it here.

use crate::FurnitureKind::{self, Advert, Credit, Link, Media, Notice, Share, Signup};
use At::{Heading, Lead, Open, Start, Whole, Within};

/// Where in a line a phrase must stand to make it furniture.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// It is the whole line, but for numbers and marks.
    Whole,
    /// It is the whole line, and headlines of other stories may follow; or a colon follows it.
    Heading,
    /// A colon follows it, and then words that do not end in a full stop; or it is the whole line.
    Lead,
    /// The line begins with it.
    Start,
    /// The line begins with it and does not end as a sentence does.
    Open,
    /// It is anywhere in the line.
    Within,
}

/// What the phrases make of a line that holds them where they must stand.
#[rustfmt::skip]
pub(super) const PHRASES: &[(FurnitureKind, At, &[&str])] = &[
    (Link, Heading, &[
        "read more", "read also", "also read", "read next", "see also", "related", "related articles",
        "related stories", "related topics", "related news", "related links", "more on this story",
        "more on this topic", "more stories", "more news", "most read", "most popular", "popular",
        "most viewed", "trending", "trending now", "recommended", "recommended for you",
        "recommended stories", "you may also like", "you might also like", "also on our site",
        "don't miss", "editor's picks", "editors' picks", "top stories", "latest news",
        "latest stories", "up next", "more like this", "more obituaries", "in case you missed it",
        "around the web", "keep reading", "explore more", "what to read next", "read on",
    ]),
    (Link, Lead, &["tags", "topics", "more", "further reading"]),
    (Link, Open, &[
        "read more", "read the full", "read our", "read next", "more from", "also in today's",
        "click here", "tap here", "see more", "full coverage",
        "go to the full", "for more on this",
    ]),
    (Link, Start, &["for more information, visit", "for more stories", "read the original article"]),
    (Link, Within, &["tap to open", "view all posts"]),
    (Media, Whole, &[
        "listen live", "watch live", "play video", "play audio", "play", "pause", "mute", "unmute",
        "loading", "loading audio", "loading video", "media caption", "video caption",
        "this video can not be played", "this audio can not be played", "your browser does not support the video tag",
    ]),
    (Media, Lead, &[
        "listen", "watch", "video", "audio", "podcast", "listen now", "watch now", "gallery",
        "in pictures", "photo gallery",
    ]),
    (Media, Start, &["listen to this article"]),
    (Media, Open, &[
        "listen to this", "listen to the", "listen to our", "watch the video", "watch our",
        "loading audio", "loading video", "play video",
    ]),
    (Advert, Whole, &[
        "advertisement", "advertisements", "advert", "ad", "ads", "advertising", "sponsored",
        "sponsored content", "promoted", "paid content", "paid for", "ad feedback",
        "article continues below", "story continues below", "scroll to continue",
        "continue reading", "continue reading the main story", "skip advertisement",
    ]),
    (Advert, Lead, &["sponsored", "promoted", "advertisement"]),
    (Advert, Start, &["promoted by", "sponsored by", "presented by our partner"]),
    (Advert, Within, &[
        "article continues below", "article continues after", "story continues below",
        "story continues after", "continues below advertisement", "continues after advertisement",
    ]),
    (Share, Whole, &[
        "share", "save", "tweet", "print", "email", "copy link", "link copied", "copied",
        "comments", "comment", "views", "likes", "leave a comment", "add a comment",
        "post a comment", "log in to comment", "join the conversation", "show comments",
        "view comments", "hide comments", "follow", "follow us", "facebook", "twitter",
        "whatsapp", "telegram", "linkedin", "reddit", "share options", "share page",
        "refresh for updates", "turn on notifications", "back to top", "advertise with us",
        "print edition", "donate", "horoscope", "log in", "sign in", "menu", "skip to content",
        "skip to main content",
    ]),
    (Share, Lead, &["share", "share on", "follow us", "have your say"]),
    (Share, Open, &[
        "share this", "share the", "share via", "share with", "share on", "follow us", "follow our live",
        "like this", "like the article", "enjoyed this", "join the conversation", "leave a comment",
    ]),
    (Share, Within, &[
        "write to the editor", "write to the newsroom", "email the newsroom", "to the newsdesk",
        "comment to the news", "vote now", "did we get something wrong", "was this page useful",
        "was this article helpful", "share this page", "share this article", "share this story",
        "have you got a story", "do you have a story", "follow our live coverage",
    ]),
    (Signup, Whole, &["subscribe", "sign up", "newsletter", "newsletters", "unsubscribe", "manage preferences", "subscribe now", "get alerts"]),
    (Signup, Lead, &["sign up", "subscribe", "newsletter"]),
    (Signup, Start, &[
        "sign up to our", "sign up for our", "sign up to the", "sign up for the", "sign up here",
        "sign up today", "subscribe to our", "subscribe now", "subscribe for", "subscribe today",
        "already a subscriber", "to continue reading, subscribe", "become a member",
        "support us", "support our journalism", "support independent journalism", "enter your email",
    ]),
    (Signup, Open, &["subscribe to", "sign up to", "sign up for", "get unlimited access"]),
    (Signup, Within, &[
        "in your inbox", "to your inbox", "subscribe here", "our newsletter", "already a subscriber",
        "consider joining our community", "donate today", "support public radio",
        "or become our patron",
    ]),
    (Notice, Start, &[
        "©", "all rights reserved", "we use cookies", "this site uses cookies",
        "this website uses cookies", "by continuing to use this site", "this article was amended on",
        "this article was updated on", "this story was updated", "this article was first published",
        "this article was originally published", "this article is republished",
        "this story is free to use", "a version of this article", "correction:", "clarification:",
        "editor's note:", "editors' note:",
        "an earlier version of this", "a previous version of this",
        "in an earlier version of this", "in a previous version of this", "this interview has been edited",
        "this interview has been condensed", "this interview was edited",
        "this transcript has been edited", "comments on this story are closed",
        "comments are closed", "copyright ©", "copyright (c)", "c) ", "reproduction of this",
    ]),
    (Notice, Within, &["all rights reserved", "reproduction allowed", "reproduction prohibited"]),
    (Credit, Lead, &["source", "sources"]),
];

/// Networks and buttons; a line of nothing else is a row of buttons.
pub(super) const BUTTONS: &[&str] = &[
    "and",
    "bluesky",
    "bookmark",
    "comments",
    "copy",
    "email",
    "facebook",
    "instagram",
    "likes",
    "link",
    "linkedin",
    "mail",
    "messenger",
    "on",
    "pinterest",
    "print",
    "reddit",
    "save",
    "share",
    "telegram",
    "threads",
    "tweet",
    "twitter",
    "viber",
    "views",
    "vk",
    "whatsapp",
    "x",
    "youtube",
];
