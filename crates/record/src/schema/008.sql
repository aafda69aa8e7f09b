-- Words are found whatever their letters, also those that Unicode does not take apart: "Lodz" is Łódź, "Strasse" Straße.
-- The columns are not stored: they are what the index reads, as `fold` has it in the program.

ALTER TABLE statement ADD COLUMN content_letters TEXT AS (
    replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(
        content_words
    , 'Ł', 'L'), 'ł', 'l'), 'Đ', 'D'), 'đ', 'd'), 'Ð', 'D')
    , 'ð', 'd'), 'Ø', 'O'), 'ø', 'o'), 'Ħ', 'H'), 'ħ', 'h')
    , 'ı', 'i'), 'ẞ', 'ss'), 'ß', 'ss'), 'Æ', 'ae'), 'æ', 'ae')
    , 'Œ', 'oe'), 'œ', 'oe'), 'Þ', 'th'), 'þ', 'th'), 'ς', 'σ')
);
ALTER TABLE statement ADD COLUMN speaker_letters TEXT AS (
    replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(
        speaker_words
    , 'Ł', 'L'), 'ł', 'l'), 'Đ', 'D'), 'đ', 'd'), 'Ð', 'D')
    , 'ð', 'd'), 'Ø', 'O'), 'ø', 'o'), 'Ħ', 'H'), 'ħ', 'h')
    , 'ı', 'i'), 'ẞ', 'ss'), 'ß', 'ss'), 'Æ', 'ae'), 'æ', 'ae')
    , 'Œ', 'oe'), 'œ', 'oe'), 'Þ', 'th'), 'þ', 'th'), 'ς', 'σ')
);

DROP TRIGGER statement_words_insert;
DROP TRIGGER statement_words_delete;
DROP TRIGGER statement_words_update;
DROP TABLE statement_words;
CREATE VIRTUAL TABLE statement_words USING fts5 (
    content_letters, speaker_letters,
    content = 'statement', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO statement_words (statement_words) VALUES ('rebuild');
CREATE TRIGGER statement_words_insert AFTER INSERT ON statement BEGIN
    INSERT INTO statement_words (rowid, content_letters, speaker_letters)
    VALUES (new.id, new.content_letters, new.speaker_letters);
END;
CREATE TRIGGER statement_words_delete AFTER DELETE ON statement BEGIN
    INSERT INTO statement_words (statement_words, rowid, content_letters, speaker_letters)
    VALUES ('delete', old.id, old.content_letters, old.speaker_letters);
END;
CREATE TRIGGER statement_words_update AFTER UPDATE OF content_words, speaker_words ON statement BEGIN
    INSERT INTO statement_words (statement_words, rowid, content_letters, speaker_letters)
    VALUES ('delete', old.id, old.content_letters, old.speaker_letters);
    INSERT INTO statement_words (rowid, content_letters, speaker_letters)
    VALUES (new.id, new.content_letters, new.speaker_letters);
END;

ALTER TABLE article ADD COLUMN title_letters TEXT AS (
    replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(
        title
    , 'Ł', 'L'), 'ł', 'l'), 'Đ', 'D'), 'đ', 'd'), 'Ð', 'D')
    , 'ð', 'd'), 'Ø', 'O'), 'ø', 'o'), 'Ħ', 'H'), 'ħ', 'h')
    , 'ı', 'i'), 'ẞ', 'ss'), 'ß', 'ss'), 'Æ', 'ae'), 'æ', 'ae')
    , 'Œ', 'oe'), 'œ', 'oe'), 'Þ', 'th'), 'þ', 'th'), 'ς', 'σ')
);
ALTER TABLE article ADD COLUMN text_letters TEXT AS (
    replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(
        text
    , 'Ł', 'L'), 'ł', 'l'), 'Đ', 'D'), 'đ', 'd'), 'Ð', 'D')
    , 'ð', 'd'), 'Ø', 'O'), 'ø', 'o'), 'Ħ', 'H'), 'ħ', 'h')
    , 'ı', 'i'), 'ẞ', 'ss'), 'ß', 'ss'), 'Æ', 'ae'), 'æ', 'ae')
    , 'Œ', 'oe'), 'œ', 'oe'), 'Þ', 'th'), 'þ', 'th'), 'ς', 'σ')
);

DROP TRIGGER article_words_insert;
DROP TRIGGER article_words_delete;
DROP TRIGGER article_words_update;
DROP TABLE article_words;
CREATE VIRTUAL TABLE article_words USING fts5 (
    title_letters, text_letters,
    content = 'article', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO article_words (article_words) VALUES ('rebuild');
CREATE TRIGGER article_words_insert AFTER INSERT ON article BEGIN
    INSERT INTO article_words (rowid, title_letters, text_letters)
    VALUES (new.id, new.title_letters, new.text_letters);
END;
CREATE TRIGGER article_words_delete AFTER DELETE ON article BEGIN
    INSERT INTO article_words (article_words, rowid, title_letters, text_letters)
    VALUES ('delete', old.id, old.title_letters, old.text_letters);
END;
CREATE TRIGGER article_words_update AFTER UPDATE OF title, text ON article BEGIN
    INSERT INTO article_words (article_words, rowid, title_letters, text_letters)
    VALUES ('delete', old.id, old.title_letters, old.text_letters);
    INSERT INTO article_words (rowid, title_letters, text_letters)
    VALUES (new.id, new.title_letters, new.text_letters);
END;
