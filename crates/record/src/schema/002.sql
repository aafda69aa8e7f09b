-- Step 2: one actor over many articles, what a person decides about actors, and the same words in
-- several outlets. The places of what a reading says of a statement beyond its three parts.

DROP VIEW statements;
DROP VIEW actors;
DROP VIEW spans;
DROP INDEX actor_key;

ALTER TABLE actor DROP COLUMN key;
-- ISO 3166-1 alpha-2.
ALTER TABLE actor ADD COLUMN country TEXT;

-- What a person decided about actors, in order. Nothing but `undo` takes a row away.
CREATE TABLE decision (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    kind       TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename')),
    actor_id   INTEGER NOT NULL REFERENCES actor (id),
    -- The actor that was merged away, or that a split made; its number is kept for it.
    other_id   INTEGER,
    name       TEXT NOT NULL,
    other_name TEXT NOT NULL,
    decided_at TEXT NOT NULL
);
CREATE INDEX decision_actor ON decision (actor_id);

-- Which actor a person means by a name in an article. By the article's key, so that it holds also for
-- an article that is taken out and added again.
CREATE TABLE decision_name (
    decision_id INTEGER NOT NULL REFERENCES decision (id) ON DELETE CASCADE,
    article_key TEXT NOT NULL,
    folded      TEXT NOT NULL,
    actor_id    INTEGER NOT NULL REFERENCES actor (id),
    before_id   INTEGER NOT NULL,
    PRIMARY KEY (article_key, folded, decision_id)
) WITHOUT ROWID;
CREATE INDEX decision_name_decision ON decision_name (decision_id);
CREATE INDEX decision_name_actor ON decision_name (actor_id);

-- What an article says of an actor, and why the record takes the actor for this one. Only here is it
-- written which actor that is, so that joining and parting change no other table.
CREATE TABLE article_actor_2 (
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    place      INTEGER NOT NULL,
    actor_id   INTEGER NOT NULL REFERENCES actor (id),
    name       TEXT NOT NULL,
    kind       TEXT,
    country    TEXT,
    role       TEXT,
    role_when  TEXT CHECK (role_when IN ('then', 'former', 'future')),
    role_since TEXT,
    role_until TEXT,
    -- By these the rule of joining compares; NULL until it has looked, empty where it stays alone.
    key        TEXT,
    form       TEXT NOT NULL DEFAULT '',
    form_from  TEXT NOT NULL DEFAULT 'name' CHECK (form_from IN ('name', 'text')),
    office     TEXT NOT NULL DEFAULT '',
    decision_id INTEGER REFERENCES decision (id),
    rule       TEXT NOT NULL DEFAULT 'alone',
    evidence   TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (article_id, place)
) WITHOUT ROWID;
INSERT INTO article_actor_2 (article_id, place, actor_id, name, kind, role)
SELECT
    article_actor.article_id, article_actor.place, article_actor.actor_id,
    coalesce(actor_name.name, actor.name), actor.kind, article_actor.role
FROM article_actor
JOIN actor ON actor.id = article_actor.actor_id
LEFT JOIN actor_name ON actor_name.article_id = article_actor.article_id
    AND actor_name.actor_id = article_actor.actor_id AND actor_name.place = 0;

CREATE TABLE actor_name_2 (
    article_id  INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    actor_place INTEGER NOT NULL,
    place       INTEGER NOT NULL,
    name        TEXT NOT NULL,
    folded      TEXT NOT NULL,
    PRIMARY KEY (article_id, actor_place, place)
) WITHOUT ROWID;
INSERT INTO actor_name_2
SELECT actor_name.article_id, article_actor.place, actor_name.place, actor_name.name, actor_name.folded
FROM actor_name
JOIN article_actor USING (article_id, actor_id);

