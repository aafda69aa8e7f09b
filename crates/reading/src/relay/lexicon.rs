//! The words that the grammar of relays turns on. Each list is in small letters.

/// Verbs whose object is the one who hears: "told reporters".
pub(super) const TELL: &str = "\
    advise advised advises advising ask asked asking asks assure assured assures assuring beg \
    begged begging begs caution cautioned cautioning cautions implore implored inform informed \
    informing informs instruct instructed remind reminded reminding reminds tell telling tells \
    told urge urged urges urging warn warned warning warns";

/// Verbs of telling after which an outlet is asked for something, and passes nothing on.
pub(super) const ASK: &str = "\
    advised ask asked asking asks begged implored instructed urge urged urges urging";

/// Verbs of speaking that name the one who hears after "to": "said to reporters".
pub(super) const SPEAK: &str = "\
    admitted announced complained confessed confided confirmed described explained expressed \
    mentioned remarked repeated said say saying says speak speaking speaks spoke spoken talk \
    talked talking wrote writing";

/// Those verbs that name the other side after "with" and "before" too.
pub(super) const CONVERSE: &str = "\
    appearing speak speaking speaks spoke spoken talk talked talking testified testifying";

/// Participles that open the occasion or name the one who hears: "Speaking to Sky News".
pub(super) const SPEAKING: &str = "speaking talking appearing testifying writing";

/// Verbs with which a report passes words on: "The Guardian reports".
pub(super) const REPORT: &str = "\
    adds added cites cited claims claimed discloses disclosed notes noted publishes published \
    quotes quoted reports reported reveals revealed says said tweets tweeted writes wrote";

/// Those verbs that may stand before the outlet: "…, reports The Guardian".
pub(super) const REPORT_FIRST: &str = "reported reports said says writes wrote";

/// Other words that make a cue one of a report.
pub(super) const REPORTING: &str = "according citing quoting reporting writing saying :";

/// Verbs that put somebody else's words or thoughts into a clause: "Brandt says that she knew".
pub(super) const CLAIM: &str = "\
    acknowledged added admitted alleged announced argued claim claimed claims confirmed disclosed \
    explained noted recalled report reported reports revealed said say says suggested tell tells \
    testified told warned write writes wrote";

/// Small words between a subject and its verb: "has also reported".
pub(super) const HAVE: &str = "\
    already also earlier exclusively first had has have later previously recently then";

/// What is done to words that somebody else passed on: "quoted by", "published in".
pub(super) const PASSED: &str = "\
    aired broadcast carried cited obtained posted published quoted recorded released relayed \
    reported reviewed run seen taped televised viewed";

/// What is done to words that a paper or programme carries, "published in the Courier".
pub(super) const PUBLISHED: &str = "\
    aired broadcast carried posted published quoted recorded released reported run televised";

/// Verbs whose object is an occasion: "issued a statement".
pub(super) const GIVE: &str = "\
    circulated delivered gave give gives giving issued issues issuing penned post posted published \
    publishing released releases releasing send sending sent shared tweeted write wrote";

/// Who speaks for somebody else: "said through a spokesman".
pub(super) const SPOKESPEOPLE: &str = "\
    aide aides attorney attorneys intermediaries intermediary interpreter lawyer lawyers publicist \
    representative representatives spokesman spokesmen spokespeople spokesperson spokespersons \
    spokeswoman spokeswomen translator";

/// Who listens, in number or as a body. Such a word ends its phrase: what follows is said to them.
pub(super) const LISTENERS: &str = "\
    activists advisers advisors agents aides allies analysts assembly associates attendees \
    attorneys audience audiences authorities backers campaigners churchgoers colleagues \
    commissioners committee conservatives council councillors court crowd crowds delegates \
    democrats diplomats donors editors employees evangelicals everyone executives faithful family \
    fans fighters followers force friends fundraisers governors graduates group guests \
    interviewers investigators investors journalists judges jurors jury lawmakers lawyers leaders \
    listeners liberals media members ministers moderators mps officers officials operatives owners \
    panel parents parishioners parliament people players police politicians press prosecutors \
    protesters pupils readers reporters republicans residents scientists secretaries senators \
    soldiers staff staffers strategists students supporters team throng troops trustees union \
    veterans viewers visitors volunteers voters women men workers worshippers youths";

