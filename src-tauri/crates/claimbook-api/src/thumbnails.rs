//! Small copies of pictures, kept for the next report of the same book, so that who changes a title does not wait for
//! them again.

use std::mem::take;

use claimbook_core::domain::digest::Digest;
use claimbook_report::{Picture, Pictures};

/// The most bytes of copies that are kept.
const ROOM: usize = 8 * 1024 * 1024;

/// The most pictures of which it is remembered that no copy can be made: those of two reports.
const NONE: usize = 400;

/// The copies that were made, by the SHA-256 of what they are copies of, and of what none can be made, so that nobody
/// is asked for those again.
#[derive(Default)]
pub(crate) struct Thumbnails {
    made: Pictures,
    /// The last ones first.
    none: Vec<Digest>,
}

impl Thumbnails {
    pub(crate) fn find(&self, digest: &Digest) -> Option<&Picture> {
        self.made.get(digest)
    }

    /// Whether it is known that no copy of it can be made.
    pub(crate) fn has_none(&self, digest: &Digest) -> bool {
        self.none.contains(digest)
    }

    /// Remembers that of these no copy can be made, and of those before as many as there is room for.
    pub(crate) fn keep_none(&mut self, digests: &[Digest]) {
        let former = take(&mut self.none).into_iter().filter(|digest| !digests.contains(digest));
        self.none = digests.iter().cloned().chain(former).take(NONE).collect();
    }

    /// Keeps these, and of those before as many as there is room for.
    pub(crate) fn keep(&mut self, pictures: &Pictures) {
        let last = pictures.iter().map(|(digest, picture)| (digest.clone(), picture.clone()));
        let former = take(&mut self.made).into_iter().filter(|(digest, _)| !pictures.contains_key(digest));
        let mut left = ROOM;
        for (digest, picture) in last.chain(former) {
            if let Some(rest) = left.checked_sub(picture.jpeg.len()) {
                left = rest;
                self.made.insert(digest, picture);
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

    #[test]
    fn of_what_no_copy_can_be_made_so_much_is_remembered_and_no_more() {
        let digests = |from: usize, to: usize| -> Vec<Digest> {
            (from..to).map(|n| Digest::of(n.to_string().as_bytes())).collect()
        };
        let known = |thumbnails: &Thumbnails, n: usize| thumbnails.has_none(&Digest::of(n.to_string().as_bytes()));
        let mut thumbnails = Thumbnails::default();
        thumbnails.keep_none(&digests(0, NONE));
        assert!(known(&thumbnails, 0) && known(&thumbnails, NONE - 1) && !known(&thumbnails, NONE));

        thumbnails.keep_none(&digests(NONE - 1, NONE + 1));
        assert!(known(&thumbnails, 0) && known(&thumbnails, NONE), "the same one takes its room once");
        assert!(!known(&thumbnails, NONE - 2), "the last of the former ones is forgotten");
        assert_eq!(thumbnails.none.len(), NONE);
    }
}
