//! Text to tree. Never fails: what cannot be used becomes a problem with its place, and the rest still finds.
//!
//! ```text
//! any    = all { "OR" all }
//! all    = { [ "-" ] ( "(" any ")" | field ":" value | phrase | word ) }
//! phrase = '"' … '"' [ "*" ]
//! ```
//!
//! A phrase that is still being typed reads as one whose last word may go on.

use crate::domain::id::{Key, KeyKind};
use crate::domain::scale::{Outcome, Status};
use crate::domain::text::{Span, fold};
use crate::domain::time::DescribedDate;

use super::tree::{DocumentTerm, Field, Has, Name, Node, Query, SaidTerm, Term};

/// The most characters of a query that are read.
pub const LENGTH_LIMIT: usize = 10_000;
/// The most words, phrases and fields that are read.
pub const TERM_LIMIT: usize = 1_000;
/// The most brackets inside brackets that are read.
pub const DEPTH_LIMIT: usize = 20;

const WORD_EXAMPLE: &str = "tram";
const PHRASE_EXAMPLE: &str = "\"tram stop\"";
const CHOICE_EXAMPLE: &str = "tram OR bus";
const GROUP_EXAMPLE: &str = "(tram OR bus)";

/// A part of a query that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands in the query.
    pub at: Span,
    /// What is wrong.
    pub kind: ProblemKind,
    /// What to put there instead: it replaces all of `at`, and where it only shows how, it is an example.
    ///
    /// Nothing where the query is too long, has too many conditions or goes too deep.
    pub suggestion: Option<String>,
}

/// Why a part of a query could not be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProblemKind {
    /// No field has this name.
    #[error("`{name}:` is not a field")]
    UnknownField {
        /// As typed, without the colon.
        name: String,
    },
    /// The field has no such value.
    #[error("`{value}` is not a value of `{}:`", field.word())]
    UnknownValue {
        /// Which field.
        field: Field,
        /// As typed.
        value: String,
    },
    /// Nothing follows the field.
    #[error("`{}:` has no value", field.word())]
    ValueMissing {
        /// Which field.
        field: Field,
    },
    /// A quotation mark opens a phrase and none closes it.
    #[error("the quotation mark is not closed")]
    QuoteOpen,
    /// A bracket opens and none closes it.
    #[error("the bracket is not closed")]
    BracketOpen,
    /// A bracket closes and none was open.
    #[error("the bracket was not opened")]
    BracketStray,
    /// A minus with nothing after it.
    #[error("nothing follows the minus")]
    NothingNegated,
    /// An `OR` with nothing on one of its sides.
    #[error("`OR` stands between two conditions")]
    NothingToChoose,
    /// Signs alone, which no text is searched for.
    #[error("no letter or digit is in it")]
    NothingToFind,
    /// More characters than [`LENGTH_LIMIT`].
    #[error("the query has {length} characters")]
    TooLong {
        /// In code points.
        length: usize,
    },
    /// More words, phrases and fields than [`TERM_LIMIT`].
    #[error("the query has more than {TERM_LIMIT} conditions")]
    TooManyTerms,
    /// More brackets inside brackets than [`DEPTH_LIMIT`].
    #[error("more than {DEPTH_LIMIT} brackets stand inside one another")]
    TooDeep,
}

/// Understands a query as far as it can.
pub fn parse(text: &str) -> Query {
    let mut parser = Parser::new(text);
    let tree = parser.any(0);
    if tree.is_none() && parser.problems.is_empty() && parser.letters.iter().any(|letter| *letter != ' ') {
        parser.problem(0, ProblemKind::NothingToFind, WORD_EXAMPLE);
    }
    parser.problems.sort_by_key(|problem| problem.at);
    Query { tree, problems: parser.problems }
}

struct Parser {
    letters: Vec<char>,
    at: usize,
    terms: usize,
    /// Brackets that were too deep to be read, and are still open.
    unread_brackets: usize,
    problems: Vec<Problem>,
}

