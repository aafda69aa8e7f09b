//! How the articles use a phrase: as a noun or not, as a name or not, how often, and how evenly.

use super::phrase::{Key, Phrase, head};
use super::token::{Class, Lexicon, Token};

/// What the articles' text shows of a phrase.
#[derive(Clone, Debug, Default)]
pub(super) struct Usage {
    /// How often it stands there.
    pub(super) times: u64,
    /// In how many articles.
    pub(super) articles: u64,
    /// The last of them, so that each counts once.
    last_article: u64,
    /// How often its letter case says something, and how often it is then in capitals.
    cased: u64,
    capitals: u64,
    capital_heads: u64,
    /// How often the words before it show a noun, with a determiner right before it, and a verb.
    noun: u64,
    determined: u64,
    verb: u64,
    /// How often a number stands right before it.
    counted: u64,
}

impl Usage {
    /// Takes in one place of a text, that of the article with this number, where the phrase stands.
    pub(super) fn see(&mut self, article: u64, tokens: &[Token], phrase: &Phrase) {
        self.times += 1;
        if self.last_article != article {
            self.last_article = article;
            self.articles += 1;
        }
        let before = phrase.start.checked_sub(1).and_then(|before| tokens.get(before));
        let opens_sentence = before.is_none_or(|before| before.class == Class::Stop);
        let is_content = |token: &&Token| token.class == Class::Content;
        let words = tokens[phrase.start..phrase.end].iter().filter(is_content);
        let in_capitals = words.clone().all(|word| word.capital);
        if !(opens_sentence && in_capitals) {
            self.cased += 1;
            self.capitals += u64::from(in_capitals);
        }
        let head_may_open = opens_sentence && phrase.head == phrase.start;
        self.capital_heads += u64::from(tokens[phrase.head].capital && !head_may_open);
        // The determiner may stand before an adjective that is in no phrase: "the old ferry".
        let further = phrase.start.checked_sub(2).and_then(|further| tokens.get(further));
        match before.map_or(Class::Stop, |before| before.class) {
            Class::BeforeVerb | Class::To => self.verb += 1,
            class if is_determiner(class) => {
                self.determined += 1;
                self.noun += 1;
            }
            Class::Number => {
                self.counted += 1;
                self.noun += 1;
            }
            Class::Preposition | Class::Content => self.noun += 1,
            Class::Small if further.is_some_and(|it| is_determiner(it.class)) => self.noun += 1,
            _ => {}
        }
    }

    /// Whether the phrase is used as what people may quarrel about is: as a noun, which is no unit of
    /// measure and no name, unless of a law.
    pub(super) fn is_topic(&self, key: &Key, lexicon: &Lexicon) -> bool {
        let share = |part: u64, whole: u64| part as f64 / whole.max(1) as f64;
        let traits = lexicon.traits(head(key));
        let is_name =
            share(self.capitals, self.cased) > 0.6 || share(self.capital_heads, self.times) > 0.6;
        self.times > 0
            && share(self.verb, self.times) <= 0.3
            && share(self.noun, self.times) >= 0.3
            && share(self.counted, self.times) <= 0.7
            && (!is_name || traits.measure)
            && (!traits.gerund || share(self.determined, self.times) >= 0.2)
    }

    /// How often the phrase stands in an article that has it: a word that an article is about comes back
    /// in it, and one that comes in anywhere does not (Church and Gale, "Poisson mixtures", Natural
    /// Language Engineering 1, 1995).
    pub(super) fn clumping(&self) -> f64 {
        self.times as f64 / self.articles.max(1) as f64
    }
}

fn is_determiner(class: Class) -> bool {
    matches!(class, Class::Determiner | Class::Possessive)
}

/// How much more often a phrase stands in one text than in another than chance would have it, by the
/// words of both; negative where it is rarer there: the log-likelihood ratio (Dunning, "Accurate methods
/// for the statistics of surprise and coincidence", Computational Linguistics 19, 1993).
pub(super) fn log_likelihood(here: u64, words_here: u64, there: u64, words_there: u64) -> f64 {
    let [a, b] = [here, there].map(|count| count as f64);
    let [c, d] = [words_here, words_there].map(|count| count.max(1) as f64);
    let expected = |words: f64| words * (a + b) / (c + d);
    let part = |count: f64, words: f64| match count {
        0.0 => 0.0,
        _ => count * (count / expected(words)).ln(),
    };
    let ratio = 2.0 * (part(a, c) + part(b, d));
    if a / c >= b / d { ratio } else { -ratio }
}

#[cfg(test)]
mod tests {
    use super::super::phrase::phrases;
    use super::*;

    #[test]
    fn topics_are_nouns_and_no_names_or_units() {
        let check = |phrase: &str, texts: &[&str], expected: bool| {
            let mut lexicon = Lexicon::new();
            let tokens = lexicon.tokens(phrase);
            let key = phrases(&tokens).last().unwrap().key;
            let mut usage = Usage::default();
            for (article, text) in (1..).zip(texts) {
                let tokens = lexicon.tokens(text);
                for phrase in phrases(&tokens).iter().filter(|it| it.key == key) {
                    usage.see(article, &tokens, phrase);
                }
            }
            assert_eq!(usage.is_topic(&key, &lexicon), expected, "{phrase}: {usage:?}");
        };
        check("tunnel", &["Tunnels are dear. We want a tunnel.", "the long tunnel"], true);
        check("Corvale", &["It is in Corvale.", "the Corvale, of Corvale"], false);
        check("fracking", &["They cause fracking.", "to start fracking"], false);
        check("ferry", &["We like the old ferry.", "Ferries may come, and the new ferry."], true);
        check("crossing", &["the crossing", "a new crossing"], true);
        check("crowns", &["4,000 crowns", "six crowns", "two million crowns, a crown"], false);
        check("dismantle", &["to dismantle it", "would dismantle the line"], false);
        check("Care Act", &["the Affordable Care Act", "under the Care Act"], true);
        check("absent", &[], false);
    }

    #[test]
    fn words_that_come_back_clump() {
        let mut usage = Usage::default();
        let mut lexicon = Lexicon::new();
        for (article, text) in [(1, "a toll, the toll, no toll"), (2, "a toll")] {
            let tokens = lexicon.tokens(text);
            phrases(&tokens).iter().for_each(|it| usage.see(article, &tokens, it));
        }
        assert_eq!((usage.times, usage.articles), (4, 2));
        assert!((usage.clumping() - 2.0).abs() < 1e-9);
    }

    #[test]
    fn surprise_grows_with_the_difference() {
        assert!(log_likelihood(10, 100, 10, 100).abs() < 1e-9);
        assert!(log_likelihood(20, 100, 10, 100) > 0.0);
        assert!(log_likelihood(40, 100, 10, 100) > log_likelihood(20, 100, 10, 100));
        assert!(log_likelihood(1, 100, 10, 100) < 0.0);
        assert!(log_likelihood(0, 0, 0, 0).abs() < 1e-9);
    }
}
