//! Who wrote a text and who published it, where its first lines say so.

use crate::domain::claim::NAME_LIMIT;

/// The most characters and words of a byline; a longer line is a sentence.
const LENGTH: usize = 100;
const WORDS: usize = 12;

/// What stands in small letters inside names.
const PARTICLES: [&str; 20] = [
    "and", "of", "the", "de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "von", "van", "der", "den",
    "zu", "y", "&",
];

/// What a writer is called rather than named.
const ROLES: [&str; 10] = [
    "staff",
    "writer",
    "correspondent",
    "reporter",
    "editor",
    "columnist",
    "contributor",
    "journalist",
    "desk",
    "special",
];

/// The names of a line such as `By Ana Kord, Halvern Courier`: who wrote, and who published, where that follows.
pub(super) fn byline(line: &str) -> Option<(&str, Option<&str>)> {
    let names = line.get(..3).filter(|begin| begin.eq_ignore_ascii_case("by ")).map(|_| line[3..].trim())?;
    let is_short = names.chars().count() <= LENGTH && names.split_whitespace().count() <= WORDS;
    let is_sentence = names.ends_with(['.', '!', '?', ':', ';']) && !ends_in_initial(names);
    if !is_short || is_sentence {
        return None;
    }
    let parts: Vec<&str> =
        names.split([',', '|', '·', '•', '—', '–']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let (author, rest) = parts.split_first()?;
    if !is_name(author) {
        return None;
    }
    let publisher = rest.iter().copied().find(|part| is_name(part) && !has_role(part) && !part.contains(" and "));
    Some((author, publisher))
}

/// The name that a line `Source: …` gives; an address is none.
pub(super) fn name(value: &str) -> Option<&str> {
    let value = value.trim_matches(['[', ']', '"', '\'']).trim();
    let is_name = value.chars().count() <= NAME_LIMIT && !value.contains("://") && !value.contains('\n');
    (is_name && value.chars().any(char::is_alphabetic)).then_some(value)
}

/// Whether every word begins with a capital letter, but for the small words inside names, and no digit is in it.
fn is_name(part: &str) -> bool {
    let mut words = part.split_whitespace().peekable();
    let begins_large = |word: &str| {
        let first = word.chars().find(|letter| letter.is_alphanumeric());
        first.is_some_and(|letter| letter.is_alphabetic() && !letter.is_lowercase())
    };
    words.peek().is_some_and(|first| begins_large(first))
        && words.all(|word| PARTICLES.contains(&word) || begins_large(word))
        && !part.chars().any(|letter| letter.is_ascii_digit())
}

fn has_role(part: &str) -> bool {
    part.split_whitespace().any(|word| ROLES.iter().any(|role| role.eq_ignore_ascii_case(word)))
}

/// `Ben T.`
fn ends_in_initial(names: &str) -> bool {
    let last = names.rsplit(char::is_whitespace).next().unwrap_or_default();
    names.contains(' ') && last.ends_with('.') && last.chars().count() <= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_names_who_wrote_and_perhaps_who_published() {
        assert_eq!(byline("By Ana Kord"), Some(("Ana Kord", None)));
        assert_eq!(byline("By Ana Kord, Halvern Courier"), Some(("Ana Kord", Some("Halvern Courier"))));
        assert_eq!(byline("BY ANA KORD | THE COURIER"), Some(("ANA KORD", Some("THE COURIER"))));
        assert_eq!(byline("by Ana Kord and Ben T."), Some(("Ana Kord and Ben T.", None)));
        assert_eq!(byline("By Jan van der Meer, Political Correspondent"), Some(("Jan van der Meer", None)));
        assert_eq!(byline("By Ана Корд, Вестник"), Some(("Ана Корд", Some("Вестник"))));
        assert_eq!(byline("By Ana Kord, 14 March 2025"), Some(("Ana Kord", None)));
    }

    #[test]
    fn a_sentence_is_no_byline() {
        for line in
            ["By the way", "By March the wall stood.", "By 2025", "Byline", "By", "By Friday the river had risen"]
        {
            assert_eq!(byline(line), None, "{line}");
        }
    }

    #[test]
    fn an_address_is_no_name() {
        assert_eq!(name("https://halvern.example"), None);
        assert_eq!(name("\"Halvern Courier\""), Some("Halvern Courier"));
        assert_eq!(name(" -- "), None);
    }
}
