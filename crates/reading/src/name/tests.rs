use super::{Naming, naming};
use onrecord_text::{Layout, Span};

#[track_caller]
fn check(words: &str, expected: &str) {
    let layout = Layout::of(words);
    let found = match naming(words, &layout, Span::new(0, words.len())) {
        Naming::Name(name) => name.of(words).to_owned(),
        Naming::Several => "several".to_owned(),
        Naming::Title => "title".to_owned(),
        Naming::Pronoun => "pronoun".to_owned(),
    };
    assert_eq!(found, expected);
}

#[test]
fn names_and_people_without_one() {
    check("the UK, France and several Nordic nations", "several");
    check("Its president Tom Hale and chief legal officer Jane Orme", "several");
    check("Its president of affairs, Tom Hale, and chief legal officer Jane Orme", "several");
    check("Stennick mayor and council leader Jane Orme", "Jane Orme");
    check("Tom Hale, mayor and former council leader", "Tom Hale");
    check("Kyiv, one of its allies", "Kyiv");
    check("The Greens and the chamber of commerce", "several");
    check("France, the farmers’ union and the council", "several");
    check("The union and the chamber of commerce", "several");
    check("The minister of health and the arts", "title");
    check("Norway and 11 other states", "several");
    check("Greenpeace and a dozen other groups", "several");
    check("Norway and Sweden, seldom allies, both", "several");
    check("Both the Greens and the Liberals", "several");
    check("The Drivers’ Union and the Chamber of Commerce", "several");
    check("Labour’s Ann Hale and Conservative Tom Orme", "several");
    check("Labour as well as the Greens", "several");
    check("Nine of the 27 member states", "title");
    check("Half of the 27 states", "title");
    check("Everyone except the Greens", "title");
    check("All councillors other than Ann Hale", "title");
    check("Three boroughs, led by Ashby,", "title");
    check("Tom Hale of Labour", "Tom Hale");
    check("Tom Hale for Labour", "Tom Hale");
    check("Rival Norvane Motors", "Norvane Motors");
}

#[test]
fn people_with_titles_and_appositions() {
    check("Tomas Brandt, the mayor of Brackwater,", "Tomas Brandt");
    check("Transport Minister Ilse Marrant", "Ilse Marrant");
    check("Keldrian president Oona Pell", "Oona Pell");
    check("President of Keldria Oona Pell", "Oona Pell");
    check("former union leader Karl-Otto O’Neil", "Karl-Otto O’Neil");
    check("Sen. J. P. Ortiz", "J. P. Ortiz");
    check("Norvane Motors plc", "Norvane Motors plc");
    check("Builders Dawe & Sons", "Dawe & Sons");
    check("France & Germany", "several");
    check("Ursula von der Brandt", "Ursula von der Brandt");
    check("the foreign minister, Ana Ruiz", "Ana Ruiz");
    check("Mr. Hale", "Hale");
    check("Mr Green", "Green");
    check("Minister for Agriculture Marian Kehoe", "Marian Kehoe");
    check("Minister for Foreign Affairs Ann Hale", "Ann Hale");
    check("Councillor Tom Herald", "Tom Herald");
    check("CM Mohan Rao", "Mohan Rao");
    check("Frau Rolf", "Rolf");
    check("Aunty Rhonda", "Rhonda");
    check("Mayor Ruth Calloway of Corvale", "Ruth Calloway");
    check("Ruth Calloway and Tomas Brandt", "several");
    check("the Ann Hale campaign and the Harrow Party", "several");
    check("Sen. Ann Hale (D-Md.)", "Ann Hale");
    check("Marcia “Cia” Price", "Marcia “Cia” Price");
    check("Rep. Robert C. \"Bob\" Hale", "Robert C. \"Bob\" Hale");
    check("Charlie King, a prominent Keldria Democrat", "Charlie King");
    check("the mayor of Stennick", "title");
    check("Mr. King", "King");
    check("Its MP Lena Anders", "Lena Anders");
    check("Her brother, Jonas Brock,", "Jonas Brock");
    check("Hale’s husband, Tom,", "Tom");
    check("Her MP, Giles Hale,", "Giles Hale");
    check("The Greens’ Ann Hale", "Ann Hale");
    check("the Valley Farmers’ Association", "Valley Farmers’ Association");
    check("Prosecuting, Ann Hale KC", "Ann Hale");
    check("Airline Skarvia", "Skarvia");
    check("Number 10", "Number 10");
    check("No 10", "No 10");
    check("A Number 10 official", "title");
    check("Security of State Ann Hale", "Ann Hale");
    check("House Finance Democrat Ann Hale", "Ann Hale");
    check("New Harrow City Public Advocate Ann Hale", "Ann Hale");
    check("Co-anchor Ann Hale", "Ann Hale");
    check("Dad-of-three Kev Moss, who left,", "Kev Moss");
    check("Father-of-four Kev Moss", "Kev Moss");
    check("Ex-footballer Gaz Lyne", "Gaz Lyne");
    check("Gran Pat Lewis", "Pat Lewis");
    check("Nan Rose Green", "Rose Green");
    check("Nan Green", "Nan Green");
    check("Ban Ki-moon", "Ban Ki-moon");
    check("Harrow County Recorder Ann Hale", "Ann Hale");
    check("Marine John Hale", "John Hale");
    check("Will Hale, a professor", "Will Hale");
    check("Solicitor Ann Hale of Norvane Motors", "Ann Hale");
    check("Socialite Ann Hale of Norvane", "Ann Hale");
    check("One aide inside Hale Tower", "title");
    check("the Harrow Times tabloid", "Harrow Times");
    check("a former U.S. law officer who oversaw it", "title");
    check("the U.S.", "U.S");
    check("Marine Le Pen", "Marine Le Pen");
    check("Hale and others who left", "several");
    check("Tom Hale and his wife Zorka Hale", "several");
    check("Mayor Tom Hale and deputy mayor Zorka Berg", "several");
    check("Senator Tom Hale and her colleague Senator Bo Berg", "several");
    check("officials in Corvale, Keldria,", "title");
    check("Ann Hale of the Harrow Council", "Ann Hale");
    check("Ann Hale of the non-partisan Harrow Institute", "Ann Hale");
    check("Ann Hale, an aide to Presidents Brandt and George W. Berg", "Ann Hale");
    check("Republican Hale", "Hale");
    check("former secretary of state Ann Hale", "Ann Hale");
    check("former secretary of State Ann Hale", "Ann Hale");
    check("strategist Ann Hale, an aide in two campaigns, including that of Tom Berg", "Ann Hale");
    check("the Republican", "title");
    check("a Nevada Democrat", "title");
    check("an anti-Hale super PAC", "title");
    check("an adviser to both Hales", "title");
    check("A spokesman for Mayor Ann G. Hale of Corvale", "title");
    check("two out of three Keldrians", "title");
    check("Secretary of state Hale", "Hale");
    check("a new poll from KELDRIA TODAY/Harrow University", "title");
    check("a KELDRIA TODAY/Harrow University poll of farmers", "title");
    check("the “Late Train” actress", "title");
    check("The aides, led by campaign manager Tom Berg,", "title");
    check("the dean of Harrow’s School of Law", "title");
    check("The Philippines’ coast guard", "title");
    check("Critics like Ann Hale", "title");
    check("experts like Ann Hale, a geophysicist,", "title");
    check("Lawmakers (including Hale)", "title");
    check("Senate Republicans, including Ann Hale,", "title");
    check("Several members of the council, among them Ann Hale,", "title");
    check("Ministers — Ann Hale among them —", "title");
    check("her rivals, Sen. Ann Hale and former Gov. Tom Berg,", "several");
}

