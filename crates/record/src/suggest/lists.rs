//! The words that issues are not made of, and those by which somebody takes a side. All in small letters.

/// Words before a noun, by which a noun is known.
pub(super) const DETERMINERS: &str = "\
    a an another any each every her his its my no our some such that the their these this those \
    your";

/// Small words that may stand inside a phrase: "tunnel under the ridge".
pub(super) const PREPOSITIONS: &str = "\
    about against at by for from in into of on over through under with within";

/// Words before a verb, by which a verb is known.
pub(super) const BEFORE_VERBS: &str = "\
    can can't cannot could couldn't didn't do does doesn't don't he i it may might must not she \
    should shouldn't they to we who will won't would wouldn't you";

/// Numbers in words.
pub(super) const NUMBERS: &str = "\
    billion billions dozen eight eighty eleven fifty five forty four hundred hundreds million \
    millions nine ninety one seven seventy six sixty ten thirty thousand thousands three trillion \
    twelve twenty two";

/// Other words that end a phrase: small words, adverbs, and adjectives that fit everything.
pub(super) const SMALL: &str = "\
    able above absolutely according across actually after again ago ahead all almost alone along \
    already also although always am among amount amounts and anybody anyone anything are around as \
    aside away back backward bad became because become becomes been before behind being below \
    besides best better between beyond big bit both but certain clear close come could couple deep \
    different difficult done double down during earlier early easy either else enough especially \
    even ever everybody everyone everything exactly extremely far few fifth finally fine first \
    former forth forward fourth free fresh full further gonna good got great had half handful has \
    have having hence here hers herself high higher him himself how however if important \
    impossible indeed inside instead is itself just kind kinds large last late later latest least \
    left less let light like likely little ll long lot lots low lower lucky main major majority \
    many maybe me mine more most much myself near nearly neither never nevertheless new next nice \
    nobody none nor nothing now number numbers of off often ok okay old once only onto open or \
    other others otherwise ours ourselves out outside own per percent percentage perhaps please \
    poor possible pretty probably proportion quickly quite rather real really recent rest right \
    safe same second seen series several sharp short shut similar simple simply since small so \
    somebody somehow someone something sometimes somewhere soon sooner sort sorts still straight \
    strong sure than thank thanks them themselves then there therefore they're third though \
    throughout thus tight to together too tough toward towards true unless unlike until up upon us \
    ve very via was well were what whatever when whenever where whereas wherever whether which \
    while whoever whole whom whose why willing without worse worst worth wrong yes yet young yours \
    yourself";

/// Days, months and stretches of time.
pub(super) const CALENDAR: &str = "\
    apr april aug august autumn centuries century date dates day days dec decade decades december \
    feb february friday fridays hour hours jan january jul july jun june mar march minute minutes \
    moment moments monday mondays month months nov november oct october quarter saturday saturdays \
    seconds sep sept september spring sunday sundays thursday thursdays time times today tomorrow \
    tonight tuesday tuesdays wednesday wednesdays week weeks year years yesterday";

/// Verbs that are as frequent as small words, in the forms in which reports have them.
pub(super) const VERBS: &str = "\
    accept accepted add added adds admit admitted allow allowed allows announce announced appear \
    appeared appears argue argued ask asked asking asks avoid be began begin begins begun believe \
    believed believes bring brings brought build building builds built buy calculate call called \
    calling calls came carried carry changed choose chose chosen claim claimed claims comes coming \
    confirmed consider considered continue continued cost costs create created dead decide decided \
    decides depend depends describe described did die died doing drawn driving end ended ends \
    enter entering exist expect expected expects explain explained face facing fail failed fall \
    falls feel feels fell felt filed fill finding finds fit follow followed following forced \
    forget found gave get gets getting give given gives giving go goes going gone grew grow grown \
    happen happened happening happens hear heard held help helped helping hit hold holding holds \
    include included including join joined keep keeping keeps kept kill killed knew know knowing \
    known knows lead leads learn learned leave leaves leaving led lie listen live lived lives \
    living look looked looking looks lose losing lost love loved made make makes making mean means \
    meant meet met miss missing move moved moving named occur offer offered ordered paid pass \
    passed pay paying pays planned play played playing posed produce produced provide provided \
    pull push put puts putting raise raised ran reach reached read reading receive received rely \
    remain remained remains remember remove removed replace replaced respect respond responded \
    rise rose run running runs said sat saw say saying says see seeing seek seeking seem seemed \
    seems sees sell send sending sends sent serve served set sets shall share show showed showing \
    shown shows sit sits sitting sold speak speaking spend spent spoke spoken stand standing \
    stands start started starts stay stayed stays stood stopped struck study suggest suggested \
    sung take taken takes taking talk talked talking talks taught teach tell telling tells thank \
    think thinking thinks thought throw told took touch tried try trying turn turned turning turns \
    understand understood use used uses using visit visited wait waited waiting walk walked \
    walking watch watched watching wear went win winning won wonder work worked working works \
    write writing written wrote";

