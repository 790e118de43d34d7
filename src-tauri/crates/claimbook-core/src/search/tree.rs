//! The tree of a query, the fields it may name, and how it prints back to text.

use std::fmt;

use crate::domain::id::Key;
use crate::domain::scale::{Outcome, Status};
use crate::domain::time::DescribedDate;
use crate::domain::words;

use super::parser::Problem;

/// What was typed, understood as far as it could be.
///
/// Prints back to text that parses to the same tree, where that text is not longer than
/// [`LENGTH_LIMIT`](super::LENGTH_LIMIT).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// What a claim must be; nothing: every claim will do.
    pub tree: Option<Node>,
    /// What could not be used, in the order it was typed.
    pub problems: Vec<Problem>,
}

/// One condition on a claim.
///
/// In normal form: `All` and `Any` have two children or more, none of their own kind, and nothing is negated twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Each of these holds: `ceasefire kursk`.
    All(Vec<Node>),
    /// At least one of these holds: `ceasefire OR truce`.
    Any(Vec<Node>),
    /// This does not hold: `-ceasefire`.
    Not(Box<Node>),
    /// A word of the statement, a quote or a rationale begins so; without spaces, quotation marks and brackets.
    Word(String),
    /// These words stand together in one of them: `"seven months"`; without quotation marks.
    Phrase {
        /// The words.
        words: String,
        /// Whether the last one may go on: `"seven mon"*`.
        open: bool,
    },
    /// A field of the claim has this value.
    Term(Term),
}

words! {
    /// A field that a query may name.
    pub enum Field {
        /// Where the claim stands.
        Status = "status",
        /// What its verdict says.
        Outcome = "outcome",
        /// Who we have it from.
        Source = "source",
        /// Who made it.
        Claimant = "claimant",
        /// Where it appears.
        Document = "document",
        /// A label on it.
        Tag = "tag",
        /// When it was said.
        Said = "said",
        /// When to look at it again.
        Recheck = "recheck",
        /// What it comes with.
        Has = "has",
        /// Its own label.
        Key = "key",
    }
}

impl Field {
    /// What it finds, for the help table.
    pub fn finds(self) -> &'static str {
        match self {
            Self::Status => "claims that are to-review, in-review, verified, disputed or unverifiable",
            Self::Outcome => "claims whose verdict says verified, disputed or unverifiable",
            Self::Source => "claims from this source; a word of its name may be unfinished, a quoted name is whole",
            Self::Claimant => "claims made by this person or body, in the same way",
            Self::Document => "claims that appear in this document, by its key or words of its title",
            Self::Tag => "claims with this tag; a word of it may be unfinished, a quoted tag is whole",
            Self::Said => {
                "claims that may have been said then (2025-03, 2024..2025), that were surely said after (>) or \
                 before (<), or at an unknown time (unknown)"
            }
            Self::Recheck => {
                "claims to look at again on that day or in that month or year (..2025-03-17: by then), after (>) or \
                 before (<) it"
            }
            Self::Has => {
                "claims with evidence, quote, supports, refutes, both (sides), verdict, rationale, recheck (a day), \
                 open (a verdict not sealed yet), disagreement (of readers) or bare (a verdict without documentation)"
            }
            Self::Key => "the claim with this key",
        }
    }

    /// A use of it that works.
    pub fn example(self) -> &'static str {
        match self {
            Self::Status => "status:disputed",
            Self::Outcome => "outcome:verified",
            Self::Source => "source:\"Halvern Courier\"",
            Self::Claimant => "claimant:mayor",
            Self::Document => "document:D-0001",
            Self::Tag => "tag:budget",
            Self::Said => "said:2025-03",
            Self::Recheck => "recheck:2025-03",
            Self::Has => "has:evidence",
            Self::Key => "key:CB-0001",
        }
    }
}

words! {
    /// What a claim may come with.
    pub enum Has {
        /// At least one item of evidence.
        Evidence = "evidence",
        /// Its exact words in a document.
        Quote = "quote",
        /// Evidence that supports it.
        Supports = "supports",
        /// Evidence that refutes it.
        Refutes = "refutes",
        /// Evidence on both sides.
        Both = "both",
        /// A standing verdict.
        Verdict = "verdict",
        /// A standing verdict that says why.
        Rationale = "rationale",
        /// A day on which to look at it again.
        Recheck = "recheck",
        /// A verdict that its reviewer has not left yet.
        Open = "open",
        /// Readers who disagree.
        Disagreement = "disagreement",
        /// A verdict without documentation.
        Bare = "bare",
    }
}

/// A field and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// `status:`
    Status(Status),
    /// `outcome:`
    Outcome(Outcome),
    /// `source:`
    Source(Name),
    /// `claimant:`
    Claimant(Name),
    /// `document:`
    Document(DocumentTerm),
    /// `tag:`
    Tag(Name),
    /// `said:`
    Said(SaidTerm),
    /// `recheck:`, never [`SaidTerm::Unknown`]; of a day all comparisons are sure.
    Recheck(SaidTerm),
    /// `has:`
    Has(Has),
    /// `key:`, or a claim's key alone.
    Key(Key),
}

