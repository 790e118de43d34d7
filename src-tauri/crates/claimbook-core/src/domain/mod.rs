//! What things are and what is allowed. Values only: no clock, no disk, no database, no serialization.

pub mod appearance;
pub mod book;
pub mod claim;
pub mod digest;
pub mod document;
pub mod evidence;
pub mod id;
pub mod person;
pub mod preset;
pub mod quantity;
pub mod report;
pub mod scale;
pub mod source;
pub mod standing;
pub mod text;
pub mod time;
mod typed_date;
pub mod verdict;

/// Declares an enum whose every variant has one word in the file, on the command line and in JSON.
macro_rules! words {
    ($(#[$doc:meta])* pub enum $name:ident { $($(#[$inner:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$inner])* $variant,)*
        }

        impl $name {
            /// Every one, in the order people read them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its word in the file, in JSON and on the command line.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            /// The one with this word.
            pub fn find(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use words;
