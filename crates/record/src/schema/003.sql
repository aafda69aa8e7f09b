-- Step 3: issues, who stands where on them, and which articles have been asked.

-- The issues of all codebooks that the record follows.
CREATE TABLE issue (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The id that its codebook gives it.
    key      TEXT NOT NULL UNIQUE,
    codebook TEXT NOT NULL,
    title    TEXT NOT NULL,
    meaning  TEXT NOT NULL,
    -- Sentences with a position, as JSON, for those who read the codebook.
    examples TEXT NOT NULL DEFAULT '[]',
    place    INTEGER NOT NULL,
    -- Counts the changes of title or meaning: what was judged under another wording is judged again.
    wording  INTEGER NOT NULL DEFAULT 1
);

-- Which articles were judged for an issue, under which of its wordings and by which model. An article
-- that was judged and tells no position has a row too.
CREATE TABLE article_issue (
    article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    issue_id   INTEGER NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    wording    INTEGER NOT NULL,
    model      TEXT NOT NULL,
    PRIMARY KEY (article_id, issue_id)
) WITHOUT ROWID;
CREATE INDEX article_issue_issue ON article_issue (issue_id);

-- Where somebody stands on an issue, as one sentence tells it.
CREATE TABLE position (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id       INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    place            INTEGER NOT NULL,
    issue_id         INTEGER NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
    actor_place      INTEGER NOT NULL,
    stance           TEXT NOT NULL CHECK (stance IN ('for', 'against', 'undecided')),
    attributed_place INTEGER,
    statement_place  INTEGER,
    -- A TIMEX3 value: 2025-02-05, 2025-09, XXXX-09.
    as_of            TEXT,
    confidence       REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    model            TEXT NOT NULL,
    evidence_words   TEXT NOT NULL,
    holder_words     TEXT NOT NULL,
    condition_words  TEXT NOT NULL DEFAULT '',
    quantity_value   TEXT,
    quantity_unit    TEXT,
    UNIQUE (article_id, place),
    CHECK ((quantity_value IS NULL) = (quantity_unit IS NULL)),
    FOREIGN KEY (article_id, actor_place) REFERENCES article_actor (article_id, place),
    FOREIGN KEY (article_id, attributed_place) REFERENCES article_actor (article_id, place),
    FOREIGN KEY (article_id, statement_place) REFERENCES statement (article_id, place)
);
CREATE INDEX position_issue ON position (issue_id);
CREATE INDEX position_actor ON position (article_id, actor_place);

CREATE TABLE position_span (
    position_id INTEGER NOT NULL REFERENCES position (id) ON DELETE CASCADE,
    role        TEXT NOT NULL CHECK (role IN ('holder', 'evidence', 'condition', 'quantity')),
    "start"     INTEGER NOT NULL,
    "end"       INTEGER NOT NULL,
    PRIMARY KEY (position_id, role),
    CHECK (0 <= "start" AND "start" <= "end")
) WITHOUT ROWID;

CREATE TABLE position_via (
    position_id INTEGER NOT NULL REFERENCES position (id) ON DELETE CASCADE,
    place       INTEGER NOT NULL,
    article_id  INTEGER NOT NULL,
    actor_place INTEGER NOT NULL,
    PRIMARY KEY (position_id, place),
    FOREIGN KEY (article_id, actor_place) REFERENCES article_actor (article_id, place)
        ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX position_via_actor ON position_via (article_id, actor_place);

-- Who stands where, since when and by what words, ready to read.
CREATE VIEW positions AS
SELECT
    position.id,
    actor.name               AS actor,
    issue.key                AS issue,
    position.stance,
    position.condition_words AS condition,
    (
        SELECT substr(
            article.text,
            position_span."start" + 1,
            position_span."end" - position_span."start"
        )
        FROM position_span
        WHERE position_span.position_id = position.id AND position_span.role = 'quantity'
    )                        AS quantity,
    position.as_of,
    article.published,
    article.outlet,
    speaker.name             AS attributed_to,
    (
        SELECT group_concat(name, '; ')
        FROM (
            SELECT teller.name FROM position_via
            JOIN article_actor AS told ON told.article_id = position_via.article_id
                AND told.place = position_via.actor_place
            JOIN actor AS teller ON teller.id = told.actor_id
            WHERE position_via.position_id = position.id
            ORDER BY position_via.place
        )
    )                        AS via,
    position.evidence_words  AS evidence,
    position.confidence,
    article.title,
    article.url,
    article.location,
    position.model,
    position.holder_words    AS holder,
    holder.role,
    actor.kind               AS actor_kind,
    coalesce(holder.country, actor.country) AS country,
    position.quantity_value,
    position.quantity_unit,
    issue.title              AS issue_title,
    issue.codebook,
    article.published_from,
    actor.id                 AS actor_id,
    position.issue_id,
    statement.id             AS statement_id,
    position.article_id,
    article.key              AS article_key,
    position.place
FROM position
JOIN article ON article.id = position.article_id
JOIN issue ON issue.id = position.issue_id
JOIN article_actor AS holder ON holder.article_id = position.article_id
    AND holder.place = position.actor_place
JOIN actor ON actor.id = holder.actor_id
LEFT JOIN article_actor AS said ON said.article_id = position.article_id
    AND said.place = position.attributed_place
LEFT JOIN actor AS speaker ON speaker.id = said.actor_id
LEFT JOIN statement ON statement.article_id = position.article_id
    AND statement.place = position.statement_place;

-- Each part of each position with its words, cut out of the article's text.
CREATE VIEW position_spans AS
SELECT
    position_span.position_id,
    position.article_id,
    position_span.role,
    position_span."start",
    position_span."end",
    substr(
        article.text,
        position_span."start" + 1,
        position_span."end" - position_span."start"
    ) AS words
FROM position_span
JOIN position ON position.id = position_span.position_id
JOIN article ON article.id = position.article_id;
