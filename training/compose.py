"""Composes passages from a grammar, so that the judge learns the words of stances before it reads prose.

Nine thousand written examples show each way of being for or against only a few times. Here an action
(build, close, raise …) and a thing make an issue, in either direction; wordings of stances make sentences
about it. What a grammar cannot have, the written examples bring.

Writes the format of `written`: `@ id | title | what a stance for means`, then passages in which holders are
`[words|+]`, for, `-`, against, `?`, undecided, `0`, none, and conditions stand in braces.
"""

import argparse
import random

# infinitive, gerund, noun for it, "is …" of the meaning; then the same for its opposite.
ACTIONS = [
    ("build", "building", "the construction of", "built", "scrap", "scrapping", "an end to the plans for", "bridge|dam|airport|stadium|power plant|bypass|port|prison|pipeline|housing estate|mosque|wind farm|data centre|ring road"),
    ("close", "closing", "the closure of", "closed", "keep open", "keeping open", "the preservation of", "hospital|school|library|mine|embassy|factory|border crossing|military base|reactor|swimming pool|court|plant"),
    ("raise", "raising", "an increase in", "raised", "cut", "cutting", "a cut in", "fuel tax|minimum wage|retirement age|tuition fee|water price|defence budget|speed limit|child allowance|council tax|licence fee|interest rate"),
    ("ban", "banning", "a ban on", "banned", "allow", "allowing", "the legality of", "cruise ships|pesticides|headscarves|hunting|short-term lets|private schools|cash payments|diesel cars|plastic bottles|foreign ownership|protests near parliament|gambling adverts"),
    ("send", "sending", "the dispatch of", "sent", "withhold", "withholding", "a refusal of", "peacekeepers|tanks|observers|police officers|engineers|aid|fighter jets|doctors|ground troops|election monitors|warships"),
    ("join", "joining", "membership of", "joined", "leave", "leaving", "a departure from", "customs union|climate pact|defence alliance|currency union|fisheries agreement|free trade area|court of human rights"),
    ("recognise", "recognising", "recognition of", "recognised", "deny", "denying", "a denial of", "new republic|exile government|breakaway province|minority language|same-sex unions|the election result"),
    ("lift", "lifting", "an end to", "lifted", "keep", "keeping", "an extension of", "sanctions|curfew|arms embargo|state of emergency|travel ban|price cap|rent freeze|visa requirement|moratorium"),
    ("privatise", "privatising", "the sale of", "privatised", "keep in public hands", "keeping in public hands", "public ownership of", "postal service|water company|airline|national bank|ferry line|broadcaster|power grid"),
    ("appoint", "appointing", "the appointment of", "appointed", "block", "blocking", "a rejection of", "new chief judge|central bank governor|police chief|ambassador|party leader|special prosecutor"),
    ("extend", "extending", "an extension of", "extended", "end", "ending", "an end to", "contract|mission|lease|ceasefire|subsidy|truce|licence|coalition|term of the president|emergency powers"),
    ("legalise", "legalising", "the legalisation of", "legalised", "outlaw", "outlawing", "a prohibition of", "cannabis|assisted dying|abortion|surrogacy|online gambling|strike action by police|home brewing"),
    ("publish", "publishing", "the publication of", "published", "withhold", "withholding", "secrecy about", "report|tax returns|police video|files|contract|salaries|letters|minutes of the meeting"),
    ("merge", "merging", "a merger of", "merged", "keep apart", "keeping apart", "independence for", "two councils|two universities|police forces|health authorities|broadcasters|two banks"),
    ("introduce", "introducing", "the introduction of", "introduced", "abolish", "abolishing", "the abolition of", "wealth tax|identity card|school uniform|four-day week|carbon levy|road toll|conscription|voting at 16|inheritance tax|congestion charge|jury trial"),
    ("prosecute", "prosecuting", "charges against", "prosecuted", "pardon", "pardoning", "an amnesty for", "former minister|generals|protest leaders|bank chief|whistleblower|smugglers"),
    ("expel", "expelling", "the expulsion of", "expelled", "keep", "keeping", "a right to stay for", "ambassador|foreign students|rebel lawmakers|club|asylum seekers|inspectors"),
    ("arm", "arming", "weapons for", "armed", "disarm", "disarming", "the disarmament of", "rebels|border guards|the coast guard|militias|park rangers"),
    ("fund", "funding", "public money for", "funded", "cut off", "cutting off", "an end to money for", "opera|space agency|private clinics|charter schools|religious schools|nuclear research|football club"),
    ("sign", "signing", "ratification of", "signed", "tear up", "tearing up", "withdrawal from", "trade treaty|nuclear accord|peace agreement|extradition treaty|water treaty|prisoner exchange"),
]
PLURAL = set("cruise ships|pesticides|headscarves|private schools|cash payments|diesel cars|plastic bottles|gambling adverts|peacekeepers|tanks|observers|police officers|engineers|fighter jets|doctors|ground troops|election monitors|warships|same-sex unions|sanctions|emergency powers|tax returns|files|salaries|letters|two councils|two universities|police forces|health authorities|broadcasters|two banks|generals|protest leaders|smugglers|foreign students|rebel lawmakers|asylum seekers|inspectors|rebels|border guards|militias|park rangers|private clinics|charter schools|religious schools|short-term lets|protests near parliament".split("|"))
BARE = set("hunting|foreign ownership|aid|cannabis|assisted dying|abortion|surrogacy|online gambling|strike action by police|home brewing|conscription|voting at 16|jury trial|nuclear research|the election result|the coast guard".split("|")) | PLURAL
PLACES = "Lisse|Norland|Karhat|Brackwater|Tesk|the Skarn valley|Osmar|the capital|Velmara|the islands|Port Alden|Ruvia|the north|Merida|Ostland|the delta|Haldane|the border region".split("|")

