//! What can be typed: commands, arguments, options, and the help for each.

use clap::builder::styling::{Style, Styles};
use clap::builder::{PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::{ArgAction, ArgGroup, Args, CommandFactory, Parser, Subcommand};
use serde::{Serialize, Serializer};

use crate::help;

/// The book from a terminal: claims, the evidence for and against them, and every verdict.
#[derive(Debug, Parser)]
#[command(
    name = "claims",
    version,
    max_term_width = 100,
    styles = STYLES,
    override_usage = "claims --book <FILE> <COMMAND>\n       claims new <FILE>",
    disable_help_flag = true,
    disable_help_subcommand = true,
    after_help = help::HANDBOOK
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) everywhere: Everywhere,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes, before or after its name.
#[derive(Args, Debug)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct Everywhere {
    /// The book: one .claimbook file
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) book: Option<String>,
    /// Who is working; else `CLAIMBOOK_BY`, else the system user
    #[arg(long, global = true, value_name = "NAME", env = "CLAIMBOOK_BY", hide_env = true)]
    pub(crate) by: Option<String>,
    /// Answer with one JSON object
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Print this help
    #[arg(short, long, global = true, action = ArgAction::HelpShort)]
    help: Option<bool>,
}

/// What can be done. The first line of each is its line in the list of commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Begin a book
    #[command(after_help = help::NEW)]
    New(New),
    /// Bring in a document: plain text or Markdown
    #[command(after_help = help::IMPORT)]
    Import(Import),
    /// Record a claim
    #[command(after_help = help::ADD)]
    Add(Add),
    /// Change what is recorded of a claim
    #[command(after_help = help::EDIT)]
    Edit(Edit),
    /// Move a claim, document or item of evidence to the trash
    #[command(after_help = help::REMOVE)]
    Remove(OneKey),
    /// Take it out of the trash again
    #[command(after_help = help::RESTORE)]
    Restore(OneKey),
    /// Attach evidence: a file, a link, a note, or words of a document
    #[command(after_help = help::ATTACH)]
    Attach(Attach),
    /// Judge a claim: verified, disputed or unverifiable
    #[command(after_help = help::VERDICT)]
    Verdict(Verdict),
    /// Take your verdict back
    #[command(after_help = help::WITHDRAW)]
    Withdraw(Withdraw),
    /// List the claims that a query finds
    #[command(after_help = help::LIST)]
    List(List),
    /// Show one claim with everything known about it
    #[command(after_help = help::SHOW)]
    Show(OneClaim),
    /// Show who did what, when and why
    #[command(after_help = help::HISTORY)]
    History(History),
    /// Take back the last thing you did
    #[command(after_help = help::UNDO)]
    Undo,
    /// Bring back what undo took back
    #[command(after_help = help::REDO)]
    Redo,
    /// Check that the book is what its history says
    #[command(after_help = help::VERIFY)]
    Verify(Verify),
    /// Check a report that somebody handed over
    #[command(after_help = help::VERIFY_REPORT)]
    VerifyReport(VerifyReport),
    /// Blank what one step wrote, for good
    #[command(after_help = help::PURGE)]
    Purge(Purge),
    /// Write a verification report
    #[command(after_help = help::REPORT)]
    Report(Report),
    /// List how reports are wished for
    #[command(after_help = help::PRESETS)]
    Presets,
    /// Keep wishes for reports under a name
    #[command(after_help = help::SAVE_PRESET)]
    SavePreset(SavePreset),
    /// Forget wishes for reports
    #[command(after_help = help::REMOVE_PRESET)]
    RemovePreset(RemovePreset),
    /// Write a copy of the book
    #[command(after_help = help::COPY)]
    Copy(CopyTo),
}

/// A new book.
#[derive(Args, Debug, Serialize)]
#[command(override_usage = "claims new [OPTIONS] <FILE>")]
pub(crate) struct New {
    /// Where to write it; nothing may be there yet
    #[arg(value_name = "FILE")]
    pub(crate) path: String,
    /// What to call it; else the name of the file
    #[arg(long, value_parser = words(), allow_hyphen_values = true)]
    title: Option<String>,
    /// Fill it with the sample: the invented town of Halvern
    #[arg(long)]
    sample: bool,
}

