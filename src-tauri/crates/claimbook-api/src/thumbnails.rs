//! Small copies of pictures, kept for the next report of the same book, so that who changes a title does not wait for
//! them again.

use std::mem::take;

use claimbook_core::domain::digest::Digest;
use claimbook_report::{Picture, Pictures};

/// The most bytes of copies that are kept.
const ROOM: usize = 8 * 1024 * 1024;

/// The copies that were made, by the SHA-256 of what they are copies of. Of what no copy can be made, nothing is kept.
#[derive(Default)]
pub(crate) struct Thumbnails(Pictures);

impl Thumbnails {
    pub(crate) fn find(&self, digest: &Digest) -> Option<&Picture> {
        self.0.get(digest)
    }

    /// Keeps these, and of those before as many as there is room for.
    pub(crate) fn keep(&mut self, pictures: &Pictures) {
        let last = pictures.iter().map(|(digest, picture)| (digest.clone(), picture.clone()));
        let former = take(&mut self.0).into_iter().filter(|(digest, _)| !pictures.contains_key(digest));
        let mut left = ROOM;
        for (digest, picture) in last.chain(former) {
            if let Some(rest) = left.checked_sub(picture.jpeg.len()) {
                left = rest;
                self.0.insert(digest, picture);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Some copies of a third of the room each.
    fn pictures(names: &[&str]) -> Pictures {
        let picture = Picture { jpeg: vec![0; ROOM / 3], width: 8, height: 8 };
        names.iter().map(|name| (Digest::of(name.as_bytes()), picture.clone())).collect()
    }

    fn kept(thumbnails: &Thumbnails) -> usize {
        ["a", "b", "c", "d", "e"].iter().filter(|name| thumbnails.find(&Digest::of(name.as_bytes())).is_some()).count()
    }

    #[test]
    fn the_last_copies_are_kept_and_no_more_than_there_is_room_for() {
        let mut thumbnails = Thumbnails::default();
        thumbnails.keep(&pictures(&["a", "b"]));
        assert_eq!(kept(&thumbnails), 2);

        thumbnails.keep(&pictures(&["b", "c"]));
        assert_eq!(kept(&thumbnails), 3, "the same copy takes its room once");
        thumbnails.keep(&pictures(&["d", "e"]));
        assert_eq!(kept(&thumbnails), 3);
        for name in ["d", "e"] {
            assert!(thumbnails.find(&Digest::of(name.as_bytes())).is_some(), "{name} is of the last ones");
        }
        thumbnails.keep(&pictures(&["a", "b", "c", "d"]));
        assert_eq!(kept(&thumbnails), 3);
    }
}