/// Words for people and bodies: who speaks or acts, and not what about.
pub(super) const WHO: &str = "\
    activist actor adult adviser advisor agency agent aide ally ambassador analyst anchor assembly \
    association auditor author authority board body boss boy brother businessman cabinet \
    campaigner candidate captain chair chairman chairwoman chancellor chief child children citizen \
    claimant client coalition colleague columnist commander commission commissioner committee \
    companion company congress congressman congresswoman conservative constituent consumer \
    correspondent council councillor couple court critic crowd customer dad daughter delegate \
    delegation democrat department deputy diplomat director doctor donor economist editor employee \
    employer engineer envoy establishment everyone executive expert family farmer father fellow \
    female firm folk friend general girl government governor group guest guy historian host \
    household human husband individual inspector institute journalist judge jury kid king lady \
    lawmaker lawyer leader leadership legislature liberal listener lord male man manager marcher \
    mayor media member men minister ministry minority mom mother mp mum neighbor neighbour network \
    newspaper nominee observer office officer official opponent opposition organisation \
    organization outsider owner panel parent parliament participant partner party passenger people \
    person personnel planner player police politician poll pollster pope presidency president \
    presidential prime-minister principal professor prosecutor protester public publisher pupil \
    queen reader regime reporter representative republican researcher resident respondent rival \
    sceptic scholar scientist secretary senate senator sergeant sister son source speaker \
    spokesman spokesperson spokeswoman staff staffer student supporter surrogate survivor \
    taoiseach teacher team teenager thinker traveller tribunal union victim viewer villager \
    visitor voter watcher wife witness woman women worker writer youth";

/// Nouns that hold whatever is put into them ("plan", "decision"), words of reports and of reckoning.
/// Alone they name nothing; with a word before them they may: "trade deal".
pub(super) const GENERAL: &str = "\
    ability absence access accident account achievement act action activity address administration \
    advantage advice affair afternoon age agenda agreement aim alternative analysis anger \
    announcement answer anybody appearance approach area argument arm article aspect asset \
    assumption attempt attention attitude audience average background balance band base basis beat \
    beginning behalf behavior behaviour belief benefit bid bill blame block blood book bottom \
    brain break brief burden bus business camera campaign capacity capital car card career case \
    category cause cent center centre challenge chance change character charge check child choice \
    circle circumstance city claim class coast code color colour column combination comment \
    commitment community comparison compensation competition complaint concept conclusion \
    condition conduct conference confidence conflict confusion connection consequence \
    consideration consultation contact content contest context continent contract contribution \
    control conversation cook copy corner corridor count country county course cover crisis \
    criterion criticism culture curtain cut damage danger data deadline deal debate decision \
    degree delay demand deployment depth desire desk detail development dialogue difference \
    difficulty dinner direction disagreement discretion discussion dispatch document dollar door \
    dozen draft dream drink drop duty edge effect effort election element email emphasis encounter \
    ending endorsement engagement enthusiasm error estimate euro evening event evidence example \
    exception exchange excuse exercise existence expectation expense experience explanation \
    expression extent eye face fact factor failure faith fault feeling field fight figure file \
    focus foot form format foundation framework freedom front frustration fun function fund \
    funding future game gap glass goal grade ground growth guess guidance habit hair hand head \
    heading headline hearing heart height help hill history hole home honor honour horse house \
    idea identity image impact importance impression improvement inch incident income increase \
    individual influence information initiative input inquiry instance institution instruction \
    intent intention interest interview investigation investment involvement island issue item \
    journey judgement judgment key kilometer kilometre knowledge lack lake lane language law leg \
    legacy legislation length lesson letter level life limit list loan location look loss luck \
    lunch manner map margin mark market material matter meaning measure medium meeting memory \
    mention message meter method metre middle mile mind minority mistake mode model momentum money \
    mood morning motive mountain mouth movement name narrative nation nature necessity neck need \
    negotiation news night nod noise nomination norm nose note notice notion object objective \
    obligation occasion offer operation opinion opportunity option order origin outcome outset \
    pace package page pain pair paper part participation past path pattern payment penalty \
    performance period permission perspective phase phone photo phrase picture piece place plan \
    planet plate platform plot pocket poem point policy politics position post potential pound \
    power practice prayer preparation presence press pressure price principle priority privilege \
    prize probability problem procedure proceeding process product profit program programme \
    progress project promise proof proposal prospect provision publication pupil purpose pursuit \
    quality quantity quarrel question quote race range rate reaction reality reason recognition \
    recommendation record reduction reference reform regard region relation relationship release \
    relief remark reminder report reputation request requirement research reservation resource \
    response responsibility result return revelation revenue review rhetoric ridge risk river role \
    room root round row rule rumor rumour sake sale sample scale scandal scenario scene schedule \
    scheme scope score screen sea search season seat section sector self sense sentence service \
    set setting shadow shape shift shock shot show side sight sign signal silence site situation \
    size skill sky society solution son sound space speech spirit spot square stage stake standard \
    state statement status step stock stone stop story strategy street strength stress stretch \
    structure struggle stuff style subject success suggestion sum summer support surprise survey \
    suspicion system table tactic talk target task telephone temperature tendency tension term \
    test text theme theory thing thought threat tie timetable tip tone tool top topic total touch \
    town track tradition transition treatment trend trial trick trip trouble truth turn tv type \
    uncertainty understanding unit update use valley value variety version victory video view \
    village vision voice volume vote warning waste water way weakness weather website weekend \
    weight while will winter wish word wording work world worth wound yard";