/// A document from a file.
#[derive(Args, Debug, Serialize)]
pub(crate) struct Import {
    /// Plain text or Markdown, at most 10 MB
    #[arg(value_name = "FILE")]
    pub(crate) path: String,
    /// Who published it; else "unknown"
    #[arg(long, value_name = "NAME", value_parser = words(), allow_hyphen_values = true)]
    source: Option<String>,
    /// Its title; else as found in the text
    #[arg(long, value_parser = words(), allow_hyphen_values = true)]
    title: Option<String>,
    /// When it was published; else as found in the text
    #[arg(long, value_name = "DATE", value_parser = words(), allow_hyphen_values = true)]
    published: Option<String>,
}

/// A claim.
#[derive(Args, Debug, Serialize)]
pub(crate) struct Add {
    /// What was claimed, one sentence, as the claimant would put it
    #[arg(value_parser = words(), allow_hyphen_values = true)]
    statement: String,
    /// Who we have it from; with --document it may be left out
    #[arg(long, value_name = "NAME", required_unless_present = "document")]
    #[arg(value_parser = words(), allow_hyphen_values = true)]
    source: Option<String>,
    /// When it was said: 2025-03-14, "March 2025", yesterday, unknown
    #[arg(long, value_name = "DATE", required = true, value_parser = words(), allow_hyphen_values = true)]
    said: Option<String>,
    /// Who made it, if not the source
    #[arg(long, value_name = "NAME", value_parser = words(), allow_hyphen_values = true)]
    claimant: Option<String>,
    /// Check whether it is true, or whether it was said
    #[arg(long, value_name = "WHAT", value_parser = PossibleValuesParser::new(["truth", "attribution"]))]
    checking: Option<String>,
    /// The document it stands in
    #[arg(long, value_name = "D-0001")]
    document: Option<String>,
    /// The words in that document
    #[arg(long, value_name = "TEXT", requires = "document", value_parser = words(), allow_hyphen_values = true)]
    quote: Option<String>,
    /// Which place, from 1, where the words stand there more than once
    #[arg(long, value_name = "N", requires = "quote", value_parser = number)]
    occurrence: Option<u32>,
    /// A tag; may be given again
    #[arg(long = "tag", value_name = "T", value_parser = words(), allow_hyphen_values = true)]
    tags: Vec<String>,
}

/// Changes to a claim.
#[derive(Args, Debug, Serialize)]
pub(crate) struct Edit {
    /// Which claim: CB-0001
    key: String,
    /// What was claimed
    #[arg(long, value_name = "T", value_parser = words(), allow_hyphen_values = true)]
    statement: Option<String>,
    /// When it was said
    #[arg(long, value_name = "D", value_parser = words(), allow_hyphen_values = true)]
    said: Option<String>,
    /// Who we have it from
    #[arg(long, value_name = "S", value_parser = words(), allow_hyphen_values = true)]
    source: Option<String>,
    /// Who made it; "" for the source itself
    #[arg(long, value_name = "S", value_parser = words(), allow_hyphen_values = true)]
    claimant: Option<String>,
    /// Whether it is true, or whether it was said
    #[arg(long, value_name = "C", value_parser = PossibleValuesParser::new(["truth", "attribution"]))]
    checking: Option<String>,
    /// The day its verdict should be looked at again; "" for never
    #[arg(long, value_name = "D", value_parser = words(), allow_hyphen_values = true)]
    recheck: Option<String>,
    /// Anything else; "" for nothing
    #[arg(long, value_name = "T", value_parser = words(), allow_hyphen_values = true)]
    note: Option<String>,
    /// A tag to add; may be given again
    #[arg(long, value_name = "T", value_parser = words(), allow_hyphen_values = true)]
    pub(crate) tag: Vec<String>,
    /// A tag to take off; may be given again
    #[arg(long, value_name = "T", value_parser = words(), allow_hyphen_values = true)]
    pub(crate) untag: Vec<String>,
}

/// One key and nothing else.
#[derive(Args, Debug, Serialize)]
pub(crate) struct OneKey {
    /// Which: CB-0001, D-0001 or E-0001
    key: String,
}

