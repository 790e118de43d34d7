//! The contract: one list of commands, the types that cross, the words for every error.
