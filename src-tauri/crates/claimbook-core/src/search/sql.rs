//! Tree to selection: a condition in SQL and the values bound to it. No database here.
//!
//! Words become one full-text expression wherever they stand together, because one lookup in the index is fast at any
//! size and a hundred are not. Every word is quoted, so that none is read as syntax. No condition is ever NULL, so
//! that `-` finds the other claims.

use chrono::{Datelike, NaiveDate};

use crate::domain::claim::Claimant;
use crate::domain::text::{fold, spaced};
use crate::domain::time::DescribedDate;

use super::tree::{DocumentTerm, Has, Name, Node, Query, SaidTerm, Term};

/// A condition on claims as SQL over `claim` and its row of `standing`.
///
/// Whoever uses it joins the two (`standing.row = claim.row`) and leaves out what is in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// A boolean expression with the parameters `?1`, `?2`, …
    pub sql: String,
    /// Their values, in order; all are text.
    pub values: Vec<String>,
}

/// What a query selects.
pub fn select(query: &Query) -> Selection {
    let mut values = Values::default();
    let sql = query.tree.as_ref().map_or_else(|| "TRUE".to_owned(), |tree| condition(tree, &mut values));
    Selection { sql, values: values.0 }
}

/// The full-text expression over `claim_words` of a query of nothing but words; nothing for another.
pub fn only_words(query: &Query) -> Option<String> {
    words(query.tree.as_ref()?)
}

#[derive(Default)]
struct Values(Vec<String>);

impl Values {
    /// Binds a value and gives its parameter.
    fn bind(&mut self, value: impl Into<String>) -> String {
        self.0.push(value.into());
        format!("?{}", self.0.len())
    }
}

fn condition(node: &Node, values: &mut Values) -> String {
    if let Some(expression) = words(node) {
        return has_words(expression, values);
    }
    match node {
        Node::All(nodes) => {
            let (expression, rest) = all_words(nodes);
            let mut conditions = Vec::from_iter(expression.map(|expression| has_words(expression, values)));
            conditions.extend(rest.into_iter().map(|node| condition(node, values)));
            joined(&conditions, "AND")
        }
        Node::Any(nodes) => {
            let (alternatives, rest): (Vec<&Node>, Vec<&Node>) = nodes.iter().partition(|node| words(node).is_some());
            let expression = alternatives.into_iter().filter_map(words).collect::<Vec<_>>().join(" OR ");
            let mut conditions = Vec::new();
            if !expression.is_empty() {
                conditions.push(has_words(expression, values));
            }
            conditions.extend(rest.into_iter().map(|node| condition(node, values)));
            joined(&conditions, "OR")
        }
        Node::Not(node) => format!("NOT {}", condition(node, values)),
        Node::Word(_) | Node::Phrase { .. } => has_words(words(node).unwrap_or_default(), values),
        Node::Term(term) => term_condition(term, values),
    }
}

/// Joins conditions as a balanced tree: SQLite bounds how deep an expression may be.
fn joined(conditions: &[String], with: &str) -> String {
    match conditions {
        [one] => one.clone(),
        many => {
            let (first, second) = many.split_at(many.len() / 2);
            format!("({} {with} {})", joined(first, with), joined(second, with))
        }
    }
}

fn has_words(expression: String, values: &mut Values) -> String {
    format!("claim.row IN (SELECT rowid FROM claim_words WHERE claim_words MATCH {})", values.bind(expression))
}

/// The full-text expression of a tree of nothing but words; nothing for another.
fn words(node: &Node) -> Option<String> {
    match node {
        Node::Word(word) => Some(quoted(word, true)),
        Node::Phrase { words, open } => Some(quoted(words, *open)),
        Node::Any(nodes) => {
            let alternatives: Option<Vec<String>> = nodes.iter().map(words).collect();
            Some(format!("({})", alternatives?.join(" OR ")))
        }
        Node::All(nodes) => match all_words(nodes) {
            (expression, rest) if rest.is_empty() => expression,
            _ => None,
        },
        Node::Not(_) | Node::Term(_) => None,
    }
}