CREATE TABLE statement_2 (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id      INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    place           INTEGER NOT NULL,
    actor_place     INTEGER,
    kind            TEXT NOT NULL CHECK (kind IN ('direct', 'indirect', 'mixed')),
    speaker_how     TEXT NOT NULL,
    confidence      REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    speaker_words   TEXT NOT NULL,
    cue_words       TEXT NOT NULL,
    content_words   TEXT NOT NULL,
    addressee_place INTEGER,
    said_on         TEXT,
    occasion_words  TEXT NOT NULL DEFAULT '',
    -- The statement that stands for all with the same words; NULL where no other has them.
    group_id        INTEGER,
    UNIQUE (article_id, place),
    FOREIGN KEY (article_id, actor_place) REFERENCES article_actor_2 (article_id, place),
    FOREIGN KEY (article_id, addressee_place) REFERENCES article_actor_2 (article_id, place)
);
INSERT INTO statement_2 (
    id, article_id, place, actor_place, kind, speaker_how, confidence, speaker_words, cue_words,
    content_words
)
SELECT
    statement.id, statement.article_id, statement.place, article_actor.place, statement.kind,
    statement.speaker_how, statement.confidence, statement.speaker_words, statement.cue_words,
    statement.content_words
FROM statement
LEFT JOIN article_actor ON article_actor.article_id = statement.article_id
    AND article_actor.actor_id = statement.actor_id;

CREATE TABLE statement_span_2 (
    statement_id INTEGER NOT NULL REFERENCES statement_2 (id) ON DELETE CASCADE,
    role         TEXT NOT NULL CHECK (
        role IN ('speaker', 'cue', 'content', 'addressee', 'via', 'said_on', 'occasion')
    ),
    piece        INTEGER NOT NULL,
    "start"      INTEGER NOT NULL,
    "end"        INTEGER NOT NULL,
    PRIMARY KEY (statement_id, role, piece),
    CHECK (0 <= "start" AND "start" <= "end")
) WITHOUT ROWID;
INSERT INTO statement_span_2 SELECT * FROM statement_span;

-- The ids that were given once are not given again, also where their statements are gone.
DELETE FROM sqlite_sequence WHERE name = 'statement_2';
INSERT INTO sqlite_sequence (name, seq)
SELECT 'statement_2', seq FROM sqlite_sequence WHERE name = 'statement';

DROP TABLE statement_span;
DROP TABLE statement;
DROP TABLE actor_name;
DROP TABLE article_actor;
ALTER TABLE article_actor_2 RENAME TO article_actor;
ALTER TABLE actor_name_2 RENAME TO actor_name;
ALTER TABLE statement_2 RENAME TO statement;
ALTER TABLE statement_span_2 RENAME TO statement_span;
CREATE INDEX article_actor_actor ON article_actor (actor_id);
CREATE INDEX article_actor_key
ON article_actor (key, form, form_from, office, country, kind, decision_id, actor_id);
CREATE INDEX statement_actor ON statement (article_id, actor_place);
CREATE INDEX statement_group ON statement (group_id) WHERE group_id IS NOT NULL;

