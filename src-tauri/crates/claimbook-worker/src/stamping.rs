//! What can be said only once the pages are there: where a link leads, and the number of a page.
//!
//! The template writes a link to a key as an address that is the key, and a number as a specimen of every sign it may
//! need, with its pattern in a `metadata` before it. Putting both right in finished pages saves laying them out again.
//! A number ends where its specimen ends; one whose pattern has an arrow before it, `←`, begins where that begins.

use std::collections::HashMap;

use typst::foundations::{Content, Value};
use typst::introspection::{Introspector, MetadataElem, PagedPosition, Tag};
use typst::layout::{Em, Frame, FrameItem};
use typst::model::{Destination, Document};
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;

/// Leads links to where their keys stand, and puts in the numbers of pages.
///
/// Where a key stands nowhere, as when only the first pages are wanted, its page is `…` and a link to it is taken out.
pub(crate) fn stamp(document: PagedDocument) -> Result<PagedDocument, String> {
    let mut pages = document.pages().to_vec();
    let mut stamper = Stamper { places: places(&document), page: 0, last: pages.len(), pattern: None, lacking: None };
    let info = document.info().clone();
    // Else every frame would be copied before it is changed.
    drop(document);
    for page in &mut pages {
        stamper.page += 1;
        stamper.frame(&mut page.frame);
    }
    match stamper.lacking {
        Some(sign) => Err(format!("the specimen of a number lacks {sign:?}")),
        None => Ok(PagedDocument::new(pages.into(), info)),
    }
}

/// Where each key stands.
fn places(document: &PagedDocument) -> HashMap<String, PagedPosition> {
    let introspector = document.introspector();
    let place =
        |content: &Content| Some((content.label()?.resolve().to_string(), introspector.position(content.location()?)?));
    introspector.query_labelled().iter().filter_map(place).collect()
}

struct Stamper {
    places: HashMap<String, PagedPosition>,
    /// The page at hand, from 1.
    page: usize,
    last: usize,
    /// What the next words are to become.
    pattern: Option<String>,
    /// A sign that was needed and that its specimen did not have.
    lacking: Option<char>,
}

impl Stamper {
    fn frame(&mut self, frame: &mut Frame) {
        frame.retain(|item| {
            match item {
                FrameItem::Group(group) => self.frame(&mut group.frame),
                FrameItem::Tag(Tag::Start(content, _)) => {
                    if let Some(Value::Str(pattern)) = content.to_packed::<MetadataElem>().map(|mark| &mark.value) {
                        self.pattern = Some(pattern.as_str().to_owned());
                    }
                }
                FrameItem::Text(specimen) => {
                    if let Some(pattern) = self.pattern.take() {
                        let (pattern, at_start) = match pattern.strip_prefix('←') {
                            Some(pattern) => (pattern, true),
                            None => (pattern.as_str(), false),
                        };
                        match set(specimen, &self.filled(pattern), at_start) {
                            Ok(number) => *specimen = number,
                            Err(sign) => self.lacking = Some(sign),
                        }
                    }
                }
                FrameItem::Link(destination, _) => {
                    if let Destination::Url(address) = destination
                        && !address.contains(':')
                    {
                        let Some(place) = self.places.get(address.as_str()) else { return false };
                        *destination = Destination::Position(*place);
                    }
                }
                FrameItem::Tag(Tag::End(..)) | FrameItem::Shape(..) | FrameItem::Image(..) => {}
            }
            true
        });
    }

    /// A pattern, with the number of a page for each name in braces.
    fn filled(&self, pattern: &str) -> String {
        let mut filled = String::new();
        for part in pattern.split('}') {
            let (words, name) = part.split_once('{').unwrap_or((part, ""));
            filled.push_str(words);
            match name {
                "" => {}
                "this" => filled.push_str(&self.page.to_string()),
                "last" => filled.push_str(&self.last.to_string()),
                key => match self.places.get(key) {
                    Some(place) => filled.push_str(&place.page.to_string()),
                    None => filled.push('…'),
                },
            }
        }
        filled
    }
}

/// Words set in the signs of a specimen; or the first sign that it does not have.
fn set(specimen: &TextItem, words: &str, at_start: bool) -> Result<TextItem, char> {
    let mut set = TextItem { text: words.into(), glyphs: Vec::new(), ..specimen.clone() };
    let small = |byte: usize| u16::try_from(byte).unwrap_or(u16::MAX);
    for (at, sign) in words.char_indices() {
        let glyph = specimen
            .glyphs
            .iter()
            .find(|glyph| specimen.text.get(glyph.range()) == Some(sign.encode_utf8(&mut [0; 4])));
        let glyph = glyph.ok_or(sign)?.clone();
        set.glyphs.push(Glyph { range: small(at)..small(at + sign.len_utf8()), ..glyph });
    }
    let wide = |item: &TextItem| item.glyphs.iter().map(|glyph| glyph.x_advance).sum::<Em>();
    if !at_start {
        let indent = wide(specimen) - wide(&set);
        for glyph in &mut set.glyphs {
            glyph.x_offset += indent;
        }
    }
    Ok(set)
}
