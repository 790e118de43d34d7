//! A refusal: what goes to standard error, and the exit code.
//!
//! The words about books come from the contract. Those about the command line are written here.

use std::any::Any;
use std::iter;

use claimbook_api::error::{ErrorCode, ErrorView};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use serde_json::{Value, json};

use crate::answer::{Object, Part};
use crate::page::{Look, Tone, tinted};
use crate::reply::Reply;
use crate::text::shown;

/// Exit: the answer is no.
pub(crate) const REFUSED: u8 = 1;
/// Exit: the command line cannot be read.
pub(crate) const MISTYPED: u8 = 2;
/// Exit: the book is damaged.
pub(crate) const DAMAGED: u8 = 3;
/// Exit: the fault is Claimbook's.
pub(crate) const BUG: u8 = 70;

/// A no, in words.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) exit: u8,
    /// As the contract has it: code and message, and what else there is to say.
    error: Value,
}

impl Refusal {
    /// The fault is Claimbook's.
    pub(crate) fn bug(detail: &str) -> Self {
        let message = "This is a bug in Claimbook. Your last saved step is safe.";
        Self { exit: BUG, error: json!({ "code": "internal", "message": message, "detail": detail }) }
    }

    /// What a panic says.
    pub(crate) fn panicked(panic: &(dyn Any + Send)) -> Self {
        let words = panic.downcast_ref::<&str>().copied();
        Self::bug(words.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or_default())
    }

    /// A command that needs a book, and none is named.
    pub(crate) fn without_book() -> Self {
        Self::mistyped("No book is named.", "Add `--book FILE`; `claims new FILE` begins a book.")
    }

    /// A quote, and nothing to find it in.
    pub(crate) fn quote_without_document() -> Self {
        Self::mistyped("`--quote` needs `--document`.", "`claims attach --help` explains it.")
    }

    /// A new book, and another one named beside it.
    pub(crate) fn new_with_book() -> Self {
        Self::mistyped("`new` names one book and `--book` another.", "`claims new FILE` begins a book; name it once.")
    }

    /// A document to import by its address.
    pub(crate) fn import_of_address() -> Self {
        Self::mistyped(
            "Nothing is fetched: `import` reads a file of this computer.",
            "Save the page as text first, then import that file.",
        )
    }

    /// An address that is not one of the web.
    pub(crate) fn attach_of_other_address() -> Self {
        Self::mistyped(
            "An address begins with `http://` or `https://`.",
            "A file of this computer is attached by its path.",
        )
    }

    /// A tag that is to be added and taken off.
    pub(crate) fn tag_and_untag(tag: &str) -> Self {
        Self::mistyped(
            &format!("`--tag` and `--untag` both name `{tag}`."),
            "Leave one of them out; `claims edit --help` explains it.",
        )
    }

