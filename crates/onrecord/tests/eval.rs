//! The scorer on whole files: the gold that comes with the project, and the formats of its page.

use onrecord::eval::{
    ArticleSpeakers, Attribution, DEFINITIONS, FoundPosition, GoldArticle, Perturbation, Predicted,
    load, load_positions, load_speakers, mistakes, perturbed, score, score_positions,
};
use onrecord::{Codebook, Span};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

fn agrees_with_itself(gold: &[GoldArticle]) {
    let found: Vec<Vec<Predicted>> = gold
        .iter()
        .map(|article| article.attributions.iter().map(Predicted::from).collect())
        .collect();
    for (name, measure) in score(gold, &found).measures.named() {
        assert_eq!((measure.correct, measure.predicted), (measure.gold, measure.gold), "{name}");
        assert_eq!(measure.f1, Some(100.0), "{name}");
    }
    assert!(mistakes(gold, &found).is_empty());
}

#[test]
fn the_examples_are_gold_that_agrees_with_itself() {
    for (name, articles) in [("railway", 24), ("guarantees", 44)] {
        let gold = load(&root().join("examples").join(name)).unwrap();
        assert_eq!(gold.len(), articles, "{name}");
        assert!(gold.iter().all(|article| article.publisher.is_some()), "{name}");
        agrees_with_itself(&gold);
    }
    let all = load(&root().join("examples")).unwrap();
    assert!(all.iter().any(|article| article.id == "railway/01-minister-unveils-line"));
    assert_eq!(all.len(), 24 + 44);
}

#[test]
fn both_readers_tell_the_speaker_of_every_statement_of_the_examples() {
    let gold = load(&root().join("examples")).unwrap();
    let statements = gold.iter().map(|article| article.attributions.len()).sum::<usize>();
    for file in ["examples.jsonl", "examples.second.jsonl"] {
        let speakers = load_speakers(&root().join("tests/speakers").join(file), gold.clone());
        let speakers = speakers.unwrap();
        assert_eq!(speakers.len(), gold.len(), "{file}");
        let mut told = 0;
        for ArticleSpeakers { article, speakers } in &speakers {
            told += speakers.len();
            for speaker in speakers {
                let statement = &speaker.statement;
                assert!(article.attributions.contains(statement), "{}: {statement:?}", article.id);
            }
        }
        assert_eq!(told, statements, "{file}");
    }
}

#[test]
fn in_perturbed_copies_the_same_words_have_the_same_roles() {
    let spans = |one: &Attribution| [&one.speaker, &one.cue, &one.content].map(Clone::clone);
    // What every copy but the renamed one keeps: letters without their case, and digits.
    let letters = |words: &str| {
        // Twice, because a dotless ı is an I in capitals and that an i.
        let small = words.to_uppercase().to_lowercase();
        small.chars().filter(|c| c.is_alphanumeric()).collect::<String>()
    };
    let gold = load(&root().join("examples")).unwrap();
    for perturbation in Perturbation::ALL {
        let copies: Vec<GoldArticle> =
            gold.iter().map(|article| perturbed(article, perturbation, 1)).collect();
        for (article, copy) in gold.iter().zip(&copies) {
            let both = article.attributions.iter().zip(&copy.attributions);
            let pairs = both.flat_map(|(a, b)| spans(a).into_iter().zip(spans(b)));
            for (before, after) in pairs {
                assert_eq!(before.len(), after.len(), "{perturbation:?} {}", article.id);
                let words = |spans: &[Span], text: &str| {
                    spans.iter().map(|span| span.of(text).to_owned()).collect::<Vec<_>>()
                };
                let (before, after) = (words(&before, &article.text), words(&after, &copy.text));
                for (before, after) in before.iter().zip(&after) {
                    let kept = match perturbation {
                        Perturbation::Renamed => {
                            before.split(' ').count() == after.split(' ').count()
                        }
                        _ => letters(before) == letters(after),
                    };
                    assert!(kept, "{perturbation:?} {}: {before:?}, {after:?}", article.id);
                }
            }
        }
        let changed = gold.iter().zip(&copies).filter(|(a, b)| a.text != b.text).count();
        assert!(changed > 20, "{perturbation:?} changes {changed} of {}", gold.len());
        agrees_with_itself(&copies);
    }
}

