//! The language that a report says it is in.

/// Languages by the names that people and programs give them instead of their codes.
const NAMES: &[(&str, &str)] = &[
    ("english", "en"),
    ("eng", "en"),
    ("german", "de"),
    ("deutsch", "de"),
    ("deu", "de"),
    ("ger", "de"),
    ("french", "fr"),
    ("français", "fr"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("spanish", "es"),
    ("español", "es"),
    ("spa", "es"),
    ("italian", "it"),
    ("italiano", "it"),
    ("ita", "it"),
    ("portuguese", "pt"),
    ("português", "pt"),
    ("por", "pt"),
    ("dutch", "nl"),
    ("nld", "nl"),
    ("polish", "pl"),
    ("pol", "pl"),
    ("russian", "ru"),
    ("rus", "ru"),
    ("ukrainian", "uk"),
    ("ukr", "uk"),
    ("arabic", "ar"),
    ("ara", "ar"),
    ("chinese", "zh"),
    ("zho", "zh"),
];

/// The ISO 639-1 code of a language by what a report tells of it: "en", "en-GB", "en-US", "eng", "English". What is
/// called otherwise is unknown.
pub fn language_code(told: &str) -> Option<String> {
    let told = told.trim().to_lowercase();
    let code = told.split(['-', '_', ' ', ',']).next().unwrap_or_default();
    let named = NAMES.iter().find(|(name, _)| *name == code).map(|(_, code)| (*code).to_owned());
    let is_code = code.len() == 2 && code.bytes().all(|it| it.is_ascii_lowercase());
    named.or_else(|| is_code.then(|| code.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_go_by_codes_and_names() {
        for told in ["en", "en-US", "EN_gb", "English", " eng ", "English (UK)"] {
            assert_eq!(language_code(told).as_deref(), Some("en"), "{told}");
        }
        assert_eq!(language_code("Deutsch").as_deref(), Some("de"));
        for told in ["", "x-default", "Volapük", "12"] {
            assert_eq!(language_code(told), None, "{told}");
        }
    }
}