    /// A command line that cannot be read.
    pub(crate) fn of_usage(error: &clap::Error) -> Self {
        let given = |kind| error.get(kind).map(in_words).unwrap_or_default();
        let argument = given(ContextKind::InvalidArg);
        let (message, hint) = match error.kind() {
            ErrorKind::MissingRequiredArgument => (format!("Still needed: {argument}."), None),
            ErrorKind::UnknownArgument => {
                (format!("There is no argument {argument} here."), suggested(error, ContextKind::SuggestedArg))
            }
            ErrorKind::InvalidSubcommand => {
                let command = given(ContextKind::InvalidSubcommand);
                (format!("There is no command {command}."), suggested(error, ContextKind::SuggestedSubcommand))
            }
            ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                ("No command is named.".to_owned(), Some("`claims --help` lists them.".to_owned()))
            }
            ErrorKind::ArgumentConflict if argument == given(ContextKind::PriorArg) => {
                (format!("{argument} is given more than once."), None)
            }
            ErrorKind::ArgumentConflict => {
                let other = given(ContextKind::PriorArg);
                (format!("{argument} and {other} do not go together."), None)
            }
            ErrorKind::InvalidValue if given(ContextKind::InvalidValue) == "``" => {
                (format!("{argument} needs a value."), allowed(error))
            }
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
                let value = given(ContextKind::InvalidValue);
                (format!("{value} cannot stand for {argument}."), allowed(error).or_else(|| cause(error)))
            }
            // The rest are rare; clap's own first sentence serves.
            _ => (first_sentence(error), None),
        };
        Self::mistyped(&message, &hint.unwrap_or_else(|| format!("`{} --help` explains it.", command_of(error))))
    }

    fn mistyped(message: &str, hint: &str) -> Self {
        Self { exit: MISTYPED, error: json!({ "code": "usage", "message": message, "hint": hint }) }
    }

    /// For people: `error: …`, `hint: …`, and below them what there is to choose from.
    pub(crate) fn to_text(&self, look: Look) -> String {
        let error = Reply(&self.error);
        let label = |tone, text: &str| if look.color_of_errors { tinted(tone, text) } else { text.to_owned() };
        let message = format!("{} {}\n", label(Tone::Bad, "error:"), shown(error.text("message")));
        let hint = error.find_text("hint").map(|hint| format!("{} {}\n", label(Tone::Strong, "hint:"), shown(hint)));
        let detail = error.text("detail").lines().map(|line| format!("  {}\n", shown(line)));
        iter::once(message).chain(hint).chain(detail).collect()
    }

    /// For programs: one object.
    pub(crate) fn to_json(&self) -> String {
        let members = ["code", "message", "hint", "field", "at", "detail"].into_iter();
        let given = members.filter(|name| !self.error[*name].is_null());
        let error =
            given.fold(Object::default(), |error, name| error.with(name, Part::Value(self.error[name].clone())));
        Object::of_schema().with("error", Part::Object(error)).to_line()
    }
}

impl From<ErrorView> for Refusal {
    fn from(view: ErrorView) -> Self {
        let exit = match view.code {
            ErrorCode::Damaged | ErrorCode::BookTruncated => DAMAGED,
            ErrorCode::Internal | ErrorCode::UnknownCommand | ErrorCode::UnreadableRequest | ErrorCode::NoBook => BUG,
            _ => REFUSED,
        };
        match serde_json::to_value(view) {
            Ok(error) => Self { exit, error },
            Err(error) => Self::bug(&error.to_string()),
        }
    }
}

/// The help or the version, where that is what was asked for.
pub(crate) fn asked_for(error: &clap::Error, look: Look) -> Option<String> {
    let is_asked_for = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let text = error.render();
    is_asked_for.then(|| if look.color { text.ansi().to_string() } else { text.to_string() })
}

/// What clap has to say about a place, as code.
fn in_words(value: &ContextValue) -> String {
    let words = match value {
        ContextValue::Strings(several) => several.clone(),
        ContextValue::StyledStrs(several) => several.iter().map(ToString::to_string).collect(),
        other => vec![other.to_string()],
    };
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn suggested(error: &clap::Error, kind: ContextKind) -> Option<String> {
    Some(format!("Did you mean {}?", error.get(kind).map(in_words)?))
}

fn allowed(error: &clap::Error) -> Option<String> {
    let words = error.get(ContextKind::ValidValue).map(in_words).filter(|words| !words.is_empty())?;
    Some(format!("Use one of {words}."))
}

fn cause(error: &clap::Error) -> Option<String> {
    let words = std::error::Error::source(error)?.to_string();
    let mut letters = words.chars();
    let first = letters.next()?.to_uppercase();
    Some(format!("{first}{}.", letters.as_str()))
}

fn first_sentence(error: &clap::Error) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}

/// `claims add`, where the fault is in that command; the usage of all of them names `new` too.
fn command_of(error: &clap::Error) -> String {
    let usage = error.get(ContextKind::Usage).map(ToString::to_string).unwrap_or_default();
    let known = |word: &&str| crate::arguments::names().any(|name| name == *word);
    let own = Some(usage).filter(|usage| !usage.contains("<COMMAND>")).unwrap_or_default();
    own.split_whitespace().find(known).map_or_else(|| "claims".to_owned(), |name| format!("claims {name}"))
}
