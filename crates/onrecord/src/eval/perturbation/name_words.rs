//! Words by which the names of people are told from others, and the names that people are given.

/// Words before a name that are no part of it, and after which a single word is a surname.
pub(super) const TITLES: &str = "\
    adm admiral ambassador archbishop attorney bishop capt captain chairman chairwoman chancellor \
    chief col colonel commissioner congressman congresswoman director dr gen general gov governor \
    judge justice lt maj major mayor minister miss mr mrs ms nominee president prof professor rep \
    representative rev reverend sec secretary sen senator sgt sheriff sir speaker";

/// Words before a name that are no part of it, and say nothing of what follows.
pub(super) const LABELS: &str = "\
    activist actor actress adviser advisor aide analyst anchor author campaign candidate \
    columnist communications democrat deputy editor ex executive first former host interior lady \
    lawyer leader manager party political pollster presidential press reporter republican \
    secretaries singer spokesman spokeswoman state strategist vice";

/// Small words that have a capital only because a sentence or a headline begins with them.
pub(super) const STARTERS: &str = "\
    a after against all although amid an and another are as at because before being beyond both \
    but by can could despite did do does during each either even every everything few for former \
    from had has have he here hold how however if in indeed instead is it its like many may maybe \
    meanwhile more most much neither no nor not now of on once one only or other others our over \
    perhaps plus said says several she should since so some soon still such super than that the \
    then there these they this those though through thus to two under unlike until upon we what \
    whatever when where whereas whether which while who whose why will with within without would \
    yet you";

/// Words of the names of bodies and places, in which nobody is renamed.
pub(super) const NOT_PEOPLE: &str = "\
    act administration affairs afghanistan africans agency air alliance america american \
    americans army assembly association attendants australia authority avenue bank bay beach \
    board bridge bureau cabinet california canada carolina center central centre chamber china \
    church city club co coalition college commission committee company conference congress \
    conservative convention corporation council county court coverage crown daily dakota defense \
    democratic democrats department district east elections enforcement english european fed \
    federal federation fire florida force forces forum foundation fox france free front fund \
    gazette germany gop group hall hampshire health herald high hill homeland hotel house \
    immigration inc india institute institution integrity international iran iraq island islands \
    israel jersey jews journal kingdom korea lake latinos league liberal library london magazine \
    mail media mexicans mexico ministry mountain museum muslims national nations network new news \
    north observer office online organisation organization pac pacs palace park parliament police \
    policy politics poll port post power press project public radio railway railways relations \
    republicans research responsibility review river road russian russians saint san saudi school \
    security senate service services society south square st standard states station strategies \
    street studies supreme survey team television texans texas times today tower treasury tribune \
    trust tv union united university valley veterans virginia voters wall washington water west \
    white world york zealand";

/// What may follow a name without being its last word.
pub(super) const SUFFIXES: &str = "ii iii iv jr sr";

/// Small words inside names.
pub(super) const PARTICLES: &str = "al bin da de del den der di du el la le ten ter van von";

/// First names to give, of many lengths and languages.
pub(super) const GIVEN: [&str; 28] = [
    "Al",
    "Ana",
    "Anneliese",
    "Bo",
    "Bronwen",
    "Casimir",
    "Chidinma",
    "Ed",
    "Esteban",
    "Fay",
    "Fitzgerald",
    "Giacomo",
    "Hedy",
    "Ilse",
    "Jean-Luc",
    "Kwabena",
    "Lu",
    "Mairead",
    "Maximiliana",
    "Mirjana",
    "Oona",
    "Priyanka",
    "Ragnhild",
    "Søren",
    "Tomas",
    "Ulla",
    "Wilhelmina",
    "Yusuf",
];

/// Surnames to give.
pub(super) const SURNAMES: [&str; 40] = [
    "Achterberg",
    "Adeyemi-Clarke",
    "Aske",
    "Bexley",
    "Brandt",
    "Caddick",
    "Castellanos",
    "Daoud",
    "Dunmore",
    "Eck",
    "Fairweather",
    "Fjeld",
    "Gant",
    "Grzybowska",
    "Hale",
    "Hollingbourne",
    "Ito",
    "Jurić",
    "Kettlewell",
    "Lindqvist",
    "Lowe",
    "Marrant",
    "Mbeki-Thorne",
    "Nakashima",
    "Ng",
    "Novotná",
    "O’Dowd",
    "Okonjo",
    "Ortiz",
    "Pell",
    "Quist",
    "Ravenscroft",
    "Sithebe",
    "Szabó",
    "Tan",
    "Undset",
    "Vandermeulen",
    "Whitlam",
    "Yilmaz",
    "Zielinski",
];

/// Whether `word`, in any letter case, is in `list`.
pub(super) fn is_one_of(word: &str, list: &str) -> bool {
    list.split(' ').any(|other| other.eq_ignore_ascii_case(word))
}
