-- What a record of version 1 held. Upgrades are tested on it, so it is never edited.

INSERT INTO article (
    id, key, location, url, outlet, title, byline, published, published_from, language, model,
    added_at, text
) VALUES (
    1, '0544827d99b4e371c55e38c84ac3df94', 'ferry.html', 'https://gazette.example/ferry',
    'Stennick Gazette', 'Ferry stays', '["Ida Lomax"]', '2025-02-05', 'metadata', 'en',
    'attribution@1', '2025-02-06T08:00:00Z', 'Nóra Whitlam said the ferry stays.'
);
INSERT INTO furniture (article_id, place, "start", "end", kind) VALUES (1, 0, 33, 34, 'stamp');
INSERT INTO actor (id, key, name, kind) VALUES (1, 'nora whitlam', 'Nóra Whitlam', 'person');
INSERT INTO article_actor (article_id, place, actor_id, role) VALUES (1, 0, 1, 'mayor');
INSERT INTO actor_name (article_id, actor_id, place, name, folded)
VALUES (1, 1, 0, 'Nóra Whitlam', 'nora whitlam');
INSERT INTO statement (
    id, article_id, place, actor_id, kind, speaker_how, confidence,
    speaker_words, cue_words, content_words
) VALUES (1, 1, 0, 1, 'indirect', 'named', 0.9, 'Nóra Whitlam', 'said', 'the ferry stays');
INSERT INTO statement_span (statement_id, role, piece, "start", "end")
VALUES (1, 'speaker', 0, 0, 12), (1, 'cue', 0, 13, 17), (1, 'content', 0, 18, 33);
INSERT INTO warning (article_id, place, "start", "end", message, about_file)
VALUES (1, 0, 0, 34, 'the article is very short', 1);