CREATE TABLE statement_via (
    statement_id INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
    place        INTEGER NOT NULL,
    article_id   INTEGER NOT NULL,
    actor_place  INTEGER NOT NULL,
    PRIMARY KEY (statement_id, place),
    FOREIGN KEY (article_id, actor_place) REFERENCES article_actor (article_id, place)
        ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX statement_via_actor ON statement_via (article_id, actor_place);

CREATE TRIGGER statement_words_insert AFTER INSERT ON statement BEGIN
    INSERT INTO statement_words (rowid, content_words, speaker_words)
    VALUES (new.id, new.content_words, new.speaker_words);
END;
CREATE TRIGGER statement_words_delete AFTER DELETE ON statement BEGIN
    INSERT INTO statement_words (statement_words, rowid, content_words, speaker_words)
    VALUES ('delete', old.id, old.content_words, old.speaker_words);
END;
CREATE TRIGGER statement_words_update AFTER UPDATE OF content_words, speaker_words ON statement BEGIN
    INSERT INTO statement_words (statement_words, rowid, content_words, speaker_words)
    VALUES ('delete', old.id, old.content_words, old.speaker_words);
    INSERT INTO statement_words (rowid, content_words, speaker_words)
    VALUES (new.id, new.content_words, new.speaker_words);
END;

-- The first of the articles whose text is nearly the same; NULL where there is no other.
ALTER TABLE article ADD COLUMN copy_group INTEGER;
CREATE INDEX article_copy_group ON article (copy_group) WHERE copy_group IS NOT NULL;

-- By these numbers, which only near-identical words share, their like are found without comparing all
-- with all.
CREATE TABLE article_band (
    band       INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    PRIMARY KEY (band, article_id)
) WITHOUT ROWID;
CREATE INDEX article_band_article ON article_band (article_id);
CREATE TABLE statement_band (
    band         INTEGER NOT NULL,
    statement_id INTEGER NOT NULL REFERENCES statement (id) ON DELETE CASCADE,
    PRIMARY KEY (band, statement_id)
) WITHOUT ROWID;
CREATE INDEX statement_band_statement ON statement_band (statement_id);

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
    article_actor.actor_id,
    statement.article_id,
    article.key             AS article_key,
    statement.place,
    article_actor.role,
    listener.name           AS addressee,
    statement.said_on,
    statement.occasion_words AS occasion,
    (
        SELECT group_concat(name, '; ')
        FROM (
            SELECT teller.name FROM statement_via
            JOIN article_actor AS told ON told.article_id = statement_via.article_id
                AND told.place = statement_via.actor_place
            JOIN actor AS teller ON teller.id = told.actor_id
            WHERE statement_via.statement_id = statement.id
            ORDER BY statement_via.place
        )
    )                       AS via,
    statement.group_id
FROM statement
JOIN article ON article.id = statement.article_id
LEFT JOIN article_actor ON article_actor.article_id = statement.article_id
    AND article_actor.place = statement.actor_place
LEFT JOIN actor ON actor.id = article_actor.actor_id
LEFT JOIN article_actor AS heard ON heard.article_id = statement.article_id
    AND heard.place = statement.addressee_place
LEFT JOIN actor AS listener ON listener.id = heard.actor_id;

-- Everyone in the record, with their names and how much they said.
CREATE VIEW actors AS
SELECT
    actor.id,
    actor.name,
    actor.kind,
    actor.country,
    (
        SELECT article_actor.role
        FROM article_actor
        JOIN article ON article.id = article_actor.article_id
        WHERE article_actor.actor_id = actor.id AND article_actor.role IS NOT NULL
        ORDER BY article_actor.role_when IS NOT NULL, article.published DESC, article.id DESC
        LIMIT 1
    ) AS role,
    (
        SELECT group_concat(name, '; ')
        FROM (
            SELECT DISTINCT actor_name.name AS name
            FROM article_actor
            JOIN actor_name ON actor_name.article_id = article_actor.article_id
                AND actor_name.actor_place = article_actor.place
            WHERE article_actor.actor_id = actor.id
            ORDER BY actor_name.name
        )
    ) AS names,
    (
        SELECT count(DISTINCT article_actor.article_id) FROM article_actor
        WHERE article_actor.actor_id = actor.id
    ) AS articles,
    (
        SELECT count(*)
        FROM article_actor
        JOIN statement ON statement.article_id = article_actor.article_id
            AND statement.actor_place = article_actor.place
        WHERE article_actor.actor_id = actor.id
    ) AS statements,
    (
        SELECT min(article.published)
        FROM article_actor
        JOIN statement ON statement.article_id = article_actor.article_id
            AND statement.actor_place = article_actor.place
        JOIN article ON article.id = article_actor.article_id
        WHERE article_actor.actor_id = actor.id
    ) AS first_published,
    (
        SELECT max(article.published)
        FROM article_actor
        JOIN statement ON statement.article_id = article_actor.article_id
            AND statement.actor_place = article_actor.place
        JOIN article ON article.id = article_actor.article_id
        WHERE article_actor.actor_id = actor.id
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

-- Words that are one, whoever carries them: the earliest report, and in how many reports and outlets
-- they stand. Copies of a report are one report, and one article has them once.
CREATE VIEW same_words AS
SELECT
    statement.group_id,
    min(article.published) AS first_published,
    count(DISTINCT coalesce(article.copy_group, article.id)) AS reports,
    count(DISTINCT CASE
        WHEN article.copy_group IS NULL OR article.copy_group = article.id THEN article.outlet
    END) AS outlets,
    count(*) AS statements
FROM statement
JOIN article ON article.id = statement.article_id
WHERE statement.group_id IS NOT NULL
GROUP BY statement.group_id;