impl Parser {
    fn new(text: &str) -> Self {
        let mut letters: Vec<char> = text.chars().take(LENGTH_LIMIT).collect();
        let mut problems = Vec::new();
        let length = text.chars().count();
        if LENGTH_LIMIT < length {
            let at = Span { start: LENGTH_LIMIT, end: length };
            problems.push(Problem { at, kind: ProblemKind::TooLong { length }, suggestion: None });
        }
        for letter in &mut letters {
            match letter {
                '“' | '”' | '„' => *letter = '"',
                _ if letter.is_control() || letter.is_whitespace() => *letter = ' ',
                _ => {}
            }
        }
        Self { letters, at: 0, terms: 0, unread_brackets: 0, problems }
    }

    /// Reads alternatives up to the bracket that closes them, or to the end.
    fn any(&mut self, depth: usize) -> Option<Node> {
        let mut alternatives = Vec::new();
        let mut together = Vec::new();
        // The condition before, on this side of an `OR`; the last `OR` with what it follows; one that follows nothing.
        let mut before: Option<Span> = None;
        let mut choice: Option<(Span, usize)> = None;
        let mut choice_of_nothing: Option<Span> = None;
        while let Some(letter) = self.peek() {
            let start = self.at;
            match letter {
                ' ' => self.at += 1,
                ')' if 0 < self.unread_brackets => {
                    self.at += 1;
                    self.unread_brackets -= 1;
                }
                ')' if 0 < depth => break,
                ')' => self.stray_brackets(before),
                _ if self.is_or() => {
                    let end = self.ors(before.is_some());
                    match before.take() {
                        Some(left) => choice = Some((left, end)),
                        None => choice_of_nothing = Some(Span { start, end }),
                    }
                    alternatives.extend(Node::all(std::mem::take(&mut together)));
                }
                _ => {
                    together.extend(self.one(depth));
                    let read = Span { start, end: self.at };
                    if let Some(or) = choice_of_nothing.take() {
                        self.problem(or.start, ProblemKind::NothingToChoose, self.text(read));
                    }
                    before = Some(read);
                }
            }
        }
        if let Some(at) = choice_of_nothing {
            self.problem_at(at, ProblemKind::NothingToChoose, CHOICE_EXAMPLE);
        } else if let Some((left, end)) = choice.filter(|_| before.is_none()) {
            let at = Span { start: left.start, end };
            self.problem_at(at, ProblemKind::NothingToChoose, self.text(left));
        }
        alternatives.extend(Node::all(together));
        Node::any(alternatives)
    }

    /// Reads brackets that close nothing; several are one problem.
    fn stray_brackets(&mut self, before: Option<Span>) {
        let start = self.at;
        let run = self.run(|letter| matches!(letter, ' ' | ')'));
        self.at = start + run.trim_end().len();
        match before {
            Some(before) => self.problem(before.start, ProblemKind::BracketStray, self.text(before)),
            None => self.problem(start, ProblemKind::BracketStray, GROUP_EXAMPLE),
        }
    }

    /// Reads one `OR`, or several as if they were one, and gives its end.
    fn ors(&mut self, follows_something: bool) -> usize {
        let start = self.at;
        let mut end = start;
        while self.is_or() {
            self.at += 2;
            end = self.at;
            self.run(|letter| letter == ' ');
        }
        let leads_on = !matches!(self.peek(), None | Some(')'));
        if start + 2 < end && follows_something && leads_on {
            self.problem_at(Span { start, end }, ProblemKind::NothingToChoose, "OR");
        }
        end
    }