#[test]
fn bodies() {
    check("The Harrow Gazette", "Harrow Gazette");
    check("the Ministry of Justice", "Ministry of Justice");
    check("the Department for Work and Pensions", "Department for Work and Pensions");
    check("The Centers for Disease Control", "Centers for Disease Control");
    check("the US Food and Drug Administration", "US Food and Drug Administration");
    check("the Post and Courier", "Post and Courier");
    check("the Department of Health and Human Services", "Department of Health and Human Services");
    check("Keldria and the Harrow Council", "several");
    check("Britain and Harrow Council", "several");
    check("the Harrow Council and Stennick Council", "several");
    check("the Bank of Harrow and Rail Authority", "several");
    check("the White House and State Department", "several");
    check("the Ministry of Justice and Kyiv", "several");
    check("NATO", "NATO");
    check("US", "US");
}

#[test]
fn descriptions_name_nobody() {
    check("The Ukrainian leader", "title");
    check("European leaders", "title");
    check("Several of Ukraine’s allies", "title");
    check("Some nations", "title");
    check("officials in Kyiv", "title");
    check("a spokesman for the Harrow Council", "title");
    check("A spokesman for singer Milo Farr", "title");
    check("The mother of missing teenager Callum Frayne", "title");
    check("A spokesman for the mayor, Dana Trask,", "title");
    check("a spokesman for the council, Dana Trask,", "Dana Trask");
    check("the mother of two Ann Hale", "Ann Hale");
    check("A lawsuit against Dolmen Homes", "title");
    check("A report into the death of Lucy Brand", "title");
    check("The Coroner, Sarah Holt,", "Sarah Holt");
    check("The Registrar of Hexley College, Fatima Sule,", "Fatima Sule");
    check("Economist Dr Fergal Tuohy of Kilbarry College", "Fergal Tuohy");
    check("The owner, retired teacher Jane Strand,", "Jane Strand");
    check("The aides, joined by Tom Brandt,", "title");
    check("The committee, whose chairman is Tom Brandt,", "title");
    check("The council, which includes Ann Hale,", "title");
    check("The suspect, whose name is Tom Brandt,", "Tom Brandt");
    check("The Greens’ Ann Hale", "Ann Hale");
    check("Others", "pronoun");
    check("Residents of the lower town", "title");
    check("Keldria and its partners", "Keldria");
}

#[test]
fn no_name() {
    check("the minister", "title");
    check("officials", "title");
    check("The Minister", "title");
    check("She", "pronoun");
    check("who", "pronoun");
}