/// One claim.
#[derive(Args, Debug, Serialize)]
pub(crate) struct OneClaim {
    /// Which claim: CB-0001
    key: String,
}

/// Something that bears on a claim.
#[derive(Args, Debug)]
#[command(override_usage = "claims --book <FILE> attach <KEY> <FILE|URL> --stance <STANCE> [OPTIONS]\n       \
    claims --book <FILE> attach <KEY> --note <TEXT> --stance <STANCE> [OPTIONS]\n       \
    claims --book <FILE> attach <KEY> --document <D-0001> --quote <TEXT> --stance <STANCE> [OPTIONS]")]
#[command(group(ArgGroup::new("what").args(["target", "note", "document"]).required(true)))]
pub(crate) struct Attach {
    /// To which claim: CB-0001
    pub(crate) key: String,
    /// A file to copy into the book, or an address to keep as a link only, never fetched
    #[arg(value_name = "FILE|URL")]
    pub(crate) target: Option<String>,
    /// Your own words
    #[arg(long, value_name = "TEXT", value_parser = words(), allow_hyphen_values = true)]
    pub(crate) note: Option<String>,
    /// A document of this book
    #[arg(long, value_name = "D-0001")]
    pub(crate) document: Option<String>,
    /// The words in that document that matter
    #[arg(long, value_name = "TEXT", requires = "document", value_parser = words(), allow_hyphen_values = true)]
    pub(crate) quote: Option<String>,
    /// Which place, from 1, where the words stand there more than once
    #[arg(long, value_name = "N", requires = "quote", value_parser = number)]
    pub(crate) occurrence: Option<u32>,
    /// Which way it points
    #[arg(long, value_parser = PossibleValuesParser::new(STANCES))]
    pub(crate) stance: String,
    /// Who published it
    #[arg(long, value_name = "NAME", value_parser = words(), allow_hyphen_values = true)]
    pub(crate) source: Option<String>,
    /// Its title
    #[arg(long, value_name = "T", value_parser = words(), allow_hyphen_values = true)]
    pub(crate) title: Option<String>,
    /// The item it only repeats: both have one origin and count once
    #[arg(long, value_name = "E-0001")]
    pub(crate) repeats: Option<String>,
}

/// A judgement.
#[derive(Args, Debug, Serialize)]
pub(crate) struct Verdict {
    /// Which claim: CB-0001
    key: String,
    /// What the evidence says
    #[arg(value_parser = PossibleValuesParser::new(["verified", "disputed", "unverifiable"]))]
    outcome: String,
    /// The finer word; see below
    #[arg(long, value_name = "R")]
    rating: Option<String>,
    /// How sure you are
    #[arg(long, value_name = "HOW", value_parser = PossibleValuesParser::new(["low", "moderate", "high"]))]
    confidence: Option<String>,
    /// Why: the rationale that readers of the report see
    #[arg(long, value_name = "TEXT", value_parser = words(), allow_hyphen_values = true)]
    because: Option<String>,
    /// How it could be put instead
    #[arg(long, value_name = "TEXT", value_parser = words(), allow_hyphen_values = true)]
    wording: Option<String>,
    /// Why you changed your mind; needed when you did
    #[arg(long, value_name = "TEXT", value_parser = words(), allow_hyphen_values = true)]
    reason: Option<String>,
    /// The day to look again
    #[arg(long, value_name = "DATE", value_parser = words(), allow_hyphen_values = true)]
    recheck: Option<String>,
}

/// A verdict taken back.
#[derive(Args, Debug, Serialize)]
pub(crate) struct Withdraw {
    /// Which claim: CB-0001
    key: String,
    /// Why
    #[arg(long, value_name = "TEXT", value_parser = words(), allow_hyphen_values = true)]
    reason: String,
}

/// A list of claims.
#[derive(Args, Debug, Serialize)]
pub(crate) struct List {
    /// Which claims; all of them where this is left out
    #[arg(value_parser = words(), allow_hyphen_values = true)]
    query: Option<String>,
    /// In which order
    #[arg(long, value_name = "BY", value_parser = PossibleValuesParser::new(["added", "said", "status", "source", "key"]))]
    sort: Option<String>,
    /// From the other end
    #[arg(long)]
    reverse: bool,
    /// How many at most
    #[arg(long, value_name = "N", value_parser = number)]
    limit: Option<u32>,
    /// How many to pass over
    #[arg(long, value_name = "N", value_parser = number)]
    pub(crate) offset: Option<u32>,
}