    /// Reads one condition with what negates it; nothing where it cannot be used.
    fn one(&mut self, depth: usize) -> Option<Node> {
        let start = self.at;
        while self.peek() == Some('-') {
            self.at += 1;
        }
        let minuses = self.at - start;
        let node = match self.peek() {
            None | Some(' ' | ')') => {
                self.nothing_negated(start);
                None
            }
            Some('(') => self.group(depth),
            Some('"') => {
                let name = self.phrase();
                has_letters(&name.text).then_some(Node::Phrase { words: name.text, open: !name.whole })
            }
            Some(_) => self.word_or_term(),
        }?;
        let is_leaf = !matches!(node, Node::All(_) | Node::Any(_) | Node::Not(_));
        if is_leaf && !self.is_counted(start) {
            return None;
        }
        Some(if minuses % 2 == 1 { node.negated() } else { node })
    }

    /// Notes minuses that stand apart; the word that follows them is still read by itself.
    fn nothing_negated(&mut self, start: usize) {
        let end = self.at;
        let minuses = self.text(Span { start, end });
        self.run(|letter| letter == ' ');
        let next = if self.is_or() { String::new() } else { self.run(is_of_word) };
        if has_letters(&next) {
            self.problem(start, ProblemKind::NothingNegated, minuses + &next);
        } else {
            self.problem_at(Span { start, end }, ProblemKind::NothingNegated, format!("-{WORD_EXAMPLE}"));
        }
        self.at = end;
    }

    fn group(&mut self, depth: usize) -> Option<Node> {
        let start = self.at;
        self.at += 1;
        if depth == DEPTH_LIMIT {
            self.unread_brackets += 1;
            self.limit(start, ProblemKind::TooDeep);
            return None;
        }
        let node = self.any(depth + 1);
        if self.peek() == Some(')') {
            self.at += 1;
        } else {
            let typed = self.text(Span { start, end: self.at });
            // An open quotation mark reaches to the end: the bracket would be closed inside of it.
            let quote_is_open = self.problems.iter().any(|problem| problem.kind == ProblemKind::QuoteOpen);
            let closed = format!("{}{})", typed.trim_end(), if quote_is_open { "\"" } else { "" });
            let suggestion = if has_letters(&typed) { closed } else { GROUP_EXAMPLE.to_owned() };
            self.problem(start, ProblemKind::BracketOpen, suggestion);
        }
        node
    }

    /// Reads a phrase from its opening quotation mark. Not whole: the last word may go on.
    fn phrase(&mut self) -> Name {
        let start = self.at;
        self.at += 1;
        let typed = self.run(|letter| letter != '"');
        let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.peek().is_none() {
            let suggestion = if has_letters(&text) { format!("\"{text}\"") } else { PHRASE_EXAMPLE.to_owned() };
            self.problem(start, ProblemKind::QuoteOpen, suggestion);
            return Name { text, whole: false };
        }
        self.at += 1;
        let whole = self.peek() != Some('*');
        self.at += usize::from(!whole);
        Name { text, whole }
    }

    fn word_or_term(&mut self) -> Option<Node> {
        let start = self.at;
        let run = self.run(is_of_word);
        let named = run.split_once(':').filter(|(name, _)| is_field_name(name));
        let Some((name, value)) = named else {
            return word(&run);
        };
        let after_colon = start + name.len() + 1;
        let value_is_quoted = value.is_empty() && self.peek() == Some('"');
        let value = if value_is_quoted { self.phrase() } else { Name { text: value.to_owned(), whole: false } };
        let Some(field) = Field::find(&name.to_ascii_lowercase()) else {
            let kind = ProblemKind::UnknownField { name: name.to_owned() };
            if let Some(near) = nearest(name, Field::ALL, Field::word) {
                self.problem_at(Span { start, end: after_colon }, kind, format!("{near}:"));
            } else {
                self.problem(start, kind, format!("\"{name}:{}\"", value.text));
            }
            return None;
        };
        if fold(&value.text).is_empty() {
            self.problem(start, ProblemKind::ValueMissing { field }, field.example());
            return None;
        }
        match term(field, &value) {
            Ok(term) => Some(Node::Term(term)),
            Err(near) => {
                let kind = ProblemKind::UnknownValue { field, value: value.text };
                match near {
                    Some(near) => self.problem(after_colon, kind, near),
                    None => self.problem(start, kind, field.example()),
                }
                None
            }
        }
    }

