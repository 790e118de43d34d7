//! How fast a book of 10,000 and one of 100,000 claims are, each figure beside what somebody would use instead.
//! Asserts nothing: absolute figures drift with the machine, the ratios within one run hold.
//!
//! `cargo bench -p claimbook-tests -- [SIZE | WORD]…` measures these sizes, and the lines with these words.

mod reads;
mod table;
mod writes;

use std::path::Path;

use claimbook_core::error::Result;
use kit::generated_book;

use self::table::Table;

const SIZES: [usize; 2] = [10_000, 100_000];

fn main() -> Result<()> {
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let (sizes, wanted): (Vec<String>, Vec<String>) = asked.into_iter().partition(|word| word.parse::<usize>().is_ok());
    let mut sizes: Vec<usize> = sizes.iter().filter_map(|size| size.parse().ok()).collect();
    if sizes.is_empty() {
        sizes.extend(SIZES);
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    Table::head();
    for size in sizes {
        let path = generated_book(folder, size)?;
        let table = Table { size, wanted: wanted.clone() };
        reads::measure(&table, &path)?;
        writes::measure(&table, &path, &folder.join("speed.claimbook"))?;
    }
    Ok(())
}