/// A history.
#[derive(Args, Debug, Serialize)]
pub(crate) struct History {
    /// Of one claim, document or item of evidence; else of the whole book
    key: Option<String>,
}

/// A check of the book.
#[derive(Args, Debug, Serialize)]
pub(crate) struct Verify {
    /// A head noted elsewhere, which the history must still contain
    #[arg(long, value_name = "HASH")]
    pub(crate) head: Option<String>,
}

/// A check of a report.
#[derive(Args, Debug, Serialize)]
#[command(
    override_usage = "claims verify-report [OPTIONS] <FILE>\n       claims --book <FILE> verify-report [OPTIONS] <FILE>"
)]
pub(crate) struct VerifyReport {
    /// A report as JSON or PDF
    #[arg(value_name = "FILE")]
    path: String,
}

/// A step to blank.
#[derive(Args, Debug, Serialize)]
pub(crate) struct Purge {
    /// The last 8 digits that `history` prints, or the whole id
    step: String,
    /// Why; this stays in the history
    #[arg(long, value_name = "TEXT", value_parser = words(), allow_hyphen_values = true)]
    reason: String,
}

/// A report.
#[derive(Args, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Report {
    /// Which claims; all of them where this is left out
    #[arg(value_parser = words(), allow_hyphen_values = true)]
    query: Option<String>,
    /// What to write; a preset may say it
    #[arg(long, value_parser = formats(), required_unless_present = "preset")]
    format: Option<String>,
    /// Where to write it; what is there is replaced, whole or not at all
    #[arg(short = 'o', long = "output", value_name = "OUT")]
    path: String,
    /// The book as it was at this instant: 2025-03-14T09:00:00Z, or a day for its end in UTC
    #[arg(long, value_name = "INSTANT")]
    as_of: Option<String>,
    /// What is not said here is as this preset of the book says
    #[arg(long, value_name = "NAME", value_parser = words(), allow_hyphen_values = true)]
    preset: Option<String>,
    #[command(flatten)]
    #[serde(flatten)]
    wishes: Wishes,
}

/// What is wished of a report.
#[derive(Args, Debug, Serialize)]
struct Wishes {
    /// Its title; else the book's
    #[arg(long, value_name = "T", value_parser = words(), allow_hyphen_values = true)]
    title: Option<String>,
    /// A line below the title
    #[arg(long, value_name = "S", value_parser = words(), allow_hyphen_values = true)]
    subtitle: Option<String>,
    /// Who publishes it
    #[arg(long, value_name = "O", value_parser = words(), allow_hyphen_values = true)]
    organisation: Option<String>,
    /// Who prepared it
    #[arg(long, value_name = "NAME", value_parser = words(), allow_hyphen_values = true)]
    author: Option<String>,
    /// The picture at its head: PNG, JPEG, GIF or WebP, at most 4 MB; '' for none
    #[arg(long, value_name = "FILE")]
    logo: Option<String>,
    /// The sheet; else a4
    #[arg(long, value_parser = PossibleValuesParser::new(["a4", "letter"]))]
    paper: Option<String>,
    /// The claims by this; else by their keys
    #[arg(
        long,
        value_name = "BY",
        value_parser = PossibleValuesParser::new(["recorded", "document", "date", "status", "source"])
    )]
    order: Option<String>,
    /// What it does without, several with commas; '' for nothing
    #[arg(long, value_name = "PART", value_delimiter = ',', value_parser = parts())]
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "named")]
    without: Option<Vec<String>>,
}

/// The parts that can be left out, and an empty word for none of them.
fn parts() -> PossibleValuesParser {
    let names = ["context", "pictures", "charts", "tags", "earlier-verdicts", "history"];
    PossibleValuesParser::new(names.map(PossibleValue::new).into_iter().chain([PossibleValue::new("").hide(true)]))
}

