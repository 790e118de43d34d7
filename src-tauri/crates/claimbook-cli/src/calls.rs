//! From what was typed to a command of the contract and its request.

use serde::Serialize;
use serde_json::{Value, json};

use crate::arguments::{Attach, Command};
use crate::refusal::Refusal;

/// The name of the command and its request.
pub(crate) fn call(command: &Command) -> Result<(&'static str, Value), Refusal> {
    let (name, request) = match command {
        Command::New(new) => ("create_book", as_typed(new)),
        Command::Import(import) => ("import_document", as_typed(import)),
        Command::Add(add) => ("add_claim", as_typed(add)),
        Command::Edit(edit) => ("edit_claim", as_typed(edit)),
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
        Command::Purge(purge) => ("purge", as_typed(purge)),
        Command::Report(report) => ("export_report", as_typed(report)),
        Command::Copy(copy) => ("copy_book", as_typed(copy)),
    };
    Ok((name, request?))
}

/// The arguments bear the names of the request's members.
fn as_typed(arguments: &impl Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(arguments).map_err(|error| Refusal::bug(&error.to_string()))
}

fn attachment(attach: &Attach) -> Result<Value, Refusal> {
    // The parser lets this pass where something that excludes a document is given.
    if attach.quote.is_some() && attach.document.is_none() {
        return Err(Refusal::quote_without_document());
    }
    let is_address = |target: &&String| {
        let starts = |scheme: &str| target.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
        starts("http://") || starts("https://")
    };
    Ok(json!({
        "key": attach.key,
        "file": attach.target.as_ref().filter(|target| !is_address(target)),
        "url": attach.target.as_ref().filter(is_address),
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
