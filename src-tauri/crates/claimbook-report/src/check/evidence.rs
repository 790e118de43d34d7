//! Evidence and the places where a claim was said: their quotes, notes and documents.

use std::collections::HashMap;

use claimbook_core::domain::digest::Digest;

use super::form::{Claim, Evidence, Passage};
use super::{Check, cut};

impl Check<'_> {
    pub(super) fn evidence(&mut self, claim: &Claim, item: &Evidence, texts: &HashMap<&str, Option<&str>>) {
        let about = cut(&item.key);
        if let Some(note) = &item.note {
            let digest = Digest::of(note.as_bytes());
            if texts.get(item.document.as_str()) != Some(&Some(digest.as_str())) {
                self.found(&about, "The note does not hash to the text of its document.");
            }
        }
        if let Some(passage) = &item.passage
            && !is_as_long_as_its_place(passage)
        {
            self.found(&about, "The quote is longer or shorter than the place it is said to stand at.");
        }
        let Some(image) = self.image(&about, "evidence", &item.id) else { return };
        let fields = [
            ("key", image.says("key", Some(&item.key))),
            ("claim", image.says("claim", Some(&claim.id))),
            ("document", self.document_is(&about, &image, &item.document)),
            ("stance", image.says("stance", Some(&item.stance))),
            ("explanation", image.says("explanation", item.explanation.as_deref())),
            ("marks", image.says_all("marks", &item.marks)),
            ("quote", self.passage_is(&about, &image, item.passage.as_ref())),
        ];
        self.compare(&about, "evidence", &fields);
    }

    /// Appearances have no ids in a report: each must be one of those that the history holds, and each of them shown.
    pub(super) fn appearances(&mut self, claim: &Claim, about: &str, mut expected: Vec<&str>) {
        let before = expected.len();
        for shown in &claim.appearances {
            if shown.passage.as_ref().is_some_and(|passage| !is_as_long_as_its_place(passage)) {
                self.found(about, "The quote is longer or shorter than the place it is said to stand at.");
            }
            if self.leaves_out("history") {
                continue;
            }
            let is_it = |id: &&str| {
                self.peek(id).is_some_and(|image| {
                    image.says("relation", Some(&shown.relation))
                        && image.says("anchor", Some(&shown.anchor))
                        && self.document_is(about, image, &shown.document)
                        && self.passage_is(about, image, shown.passage.as_ref())
                })
            };
            if let Some(at) = expected.iter().position(is_it) {
                expected.swap_remove(at);
            } else {
                let document = cut(&shown.document);
                let what = "is shown otherwise than it was sealed: document, quote or relation";
                self.found(about, format!("Where the claim was said in {document} {what}."));
            }
        }
        if !expected.is_empty() && claim.appearances.len() < before {
            self.found(about, "The claim is shown without a place where it was said that the history holds.");
        }
    }
}

fn is_as_long_as_its_place(passage: &Passage) -> bool {
    passage.end.checked_sub(passage.start) == Some(passage.exact.chars().count() as u64)
}