FOR = "backed|supported|came out for|welcomed|endorsed|called for|pushed for|demanded|voted for|campaigned for|praised|defended|argued for|spoke up for|urged|favoured|hailed|stood behind|advocated|gave their blessing to|lobbied for|threw their weight behind|signalled support for|spoke in favour of|lined up behind|pressed for|championed|applauded|insisted on|threatened to resign without|made the case for|pinned their hopes on|signed up to|were won over to|no longer opposed|dropped their objections to|had been calling for|vowed to fight for|saw great merit in|could not wait for|rallied behind|were among the sponsors of|donated to the campaign for".split("|")
AGAINST = "opposed|rejected|objected to|criticised|condemned|voted against|ruled out|refused to accept|fought|denounced|warned against|wanted no part of|blocked|protested against|sued to stop|turned down|balked at|spoke out against|campaigned against|vetoed|dismissed|resisted|would not hear of|attacked|ridiculed|said no to|threatened to block|were appalled by|no longer supported|withdrew their backing for|walked out over|signed a petition against|never supported|had nothing good to say about|dug in against|vowed to stop|poured scorn on|called for a halt to|shot down|went to court over|lamented|were dismayed by|could not accept|raised strong objections to|stood in the way of".split("|")
UNDECIDED = "were still weighing|had not decided on|were considering|were undecided about|had yet to make up their minds on|were open to|declined to commit themselves on|said it was too early to decide on|were torn over|did not rule out|were studying|hesitated over|kept their options open on|sat on the fence over|wanted more time to think about|asked for more details before judging|were split over|had mixed feelings about|stopped short of backing|neither backed nor rejected|saw arguments for and against|wavered on|were not yet convinced of".split("|")
NONE = "presented a report on|chaired a debate on|published figures on|predicted a close vote on|wrote about|reported on|were asked about|explained the rules for|refused to comment on|criticised the tone of the debate about|ordered a study on|expected a decision soon on|accused rivals of lying about|counted the votes on|set the date for a hearing on|told reporters nothing new about|joked about|were briefed on|translated the documents on|collected opinions on|apologised for a remark about|lost patience with the quarrel over".split("|")
GOOD = "overdue|a lifeline|the right step|common sense|long needed|a blessing|the only way forward|brave|a victory for reason|good news|a historic chance".split("|")
BAD = "a mistake|reckless|an insult|madness|a waste of money|a threat to jobs|dangerous|a betrayal|the wrong answer|unacceptable|a gift to criminals|a step backwards".split("|")
SAID = "said|told reporters|argued|wrote|insisted|declared|told parliament|told the radio".split("|")
GIVEN = "Ana|Tomas|Mira|Jonas|Leila|Pavel|Ruth|Dov|Ingrid|Samuel|Nadia|Henrik|Yusuf|Clara|Oskar|Priya|Mateo|Greta|Idris|Elena".split("|")
SURNAMES = "Ruiz|Brandt|Okafor|Lindqvist|Haddad|Novak|Pell|Asher|Varga|Moreau|Tanaka|Osei|Kowal|Ferreira|Holt|Demir|Sorn|Quill|Marin|Eriksen".split("|")
TITLES = "Foreign Minister|Mayor|President|Senator|Finance Minister|opposition leader|Prime Minister|union chief|Councillor|Bishop|Professor|Governor".split("|")
STATES = "Norland|Tesk|Osmar|Ruvia|Velmara|Ostland|Merida|France|Germany|Poland|Sweden|the Netherlands|Japan|Brazil|Canada|Italy|Denmark|Turkey|Kenya|Norway|Estonia|Spain|the UK|the US|Australia".split("|")
GROUPS = "farmers|several countries|most residents|the farmers’ union|the Greens|the Liberals|some nations|58 per cent of voters|doctors|the chamber of commerce|local shopkeepers|two of the allies|the council|the ministry|the government|teachers|many lawmakers|the opposition|the bishops|a group of mayors|the employers|others|critics|the court|Conservatives|the trade unions|environmental groups|the army".split("|")
CONDITIONS = "if parliament agrees|provided that the costs are shared|only after a ceasefire|as long as nobody loses a job|once the audit is finished|unless the price doubles|if the neighbours take part|on condition that a referendum is held|but only with American help|should the talks succeed|if the money is found|after the election is over|without any further delay in the talks".split("|")
OPENERS = "|In {place} on {day}, |On {day}, |Late on {day} |After hours of debate, |In a statement, |At a rally in {place}, |Meanwhile, |For years, |Behind closed doors, ".split("|")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class Issue:
    def __init__(self, draw):
        self.draw = draw
        do, doing, noun, done, undo, undoing, unnoun, things = draw.choice(ACTIONS)
        thing = draw.choice(things.split("|"))
        place = draw.choice(PLACES)
        the = thing if thing in BARE or thing.startswith("the ") else f"the {thing}"
        where = draw.choice(["", f" in {place}", f" for {place}", ""])
        are = "are" if thing in PLURAL else "is"
        self.positive = [f"{doing} {the}", f"{noun} {the}", f"the plan to {do} {the}", f"the proposal to {do} {the}", f"{noun} {the}{where}"]
        self.negative = [f"{undoing} {the}", f"{unnoun} {the}", f"the plan to {undo} {the}", f"calls to {undo} {the}"]
        title, meaning = f"{doing.capitalize()} {the}{where}", f"{the}{where} {are} {done}"
        if draw.random() < 0.3:
            title, meaning = f"{undoing.capitalize()} {the}{where}", draw.choice([f"{the}{where} {are} not {done}", f"the authorities {undo} {the}"])
            self.positive, self.negative = self.negative, self.positive
        self.title, self.meaning, self.thing = title, meaning, the

    def phrase(self, sign):
        """Words for what a stance for (+) wants or what it does not (-)."""
        return self.draw.choice(self.positive if sign == "+" else self.negative)


