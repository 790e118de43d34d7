//! What differs from run to run, in square brackets.

use std::path::Path;

/// What is masked: the mask, and its shape, in which `x` is a hexadecimal digit and `d` a decimal one.
const SHAPES: [(&str, &str); 4] = [
    ("[id]", "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"),
    ("[time]", "dddd-dd-ddTdd:dd:dd.dddZ"),
    ("[second]", "dddd-dd-ddTddddddZ"),
    ("[sha256]", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
];

/// The text with ids, instants and digests masked, and the path of a folder as `[folder]`.
pub fn masked(text: &str, folder: &Path) -> String {
    let text = text.replace(&folder.display().to_string(), "[folder]");
    let (mut out, mut rest) = (String::with_capacity(text.len()), text.as_str());
    while let Some(letter) = rest.chars().next() {
        if let Some((mask, shape)) = SHAPES.iter().find(|(_, shape)| begins_with(rest, shape)) {
            out.push_str(mask);
            rest = &rest[shape.len()..];
        } else {
            out.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    out
}

fn begins_with(text: &str, shape: &str) -> bool {
    let fits = |(letter, form): (u8, u8)| match form {
        b'x' => letter.is_ascii_digit() || (b'a'..=b'f').contains(&letter),
        b'd' => letter.is_ascii_digit(),
        other => letter == other,
    };
    shape.len() <= text.len() && text.bytes().zip(shape.bytes()).all(fits)
}
