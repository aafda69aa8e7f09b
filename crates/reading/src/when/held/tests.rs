use super::*;

/// Published on Wednesday, 5 February 2025; the holder is "Finland".
#[track_caller]
fn check(text: &str, expected: Option<&str>) {
    let start = text.find("Finland").unwrap();
    let holder = Span::new(start, start + "Finland".len());
    let published = "2025-02-05".parse().ok();
    let found = held_on(text, &Layout::of(text), holder, false, published);
    assert_eq!(found.as_deref(), expected, "{text}");
}

#[test]
fn a_verb_in_the_past_with_its_time() {
    check("Finland opposed the pipeline in 2022.", Some("2022"));
    check("Finland backed the pipeline last year.", Some("2024"));
    check("Two years ago Finland turned down the pipeline.", Some("2023"));
    check("In March, Finland came out against the pipeline.", Some("2024-03"));
    check("Finland had been against the pipeline in November.", Some("2024-11"));
    check("Finland refused to send soldiers last year.", Some("2024"));
    check("Finland refused to send soldiers in January.", None);
    check("Finland ruled out sending soldiers in January.", None);
    check("Finland opposed the housing plan in January.", Some("2025-01"));
    check("Finland opposed the pipeline that was built in 2022.", None);
    check("Finland opposed the 2022 pipeline.", None);
    check("Finland opposes the pipeline of 2022.", None);
    check("Finland said the pipeline was bad in 2022.", None);
}

#[test]
fn behind_all_that_names_who_held_it() {
    check("Finland’s government opposed the pipeline in 2022.", Some("2022"));
    check("Finland and Sweden opposed the pipeline in 2022.", Some("2022"));
    check("Ada of Finland, the premier, opposed the pipeline in 2022.", Some("2022"));
    check("Finland of the Greens opposed the pipeline in 2022.", Some("2022"));
    check("Finland, the northern state, opposed the pipeline until last year.", Some("2024"));
    check("Finland, which opposed the pipeline in 2022, now supports it.", None);
    check("Finland opposed the pipeline last year, but now backs it.", Some("2025-02-05"));
    check("Finland opposed the pipeline last year and now backs it.", Some("2025-02-05"));
}

#[test]
fn what_holds_today_too() {
    check("Finland was against it in 2021 but is now in favour.", Some("2025-02-05"));
    check("Finland opposed it in 2021; today it backs it.", Some("2025-02-05"));
    check("Finland opposed it in June, but on Monday it voted for it.", Some("2025-02-03"));
    check("Finland opposed it in June; yesterday it voted for it.", Some("2025-02-04"));
    check("Finland had opposed it until May, but it now backs it.", Some("2025-02-05"));
    check("Finland opposed it last year and still opposes it.", Some("2025-02-05"));
    check("Finland opposed it last year, and wants the law to stay now.", Some("2024"));
}

#[test]
fn since_when() {
    check("Finland has opposed the pipeline since 2018.", Some("2018"));
    check("Finland has backed it since last May, Ada said.", Some("2024-05"));
    check("Finland has been against the pipeline for five years.", Some("2020"));
    check("Finland has long been against it since 2019.", Some("2019"));
    check("Since 2018, Finland has opposed the pipeline.", Some("2018"));
    check("Finland has opposed the pipeline for years.", None);
    check("Finland has built pipelines since 2018.", None);
}

#[test]
fn before_whoever_held_it() {
    check("In her 2019 manifesto Finland promised to build it.", Some("2019"));
    check("As a minister in 2019, Finland supported it.", Some("2019"));
    check("As early as 2019, Finland supported it.", Some("2019"));
    check("In the 2019 campaign Finland supported it.", Some("2019"));
    check("As mayor from 2010 to 2014, Finland supported it.", Some("2010"));
    check("Back then, Finland opposed it.", Some("PAST_REF"));
    check("At the time, Finland was against it.", Some("PAST_REF"));
    check("When she was mayor, Finland opposed it.", Some("PAST_REF"));
    check("In her youth Finland opposed it.", Some("PAST_REF"));
    check("After the flood of 2019, Finland opposed it.", None);
    check("In the 2025 campaign Finland supported it.", None);
    check("In her 2019 manifesto, Finland says, it was promised.", None);
    check("When asked, Finland opposed it.", None);
}

#[test]
fn what_is_over() {
    check("Finland opposed the pipeline until December.", Some("2024-12"));
    check("Finland was against the pipeline until last year.", Some("2024"));
    check("Finland was against the pipeline until 2023.", Some("2023"));
    check("Finland opposed the pipeline until recently.", Some("PAST_REF"));
    check("Finland used to oppose the pipeline.", Some("PAST_REF"));
    check("Finland had long opposed the pipeline.", Some("PAST_REF"));
    check("Finland once opposed the pipeline.", Some("PAST_REF"));
    check("Finland was once a supporter of the pipeline.", Some("PAST_REF"));
    check("Finland was an opponent of the pipeline in 2022.", Some("2022"));
    check("At first Finland opposed the pipeline.", Some("PAST_REF"));
    check("Until 2023 Finland opposed the pipeline.", Some("2023"));
    check("Until last month, Finland was against the pipeline.", Some("2025-01"));
    check("As recently as December, Finland opposed the pipeline.", Some("2024-12"));
    check("Before the election, Finland opposed the pipeline.", Some("PAST_REF"));
    check("Before the election, Finland wants the pipeline.", None);
    check("OSLO – Until December Finland fought every pipeline.", Some("2024-12"));
    check("As recently as December, Finland called the pipeline a mistake.", Some("2024-12"));
    check("Back in 2021 the Finland were against the pipeline.", Some("2021"));
    check("The late Finland opposed the pipeline.", Some("PAST_REF"));
    check("His predecessor, Finland, was against the pipeline.", Some("PAST_REF"));
    check("His predecessor Finland opposes the pipeline.", None);
    check("Finland, who died in 2021, was against the pipeline.", Some("PAST_REF"));
    check("Finland, who has died aged 81, was against the pipeline.", Some("PAST_REF"));
    check("Finland has long opposed the pipeline.", None);
    check("Finland backs the pipeline until March.", None);
    check("Finland opposed the pipeline.", None);
}