class Writer:
    def __init__(self, seed):
        self.draw = random.Random(seed)

    def holder(self):
        kind = self.draw.random()
        if kind < 0.4:
            name = f"{self.draw.choice(GIVEN)} {self.draw.choice(SURNAMES)}"
            return self.draw.choice([name, name, name.split()[1], f"{self.draw.choice(TITLES)} {name}", f"the {self.draw.choice(TITLES).lower()}"])
        return self.draw.choice(STATES if kind < 0.65 else GROUPS)

    def mark(self, sign, holder=None):
        return f"[{holder or self.holder()}|{sign}]"

    def told(self, issue, sign, own=None):
        """A predicate that gives its subject this stance, by either direction of the issue."""
        if sign == "?":
            return f"{self.draw.choice(UNDECIDED)} {issue.phrase(self.draw.choice('+-'))}"
        if sign == "0":
            other = own or Issue(self.draw)
            if self.draw.random() < 0.4:
                verb = self.draw.choice(FOR + AGAINST)
                return f"{verb} {other.phrase('+')}"
            return f"{self.draw.choice(NONE)} {issue.phrase(self.draw.choice('+-'))}"
        direct = self.draw.random() < 0.7
        wanted = (sign == "+") == direct
        return f"{self.draw.choice(FOR if wanted else AGAINST)} {issue.phrase('+' if direct else '-')}"

    def quotation(self, issue, sign):
        direct = self.draw.random() < 0.7
        good = (sign == "+") == direct
        what = issue.phrase("+" if direct else "-")
        word = self.draw.choice(GOOD if good else BAD)
        pronoun, said = self.draw.choice(["he", "she", "they"]), self.draw.choice(SAID)
        return self.draw.choice([
            f"“{what.capitalize()} would be {word},” {said} {self.mark(sign)}.",
            f"{self.mark(sign)} called {what} {word}.",
            f"{self.mark(sign)} {said} that {what} was {word}.",
            f"Asked about {what}, {self.mark(sign)} {said} it was {word}.",
            f"“It is {word},” {self.mark(sign, pronoun)} {said} of {what}.",
        ])

    def sentence(self, issue):
        draw = self.draw
        a, b = draw.choice("+++---??0"), draw.choice("++--?00")
        opener = draw.choice(OPENERS).format(place=draw.choice(PLACES), day=draw.choice(DAYS))
        shape = draw.random()
        if shape < 0.25:
            condition = "" if a not in "+-" or draw.random() < 0.6 else " {" + draw.choice(CONDITIONS) + "}"
            return f"{opener}{self.mark(a)} {self.told(issue, a)}{condition}."
        if shape < 0.45:
            joint = draw.choice([", while", ", but", "; meanwhile", ", whereas", " and"])
            return f"{opener}{self.mark(a)} {self.told(issue, a)}{joint} {self.mark(b)} {self.told(issue, b)}."
        if shape < 0.55:
            return f"{opener}{self.mark(a)}, {self.mark(a)} and {self.mark(a)} {self.told(issue, a)}."
        if shape < 0.62:
            sign, other = draw.choice([("-", "+"), ("+", "-")])
            support = draw.choice(["support for", "push for", "praise of", "call for"] if other == "+" else ["resistance to", "attacks on", "rejection of", "lawsuit against"])
            return f"{opener}{self.mark(sign)} {draw.choice(['criticised', 'mocked', 'regretted', 'condemned'])} the {support} {issue.phrase('+')} by {self.mark(other)}."
        if shape < 0.7:
            return f"A {draw.choice(['spokesman', 'spokeswoman', 'lawyer', 'adviser'])} for {self.mark(a)} said that they {self.told(issue, a)}."
        if shape < 0.78:
            topic = f"The {draw.choice(['row', 'debate', 'vote', 'talks'])} over {issue.phrase('+')} went on in {draw.choice(PLACES)}. "
            sign = draw.choice("+-?")
            verbs = {"+": FOR, "-": AGAINST, "?": UNDECIDED}[sign]
            return topic + f"{self.mark(sign)} {draw.choice(verbs)} {draw.choice(['it', 'the idea', 'the move', 'the plan'])}."
        return opener.replace("For years, ", "") * (draw.random() < 0.2) + self.quotation(issue, draw.choice("+-"))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--issues", type=int, default=3000)
    parser.add_argument("--passages", type=int, default=8, help="passages an issue")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    writer = Writer(args.seed)
    for number in range(args.issues):
        issue = Issue(writer.draw)
        print(f"@ composed-{number} | {issue.title} | {issue.meaning}")
        for _ in range(args.passages):
            passage = writer.sentence(issue)
            print(passage[:1].upper() + passage[1:])


if __name__ == "__main__":
    main()