    fn run(&mut self, belongs: impl Fn(char) -> bool) -> String {
        let start = self.at;
        while self.peek().is_some_and(&belongs) {
            self.at += 1;
        }
        self.text(Span { start, end: self.at })
    }

    fn text(&self, at: Span) -> String {
        self.letters[at.start..at.end].iter().collect()
    }

    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    /// Whether `OR` stands here by itself.
    fn is_or(&self) -> bool {
        let is_end = |letter: Option<&char>| letter.is_none_or(|letter| !is_of_word(*letter));
        self.letters[self.at..].starts_with(&['O', 'R']) && is_end(self.letters.get(self.at + 2))
    }

    fn is_counted(&mut self, start: usize) -> bool {
        self.terms += 1;
        if TERM_LIMIT < self.terms {
            self.limit(start, ProblemKind::TooManyTerms);
        }
        self.terms <= TERM_LIMIT
    }

    /// Notes what is wrong from `start` to here, and what to put there instead.
    fn problem(&mut self, start: usize, kind: ProblemKind, suggestion: impl Into<String>) {
        self.problem_at(Span { start, end: self.at }, kind, suggestion);
    }

    fn problem_at(&mut self, at: Span, kind: ProblemKind, suggestion: impl Into<String>) {
        self.problems.push(Problem { at, kind, suggestion: Some(suggestion.into()) });
    }

    /// Notes a limit that was reached, the first time.
    fn limit(&mut self, start: usize, kind: ProblemKind) {
        if self.problems.iter().all(|problem| problem.kind != kind) {
            self.problems.push(Problem { at: Span { start, end: self.at }, kind, suggestion: None });
        }
    }
}

/// A word as it is looked up, a claim's key, or nothing where no letter or digit is in it.
fn word(run: &str) -> Option<Node> {
    if let Some(key) = key(run, KeyKind::Claim) {
        return Some(Node::Term(Term::Key(key)));
    }
    // `OR` by itself would print back as the operator.
    let text = if run == "OR" { "or" } else { run };
    has_letters(text).then(|| Node::Word(text.to_owned()))
}

/// The value of a field, or what it may have been meant to be.
fn term(field: Field, value: &Name) -> Result<Term, Option<&'static str>> {
    let word = value.text.to_ascii_lowercase();
    match field {
        Field::Status => Status::find(&word).map(Term::Status).ok_or_else(|| nearest(&word, Status::ALL, Status::word)),
        Field::Outcome => {
            Outcome::find(&word).map(Term::Outcome).ok_or_else(|| nearest(&word, Outcome::ALL, Outcome::word))
        }
        Field::Has => Has::find(&word).map(Term::Has).ok_or_else(|| nearest(&word, Has::ALL, Has::word)),
        Field::Source => Ok(Term::Source(value.clone())),
        Field::Claimant => Ok(Term::Claimant(value.clone())),
        Field::Tag => Ok(Term::Tag(value.clone())),
        Field::Document => match key(&value.text, KeyKind::Document).filter(|_| !value.whole) {
            Some(key) => Ok(Term::Document(DocumentTerm::Key(key))),
            None if has_letters(&value.text) => Ok(Term::Document(DocumentTerm::Title(value.clone()))),
            None => Err(None),
        },
        Field::Said => said(&value.text).map(Term::Said).ok_or(None),
        Field::Recheck => match said(&value.text) {
            Some(SaidTerm::Unknown) | None => Err(None),
            Some(when) => Ok(Term::Recheck(when)),
        },
        Field::Key => {
            let number = value.text.bytes().all(|byte| byte.is_ascii_digit());
            let typed = if number { format!("CB-{}", value.text) } else { value.text.clone() };
            key(&typed, KeyKind::Claim).map(Term::Key).ok_or(None)
        }
    }
}

fn key(text: &str, kind: KeyKind) -> Option<Key> {
    text.parse().ok().filter(|key: &Key| key.kind == kind)
}