/// Pronouns of those who hear.
pub(super) const HEARERS: &str = "me him them us her you";

/// Objects of telling that hear nothing: "told the truth".
pub(super) const TALES: &str = "\
    anecdote anecdotes blessing difference fib forgiveness help joke jokes lie lies permission \
    question questions story stories support tale tales time truth truths untruths";

/// Gatherings: somebody can tell one, and things are said at one.
pub(super) const GATHERINGS: &str = "\
    assembly banquet breakfast briefing ceremony conference convention debate dinner event forum \
    fundraiser gathering hall hearing inquest inquiry lunch luncheon meeting podcast reception rally \
    seminar session summit symposium";

/// Occasions on which something is said or written.
pub(super) const OCCASIONS: &str = "\
    address ad advert advertisement affidavit announcement appearance appearances article blog \
    book briefing briefings broadcast call ceremony column comment comments commentary communique \
    complaint conference conferences convention conversation debate debates deposition dinner \
    discussion editorial email emails episode essay event events exchange filing forum fundraiser \
    gathering hall hearing hearings interview interviews introduction lawsuit lecture letter \
    letters gala lunch luncheon meeting meetings mail memo memoir memorandum message messages monologue newsletter note op \
    opinion panel podcast post posts posting postings presentation presser programme program \
    rally rallies release remarks reply report response reception ruling seminar segment sermon \
    session show speech speeches statement statements stop summit talk telecast testimony text \
    texts thread townhall tweet tweets video videos voicemail webcast";

/// Occasions that need no article: "in remarks to the council".
pub(super) const BARE_OCCASIONS: &str = "\
    briefings comments conferences conversation debates email emails hearings interviews letters meetings \
    messages posts rallies remarks speeches statements testimony tweets videos";

/// Occasions that things are said on, not only in.
pub(super) const ON_OCCASIONS: &str = "\
    blog broadcast call newsletter podcast program programme segment show telecast thread video \
    webcast";

/// Occasions that have somebody at the other end: "an interview with", "a letter to".
pub(super) const WITH_SOMEBODY: &str = "\
    appearance call comment comments conversation discussion email emails exchange interview \
    interviews letter letters mail memo message messages note podcast remarks speech statement \
    statements talk testimony";

/// Occasions on which an outlet speaks for itself.
pub(super) const OWN_VOICE: &str = "\
    announcement editorial editorials email letter memo post release statement statements tweet";

/// Prepositions before an occasion.
pub(super) const BEFORE_OCCASIONS: &str = "in during at on via by throughout";

/// Prepositions that go on with an occasion: "a press conference in Kyiv".
pub(super) const WITHIN_OCCASIONS: &str = "aboard at by for from in of on outside to with";

/// Adverbs and adjectives of time that stand before the noun of an occasion: "last night’s debate".
pub(super) const LATELY: &str = "earlier last late later recent same that this now";

/// Nouns that say when: "on the eve of the vote".
pub(super) const WHILES: &str = "\
    afternoon condition day days end eve evening hour hours minute minutes moment month months \
    morning night past run time wake way week weekend weeks year years";

/// Words before a name or after an outlet's: "radio host Hugh Pell", "CNN anchor".
pub(super) const PRESS: &str = "\
    anchor author blogger broadcaster bureau columnist commentator contributor correspondent \
    cohost editor host interviewer journalist moderator pollster presenter producer publisher \
    reporter writer";

/// What an outlet is called without its name, or after it: "the Bild newspaper".
pub(super) const OUTLETS: &str = "\
    affiliate agency blog broadcaster channel daily magazine network newspaper newspapers newswire \
    outlet outlets paper podcast programme program publication radio service show site station \
    tabloid television tv weekly website wire";

/// Outlets that, without a name, more often speak for themselves than pass words on.
pub(super) const COMPANIES: &str = "channel network service show site station";

