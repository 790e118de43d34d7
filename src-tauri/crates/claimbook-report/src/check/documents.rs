//! Documents, as they are shown and as they were sealed.

use std::collections::HashSet;

use super::{Check, cut};

impl Check<'_> {
    pub(super) fn documents(&mut self) {
        let mut seen = HashSet::new();
        for document in &self.root.documents {
            let about = cut(&document.key);
            if !seen.insert(&document.id) {
                self.found(&about, "The document is shown twice.");
            }
            let Some(image) = self.image(&about, "document", &document.id) else { continue };
            let source = self.name_is(&about, &image, "source", &document.source);
            // The bytes themselves may have been purged, and then the report names no file.
            let original = document.original.as_ref().is_none_or(|file| {
                image.says("original", Some(&file.digest)) && image.says("original_name", file.name.as_deref())
            });
            let contact = document.contact.as_ref();
            let fields = [
                ("key", image.says("key", Some(&document.key))),
                ("kind", image.says("kind", Some(&document.kind))),
                ("title", image.says("title", Some(&document.title))),
                ("source", source),
                ("authors", image.says_all("authors", &document.authors)),
                ("address", image.says("url", document.url.as_deref())),
                ("archived copies", image.says_all("archived_urls", &document.archived_urls)),
                ("published", image.says_date("published", Some(&document.published))),
                ("accessed", image.says("accessed", document.accessed.as_deref())),
                ("language", image.says("language", document.language.as_deref())),
                ("text", image.says("text", document.text.as_deref())),
                ("file", original),
                ("link only", image.says_number("link_only", u64::from(document.link_only))),
                ("contact", image.says("contact_whom", contact.map(|contact| contact.whom.as_str()))),
                ("how asked", image.says("contact_how", contact.map(|contact| contact.how.as_str()))),
                ("asked", image.says("contact_asked", contact.map(|contact| contact.asked.as_str()))),
                ("answer", image.says("contact_answer", contact.and_then(|contact| contact.answer.as_deref()))),
            ];
            self.compare(&about, "document", &fields);
        }
    }
}