fn said(text: &str) -> Option<SaidTerm> {
    if text.eq_ignore_ascii_case(DescribedDate::UNKNOWN) {
        return Some(SaidTerm::Unknown);
    }
    let compared = [
        ("<=", SaidTerm::Until as fn(DescribedDate) -> SaidTerm),
        (">=", SaidTerm::Since),
        ("<", SaidTerm::Before),
        (">", SaidTerm::After),
    ];
    for (sign, compare) in compared {
        if let Some(rest) = text.strip_prefix(sign) {
            return date(rest).map(compare);
        }
    }
    // An EDTF interval has dots of its own: `2024/..`.
    let range = text.split_once("..").filter(|_| !text.contains('/'));
    let Some((from, to)) = range else {
        let date = date(text)?;
        return Some(SaidTerm::Within { from: Some(date.clone()), to: Some(date) });
    };
    let side = |side: &str| if side.trim().is_empty() { Some(None) } else { date(side).map(Some) };
    match (side(from)?, side(to)?) {
        (None, None) => None,
        (from, to) => Some(SaidTerm::Within { from, to }),
    }
}

/// A date that means the same on every day it is typed.
fn date(text: &str) -> Option<DescribedDate> {
    let read = DescribedDate::parse_fixed(text).ok().filter(|date| !date.is_unknown())?;
    DescribedDate::from_book(read.edtf(), read.edtf()).ok()
}

fn is_of_word(letter: char) -> bool {
    !matches!(letter, ' ' | '"' | '(' | ')')
}