/// What an outlet makes, before or after its name: "a report in the Courier".
pub(super) const REPORTS: &str = "\
    account article column dispatch investigation news report reporting reports stories story";

/// Names that are outlets wherever they begin a name: "CNN International".
pub(super) const OUTLET_NAMES: &str = "\
    aap abc afp ani ansa ap ard axios bbc bloomberg breitbart buzzfeed cbc cbs cgtn cnbc cnn dpa dw espn fox ft \
    huffpost interfax itv kyodo lbc mcclatchy mediaite msnbc nbc newsmax newsnation newsweek nhk npr nyt pbs politico \
    pti reuters ria rte rtl rté sky tass tv2 ukrinform unian univision unn upi vox wsj xinhua yahoo yonhap zdf";

/// Names of two words that are outlets.
pub(super) const OUTLET_PAIRS: [&str; 13] = [
    "al jazeera",
    "al arabiya",
    "daily beast",
    "daily caller",
    "der spiegel",
    "deutsche welle",
    "el país",
    "good morning",
    "huffington post",
    "la repubblica",
    "le monde",
    "mother jones",
    "new yorker",
];

/// Words that end an outlet's name: "the Harrow Gazette".
pub(super) const OUTLET_ENDINGS: &str = "\
    advertiser argus beacon bugle business chronicle citizen comet courier daily dispatch echo enquirer \
    examiner express gazette globe guardian herald independent inquirer journal lantern ledger \
    magazine mail mercury mirror monitor network news newspaper newspapers newswire observer \
    online pravda post press radio record review sentinel service spectator standard star sun \
    telegraph television times today tribune tv weekly week";

/// Words that, alone and after "the", are an outlet's name: "the Times".
pub(super) const OUTLET_ALONE: &str = "\
    argus atlantic bugle courier echo economist examiner express gazette globe guardian herald hill independent \
    intercept journal mail mirror nation observer post punch spectator standard star sun telegraph times tribune";

/// Names that are people's as often as outlets', when they stand alone.
pub(super) const DOUBTFUL_ALONE: &str = "bloomberg fox sky yahoo";

/// Where everybody can post; it passes nothing on of its own accord.
pub(super) const PLATFORMS: &str = "\
    bluesky facebook instagram linkedin mastodon periscope reddit snapchat telegram threads tiktok \
    tumblr twitter vk weibo whatsapp x youtube";

/// What somebody has on a platform: "her Facebook page".
pub(super) const PAGES: &str = "account accounts channel feed page pages profile site wall website";

/// Words that have a field of work behind them in a body's name: "the Council on Keldrian Trade".
pub(super) const FIELDS: &str = "\
    alliance association campaign center centre coalition commission committee conference council \
    forum foundation fund institute";

/// Words that stand before a noun and begin its phrase.
pub(super) const DETERMINERS: &str = "\
    a all an another any both dozens each eight every few five four her his hundreds its many most \
    my nine our several six some ten that the their these this thousands those three two various \
    your";

/// Words that no phrase goes on over.
pub(super) const STOPS: &str = "\
    about above according across after afterward afterwards again against ago ahead along already also although am amid \
    among and are around as aside at back be because been before behind being below beside besides \
    between beyond but by can could despite did do does down during earlier either even ever \
    except for from had has have he her here him himself his how however i if in inside instead \
    least into is it its just last late later like may me might much must my near neither never \
    next nor not now of off often on once only onto or other our out outside over past rather \
    recently she should simply since so still such than that the their them themselves then there \
    these they this those though through throughout to today together tomorrow tonight too toward \
    towards under unless until up upon us via was we well were what when where whether which while \
    who whom whose why will with within without would yes yesterday yet you your";

/// Prepositions that join a noun to the noun before it.
pub(super) const PREPOSITIONS: &str = "at by for from in near of on to with";

/// Words that open a clause of its own behind what is said.
pub(super) const CLAUSES: &str = "\
    after although because before even if since though what when where which while who whose";

/// Days and months, which end a phrase: "told reporters Tuesday".
pub(super) const TIMES: &str = "\
    monday tuesday wednesday thursday friday saturday sunday january february march april may june \
    july august september october november december feb apr jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun";