/// The full-text expression of those of `nodes` that are words or, beside words, negated words; and the other nodes.
fn all_words(nodes: &[Node]) -> (Option<String>, Vec<&Node>) {
    let (mut simple, mut groups, mut without, mut rest) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let has_positive = nodes.iter().any(|node| words(node).is_some());
    for node in nodes {
        match node {
            Node::Word(_) | Node::Phrase { .. } => simple.extend(words(node)),
            Node::Not(inner) if has_positive && words(inner).is_some() => without.extend(words(inner)),
            _ => match words(node) {
                Some(group) => groups.push(group),
                None => rest.push(node),
            },
        }
    }
    if !has_positive {
        return (None, rest);
    }
    // Side by side, words that the index drops entirely do no harm; joined by AND they would find nothing.
    if !simple.is_empty() {
        groups.insert(0, simple.join(" "));
    }
    let mut expression = groups.iter().map(|group| format!("({group})")).collect::<Vec<_>>().join(" AND ");
    if !without.is_empty() {
        expression = format!("({expression}) NOT ({})", without.join(" OR "));
    }
    (Some(format!("({expression})")), rest)
}

/// Words as one string of the full-text syntax; in scripts without spaces each character is a word of the index.
fn quoted(words: &str, open: bool) -> String {
    let words = spaced(words).replace('"', "\"\"");
    format!("\"{}\"{}", words.trim(), if open { " *" } else { "" })
}

fn term_condition(term: &Term, values: &mut Values) -> String {
    match term {
        Term::Status(status) => format!("standing.status = {}", values.bind(status.word())),
        Term::Outcome(outcome) => format!("standing.outcome IS {}", values.bind(outcome.word())),
        Term::Source(name) => {
            format!("claim.source IN (SELECT source.id FROM source WHERE {})", named("source", name, values))
        }
        Term::Claimant(name) => {
            let named_source = named("source", name, values);
            let article = if is_named(Claimant::ARTICLE, name) { "TRUE" } else { "FALSE" };
            format!(
                "CASE claim.claimant_is WHEN 'article' THEN {article} ELSE
                   ifnull(CASE claim.claimant_is WHEN 'named' THEN claim.claimant ELSE claim.source END
                     IN (SELECT source.id FROM source WHERE {named_source}), FALSE) END"
            )
        }
        Term::Document(document) => {
            let documents = match document {
                DocumentTerm::Key(key) => format!("document.key = {}", values.bind(key.to_string())),
                DocumentTerm::Title(name) => format!(
                    "document.row IN (SELECT rowid FROM document_words WHERE document_words MATCH {})",
                    values.bind(format!("title : {}", quoted(&name.text, !name.whole)))
                ),
            };
            format!(
                "claim.id IN (SELECT appearance.claim FROM appearance
                   JOIN document ON document.id = appearance.document WHERE {documents})"
            )
        }
        Term::Tag(name) => format!(
            "claim.id IN (SELECT claim_tag.claim FROM claim_tag JOIN tag ON tag.id = claim_tag.tag WHERE {})",
            named("tag", name, values)
        ),
        Term::Said(said) => said_condition(said, values),
        Term::Recheck(when) => recheck_condition(when, values),
        Term::Has(has) => has_condition(*has).to_owned(),
        Term::Key(key) => format!("claim.key = {}", values.bind(key.to_string())),
    }
}

/// The rows of `table` whose folded name is this one, or has a word that begins so.
fn named(table: &str, name: &Name, values: &mut Values) -> String {
    let folded = fold(&name.text);
    if name.whole {
        format!("{table}.folded = {}", values.bind(folded))
    } else {
        format!("0 < instr(' ' || {table}.folded, {})", values.bind(format!(" {folded}")))
    }
}

/// The same for a name that stands in no table.
fn is_named(known: &str, name: &Name) -> bool {
    let folded = fold(&name.text);
    if name.whole { fold(known) == folded } else { format!(" {}", fold(known)).contains(&format!(" {folded}")) }
}