fn is_field_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// The word that was probably meant: one that is begun or contained, else one with few letters changed.
fn nearest<T: Copy>(typed: &str, all: &[T], word: impl Fn(T) -> &'static str) -> Option<&'static str> {
    let typed: Vec<char> = typed.to_lowercase().chars().take(40).collect();
    let text: String = typed.iter().collect();
    let words = || all.iter().map(|one| word(*one));
    let begun = words().find(|word| word.starts_with(&text));
    let contained = || words().find(|word| 2 < typed.len() && word.contains(&text));
    let changed = || {
        let distances = words().map(|word| (edits(&typed, word), word));
        distances.filter(|(edits, word)| edits * 3 <= word.len()).min_by_key(|(edits, _)| *edits).map(|(_, word)| word)
    };
    begun.or_else(contained).or_else(changed)
}

/// Letters to add, drop or replace to get from one word to the other (Levenshtein).
fn edits(one: &[char], other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (count, letter) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = count + 1;
        for column in 1..row.len() {
            let replaced = diagonal + usize::from(*letter != other[column - 1]);
            diagonal = row[column];
            row[column] = replaced.min(diagonal + 1).min(row[column - 1] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn reads(typed: &str, printed: &str) {
        let query = parse(typed);
        assert_eq!(query.to_string(), printed, "{typed}: {:?}", query.tree);
        assert_eq!(query.problems, [], "{typed}");
    }

    /// Problems as `at what → suggestion`.
    #[track_caller]
    fn warns(typed: &str, printed: &str, problems: &[&str]) {
        let query = parse(typed);
        let letters: Vec<char> = typed.chars().collect();
        let told: Vec<String> = query
            .problems
            .iter()
            .map(|problem| {
                let at: String = letters[problem.at.start..problem.at.end].iter().collect();
                let suggestion = problem.suggestion.as_ref().map_or(String::new(), |text| format!(" → {text}"));
                format!("{at}: {}{suggestion}", problem.kind)
            })
            .collect();
        assert_eq!((query.to_string().as_str(), told), (printed, problems.iter().map(ToString::to_string).collect()));
        assert_eq!(parse(&mended(typed)).problems, [], "{typed}");
    }

    /// The query once every suggestion is taken, the first one first.
    fn mended(typed: &str) -> String {
        let mut letters: Vec<char> = typed.chars().collect();
        for _ in 0..20 {
            let problems = parse(&letters.iter().collect::<String>()).problems;
            let Some(Problem { at, suggestion: Some(suggestion), .. }) = problems.into_iter().next() else { break };
            letters.splice(at.start..at.end, suggestion.chars());
        }
        letters.into_iter().collect()
    }

    #[test]
    fn a_sound_query_prints_back_in_one_form() {
        reads("", "");
        reads("  nearly   20 % ", "nearly 20");
        reads("“seven months” -kursk", "\"seven months\" -kursk");
        reads("a OR b c", "a OR b c");
        reads("(a OR b) c", "(a OR b) c");
        reads("((a)) (b (c))", "a b c");
        reads("--a -(b OR c) ---d", "a -(b OR c) -d");
        reads("Status:In-Review has:quote", "status:in-review has:quote");
        reads("source:\"Halvern Courier\" tag:bud", "source:\"Halvern Courier\" tag:bud");
        reads("cb-42 OR key:7", "key:CB-0042 OR key:CB-0007");
        reads("document:d-3 document:ceasefire", "document:D-0003 document:ceasefire");
        reads("covid-19 10:30 -OR", "covid-19 10:30 -or");
    }

    #[test]
    fn dates_and_ranges_are_read() {
        reads("said:2025-03", "said:2025-03");
        reads("said:2024..2025 said:2024.. said:..2025", "said:2024..2025 said:2024.. said:..2025");
        reads(
            "said:>2025-03-01 said:<2024 said:>=2024 said:<=2024",
            "said:>2025-03-01 said:<2024 said:>=2024 said:<=2024",
        );
        reads("said:\"14 March 2025\" said:Unknown said:2024/..", "said:2025-03-14 said:unknown said:2024/..");
        warns(
            "said:yesterday said:..",
            "",
            &[
                "said:yesterday: `yesterday` is not a value of `said:` → said:2025-03",
                "said:..: `..` is not a value of `said:` → said:2025-03",
            ],
        );
    }

    #[test]
    fn half_typed_input_still_finds_the_rest() {
        warns("kursk status:", "kursk", &["status:: `status:` has no value → status:disputed"]);
        warns(
            "kursk \"seven mon",
            "kursk \"seven mon\"*",
            &["\"seven mon: the quotation mark is not closed → \"seven mon\""],
        );
        warns("source:\"New Yo", "source:\"New Yo\"*", &["\"New Yo: the quotation mark is not closed → \"New Yo\""]);
        warns(
            "source:\"",
            "",
            &[
                "source:\": `source:` has no value → source:\"Halvern Courier\"",
                "\": the quotation mark is not closed → \"tram stop\"",
            ],
        );
        warns("kursk (a OR b ", "kursk (a OR b)", &["(a OR b : the bracket is not closed → (a OR b)"]);
        warns(
            "(tram \"bus st",
            "tram \"bus st\"*",
            &[
                "(tram \"bus st: the bracket is not closed → (tram \"bus st\")",
                "\"bus st: the quotation mark is not closed → \"bus st\"",
            ],
        );
        warns("a tram)) b", "a tram b", &["tram)): the bracket was not opened → tram"]);
        warns("kursk )", "kursk", &["kursk ): the bracket was not opened → kursk"]);
        warns("kursk -", "kursk", &["-: nothing follows the minus → -tram"]);
        warns("kursk - orel", "kursk orel", &["- orel: nothing follows the minus → -orel"]);
        warns("\"", "", &["\": the quotation mark is not closed → \"tram stop\""]);
        warns("(", "", &["(: the bracket is not closed → (tram OR bus)"]);
        warns(")", "", &["): the bracket was not opened → (tram OR bus)"]);
        warns("-", "", &["-: nothing follows the minus → -tram"]);
    }

    #[test]
    fn a_choice_with_one_side_is_that_side() {
        let lonely = "`OR` stands between two conditions";
        warns("kursk OR", "kursk", &[&format!("kursk OR: {lonely} → kursk")]);
        warns("a kursk OR ", "a kursk", &[&format!("kursk OR: {lonely} → kursk")]);
        warns("OR kursk a", "kursk a", &[&format!("OR kursk: {lonely} → kursk")]);
        warns("(a OR) b", "a b", &[&format!("a OR: {lonely} → a")]);
        warns("a OR OR b", "a OR b", &[&format!("OR OR: {lonely} → OR")]);
        warns("a OR OR", "a", &[&format!("a OR OR: {lonely} → a")]);
        warns("OR", "", &[&format!("OR: {lonely} → tram OR bus")]);
        warns("OR OR ", "", &[&format!("OR OR: {lonely} → tram OR bus")]);
    }

    #[test]
    fn signs_alone_do_not_find_everything_unsaid() {
        for signs in [":", "*", "'", "\"\"", "()", "% &"] {
            warns(signs, "", &[&format!("{signs}: no letter or digit is in it → tram")]);
        }
    }

    #[test]
    fn what_is_unknown_is_pointed_out_with_what_was_probably_meant() {
        warns("kursk status:disputd", "kursk", &["disputd: `disputd` is not a value of `status:` → disputed"]);
        warns("staus:disputed kursk", "kursk", &["staus:: `staus:` is not a field → status:"]);
        warns(
            "has:disag status:review",
            "",
            &[
                "disag: `disag` is not a value of `has:` → disagreement",
                "review: `review` is not a value of `status:` → to-review",
            ],
        );
        warns(
            "see http://halvern.example",
            "see",
            &["http://halvern.example: `http:` is not a field → \"http://halvern.example\""],
        );
        warns("key:D-0001", "", &["key:D-0001: `D-0001` is not a value of `key:` → key:CB-0001"]);
        warns("-has:verdicts a", "a", &["verdicts: `verdicts` is not a value of `has:` → verdict"]);
        warns("recheck:unknown a", "a", &["recheck:unknown: `unknown` is not a value of `recheck:` → recheck:2025-03"]);
        warns("status:foo", "", &["status:foo: `foo` is not a value of `status:` → status:disputed"]);
    }

    #[test]
    fn a_query_is_bounded() {
        let kinds = |text: &str| parse(text).problems.into_iter().map(|problem| problem.kind).collect::<Vec<_>>();
        assert_eq!(kinds(&"a ".repeat(TERM_LIMIT + 5)), [ProblemKind::TooManyTerms]);
        assert_eq!(kinds(&"é".repeat(LENGTH_LIMIT + 1)), [ProblemKind::TooLong { length: LENGTH_LIMIT + 1 }]);
        let deep = format!("{}a{}", "(".repeat(DEPTH_LIMIT + 9), ")".repeat(DEPTH_LIMIT + 9));
        assert_eq!(kinds(&deep), [ProblemKind::TooDeep]);
        assert_eq!(parse(&deep).to_string(), "a");
        assert_eq!(parse(&"-".repeat(LENGTH_LIMIT)).tree, None);
        assert_eq!(parse(&"(".repeat(LENGTH_LIMIT)).tree, None);
    }

    #[test]
    fn every_example_of_the_help_table_is_read_without_a_problem() {
        for field in Field::ALL {
            let query = parse(field.example());
            assert_eq!(query.problems, [], "{}", field.example());
            assert!(matches!(query.tree, Some(Node::Term(term)) if term.field() == *field));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_prints_back_to_the_same_tree(typed in crate::search::sql::tests::typed()) {
            let query = parse(&typed);
            for problem in &query.problems {
                prop_assert!(problem.at.start < problem.at.end && problem.at.end <= typed.chars().count());
                prop_assert!(problem.suggestion.is_some() || matches!(problem.kind, ProblemKind::TooDeep));
            }

            let printed = query.to_string();
            let again = parse(&printed);

            prop_assert_eq!(&again.tree, &query.tree, "{:?} printed as {:?}", typed, printed);
            prop_assert!(again.problems.is_empty());
            prop_assert_eq!(again.to_string(), printed);
        }
    }
}
