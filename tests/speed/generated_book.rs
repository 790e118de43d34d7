//! `generated-book FOLDER CLAIMS`: writes a book of so many generated claims there, unless it is there already, and
//! prints its path.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, claims] = arguments.as_slice() else {
        eprintln!("usage: generated-book FOLDER CLAIMS");
        return ExitCode::from(2);
    };
    let Ok(claims) = claims.parse() else {
        eprintln!("error: `{claims}` is no number of claims");
        return ExitCode::from(2);
    };
    match kit::generated_book(Path::new(folder), claims) {
        Ok(path) => {
            println!("{}", path.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