fn said_condition(said: &SaidTerm, values: &mut Values) -> String {
    let mut known = vec![];
    match said {
        SaidTerm::Unknown => return format!("claim.said = {}", values.bind(DescribedDate::UNKNOWN)),
        SaidTerm::Within { from, to } => {
            if let Some(earliest) = from.as_ref().and_then(DescribedDate::earliest) {
                let parameter = values.bind(day(earliest));
                known.push(format!("(claim.said_latest IS NULL OR {parameter} <= claim.said_latest)"));
            }
            if let Some(latest) = to.as_ref().and_then(DescribedDate::latest) {
                let parameter = values.bind(day(latest));
                known.push(format!("(claim.said_earliest IS NULL OR claim.said_earliest <= {parameter})"));
            }
        }
        SaidTerm::Before(date) => known.push(surely("said_latest", "<", date.earliest(), values)),
        SaidTerm::Until(date) => known.push(surely("said_latest", "<=", date.latest(), values)),
        SaidTerm::After(date) => known.push(surely("said_earliest", ">", date.latest(), values)),
        SaidTerm::Since(date) => known.push(surely("said_earliest", ">=", date.earliest(), values)),
    }
    known.push(format!("claim.said <> {}", values.bind(DescribedDate::UNKNOWN)));
    joined(&known, "AND")
}

fn recheck_condition(when: &SaidTerm, values: &mut Values) -> String {
    let mut known = vec!["claim.recheck_on IS NOT NULL".to_owned()];
    let mut compare = |than: &str, bound: Option<NaiveDate>| match bound {
        Some(bound) => format!("claim.recheck_on {than} {}", values.bind(day(bound))),
        None => "FALSE".to_owned(),
    };
    match when {
        SaidTerm::Unknown => return "claim.recheck_on IS NULL".to_owned(),
        SaidTerm::Within { from, to } => {
            known.extend(from.as_ref().and_then(DescribedDate::earliest).map(|first| compare(">=", Some(first))));
            known.extend(to.as_ref().and_then(DescribedDate::latest).map(|last| compare("<=", Some(last))));
        }
        SaidTerm::Before(date) => known.push(compare("<", date.earliest())),
        SaidTerm::Until(date) => known.push(compare("<=", date.latest())),
        SaidTerm::After(date) => known.push(compare(">", date.latest())),
        SaidTerm::Since(date) => known.push(compare(">=", date.earliest())),
    }
    joined(&known, "AND")
}

/// Nothing is surely before what has no beginning, or after what has no end.
fn surely(column: &str, than: &str, bound: Option<NaiveDate>, values: &mut Values) -> String {
    let Some(bound) = bound else {
        return "FALSE".to_owned();
    };
    format!("(claim.{column} IS NOT NULL AND claim.{column} {than} {})", values.bind(day(bound)))
}

/// A day as the book's columns keep it: those beyond the years 0000 to 9999 stand at these ends.
fn day(day: NaiveDate) -> String {
    match day.year() {
        ..0 => "0000-01-01".to_owned(),
        0..=9999 => day.format("%Y-%m-%d").to_string(),
        10_000.. => "9999-12-31".to_owned(),
    }
}

