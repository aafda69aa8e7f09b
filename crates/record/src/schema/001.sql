-- Step 1: articles, what was found in them, and who is believed to speak.
--
-- A released step is never edited: files in users' hands were made by it. A change of the schema is
-- a new step. docs/record.md describes every table and column; a test compares the two.
--
-- The tables are not STRICT, and nothing here needs a recent SQLite, so that the tools which people
-- already have can open the file.

-- "onrc" in ASCII: by this number the program knows its own files.
PRAGMA application_id = 1869509219;

-- AUTOINCREMENT, because an id that was given once must never come to mean something else.
CREATE TABLE article (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    key            TEXT NOT NULL UNIQUE,
    location       TEXT NOT NULL,
    url            TEXT,
    outlet         TEXT,
    title          TEXT,
    byline         TEXT NOT NULL DEFAULT '[]',
    published      TEXT CHECK (published GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    published_from TEXT CHECK (published_from IN ('given', 'metadata', 'address', 'text')),
    language       TEXT,
    model          TEXT NOT NULL,
    added_at       TEXT NOT NULL,
    -- Last, so that the other columns can be read without the long text.
    text           TEXT NOT NULL,
    CHECK ((published IS NULL) = (published_from IS NULL))
);
CREATE INDEX article_published ON article (published);

CREATE TABLE furniture (
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    place      INTEGER NOT NULL,
    "start"    INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    PRIMARY KEY (article_id, place),
    CHECK (0 <= "start" AND "start" <= "end")
) WITHOUT ROWID;

CREATE TABLE actor (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The name under which articles share the actor; NULL while it belongs to one article.
    key  TEXT,
    name TEXT NOT NULL,
    kind TEXT
);
CREATE UNIQUE INDEX actor_key ON actor (key, kind) WHERE key IS NOT NULL;

CREATE TABLE article_actor (
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    place      INTEGER NOT NULL,
    actor_id   INTEGER NOT NULL REFERENCES actor (id),
    role       TEXT,
    PRIMARY KEY (article_id, place),
    UNIQUE (article_id, actor_id)
) WITHOUT ROWID;
CREATE INDEX article_actor_actor ON article_actor (actor_id);

CREATE TABLE actor_name (
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    actor_id   INTEGER NOT NULL REFERENCES actor (id),
    place      INTEGER NOT NULL,
    name       TEXT NOT NULL,
    folded     TEXT NOT NULL,
    PRIMARY KEY (article_id, actor_id, place)
) WITHOUT ROWID;
CREATE INDEX actor_name_actor ON actor_name (actor_id);

CREATE TABLE statement (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id    INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    place         INTEGER NOT NULL,
    actor_id      INTEGER REFERENCES actor (id),
    kind          TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')),
    speaker_how   TEXT NOT NULL,
    confidence    REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    speaker_words TEXT NOT NULL,
    cue_words     TEXT NOT NULL,
    content_words TEXT NOT NULL,
    UNIQUE (article_id, place)
);
CREATE INDEX statement_actor ON statement (actor_id);

CREATE TABLE statement_span (
    statement_id INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
    role         TEXT NOT NULL CHECK (role IN ('speaker', 'cue', 'content')),
    piece        INTEGER NOT NULL,
    "start"      INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    PRIMARY KEY (statement_id, role, piece),
    CHECK (0 <= "start" AND "start" <= "end")
) WITHOUT ROWID;

CREATE TABLE warning (
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    place      INTEGER NOT NULL,
    "start"    INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    message    TEXT NOT NULL,
    about_file INTEGER NOT NULL CHECK (about_file IN (0, 1)),
    PRIMARY KEY (article_id, place),
    CHECK (0 <= "start" AND "start" <= "end")
) WITHOUT ROWID;

-- The words to search. Only the index is kept here; the words themselves stay in `statement`, and
-- the triggers keep the two in step whoever writes.
CREATE VIRTUAL TABLE statement_words USING fts5 (
    content_words, speaker_words,
    content = 'statement', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER statement_words_insert AFTER INSERT ON statement BEGIN
    INSERT INTO statement_words (rowid, content_words, speaker_words)
    VALUES (new.id, new.content_words, new.speaker_words);
END;
CREATE TRIGGER statement_words_delete AFTER DELETE ON statement BEGIN
    INSERT INTO statement_words (statement_words, rowid, content_words, speaker_words)
    VALUES ('delete', old.id, old.content_words, old.speaker_words);
END;
CREATE TRIGGER statement_words_update AFTER UPDATE ON statement BEGIN
    INSERT INTO statement_words (statement_words, rowid, content_words, speaker_words)
    VALUES ('delete', old.id, old.content_words, old.speaker_words);
    INSERT INTO statement_words (rowid, content_words, speaker_words)
    VALUES (new.id, new.content_words, new.speaker_words);
END;

-- Who said what, where and when, ready to read.
CREATE VIEW statements AS
SELECT
    statement.id,
    actor.name              AS actor,
    statement.speaker_words AS speaker,
    statement.cue_words     AS cue,
    statement.content_words AS content,
    statement.kind,
    article.outlet,
    article.published,
    article.published_from,
    article.title,
    article.url,
    article.location,
    statement.speaker_how,
    statement.confidence,
    article.model,
    actor.kind              AS actor_kind,
    statement.actor_id,
    statement.article_id,
    article.key             AS article_key,
    statement.place
FROM statement
JOIN article ON article.id = statement.article_id
LEFT JOIN actor ON actor.id = statement.actor_id;

-- Everyone in the record, with their names and how much they said.
CREATE VIEW actors AS
SELECT
    actor.id,
    actor.name,
    actor.kind,
    (
        SELECT article_actor.role
        FROM article_actor
        JOIN article ON article.id = article_actor.article_id
        WHERE article_actor.actor_id = actor.id AND article_actor.role IS NOT NULL
        ORDER BY article.published DESC, article.id DESC
        LIMIT 1
    ) AS role,
    (
        SELECT group_concat(name, '; ')
        FROM (
            SELECT DISTINCT actor_name.name AS name FROM actor_name
            WHERE actor_name.actor_id = actor.id
            ORDER BY actor_name.name
        )
    ) AS names,
    (SELECT count(*) FROM article_actor WHERE article_actor.actor_id = actor.id) AS articles,
    (SELECT count(*) FROM statement WHERE statement.actor_id = actor.id) AS statements,
    (
        SELECT min(article.published)
        FROM statement
        JOIN article ON article.id = statement.article_id
        WHERE statement.actor_id = actor.id
    ) AS first_published,
    (
        SELECT max(article.published)
        FROM statement
        JOIN article ON article.id = statement.article_id
        WHERE statement.actor_id = actor.id
    ) AS last_published
FROM actor;

-- Every piece of every statement with its words, cut out of the article's text.
CREATE VIEW spans AS
SELECT
    statement_span.statement_id,
    statement.article_id,
    statement_span.role,
    statement_span.piece,
    statement_span."start",
    statement_span."end",
    substr(
        article.text,
        statement_span."start" + 1,
        statement_span."end" - statement_span."start"
    ) AS words
FROM statement_span
JOIN statement ON statement.id = statement_span.statement_id
JOIN article ON article.id = statement.article_id;