#[test]
fn two_readers_agree_on_the_positions_of_the_examples() {
    let gold = load(&root().join("examples")).unwrap();
    for (name, articles, least) in [("guarantees", 44, 95.0), ("railway", 24, 88.0)] {
        let path = |ending: &str| root().join("tests/positions").join(format!("{name}{ending}"));
        let first = load_positions(&path(".jsonl"), gold.clone()).unwrap();
        let second = load_positions(&path(".second.jsonl"), gold.clone()).unwrap();
        assert_eq!((first.len(), second.len()), (articles, articles));
        let file = format!("codebooks/{name}.toml");
        let codebook = Codebook::parse(&fs::read_to_string(root().join(file)).unwrap()).unwrap();
        let told = first.iter().chain(&second).flat_map(|one| &one.positions);
        assert!(told.into_iter().all(|it| codebook.issue(&it.issue).is_some()));
        let own: Vec<_> = first.iter().map(FoundPosition::of_gold).collect();
        assert_eq!(score_positions(&first, &own).position.f1, Some(100.0));
        let other: Vec<_> = second.iter().map(FoundPosition::of_gold).collect();
        let agreement = score_positions(&first, &other).position.f1.unwrap();
        assert!(agreement > least, "{name}: {agreement}");
    }
}

/// The examples of docs/eval.md are files: a line "`NAME`:" and a fenced block for each.
#[test]
fn the_formats_of_the_page_load_and_its_definitions_are_the_program_s() {
    let page = fs::read_to_string(root().join("docs/eval.md")).unwrap();
    assert!(page.contains(DEFINITIONS), "docs/eval.md should hold definitions.txt as it is");
    let folder = folder("page");
    let mut blocks = page.split("```");
    let mut before = blocks.next().unwrap();
    while let (Some(block), Some(after)) = (blocks.next(), blocks.next()) {
        let name = before.trim_end().lines().last().and_then(|line| line.strip_suffix("`:"));
        if let (Some(name), Some((_, file))) = (name, block.split_once('\n')) {
            fs::write(folder.join(name.trim_start_matches('`')), file).unwrap();
        }
        before = after;
    }
    let brat = load(&folder).unwrap();
    let lines = load(&folder.join("gold.jsonl")).unwrap();
    assert_eq!(brat[0].attributions.len(), 2);
    assert_eq!(brat[0].attributions, lines[0].attributions, "both show the same gold");
    assert_eq!(brat[0].text, lines[0].text);
    assert_eq!(brat[0].published, lines[0].published);
    agrees_with_itself(&brat);
    let speakers = load_speakers(&folder.join("speakers.jsonl"), brat.clone()).unwrap();
    let told = speakers[0].speakers.iter().map(|speaker| &speaker.statement);
    assert!(told.eq(&brat[0].attributions), "the speakers are those of the same statements");
    let positions = load_positions(&folder.join("positions.jsonl"), brat.clone()).unwrap();
    assert_eq!(positions[0].positions[0].words.of(&brat[0].text), "She");
    for name in ["01.ann", "01.txt"] {
        let one = load(&folder.join(name)).unwrap();
        assert_eq!(one.iter().map(|article| article.id.as_str()).collect::<Vec<_>>(), ["01"]);
    }
}

#[test]
fn what_is_no_gold_says_what_gold_is() {
    let folder = folder("no_gold");
    let file = |name: &str, content: &[u8]| {
        fs::write(folder.join(name), content).unwrap();
        folder.join(name)
    };
    let check = |path: &Path, expected: &str| {
        let error = load(path).unwrap_err().to_string();
        assert!(error.contains(expected) && error.contains(&*path.to_string_lossy()), "{error}");
    };
    check(&folder, "holds no gold: expected NAME.ann files");
    check(&folder.join("gone.jsonl"), "cannot read");
    check(&folder.join("gone"), "cannot read");
    check(&file("empty.jsonl", b"\n"), "holds no gold: expected a JSON object a line");
    check(&file("latin.jsonl", b"{\"id\": \"\xe9\"}"), "cannot read");
    check(&file("broken.jsonl", b"\n{}\n"), ", line 2: not an article as JSON");
    check(&file("gold.csv", b"a,b"), "holds no gold: expected a .jsonl file");
    file("02.ann", b"");
    check(&folder.join("02.txt"), "is missing: brat gold is 02.txt and 02.ann");
    file("02.txt", b"Rain.");
    check(&file("02.ann", b"T1\tCue 0 9\tRain."), ", line 1: expected");
}