fn has_condition(has: Has) -> &'static str {
    match has {
        Has::Evidence => "0 < standing.supports + standing.refutes + standing.context",
        Has::Quote => {
            "EXISTS (SELECT 1 FROM appearance WHERE appearance.claim = claim.id AND appearance.passage IS NOT NULL)"
        }
        Has::Supports => "0 < standing.supports",
        Has::Refutes => "0 < standing.refutes",
        Has::Both => "(0 < standing.supports AND 0 < standing.refutes)",
        Has::Rationale => {
            "EXISTS (SELECT 1 FROM verdict WHERE verdict.claim = claim.id AND verdict.outcome IS NOT NULL
               AND verdict.rationale IS NOT NULL AND NOT EXISTS (
                 SELECT 1 FROM withdrawal JOIN verdict AS last ON last.id = withdrawal.verdict
                  WHERE last.claim = verdict.claim AND last.by = verdict.by AND verdict.row <= last.row))"
        }
        Has::Verdict => "standing.outcome IS NOT NULL",
        Has::Recheck => "claim.recheck_on IS NOT NULL",
        Has::Open => {
            "(standing.outcome IS NOT NULL AND claim.id IN (
               SELECT claim FROM verdict WHERE sealed_at IS NULL AND outcome IS NOT NULL))"
        }
        Has::Disagreement => "standing.disagree <> 0",
        Has::Bare => "(standing.outcome IS NOT NULL AND standing.documented = 0)",
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;
    use rusqlite::{Connection, params, params_from_iter};

    use crate::search::{DEPTH_LIMIT, TERM_LIMIT, parse};

    use super::*;

    /// Queries as people type them, as they half type them, and anything else.
    pub(in crate::search) fn typed() -> impl Strategy<Value = String> {
        let fragment = prop_oneof![
            4 => prop::sample::select(vec![
                " ", " OR ", "OR", "-", "(", ")", "\"", "“", "*", ":", "status:", "disputed", "status:verified",
                "outcome:disputed", "tag:", "source:\"", "claimant:put", "document:D-1", "document:\"D-1\"*",
                "document:peace", "said:", "said:2025-03", "said:>2024", "said:2024..", "2025..",
                "said:\"14 March 2025\"", "said:unknown", "recheck:..2025-06", "has:evidence", "has:both", "has:rationale", "key:",
                "CB-1", "kursk", "乌克兰", "20%", "\0", "AND", "NOT", "NEAR(", "'", "title:x", "https://x.example/?a=b",
            ]).prop_map(str::to_owned),
            1 => ".{0,6}",
            1 => "[a-z]{1,4}",
        ];
        prop::collection::vec(fragment, 0..14).prop_map(|fragments| fragments.concat())
    }

    /// A book of a few claims, by key.
    fn book() -> Connection {
        let book = Connection::open_in_memory().unwrap();
        book.execute_batch(include_str!("../store/migrations/0001_first.sql")).unwrap();
        book.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        for (row, name) in [(1_u8, "Halvern Courier"), (2, "Mayor Ana Müller"), (3, "unknown")] {
            let insert = "INSERT INTO source (row, id, name, folded) VALUES (?1, ?2, ?3, ?4)";
            book.execute(insert, params![row, [row], name, fold(name)]).unwrap();
        }
        book.execute("INSERT INTO tag (row, id, name, folded) VALUES (1, x'01', 'City Budget', 'city budget')", [])
            .unwrap();
        book.execute(
            "INSERT INTO document (row, id, key, source, kind, title, published, published_typed, link_only)
             VALUES (1, x'01', 'D-0001', x'01', 'article', 'The bridge opens', '2025', '2025', 0)",
            [],
        )
        .unwrap();
        book.execute("INSERT INTO document_words (rowid, title, body) VALUES (1, 'The bridge opens', 'kursk')", [])
            .unwrap();
        let claims = [
            (1_u8, "Nearly 20 percent of the bridge is closed", 1_u8, "source", None, "2025-03-14"),
            (2, "The café lasted seven months", 1, "named", Some(2), "2025-03"),
            (3, "乌克兰接受停火", 2, "source", None, "2024"),
            (4, "Months later, seven bridges", 3, "article", None, "unknown"),
        ];
        for (row, statement, source, claimant_is, claimant, said) in claims {
            let date = DescribedDate::from_book(said, said).unwrap();
            book.execute(
                "INSERT INTO claim (row, id, key, statement, checking, source, claimant_is, claimant, said, said_typed,
                                    said_earliest, said_latest, recheck_on)
                 VALUES (?1, ?2, ?3, ?4, 'truth', ?5, ?6, ?7, ?8, ?8, ?9, ?10, ?11)",
                params![
                    row,
                    [row],
                    format!("CB-{row:04}"),
                    statement,
                    [source],
                    claimant_is,
                    claimant.map(|row: u8| [row]),
                    said,
                    date.earliest().map(day),
                    date.latest().map(day),
                    (row == 4).then_some("2025-06-01"),
                ],
            )
            .unwrap();
            let insert = "INSERT INTO claim_words (rowid, statement, quotes, rationales) VALUES (?1, ?2, '', ?3)";
            let rationale = if row == 2 { "The ledger shows five." } else { "" };
            book.execute(insert, params![row, spaced(statement), rationale]).unwrap();
        }
        let standings = [
            (1, "verified", Some("verified"), 1, 0, 1, 0),
            (2, "disputed", Some("disputed"), 0, 1, 1, 1),
            (3, "to-review", None, 0, 0, 0, 0),
            (4, "in-review", None, 0, 0, 0, 1),
        ];
        for (row, status, outcome, documented, disagree, supports, refutes) in standings {
            book.execute(
                "INSERT INTO standing (row, status, status_order, outcome, documented, disagree, supports, refutes,
                                       context, trashed)
                 VALUES (?1, ?2, 0, ?3, ?4, ?5, ?6, ?7, 0, 0)",
                params![row, status, outcome, documented, disagree, supports, refutes],
            )
            .unwrap();
        }
        book.execute_batch(
            "INSERT INTO claim_tag (claim, tag) VALUES (x'01', x'01');
             INSERT INTO appearance (row, id, claim, document, relation, passage, anchor, first_known)
             VALUES (1, x'01', x'01', x'01', 'asserts', x'01', 'exact', 1),
                    (2, x'02', x'02', x'01', 'asserts', NULL, 'lost', 1);
             INSERT INTO verdict (row, id, claim, outcome, rationale, by, opened_at)
             VALUES (1, x'01', x'01', 'verified', 'Seen.', x'01', ''), (2, x'02', x'02', 'disputed', 'No.', x'01', '');
             INSERT INTO withdrawal (row, id, verdict, by, at, reason) VALUES (1, x'01', x'02', x'01', '', '');",
        )
        .unwrap();
        book
    }

    fn run(book: &Connection, typed: &str) -> rusqlite::Result<Vec<u8>> {
        let Selection { sql, values } = select(&parse(typed));
        let sql = format!("SELECT claim.row FROM claim JOIN standing USING (row) WHERE {sql} ORDER BY claim.row");
        book.prepare(&sql)?.query_map(params_from_iter(values), |row| row.get(0))?.collect()
    }

    #[track_caller]
    fn finds(typed: &str, rows: &[u8]) {
        assert_eq!(run(&book(), typed).unwrap(), rows, "{typed}");
    }

    #[test]
    fn words_are_found_by_their_beginning_without_case_and_accents() {
        finds("", &[1, 2, 3, 4]);
        finds("BRID", &[1, 4]);
        finds("cafe", &[2]);
        finds("seven month", &[2, 4]);
        finds("\"seven months\"", &[2]);
        finds("\"seven mont\"", &[]);
        finds("\"seven mont\"*", &[2]);
        finds("\"seven mont", &[2]);
        finds("ledger", &[2]);
        finds("20 % of", &[1]);
        finds("months -café", &[4]);
        finds("-months", &[1, 3]);
        finds("percent OR café", &[1, 2]);
        finds("(percent OR café) -(bridge closed)", &[2]);
    }

    #[test]
    fn scripts_without_spaces_are_found_anywhere_in_a_run() {
        finds("接受", &[3]);
        finds("受接", &[]);
        finds("\"乌克兰\"", &[3]);
    }

    #[test]
    fn fields_find_what_the_help_table_says() {
        finds("status:verified OR status:in-review", &[1, 4]);
        finds("outcome:disputed", &[2]);
        finds("-outcome:disputed", &[1, 3, 4]);
        finds("source:halv", &[1, 2]);
        finds("source:cour", &[1, 2]);
        finds("source:\"Halvern\"", &[]);
        finds("source:\"halvern courier\"", &[1, 2]);
        finds("claimant:müller", &[2, 3]);
        finds("claimant:halvern", &[1]);
        finds("claimant:\"the article itself\"", &[4]);
        finds("-claimant:halvern", &[2, 3, 4]);
        finds("document:d-1", &[1, 2]);
        finds("document:brid", &[1, 2]);
        finds("document:kursk", &[]);
        finds("tag:budg", &[1]);
        finds("tag:\"city budget\" -bridge", &[]);
        finds("CB-3 OR key:4", &[3, 4]);
    }

    #[test]
    fn has_finds_what_a_claim_comes_with() {
        finds("has:evidence", &[1, 2, 4]);
        finds("has:quote", &[1]);
        finds("has:supports", &[1, 2]);
        finds("has:refutes", &[2, 4]);
        finds("has:both", &[2]);
        finds("has:rationale", &[1]);
        finds("has:recheck", &[4]);
        finds("has:verdict", &[1, 2]);
        finds("has:open", &[1, 2]);
        finds("has:disagreement", &[2]);
        finds("has:bare", &[2]);
    }

    #[test]
    fn a_date_finds_what_may_lie_in_it_and_a_comparison_what_surely_does() {
        finds("said:2025-03", &[1, 2]);
        finds("said:2025-03-01", &[2]);
        finds("said:2024..2025", &[1, 2, 3]);
        finds("said:..2024", &[3]);
        finds("said:>2025-03-01", &[1]);
        finds("said:>=2025-03", &[1, 2]);
        finds("said:<2025", &[3]);
        finds("said:<2024", &[]);
        finds("said:<=2024", &[3]);
        finds("said:unknown", &[4]);
        finds("-said:2025", &[3, 4]);
        finds("said:<../2024", &[]);
    }

    #[test]
    fn a_recheck_is_found_by_its_day() {
        finds("recheck:2025-06", &[4]);
        finds("recheck:..2025-06-01", &[4]);
        finds("recheck:..2025-05-31", &[]);
        finds("recheck:2025-06-02..", &[]);
        finds("recheck:<=2025-06", &[4]);
        finds("recheck:<2025-06", &[]);
        finds("recheck:>2025-05", &[4]);
        finds("-recheck:2025", &[1, 2, 3]);
        assert!(!parse("recheck:unknown").problems.is_empty());
    }

    #[test]
    fn a_query_of_words_is_one_lookup_in_the_index() {
        let selection = select(&parse("nearly (seven OR \"20 percent\") -kursk 乌克兰"));

        assert_eq!(selection.sql, "claim.row IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?1)");
        assert_eq!(
            selection.values,
            ["(((\"nearly\" * \"乌  克  兰\" *) AND ((\"seven\" * OR \"20 percent\"))) NOT (\"kursk\" *))"]
        );
        let mixed = select(&parse("kursk status:disputed -x"));
        assert_eq!(mixed.values[0], "(((\"kursk\" *)) NOT (\"x\" *))");
        assert_eq!(only_words(&parse("-kursk")), None);
    }

    #[test]
    fn the_longest_and_the_deepest_query_run() {
        let book = book();
        let many = |part: &str, with: &str| vec![part; TERM_LIMIT].join(with);
        for query in [many("a", " "), many("a", " OR "), many("-a", " "), many("tag:a", " "), many("tag:a", " OR ")] {
            run(&book, &query).unwrap();
        }
        let mut deep = "a".to_owned();
        for _ in 0..DEPTH_LIMIT {
            deep = format!("b OR (c -d ({deep}))");
        }
        run(&book, &deep).unwrap();
        run(&book, &deep.replace('b', "tag:b")).unwrap();
    }

    proptest! {
        #[test]
        fn every_selection_runs(queries in prop::collection::vec(typed(), 8)) {
            let book = book();
            for query in queries {
                let found = run(&book, &query);
                prop_assert!(found.is_ok(), "{query:?}: {found:?}");

                let others = run(&book, &format!("-({query})")).unwrap();
                if parse(&query).problems.is_empty() && parse(&query).tree.is_some() {
                    prop_assert_eq!(found.unwrap().len() + others.len(), 4, "{}", query);
                }
            }
        }
    }
}
