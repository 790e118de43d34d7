//! From what was typed to a command of the contract and its request.

use serde::Serialize;
use serde_json::{Value, json};

use crate::arguments::{Attach, Command, Edit, Import};
use crate::refusal::Refusal;

/// The name of the command and its request.
pub(crate) fn call(command: &Command) -> Result<(&'static str, Value), Refusal> {
    let (name, request) = match command {
        Command::New(new) => ("create_book", as_typed(new)),
        Command::Import(import) => ("import_document", document(import)),
        Command::Add(add) => ("add_claim", as_typed(add)),
        Command::Edit(edit) => ("edit_claim", changes(edit)),
        Command::Remove(one) => ("remove", as_typed(one)),
        Command::Restore(one) => ("restore", as_typed(one)),
        Command::Attach(attach) => ("attach", attachment(attach)),
        Command::Verdict(verdict) => ("judge", as_typed(verdict)),
        Command::Withdraw(withdraw) => ("withdraw", as_typed(withdraw)),
        Command::List(list) => ("claims", as_typed(list)),
        Command::Show(one) => ("claim", as_typed(one)),
        Command::History(history) => ("history", as_typed(history)),
        Command::Undo => ("undo", Ok(json!({}))),
        Command::Redo => ("redo", Ok(json!({}))),
        Command::Verify(verify) => ("verify", as_typed(verify)),
        Command::VerifyReport(report) => ("check_report", as_typed(report)),
        Command::Purge(purge) => ("purge", as_typed(purge)),
        Command::Report(report) => ("export_report", as_typed(report)),
        Command::Presets => ("presets", Ok(json!({}))),
        Command::SavePreset(preset) => ("save_preset", as_typed(preset)),
        Command::RemovePreset(preset) => ("remove_preset", as_typed(preset)),
        Command::Copy(copy) => ("copy_book", as_typed(copy)),
    };
    Ok((name, request?))
}

/// The arguments bear the names of the request's members.
fn as_typed(arguments: &impl Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(arguments).map_err(|error| Refusal::bug(&error.to_string()))
}

fn document(import: &Import) -> Result<Value, Refusal> {
    if scheme(&import.path).is_some() { Err(Refusal::import_of_address()) } else { as_typed(import) }
}

fn changes(edit: &Edit) -> Result<Value, Refusal> {
    let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
    match edit.tag.iter().find(|tag| edit.untag.iter().any(|untag| same(tag, untag))) {
        Some(tag) => Err(Refusal::tag_and_untag(tag)),
        None => as_typed(edit),
    }
}

fn attachment(attach: &Attach) -> Result<Value, Refusal> {
    // The parser lets this pass where something that excludes a document is given.
    if attach.quote.is_some() && attach.document.is_none() {
        return Err(Refusal::quote_without_document());
    }
    let scheme = attach.target.as_deref().and_then(scheme).map(str::to_ascii_lowercase);
    if scheme.as_deref().is_some_and(|scheme| scheme != "http" && scheme != "https") {
        return Err(Refusal::attach_of_other_address());
    }
    let (file, url) = if scheme.is_some() { (None, attach.target.as_ref()) } else { (attach.target.as_ref(), None) };
    Ok(json!({
        "key": attach.key,
        "file": file,
        "url": url,
        "note": attach.note,
        "document": attach.document,
        "quote": attach.quote,
        "occurrence": attach.occurrence,
        "stance": attach.stance,
        "source": attach.source,
        "title": attach.title,
        "repeats": attach.repeats,
    }))
}

/// `https` of `https://halvern.example`; a path has none.
fn scheme(target: &str) -> Option<&str> {
    let is_of_scheme = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
    let (scheme, _) = target.split_once("://")?;
    (!scheme.is_empty() && scheme.bytes().all(is_of_scheme)).then_some(scheme)
}