/// Writes the words that are not empty: where none is, nothing is left out.
#[allow(clippy::ref_option, reason = "as serde hands a field over")]
fn named<S: Serializer>(words: &Option<Vec<String>>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(words.iter().flatten().filter(|word| !word.is_empty()))
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(["pdf", "html", "json", "csv", "md", "docx", "xlsx"])
}

/// Wishes to keep.
#[derive(Args, Debug, Serialize)]
pub(crate) struct SavePreset {
    /// What to call it; one that is called so is replaced
    #[arg(value_parser = words(), allow_hyphen_values = true)]
    name: String,
    /// What to write
    #[arg(long, value_parser = formats())]
    format: Option<String>,
    /// Which claims
    #[arg(long, value_parser = words(), allow_hyphen_values = true)]
    query: Option<String>,
    #[command(flatten)]
    #[serde(flatten)]
    wishes: Wishes,
}

/// Wishes to forget.
#[derive(Args, Debug, Serialize)]
pub(crate) struct RemovePreset {
    /// What it is called
    #[arg(value_parser = words(), allow_hyphen_values = true)]
    pub(crate) name: String,
}

/// A copy.
#[derive(Args, Debug, Serialize)]
pub(crate) struct CopyTo {
    /// Where to write it; nothing may be there yet
    #[arg(value_name = "OUT")]
    path: String,
}

/// The commands in the order of the work.
const GROUPS: [(&str, &[&str]); 7] = [
    ("Start", &["new"]),
    ("Record", &["import", "add", "edit", "remove", "restore"]),
    ("Weigh", &["attach"]),
    ("Judge", &["verdict", "withdraw"]),
    ("Look", &["list", "show", "history"]),
    ("Trust", &["undo", "redo", "verify", "verify-report", "purge"]),
    ("Leave", &["report", "presets", "save-preset", "remove-preset", "copy"]),
];

/// The others all begin with the book.
const USAGE_OF_ITS_OWN: [&str; 3] = ["new", "attach", "verify-report"];

const STANCES: [&str; 5] = ["supports", "partly-supports", "context", "partly-refutes", "refutes"];

const HEADER: Style = Style::new().bold();
const STYLES: Styles = Styles::plain().header(HEADER).usage(HEADER).literal(HEADER);

/// The whole command line, its list of commands grouped by what people do.
pub(crate) fn command_line() -> clap::Command {
    // A command that has printed its usage takes nothing from the one above it any more; its copy may.
    let after_book = |own: clap::Command| {
        let usage = own.clone().render_usage().to_string();
        own.override_usage(usage.replacen("Usage: ", "claims --book <FILE> ", 1))
    };
    let usual = names().filter(|name| !USAGE_OF_ITS_OWN.contains(name));
    let command = usual.fold(Arguments::command(), |command, name| command.mut_subcommand(name, after_book));
    let about = |name: &str| command.find_subcommand(name).and_then(clap::Command::get_about);
    let line = |name: &&str| format!("  {HEADER}{name:<13}{HEADER:#} {}\n", about(name).cloned().unwrap_or_default());
    let group = |(heading, names): (&str, &[&str])| {
        format!("\n{HEADER}{heading}{HEADER:#}\n{}", names.iter().map(line).collect::<String>())
    };
    let groups: String = GROUPS.into_iter().map(group).collect();
    let everywhere = format!("{HEADER}Everywhere{HEADER:#}\n{{options}}");
    let template = format!("{{about}}\n\n{{usage-heading}} {{usage}}\n{groups}\n{everywhere}{{after-help}}");
    command.help_template(template)
}

/// The names of all commands.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().flat_map(|(_, names)| names.iter().copied())
}

fn number(text: &str) -> Result<u32, &'static str> {
    text.parse().map_err(|_| "a whole number is needed")
}

/// Takes a text as it was typed, also one that begins with a dash; but not a misspelt or misplaced option.
fn words() -> impl TypedValueParser<Value = String> {
    StringValueParser::new().try_map(|text| {
        let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
        let is_option = match text.strip_prefix("--") {
            Some(rest) => rest.split('=').next().is_some_and(|name| !name.is_empty() && name.bytes().all(is_letter)),
            None => text.len() == 2 && text.starts_with('-') && text.as_bytes()[1].is_ascii_alphabetic(),
        };
        if is_option { Err("it looks like an option") } else { Ok(text) }
    })
}
