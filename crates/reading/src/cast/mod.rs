//! The cast of an article: everybody whom it names, and where.

mod bearers;
mod kin;
mod member;
mod mention;

pub(crate) use bearers::is_behind_the;
pub(crate) use member::Member;
pub(crate) use mention::{Mention, Stand};

use crate::ActorKind;
use crate::known::{self, Country, Gender};
use crate::spelling::key;
use crate::words::{POSSESSIVES, is_one_of};
use bearers::{Bearers, bearers_of, members};
use mention::mentions;
use onrecord_text::{Article, Furniture, FurnitureKind, Layout, Span};

/// Everybody whom the article names.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    pub(crate) members: Vec<Member>,
    /// The names in the order of the text, each with the member whose it is.
    pub(crate) mentions: Vec<(Mention, Option<usize>)>,
    /// The numbers of each member's mentions.
    mentions_of: Vec<Vec<usize>>,
    bearers: Vec<Bearers>,
}

/// How many times as often one of two bearers of a surname must be named in full for the surname
/// alone to mean them.
const FAR_MORE_OFTEN: usize = 2;

impl Cast {
    pub(crate) fn of(article: &Article, layout: &Layout) -> Cast {
        let text = article.text.as_str();
        let mentions = mentions(article, layout);
        let is_headline = |it: &&Furniture| it.kind == FurnitureKind::Headline;
        let headline = article.furniture.iter().find(is_headline).map_or(0, |it| it.span.end);
        let (members, bearers) = members(text, &mentions, headline);
        let mut cast = Cast { members, mentions: Vec::new(), mentions_of: Vec::new(), bearers };
        cast.mentions_of.resize(cast.members.len(), Vec::new());
        for member in &mut cast.members {
            member.settle_kind();
        }
        for mention in mentions {
            let words = mention.name.of(text);
            let member = cast.bearer(words, mention.gender, mention.name.start);
            if let Some(member) = member {
                cast.members[member].learn(text, &mention);
                cast.mentions_of[member].push(cast.mentions.len());
            }
            cast.mentions.push((mention, member));
        }
        cast.know_outlet(article);
        for member in &mut cast.members {
            member.settle(text);
        }
        cast
    }

    /// Gives the article's own outlet its name where the text only calls it by the end of that: "the Star".
    fn know_outlet(&mut self, article: &Article) {
        let outlet = article.outlet.as_deref().unwrap_or_default();
        let outlet = outlet.strip_prefix("The ").unwrap_or(outlet);
        let is_short = |name: &str| outlet.strip_suffix(name).is_some_and(|it| it.ends_with(' '));
        let is_called_so = |number: usize| {
            self.mentions_of(number).any(|it| is_behind_the(&article.text, it.name))
        };
        let found = (0..self.members.len()).find(|number| {
            let member = &self.members[*number];
            let is_other =
                member.gender.is_some() || member.country.is_some() || !member.roles.is_empty();
            is_short(&member.name) && !is_other && is_called_so(*number)
        });
        if let Some(number) = found
            && !self.members.iter().any(|member| member.name == outlet)
        {
            self.members[number].add_name(outlet);
            self.members[number].kind = Some(ActorKind::Organisation);
        }
    }

    /// Where the text names a member.
    pub(crate) fn mentions_of(&self, member: usize) -> impl Iterator<Item = &Mention> {
        let numbers = self.mentions_of.get(member).map_or(&[][..], Vec::as_slice);
        numbers.iter().map(|number| &self.mentions[*number].0)
    }

    /// Whom the name `words` means at byte `at`: one of several bearers only if the text names them
    /// far more often than the others.
    pub(crate) fn bearer(&self, words: &str, gender: Option<Gender>, at: u32) -> Option<usize> {
        let mut bearers = self.bearers(words, gender, at);
        let count = |member: usize| self.members[member].full_mentions;
        bearers.sort_by_key(|member| std::cmp::Reverse(count(*member)));
        match bearers[..] {
            [only] => Some(only),
            [first, second, ..] if count(first) >= (FAR_MORE_OFTEN * count(second)).max(1) => {
                Some(first)
            }
            _ => None,
        }
    }

