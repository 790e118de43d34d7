//! Writes the TypeScript side of the contract.
fn main() {}
