//! What a caller asks to be changed, as it arrives: texts that the domain has not looked at yet.

mod book;
mod claim;
mod document;
mod evidence;
mod history;
mod report;
mod verdict;

pub use self::book::*;
pub use self::claim::*;
pub use self::document::*;
pub use self::evidence::*;
pub use self::history::*;
pub use self::report::*;
pub use self::verdict::*;

/// Declares requests: camelCase on the wire, unknown members refused, members that may be left out optional.
macro_rules! requests {
    ($($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $field:ident: $form:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, TS)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        #[ts(optional_fields)]
        pub struct $name {
            $($(#[$inner])* pub $field: $form,)*
        }
    )*};
}
use requests;