/// Adjectives that make no issue of a noun that is none: "political question".
pub(super) const VAGUE: &str = "\
    additional american broad central common current domestic economic entire essential extra \
    federal final foreign general historic key latest legal local longer national nice official \
    overall particular personal political popular potential presidential previous primary private \
    public real regional serious significant single social special specific total unprecedented \
    various wide wonderful";

/// The last word of a name that is a measure and no person, place or body: "Affordable Care Act".
pub(super) const MEASURES: &str = "\
    accord act agreement amendment bill charter constitution convention deal directive law pact \
    plan programme project proposition protocol referendum resolution scheme treaty";

/// Words of wanting and praising.
pub(super) const FOR: &str = "\
    advocate advocated advocates agree agreed agrees applaud applauded applauds approve approved \
    approves back backed backing backs celebrate celebrated champion cheered commit commits \
    committed committing crucial defend defended defending defends demand demanded demanding \
    demands embrace embraced embraces encouraged endorse endorsed endorses essential favor favored \
    favors favour favoured favours indispensable necessary pleaded pledge pledged pledges praise \
    praised praises prefer preferred prefers promise promised promises propose proposed proposes \
    recommend recommended recommends support supported supporting supportive supports urge urged \
    urges vital volunteered vow vowed vows want wanted wants welcome welcomed welcomes welcoming";

/// Words that lean the same way with less weight.
pub(super) const RATHER_FOR: &str = "\
    best better glad good hope hoped hopes insist insisted insists must necessity need needed \
    needs ought prepared ready right should will willing willingness worth would";

/// Words of refusing and condemning.
pub(super) const AGAINST: &str = "\
    abandon abandoned absurd against anti attacked attacking attacks betrayal blast blasted block \
    blocked blocking cancel canceled cancelled condemn condemned condemning condemns criticise \
    criticised criticises criticize criticized criticizes denounce denounced denounces disaster \
    disastrous dismiss dismissed dismisses fight fighting fights folly fought illegal immoral \
    madness mistake mistaken object objected objecting objection objections objects oppose opposed \
    opposes opposing opposition outrage outrageous protest protested reckless recklessness refusal \
    refuse refused refuses refusing reject rejected rejecting rejection rejects repeal repealed \
    resist resisted scandal scrap scrapped scrapping shame shameful slammed unacceptable \
    unrealistic unthinkable unwilling veto vetoed withdraw withdrew wrong";

/// Words that lean the same way with less weight.
pub(super) const RATHER_AGAINST: &str = "\
    alarmed anger angry bad can't cannot concern concerned concerns dangerous disappointed \
    disappointing doubt doubted doubts fear feared fears never no reluctant shouldn't unfair \
    unhappy warned warning warns won't worried worry worse worst wouldn't";

/// Two words of one meaning: a person who rules out, calls for or turns down.
pub(super) const PAIRS: &[(&str, &str, i32)] = &[
    ("rule", "out", -2),
    ("ruled", "out", -2),
    ("rules", "out", -2),
    ("ruling", "out", -2),
    ("turned", "down", -2),
    ("call", "for", 2),
    ("called", "for", 2),
    ("calling", "for", 2),
    ("calls", "for", 2),
    ("open", "to", 1),
];

/// Words that turn what follows round.
pub(super) const NEGATIONS: &str = "\
    aren't can't cannot didn't doesn't don't hardly hasn't haven't isn't neither never no nobody \
    none nor not nothing shouldn't wasn't weren't without won't wouldn't";

/// Words of taking sides that are also what sides are taken on: "travel ban".
pub(super) const TOPICS: &str = "attacks fight opposition protest veto";