    /// Everybody whom the name `words` can mean at byte `at`: those of that gender, and of these the
    /// ones that the reader has met.
    pub(crate) fn bearers(&self, words: &str, gender: Option<Gender>, at: u32) -> Vec<usize> {
        let all = bearers_of(&self.bearers, words).iter().copied();
        let agreeing: Vec<usize> =
            all.filter(|member| agree(gender, self.members[*member].gender)).collect();
        let is_met = |member: &usize| self.members[*member].introduced <= at;
        let met: Vec<usize> = agreeing.iter().copied().filter(is_met).collect();
        let bearers = if met.is_empty() { agreeing } else { met };
        // "Following Hale" and "Team Hale" only look like names beside "Ann Hale".
        let is_known = |member: &usize| {
            let member = &self.members[*member];
            member.gender.is_some() || !member.roles.is_empty()
        };
        let known: Vec<usize> = bearers.iter().copied().filter(is_known).collect();
        if known.is_empty() { bearers } else { known }
    }

    /// The people of that surname and gender, whose names the text has only in full.
    pub(crate) fn surnamed(&self, surname: &str, gender: Option<Gender>) -> Vec<usize> {
        let ending = format!(" {}", key(surname));
        let members = self.members.iter().enumerate();
        let people = members.filter(|(_, member)| member.kind == Some(ActorKind::Person));
        people
            .filter(|(_, it)| key(&it.name).ends_with(&ending) && agree(gender, it.gender))
            .map(|(i, _)| i)
            .collect()
    }

    /// The one of exactly this name, added if the cast has none.
    pub(crate) fn add_named(&mut self, name: &str) -> usize {
        let wanted = key(name);
        self.members.iter().position(|member| key(&member.name) == wanted).unwrap_or_else(|| {
            let mut member = Member { name: name.to_owned(), ..Member::default() };
            member.settle_kind();
            self.add(member)
        })
    }

    /// What only the words at `words` stand for; the same words stand for the same.
    pub(crate) fn add_described(&mut self, text: &str, words: Span, kind: ActorKind) -> usize {
        let mut member = Member { kind: Some(kind), ..Member::described(text, words) };
        // "Her campaign": whose it is belongs to no name of it.
        if let Some((owner, rest)) = member.name.split_once(' ')
            && kind == ActorKind::Organisation
            && is_one_of(owner, POSSESSIVES)
        {
            member.aliases.push(rest.to_owned());
        }
        let wanted = key(&member.name);
        let is_same = |other: &Member| other.kind == Some(kind) && key(&other.name) == wanted;
        self.members.iter().position(is_same).unwrap_or_else(|| self.add(member))
    }

    /// A state that words stand for which do not name it alone: "the government in Kyiv".
    pub(crate) fn add_state(&mut self, text: &str, words: Span, state: &'static Country) -> usize {
        let kind = Some(ActorKind::State);
        self.add(Member { kind, country: Some(state), ..Member::described(text, words) })
    }

    /// One human being whom the words at `words` describe and nothing names.
    pub(crate) fn add_unnamed(&mut self, text: &str, words: Span, gender: Option<Gender>) -> usize {
        self.add(Member {
            kind: Some(ActorKind::Group),
            is_one: true,
            gender,
            hints: vec![words],
            ..Member::described(text, words)
        })
    }

    fn add(&mut self, member: Member) -> usize {
        self.members.push(member);
        self.members.len() - 1
    }
}