/// A name or the beginning of one of its words; without quotation marks, compared folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As typed.
    pub text: String,
    /// Whether this is all of it.
    pub whole: bool,
}

/// Which documents are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentTerm {
    /// The one with this key.
    Key(Key),
    /// Those with these words in their title, together and in this order; the last one may go on unless it is whole.
    Title(Name),
}

/// When a claim was said, as far as its date decides it.
///
/// Compares the first and last day that the claim's date may mean; a hedge (`2025-03~`) does not widen them. A claim
/// whose date is unknown is found by `Unknown` alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaidTerm {
    /// Nobody knows.
    Unknown,
    /// The claim *may* have been said between the beginning of the first and the end of the second.
    Within {
        /// Nothing: no beginning.
        from: Option<DescribedDate>,
        /// Nothing: no end.
        to: Option<DescribedDate>,
    },
    /// It was *surely* said before this began.
    Before(DescribedDate),
    /// It was surely said before this was over.
    Until(DescribedDate),
    /// It was surely said after this was over.
    After(DescribedDate),
    /// It was surely said after this began.
    Since(DescribedDate),
}

impl Node {
    /// Each of these, in normal form; nothing for none.
    pub(super) fn all(nodes: Vec<Self>) -> Option<Self> {
        let mut flat = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node {
                Self::All(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if flat.len() < 2 { flat.pop() } else { Some(Self::All(flat)) }
    }

    /// At least one of these, in normal form; nothing for none.
    pub(super) fn any(nodes: Vec<Self>) -> Option<Self> {
        let mut flat = Vec::with_capacity(nodes.len());
        for node in nodes {
            match node {
                Self::Any(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if flat.len() < 2 { flat.pop() } else { Some(Self::Any(flat)) }
    }

    /// The opposite, in normal form.
    pub(super) fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tree.as_ref().map_or(Ok(()), |tree| tree.fmt(out))
    }
}

impl fmt::Display for Node {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(nodes) => joined(out, nodes, " ", |node| matches!(node, Self::Any(_))),
            Self::Any(nodes) => joined(out, nodes, " OR ", |_| false),
            Self::Not(node) if matches!(**node, Self::All(_) | Self::Any(_)) => write!(out, "-({node})"),
            Self::Not(node) => write!(out, "-{node}"),
            Self::Word(word) => out.write_str(word),
            Self::Phrase { words, open } => write!(out, "\"{words}\"{}", if *open { "*" } else { "" }),
            Self::Term(term) => term.fmt(out),
        }
    }
}

fn joined(
    out: &mut fmt::Formatter<'_>,
    nodes: &[Node],
    between: &str,
    in_brackets: impl Fn(&Node) -> bool,
) -> fmt::Result {
    for (position, node) in nodes.iter().enumerate() {
        if 0 < position {
            out.write_str(between)?;
        }
        if in_brackets(node) { write!(out, "({node})")? } else { write!(out, "{node}")? }
    }
    Ok(())
}

impl Term {
    /// The field it speaks of.
    pub fn field(&self) -> Field {
        match self {
            Self::Status(_) => Field::Status,
            Self::Outcome(_) => Field::Outcome,
            Self::Source(_) => Field::Source,
            Self::Claimant(_) => Field::Claimant,
            Self::Document(_) => Field::Document,
            Self::Tag(_) => Field::Tag,
            Self::Said(_) => Field::Said,
            Self::Recheck(_) => Field::Recheck,
            Self::Has(_) => Field::Has,
            Self::Key(_) => Field::Key,
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:", self.field().word())?;
        match self {
            Self::Status(status) => out.write_str(status.word()),
            Self::Outcome(outcome) => out.write_str(outcome.word()),
            Self::Source(name) | Self::Claimant(name) | Self::Tag(name) | Self::Document(DocumentTerm::Title(name)) => {
                name.fmt(out)
            }
            Self::Document(DocumentTerm::Key(key)) | Self::Key(key) => key.fmt(out),
            Self::Said(when) | Self::Recheck(when) => when.fmt(out),
            Self::Has(has) => out.write_str(has.word()),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let one_word = self.text.chars().all(|letter| !letter.is_whitespace() && letter != '(' && letter != ')');
        match (self.whole, one_word) {
            (true, _) => write!(out, "\"{}\"", self.text),
            (false, true) => out.write_str(&self.text),
            (false, false) => write!(out, "\"{}\"*", self.text),
        }
    }
}

impl fmt::Display for SaidTerm {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let edtf = |date: &Option<DescribedDate>| date.as_ref().map_or(String::new(), |date| date.edtf().to_owned());
        match self {
            Self::Unknown => out.write_str(DescribedDate::UNKNOWN),
            Self::Within { from, to } if from == to => out.write_str(&edtf(from)),
            Self::Within { from, to } => write!(out, "{}..{}", edtf(from), edtf(to)),
            Self::Before(date) => write!(out, "<{}", date.edtf()),
            Self::Until(date) => write!(out, "<={}", date.edtf()),
            Self::After(date) => write!(out, ">{}", date.edtf()),
            Self::Since(date) => write!(out, ">={}", date.edtf()),
        }
    }
}
