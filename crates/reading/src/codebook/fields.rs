//! What a codebook's file may hold, and what to tell somebody who wrote it otherwise.

/// A kind of table, with where it stands in the file and what it may hold.
pub(super) struct Shape {
    pub(super) what: &'static str,
    pub(super) place: &'static str,
    pub(super) fields: &'static [&'static str],
}

pub(super) const CODEBOOK: Shape = Shape {
    what: "a codebook",
    place: "at the top of the file, above the first [[issue]]",
    fields: &["name", "issue"],
};
pub(super) const ISSUE: Shape = Shape {
    what: "an issue",
    place: "below a line [[issue]]",
    fields: &["id", "title", "for", "example"],
};
pub(super) const EXAMPLE: Shape = Shape {
    what: "an example",
    place: "below a line [[issue.example]]",
    fields: &["text", "holder", "stance"],
};

/// A field that holds words.
pub(super) struct Field {
    pub(super) name: &'static str,
    /// What to write there.
    pub(super) wanted: &'static str,
    /// The most characters that it may have.
    pub(super) most: usize,
    /// What to do when it has more.
    pub(super) shorten: &'static str,
}

pub(super) const NAME: Field = Field {
    name: "name",
    wanted: "say what the codebook is called",
    most: 200,
    shorten: "a word or two will do, and lines that begin with # can say the rest",
};
pub(super) const ID: Field = Field {
    name: "id",
    wanted: "give the issue a short name for commands and tables",
    most: 60,
    shorten: "a word or two will do, and the title says the rest",
};
pub(super) const TITLE: Field = Field {
    name: "title",
    wanted: "say what the issue is called",
    most: 200,
    shorten: "name the question, and let for say what it means",
};
pub(super) const FOR: Field = Field {
    name: "for",
    wanted: "say what somebody wants or will do who is for it",
    most: 500,
    shorten: "keep one clause that says what somebody wants or will do who is for it, and put cases \
              into examples",
};
pub(super) const TEXT: Field = Field {
    name: "text",
    wanted: "write a sentence that tells a position",
    most: 1000,
    shorten: "keep the sentence that tells the position",
};
pub(super) const HOLDER: Field = Field {
    name: "holder",
    wanted: "say whose position the text tells, in the text's own words",
    most: 200,
    shorten: "keep the words that name the holder",
};
pub(super) const STANCE: Field = Field {
    name: "stance",
    wanted: "write for, against or undecided",
    most: 20,
    shorten: "write for, against or undecided",
};