/// Whether somebody of one gender may be spoken of as the other would be.
pub(crate) fn agree(a: Option<Gender>, b: Option<Gender>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// The gender of the given name with which a name begins, if it does.
pub(crate) fn gender_of_name(name: &str) -> Option<Gender> {
    let given = name.split(' ').next()?;
    known::gender_of_given_name(given)
}

/// The gender of a given name with a surname behind it: "Scott" alone may as well be a surname.
pub(crate) fn gender_of_full_name(name: &str) -> Option<Gender> {
    gender_of_name(name).filter(|_| name.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The members as `name (alias, …)`, sorted as the text names them.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let cast = Cast::of(&article, &Layout::of(text));
        let show = |member: &Member| match &member.aliases[..] {
            [] => member.name.clone(),
            aliases => format!("{} ({})", member.name, aliases.join(", ")),
        };
        assert_eq!(cast.members.iter().map(show).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_begins_behind_a_time_of_day_is_no_name_by_its_capital() {
        for time in ["15.40", "3:15 pm", "9am", "14:20 GMT:"] {
            check(&format!("{time} Fishing skipper Ola Skeie left."), &["Ola Skeie"]);
        }
        check("The 15 Norvanes left.", &["Norvanes"]);
        check("16:32 Teale, chairman of the farmers' union, is here.", &["Teale"]);
    }

    #[test]
    fn one_member_under_all_names() {
        check(
            "Rep. Robert C. \"Bob\" Hale came. Later Bob Hale left, and Hale slept.",
            &["Robert C. \"Bob\" Hale (Bob Hale, Hale)"],
        );
        check(
            "Donald Hale met Donald Hale Jr. Then Hale left.",
            &["Donald Hale (Hale)", "Donald Hale Jr"],
        );
        check(
            "Ann Hale III met Tom Brandt. Then Hale left.",
            &["Ann Hale III (Hale)", "Tom Brandt"],
        );
        check(
            "He joined the Citizens for Rail, Road and Water in Keldria (CRRWK). CRRWK left.",
            &["Citizens for Rail, Road and Water in Keldria (CRRWK)"],
        );
        check("Ana Zelensky spoke. Then Zelenskyy left.", &["Ana Zelensky (Zelenskyy)"]);
        check(
            "Mayor Hale spoke. But her own brother, trawlerman Gary Hale, left. Ms Hale stayed, Mr Hale slept.",
            &["Hale", "Gary Hale (Hale)"],
        );
        check(
            "Hale spoke. Her husband, Bill Hale, left. It was Ann Hale, and later Bill Hale. Hale slept.",
            &["Bill Hale", "Ann Hale"],
        );
        check("President Hale spoke. Jan Hale, the president’s son, left.", &["Hale", "Jan Hale"]);
        check("The brother of Hale spoke. Then Gary Hale left.", &["Gary Hale (Hale)"]);
        check(
            "Spain rejected it. The Franco-German plan is late, the Anglo-French one too.",
            &["Spain"],
        );
        check("It was late, and African-Americans left.", &["African-Americans"]);
        check("They saw a Green motion. Then Mr Green left.", &["Green"]);
        check("Ms Jordan left Jordan, and Jordan slept.", &["Jordan", "Jordan"]);
        check("Sandwick and Dannet oppose it.", &["Sandwick", "Dannet"]);
        check("Eton, Harrow and Rugby want it.", &["Eton", "Harrow", "Rugby"]);
        check("Residents and Dannet oppose it.", &["Dannet"]);
        check("Trade and Industry Secretary Ann Hale left.", &["Ann Hale"]);
        check("Bread and Roses opens in Dannet.", &["Roses", "Dannet"]);
        check("Tom Sweeney spoke. Then Sweeny left.", &["Tom Sweeney (Sweeny)"]);
        check("The Undersecretary for Valley Affairs Ann Hale left.", &["Ann Hale"]);
        check("He told the Harrow Gazette Hale was late. It rained when Hale left.", &["Hale"]);
        let text = "The lone Commission on Rural Railways spoke. The commission slept.";
        let article = Article { text: text.to_owned(), ..Article::default() };
        let cast = Cast::of(&article, &Layout::of(text));
        assert_eq!(cast.members[0].kind, Some(ActorKind::Organisation), "{:?}", cast.members);
        check(
            "It was the Commission on Rural Railways. But the Commission slept.",
            &["Commission on Rural Railways (Commission)"],
        );
        check(
            "Norvane Motors left. Later Norvane Motors plc came, and Norvane slept.",
            &["Norvane Motors plc (Norvane Motors, Norvane)"],
        );
        check("The Harrow Trust spoke. But the Trust slept.", &["Harrow Trust (Trust)"]);
        check("The Harrow Trust spoke. But Trust slept.", &["Harrow Trust", "Trust"]);
        check("The Trust slept. Later the Harrow Trust spoke.", &["Trust", "Harrow Trust"]);
        let text = "Trust is late\n\nThe Harrow Trust spoke. But the Trust slept.";
        let headline = Furniture { span: Span::new(0, 13), kind: FurnitureKind::Headline };
        let article =
            Article { text: text.to_owned(), furniture: vec![headline], ..Article::default() };
        assert_eq!(Cast::of(&article, &Layout::of(text)).members[0].name, "Harrow Trust");
        check("The White House spoke. But the House slept.", &["White House", "House"]);
    }

    #[test]
    fn a_role_begins_behind_the_dash_of_a_dateline() {
        let role = |text: &str| {
            let article = Article { text: text.to_owned(), ..Article::default() };
            let cast = Cast::of(&article, &Layout::of(text));
            cast.members.iter().find_map(|member| member.role(text))
        };
        let found = role("HARROW (KPA) - The mayor, Tomas Brandt, opposes the tunnel.");
        assert_eq!(found.as_deref(), Some("mayor"));
        let found = role("It rained, and the vice-president, Tomas Brandt, opposes the tunnel.");
        assert_eq!(found.as_deref(), Some("vice-president"));
    }

    #[test]
    fn a_role_has_no_verb_and_no_beginner() {
        let check = |text: &str, name: &str, expected: &str| {
            assert_eq!(role_of(text, name).as_deref(), Some(expected), "{text}");
        };
        check("But opposition lawmaker Joe Marsh left.", "Joe Marsh", "opposition lawmaker");
        check("On Friday deputy mayor Ina Holt left.", "Ina Holt", "deputy mayor");
        check("“No,” croaked the mayor, Ann Hale.", "Ann Hale", "mayor");
        check("It was late, said the historian Tom Pike.", "Tom Pike", "historian");
    }

    /// The role of the member of a name.
    fn role_of(text: &str, name: &str) -> Option<String> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let cast = Cast::of(&article, &Layout::of(text));
        cast.members.iter().find(|member| member.name == name)?.calling(text)
    }

    #[test]
    fn what_a_clause_tells_of_others_is_no_role() {
        let check = |text: &str, name: &str, role: Option<&str>| {
            assert_eq!(role_of(text, name).as_deref(), role, "{text}");
        };
        check("The mayor fired his deputy, Tom Berg.", "Tom Berg", Some("his deputy"));
        check("The chief executive praised his predecessor, Tom Berg.", "Tom Berg", None);
        check(
            "The chancellor reiterates his support for the work of his envoy, Ann Hale.",
            "Ann Hale",
            Some("his envoy"),
        );
        check("The minister wrote to the mayor, Ann Hale.", "Ann Hale", Some("mayor"));
        check(
            "Last week the transport secretary, Ann Hale, left.",
            "Ann Hale",
            Some("transport secretary"),
        );
        check(
            "The officer named in the report, Ann Hale, left.",
            "Ann Hale",
            Some("officer named in the report"),
        );
        let paper = "According to the Sunday Ledger, chairman Tom Berg has left the club.";
        check(paper, "Sunday Ledger", None);
        check(paper, "Tom Berg", Some("chairman"));
    }

    #[test]
    fn an_office_is_told_before_how_its_bearer_is_addressed() {
        let check = |text: &str, name: &str, role: &str| {
            assert_eq!(role_of(text, name).as_deref(), Some(role), "{text}");
        };
        check(
            "The vice-chancellor of Harrow University, Prof. Ann Hale, left.",
            "Ann Hale",
            "vice-chancellor of Harrow University",
        );
        check(
            "The minister of state for ferries, Senator Hale, left.",
            "Hale",
            "minister of state for ferries",
        );
        check("The speaker, Rt. Hon. Ann Hale, left.", "Ann Hale", "speaker");
        check(
            "The former transport minister Dr Ann Hale left.",
            "Ann Hale",
            "former transport minister",
        );
        check("They met Prof. Ann Hale.", "Ann Hale", "Prof.");
        check(
            "The Harrow House press secretary Ann Hale left.",
            "Ann Hale",
            "Harrow House press secretary",
        );
        check(
            "Keldria’s foreign ministry spokeswoman Ann Hale left.",
            "Ann Hale",
            "foreign ministry spokeswoman",
        );
    }

    #[test]
    fn who_has_no_office_has_a_calling() {
        let check = |text: &str, name: &str, role: Option<&str>| {
            assert_eq!(role_of(text, name).as_deref(), role, "{text}");
        };
        check("Tom Berg, a baker from Harrow, left.", "Tom Berg", Some("baker from Harrow"));
        check("Tom Berg, 34, a nurse, left.", "Tom Berg", Some("nurse"));
        check("Tom Berg, a friend of the mayor, left.", "Tom Berg", None);
        check("Tom Berg, a brother of hers, left.", "Tom Berg", None);
        check("Norvik, a shipping company, left.", "Norvik", None);
    }

    #[test]
    fn a_word_that_a_headline_shouts_is_no_name() {
        check("Ann Hale SLAMS council over bridge", &["Ann Hale"]);
        check("Ann Hale KC met J. P. HALE.", &["Ann Hale", "J. P. HALE"]);
    }

    #[test]
    fn what_a_state_is_like_is_no_part_of_its_name() {
        check("Tiny Malta and Oil-rich Norway left.", &["Malta", "Norway"]);
        check("Initially Poland was late. New Mexico was not.", &["Poland", "New Mexico"]);
        check("Chad Jordan left.", &["Chad Jordan"]);
    }

    #[test]
    fn a_party_begins_a_list_or_its_sentence() {
        check("Labour and the Greens want it.", &["Labour", "Greens"]);
        check("Greens back it.", &["Greens"]);
        check("Labour, which wants it, left.", &["Labour"]);
        check("Labour: against.", &["Labour"]);
        check("Labour costs rose. Greens of the golf course, too.", &[]);
    }

    #[test]
    fn a_list_begins_behind_a_colon_or_is_one_name() {
        check("Against: Pell, Berg and Marsh.", &["Pell", "Berg", "Marsh"]);
        check("Ingredients: Flour, butter and eggs.", &[]);
        check("Ann Hale left.\n\nTOM BERG, BYLINE: It is late for her.", &["Ann Hale", "TOM BERG"]);
        check(
            "It was the Rail, Road and Ferry Union (RRF). RRF left.",
            &["Rail, Road and Ferry Union (RRF)"],
        );
    }

    #[test]
    fn companies_have_forms_by_law() {
        check("Norvane AG came. Then Norvane left.", &["Norvane AG (Norvane)"]);
        check(
            "Norvane Motors Pvt Ltd came. Then Norvane Motors left.",
            &["Norvane Motors Pvt Ltd (Norvane Motors)"],
        );
    }

    #[test]
    fn an_outlet_is_known_by_the_end_of_its_name() {
        let text = "They told the Star that it was late. The Star was late.";
        let outlet = Some("Harrow Evening Star".to_owned());
        let article = Article { text: text.to_owned(), outlet, ..Article::default() };
        let cast = Cast::of(&article, &Layout::of(text));
        assert_eq!(cast.members[0].name, "Harrow Evening Star");
        assert_eq!(cast.members[0].kind, Some(ActorKind::Organisation));
    }

    #[test]
    fn a_surname_of_two_is_told_apart_by_title() {
        let met = |text: &str| -> Vec<Option<usize>> {
            let article = Article { text: text.to_owned(), ..Article::default() };
            let cast = Cast::of(&article, &Layout::of(text));
            cast.mentions.iter().map(|(_, member)| *member).collect()
        };
        let [one, other] = [Some(0), Some(1)];
        let title = met("Tom Hale came. Ms. Hale saw Mr. Hale. Then Hale left.");
        assert_eq!(title, [one, other, one, one]);
        let son = met("Zorka Hale came with her son, Mirko Hale. Ms. Hale left. Mr. Hale stayed.");
        assert_eq!(son, [one, other, one, other]);
    }

    #[test]
    fn what_follows_an_and_is_somebody_elses_role() {
        let text = "Later, the Vastrian president, Ana Ruiz, and the Keldrian prime minister, \
                    Tom Brandt, left.";
        let article = Article { text: text.to_owned(), ..Article::default() };
        let cast = Cast::of(&article, &Layout::of(text));
        let roles = |it: &Member| it.roles.iter().map(|role| role.of(text)).collect::<Vec<_>>();
        let roles: Vec<_> = cast.members.iter().map(|it| (it.name.as_str(), roles(it))).collect();
        let own = |name, role| (name, vec![role]);
        assert_eq!(
            roles,
            [
                own("Ana Ruiz", "the Vastrian president"),
                own("Tom Brandt", "the Keldrian prime minister"),
            ]
        );
    }

    #[test]
    fn what_a_body_is_described_as() {
        let kind = |text: &str| {
            let article = Article { text: text.to_owned(), ..Article::default() };
            Cast::of(&article, &Layout::of(text)).members[0].kind
        };
        let body = Some(ActorKind::Organisation);
        assert_eq!(kind("The campaign group Wexcombe Breathes left."), body);
        assert_eq!(kind("Natural Dale, which has 40 boats, left."), body);
        assert_eq!(kind("Natural Dale is against it, its director said."), body);
        assert_eq!(kind("Ann Hale left the firm, its director said."), Some(ActorKind::Person));
        assert_eq!(kind("Think tank Harrow Works left."), body);
        assert_eq!(kind("Wexcombe Breathes, a pressure group, left."), body);
        assert_eq!(kind("The group Ann Hale leads left."), Some(ActorKind::Person));
    }

    #[test]
    fn sentences_begin_with_words_that_are_no_names() {
        check("Residents met. Others left. But Ilse Marrant stayed.", &["Ilse Marrant"]);
    }
}
