//! Prints the contract as one TypeScript file: each type once, then the two lists of commands.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

/// The types met so far, by name.
#[derive(Default)]
pub(crate) struct Bindings {
    config: Config,
    seen: HashSet<TypeId>,
    declared: BTreeMap<String, String>,
}

impl Bindings {
    /// Declares a type and every type it mentions, each once.
    pub(crate) fn declare<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // What ts-rs gives no file to is built into TypeScript: strings, arrays, `null`.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let text = format!("{docs}export {}", T::decl(&self.config));
            self.declared.insert(T::ident(&self.config), tidy(&text));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }

    /// The whole file.
    pub(crate) fn print(&self, groups: &[Group]) -> String {
        let mut text = String::from("// Written by `cargo bindings` from claimbook-api. Edit that, not this.\n");
        for part in self.declared.values() {
            text.extend(["\n", part, "\n"]);
        }
        for group in groups {
            text.extend(["\n", &group.text, "}\n"]);
        }
        text
    }
}

impl TypeVisitor for Bindings {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.declare::<T>();
    }
}

/// One field a line, indented, its comment on one line above it: what ts-rs prints is meant for a formatter.
fn tidy(declaration: &str) -> String {
    let text = declaration.replace("/**\n * ", "/** ").replace("\n */", " */");
    let Some((head, fields)) = text.split_once("{ \n") else {
        return text;
    };
    let mut lines = vec![format!("{head}{{")];
    for line in fields.replace(", }", ",\n}").lines() {
        let indent = if line.starts_with('}') { "" } else { "  " };
        lines.push(format!("{indent}{}", line.trim_end()));
    }
    lines.join("\n")
}

/// One list of commands, as an interface from name to request and answer.
pub(crate) struct Group {
    text: String,
}

impl Group {
    /// An empty list.
    pub(crate) fn new(name: &str, docs: &str) -> Self {
        Self { text: format!("/** {docs} */\nexport interface {name} {{\n") }
    }

    /// Adds a command and declares the types it speaks of.
    pub(crate) fn add<Request, Answer>(&mut self, bindings: &mut Bindings, docs: &[&str], command: &str)
    where
        Request: TS + 'static + ?Sized,
        Answer: TS + 'static + ?Sized,
    {
        bindings.declare::<Request>();
        bindings.declare::<Answer>();
        let docs = docs.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
        let (request, answer) = (Request::name(&bindings.config), Answer::name(&bindings.config));
        // Writing into a `String` cannot fail.
        let _ = writeln!(self.text, "  /** {docs} */\n  {command}: [{request}, {answer}];");
    }
}
