//! Paragraphs, tables, links and footnotes to the XML that word processors read (ISO/IEC 29500, transitional).
//!
//! The parts that do not depend on the report are files in `templates/docx`; what a style looks like stands in its
//! `styles.xml` alone. Written here because a document needs what the libraries for it do not give: footnotes with
//! links and marks, rows of headings that repeat on each page, words written from right to left, the language of a
//! quote, and numbers that are counted per document and not per process.
//!
//! Typed text has one door, [`typed`]: what cannot be seen or XML forbids is shown or replaced, then markup is escaped.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;

use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::preset::Paper;

use crate::package::Package;
use crate::pictures::{Picture, Pictures};
use crate::typed::{shown, web_address};

/// Longer addresses are words: programs refuse a file with longer links.
const LONGEST_LINK: usize = 2_000;
/// The margin at the left and at the right, in twentieths of a point.
const MARGIN: usize = 1_134;
const PROOF: &str = "a String takes every write";

/// A style of paragraphs, as `styles.xml` defines it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Coverage,
    Sample,
    Eyebrow,
    Title,
    Subtitle,
    Section,
    Claim,
    Part,
    Body,
    Label,
    Note,
    Caution,
    Quote,
    Wording,
    Bullet,
    Evidence,
    EvidenceText,
    EvidenceQuote,
    EvidenceNote,
    Picture,
    Gap,
    Contents,
    Cell,
    CellHeading,
    Digest,
    Command,
}

impl Style {
    fn id(self) -> &'static str {
        match self {
            Self::Coverage => "Coverage",
            Self::Sample => "Sample",
            Self::Eyebrow => "Eyebrow",
            Self::Title => "Title",
            Self::Subtitle => "Subtitle",
            Self::Section => "Heading1",
            Self::Claim => "Heading2",
            Self::Part => "Heading3",
            Self::Body => "BodyText",
            Self::Label => "Label",
            Self::Note => "Note",
            Self::Caution => "Caution",
            Self::Quote => "Quote",
            Self::Wording => "Wording",
            Self::Bullet => "ListBullet",
            Self::Evidence => "Evidence",
            Self::EvidenceText => "EvidenceText",
            Self::EvidenceQuote => "EvidenceQuote",
            Self::EvidenceNote => "EvidenceNote",
            Self::Picture => "Picture",
            Self::Gap => "Gap",
            Self::Contents => "TOC1",
            Self::Cell => "TableText",
            Self::CellHeading => "TableHeading",
            Self::Digest => "Digest",
            Self::Command => "Command",
        }
    }
}

/// How a picture stands on paper.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    /// Dots an inch.
    pub(crate) density: u64,
    /// In millimetres.
    pub(crate) widest: u64,
    /// In millimetres.
    pub(crate) highest: u64,
    /// Whether a thin line runs around it: what is attached may be as white as the sheet.
    pub(crate) has_edge: bool,
}

const EDGE: &str = r#"<a:ln w="6350"><a:solidFill><a:srgbClr val="D3D0C8"/></a:solidFill></a:ln>"#;

/// How words look within their paragraph: a style of characters, or as the paragraph does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Plain,
    Strong,
    Marked,
    Mono,
    Verified,
    Disputed,
    Unverifiable,
    InReview,
    ToReview,
}

impl Look {
    fn id(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Strong => Some("Strong"),
            Self::Marked => Some("Marked"),
            Self::Mono => Some("Mono"),
            Self::Verified => Some("Verified"),
            Self::Disputed => Some("Disputed"),
            Self::Unverifiable => Some("Unverifiable"),
            Self::InReview => Some("InReview"),
            Self::ToReview => Some("ToReview"),
        }
    }
}

#[derive(Clone, Debug)]
enum Inline {
    Words(String, Look),
    Link(String),
    Jump { place: String, words: String },
    Note(Vec<Inline>),
    Picture { name: Digest, alt: String, frame: Frame },
}

/// A paragraph under way.
#[derive(Clone, Debug)]
pub(crate) struct Paragraph {
    style: Style,
    inlines: Vec<Inline>,
    place: Option<String>,
    language: Option<String>,
    from_right: bool,
    keeps_next: bool,
}

impl Paragraph {
    pub(crate) fn new(style: Style) -> Self {
        Self { style, inlines: Vec::new(), place: None, language: None, from_right: false, keeps_next: false }
    }

    /// A paragraph of these words alone.
    pub(crate) fn of(style: Style, words: &str) -> Self {
        Self::new(style).words(words)
    }

    /// Goes on with words.
    pub(crate) fn words(self, words: &str) -> Self {
        self.look(Look::Plain, words)
    }

    /// Goes on with words that look like this.
    pub(crate) fn look(mut self, look: Look, words: &str) -> Self {
        self.inlines.push(Inline::Words(words.to_owned(), look));
        self
    }

    /// Goes on with an address: a link where it is one of the web, else its words.
    pub(crate) fn address(mut self, address: &str) -> Self {
        self.inlines.push(Inline::Link(address.to_owned()));
        self
    }

    /// Goes on with words that lead to a place in the document.
    pub(crate) fn jump(mut self, place: &str, words: &str) -> Self {
        self.inlines.push(Inline::Jump { place: place.to_owned(), words: words.to_owned() });
        self
    }

    /// Hangs a footnote here.
    pub(crate) fn note(mut self, note: Option<Self>) -> Self {
        self.inlines.extend(note.map(|note| Inline::Note(note.inlines)));
        self
    }

    /// Goes on with a picture, which the document is given under this name.
    pub(crate) fn picture(mut self, name: &Digest, alt: String, frame: Frame) -> Self {
        self.inlines.push(Inline::Picture { name: name.clone(), alt, frame });
        self
    }

    /// Makes it the place of this name.
    pub(crate) fn at(mut self, place: &str) -> Self {
        self.place = Some(place.to_owned());
        self
    }

    /// Its words are of this language (BCP 47).
    pub(crate) fn in_language(mut self, language: Option<&str>) -> Self {
        self.language = language.map(ToOwned::to_owned);
        self
    }

    /// Runs from the right where its first letter does.
    pub(crate) fn in_its_direction(mut self) -> Self {
        let words = self.inlines.iter().map(|inline| match inline {
            Inline::Words(words, _) | Inline::Link(words) | Inline::Jump { words, .. } => words.as_str(),
            Inline::Note(_) | Inline::Picture { .. } => "",
        });
        self.from_right = words.flat_map(str::chars).find_map(direction) == Some(Direction::Right);
        self
    }

    /// Stays on the page of what follows.
    pub(crate) fn kept_with_next(mut self) -> Self {
        self.keeps_next = true;
        self
    }
}

/// A row of a table: a paragraph or more in each cell.
pub(crate) type Row = Vec<Vec<Paragraph>>;

/// A document under way.
pub(crate) struct Document<'a> {
    /// The width and the height of a page, in twentieths of a point.
    sheet: (usize, usize),
    /// What may be shown.
    pictures: &'a Pictures,
    /// What is shown, in the order in which it came; each is one part, however often it is shown.
    shown: Vec<&'a Picture>,
    numbers: HashMap<Digest, usize>,
    /// Every place where a picture is shown has a number of its own.
    drawings: usize,
    body: String,
    notes: String,
    /// Footnotes begin at 1; 0 and below are the lines above them.
    note_count: usize,
    body_links: Links,
    note_links: Links,
    places: usize,
}

/// What a document says of itself.
pub(crate) struct Properties<'a> {
    pub(crate) title: &'a str,
    pub(crate) author: &'a str,
    /// RFC 3339, in whole seconds.
    pub(crate) at: &'a str,
    pub(crate) program: &'a str,
    /// Stands at the head of every page.
    pub(crate) header: Option<&'a str>,
    /// Stands at the foot of every page, before its number.
    pub(crate) footer: &'a str,
}

impl<'a> Document<'a> {
    pub(crate) fn new(paper: Paper, pictures: &'a Pictures) -> Self {
        let sheet = match paper {
            Paper::A4 => (11_906, 16_838),
            Paper::Letter => (12_240, 15_840),
        };
        Self {
            sheet,
            pictures,
            shown: Vec::new(),
            numbers: HashMap::new(),
            drawings: 0,
            body: String::new(),
            notes: String::new(),
            note_count: 0,
            body_links: Links::default(),
            note_links: Links::default(),
            places: 0,
        }
    }

    pub(crate) fn push(&mut self, paragraph: &Paragraph) {
        self.paragraph(paragraph, "", "");
    }

    /// A list of the places that matter, each with its words. Word processors can make it anew from the headings.
    pub(crate) fn contents(&mut self, places: &[(&str, String)]) {
        const BEGIN: &str = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> \
                             TOC \\o \"1-1\" \\n \\h </w:instrText></w:r><w:r><w:fldChar \
                             w:fldCharType=\"separate\"/></w:r>";
        const END: &str = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        for (at, (place, words)) in places.iter().enumerate() {
            let begin = if at == 0 { BEGIN } else { "" };
            let end = if at + 1 == places.len() { END } else { "" };
            self.paragraph(&Paragraph::new(Style::Contents).jump(place, words), begin, end);
        }
    }

    /// A table whose first row names the columns and stands on every page it reaches.
    pub(crate) fn rows(&mut self, about: &str, widths: &[usize], headings: &[&str], rows: &[Row]) {
        let heading: Row =
            headings.iter().map(|words| vec![Paragraph::of(Style::CellHeading, words).kept_with_next()]).collect();
        self.begin_table("Rows", about, widths);
        self.row(&heading, widths, "<w:cantSplit/><w:tblHeader/>");
        for row in rows {
            self.row(row, widths, "<w:cantSplit/>");
        }
        self.end_table();
    }

    /// A table of two columns: what it is, and what was given.
    pub(crate) fn facts(&mut self, about: &str, facts: Vec<(&str, Vec<Paragraph>)>) {
        const WIDTHS: [usize; 2] = [25, 75];
        self.begin_table("Facts", about, &WIDTHS);
        for (label, given) in facts {
            self.row(&[vec![Paragraph::of(Style::CellHeading, label)], given], &WIDTHS, "");
        }
        self.end_table();
    }

    /// The same in two pairs of columns, one fact beside the other: of short ones, half as many rows.
    pub(crate) fn short_facts(&mut self, about: &str, facts: Vec<(&str, Vec<Paragraph>)>) {
        const WIDTHS: [usize; 4] = [15, 35, 15, 35];
        self.begin_table("Facts", about, &WIDTHS);
        let mut cells =
            facts.into_iter().flat_map(|(label, given)| [vec![Paragraph::of(Style::CellHeading, label)], given]);
        loop {
            let mut row: Row = cells.by_ref().take(WIDTHS.len()).collect();
            if row.is_empty() {
                break;
            }
            row.resize(WIDTHS.len(), Vec::new());
            self.row(&row, &WIDTHS, "");
        }
        self.end_table();
    }

    /// The whole file.
    pub(crate) fn finish(self, properties: &Properties<'_>) -> Vec<u8> {
        let title = typed(properties.title);
        let (header, header_reference) = match properties.header {
            Some(words) => (typed(words), "<w:headerReference w:type=\"default\" r:id=\"rHeader\"/>"),
            None => (Cow::Borrowed(""), ""),
        };
        let document = include_str!("../templates/docx/document.xml")
            .replace("{header_reference}", header_reference)
            .replace("{width}", &self.sheet.0.to_string())
            .replace("{height}", &self.sheet.1.to_string());
        let footnotes = include_str!("../templates/docx/footnotes.xml");
        let mut body_links = self.body_links.written("b");
        for number in 1..=self.shown.len() {
            write!(
                body_links,
                "<Relationship Id=\"p{number}\" \
                 Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" \
                 Target=\"media/image{number}.jpeg\"/>"
            )
            .expect(PROOF);
        }
        let document_links = format!(include_str!("../templates/docx/document.xml.rels"), links = body_links);
        let note_links =
            format!(include_str!("../templates/docx/footnotes.xml.rels"), links = self.note_links.written("n"));
        let core = format!(
            include_str!("../templates/docx/core.xml"),
            title = title,
            author = typed(properties.author),
            at = properties.at
        );
        let app = format!(include_str!("../templates/docx/app.xml"), program = typed(properties.program));
        let header = format!(include_str!("../templates/docx/header.xml"), words = header);
        let footer = format!(include_str!("../templates/docx/footer.xml"), words = typed(properties.footer));
        let mut package = Package::new();
        package.text("[Content_Types].xml", &[include_str!("../templates/docx/content_types.xml")]);
        package.text("_rels/.rels", &[include_str!("../templates/docx/package.rels")]);
        package.text("docProps/app.xml", &[&app]);
        package.text("docProps/core.xml", &[&core]);
        package.text("word/document.xml", &around(&document, "{body}", &self.body));
        package.text("word/_rels/document.xml.rels", &[&document_links]);
        package.text("word/footnotes.xml", &around(footnotes, "{notes}", &self.notes));
        package.text("word/_rels/footnotes.xml.rels", &[&note_links]);
        package.text("word/header.xml", &[&header]);
        package.text("word/footer.xml", &[&footer]);
        package.text("word/styles.xml", &[include_str!("../templates/docx/styles.xml")]);
        package.text("word/numbering.xml", &[include_str!("../templates/docx/numbering.xml")]);
        package.text("word/fontTable.xml", &[include_str!("../templates/docx/fontTable.xml")]);
        package.text("word/settings.xml", &[include_str!("../templates/docx/settings.xml")]);
        for (number, picture) in (1..).zip(&self.shown) {
            package.packed(&format!("word/media/image{number}.jpeg"), &picture.jpeg);
        }
        package.finish()
    }

    /// Between the margins, in twentieths of a point.
    fn width(&self) -> usize {
        self.sheet.0 - 2 * MARGIN
    }

    fn begin_table(&mut self, style: &str, about: &str, widths: &[usize]) {
        let whole = self.width();
        write!(
            self.body,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:tblLayout \
             w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"{}\" w:lastRow=\"0\" w:firstColumn=\"{}\" \
             w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"{}\"/></w:tblPr><w:tblGrid>",
            u8::from(style == "Rows"),
            u8::from(style == "Facts"),
            typed(about)
        )
        .expect(PROOF);
        for width in widths {
            write!(self.body, "<w:gridCol w:w=\"{}\"/>", whole * width / 100).expect(PROOF);
        }
        self.body.push_str("</w:tblGrid>");
    }

    fn row(&mut self, row: &[Vec<Paragraph>], widths: &[usize], properties: &str) {
        let whole = self.width();
        self.body.push_str("<w:tr>");
        if !properties.is_empty() {
            write!(self.body, "<w:trPr>{properties}</w:trPr>").expect(PROOF);
        }
        for (cell, width) in row.iter().zip(widths) {
            write!(self.body, "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr>", whole * width / 100)
                .expect(PROOF);
            // A cell without a paragraph is no cell.
            if cell.is_empty() {
                self.push(&Paragraph::new(Style::Cell));
            }
            for paragraph in cell {
                self.push(paragraph);
            }
            self.body.push_str("</w:tc>");
        }
        self.body.push_str("</w:tr>");
    }

    fn end_table(&mut self) {
        self.body.push_str("</w:tbl>");
        // Two tables without a paragraph between them would be one.
        self.push(&Paragraph::new(Style::Gap));
    }

    /// Writes a paragraph, with runs of our own before and after its words.
    fn paragraph(&mut self, paragraph: &Paragraph, before: &str, after: &str) {
        // Taken while it is written to: what stands in the paragraph also counts notes, links and pictures.
        let mut out = std::mem::take(&mut self.body);
        write!(out, "<w:p><w:pPr><w:pStyle w:val=\"{}\"/>", paragraph.style.id()).expect(PROOF);
        if paragraph.keeps_next {
            out.push_str("<w:keepNext/>");
        }
        if paragraph.from_right {
            out.push_str("<w:bidi/>");
        }
        out.push_str("</w:pPr>");
        out.push_str(before);
        if let Some(place) = &paragraph.place {
            self.places += 1;
            let (number, place) = (self.places, bookmark(place));
            write!(out, "<w:bookmarkStart w:id=\"{number}\" w:name=\"{place}\"/><w:bookmarkEnd w:id=\"{number}\"/>")
                .expect(PROOF);
        }
        let setting = Setting { language: paragraph.language.as_deref(), from_right: paragraph.from_right };
        for inline in &paragraph.inlines {
            match inline {
                Inline::Words(words, look) => runs(&mut out, words, look.id(), &setting),
                Inline::Link(address) => self.body_links.link(&mut out, address, "b", &setting),
                Inline::Jump { place, words } => {
                    write!(out, "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">", bookmark(place)).expect(PROOF);
                    runs(&mut out, words, Some("Jump"), &setting);
                    out.push_str("</w:hyperlink>");
                }
                Inline::Note(inlines) => self.footnote(&mut out, inlines),
                Inline::Picture { name, alt, frame } => self.drawing(&mut out, name, alt, *frame),
            }
        }
        out.push_str(after);
        out.push_str("</w:p>");
        self.body = out;
    }

    fn drawing(&mut self, out: &mut String, name: &Digest, alt: &str, frame: Frame) {
        let Some(picture) = self.pictures.get(name) else { return };
        let next = self.shown.len() + 1;
        let part = *self.numbers.entry(name.clone()).or_insert(next);
        if part == next {
            self.shown.push(picture);
        }
        self.drawings += 1;
        let (width, height) = size_of(picture, frame);
        write!(
            out,
            include_str!("../templates/docx/drawing.xml"),
            width = width,
            height = height,
            number = self.drawings,
            part = part,
            alt = typed(alt),
            edge = if frame.has_edge { EDGE } else { "" }
        )
        .expect(PROOF);
    }

    fn footnote(&mut self, out: &mut String, inlines: &[Inline]) {
        self.note_count += 1;
        let number = self.note_count;
        write!(
            out,
            "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"{number}\"/></w:r>"
        )
        .expect(PROOF);
        write!(
            self.notes,
            "<w:footnote w:id=\"{number}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr><w:r><w:rPr><w:rStyle \
             w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"
        )
        .expect(PROOF);
        let setting = Setting { language: None, from_right: false };
        for inline in inlines {
            match inline {
                Inline::Link(address) => self.note_links.link(&mut self.notes, address, "n", &setting),
                Inline::Words(words, look) => runs(&mut self.notes, words, look.id(), &setting),
                // Neither is asked for, and what it says is not lost.
                Inline::Jump { words, .. } => runs(&mut self.notes, words, None, &setting),
                Inline::Note(_) | Inline::Picture { .. } => {}
            }
        }
        self.notes.push_str("</w:p></w:footnote>");
    }
}

/// The width and the height of a picture on paper, in 914,400ths of an inch: as many dots an inch as its frame wants, or
/// as much smaller as lets it stand in that.
fn size_of(picture: &Picture, frame: Frame) -> (u64, u64) {
    let Frame { density, widest, highest, has_edge: _ } = frame;
    let (dots, lines) = (u64::from(picture.width.max(1)), u64::from(picture.height.max(1)));
    let width = (dots * 914_400 / density).min(widest * 36_000).min(highest * 36_000 * dots / lines).max(1);
    (width, (width * lines / dots).max(1))
}

/// A template with words in its one place for them, as pieces.
fn around<'a>(template: &'a str, place: &str, words: &'a str) -> [&'a str; 3] {
    let (before, after) = template.split_once(place).unwrap_or((template, ""));
    [before, words, after]
}

/// Where the words of a paragraph stand.
struct Setting<'a> {
    language: Option<&'a str>,
    from_right: bool,
}

/// The addresses that one part of a document leads to.
#[derive(Default)]
struct Links(Vec<String>);

impl Links {
    fn link(&mut self, out: &mut String, address: &str, prefix: &str, setting: &Setting<'_>) {
        let Some(address) = web_address(address).filter(|address| address.len() <= LONGEST_LINK && is_sound(address))
        else {
            return runs(out, address, None, setting);
        };
        self.0.push(address.to_owned());
        write!(out, "<w:hyperlink r:id=\"{prefix}{}\" w:history=\"1\">", self.0.len()).expect(PROOF);
        runs(out, address, Some("Hyperlink"), setting);
        out.push_str("</w:hyperlink>");
    }

    fn written(&self, prefix: &str) -> String {
        let mut out = String::new();
        for (number, address) in (1..).zip(&self.0) {
            write!(
                out,
                "<Relationship Id=\"{prefix}{number}\" \
                 Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\" \
                 Target=\"{}\" TargetMode=\"External\"/>",
                typed(address)
            )
            .expect(PROOF);
        }
        out
    }
}

/// Whether an address is written as the rules for addresses ask: word processors refuse a whole file for one that is
/// not.
fn is_sound(address: &str) -> bool {
    let host = address.split_once("://").map_or("", |(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-');
    let (name, port) = host.split_once(':').unwrap_or((host, "0"));
    let is_host = !name.is_empty() && name.chars().all(plain) && port.parse::<u16>().is_ok();
    let is_plain = |letter: char| {
        !letter.is_ascii() || letter.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(letter)
    };
    let escapes_are_whole = address
        .split('%')
        .skip(1)
        .all(|rest| rest.get(..2).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit())));
    is_host && address.chars().all(is_plain) && escapes_are_whole && address.matches('#').count() < 2
}

/// Letters, digits and lines below, as places are named.
fn bookmark(place: &str) -> String {
    place.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect()
}

/// Typed text between tags or inside an attribute.
fn typed(text: &str) -> Cow<'_, str> {
    let text = shown(text);
    if !text.contains(['&', '<', '>', '"']) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            plain => out.push(plain),
        }
    }
    Cow::Owned(out)
}

/// Words as runs, each of one direction; lines stay lines.
fn runs(out: &mut String, words: &str, look: Option<&str>, setting: &Setting<'_>) {
    let words = shown(words);
    let base = if setting.from_right { Direction::Right } else { Direction::Left };
    for (direction, words) in in_directions(&words, base) {
        let mut properties = String::new();
        if let Some(look) = look {
            write!(properties, "<w:rStyle w:val=\"{look}\"/>").expect(PROOF);
        }
        if direction == Direction::Right {
            properties.push_str("<w:rtl/>");
        }
        if let Some(tag) = setting.language {
            write!(properties, "<w:lang w:val=\"{tag}\" w:eastAsia=\"{tag}\" w:bidi=\"{tag}\"/>").expect(PROOF);
        }
        out.push_str("<w:r>");
        if !properties.is_empty() {
            write!(out, "<w:rPr>{properties}</w:rPr>").expect(PROOF);
        }
        for (at, line) in words.split('\n').enumerate() {
            if 0 < at {
                out.push_str("<w:br/>");
            }
            for (at, part) in line.split('\t').enumerate() {
                if 0 < at {
                    out.push_str("<w:tab/>");
                }
                if !part.is_empty() {
                    write!(out, "<w:t xml:space=\"preserve\">{}</w:t>", typed(part)).expect(PROOF);
                }
            }
        }
        out.push_str("</w:r>");
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Left,
    Right,
}

/// The direction that a letter has by itself; signs, digits and spaces have none.
fn direction(letter: char) -> Option<Direction> {
    match letter {
        '\u{590}'..='\u{8ff}'
        | '\u{200f}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => Some(Direction::Right),
        letter if letter.is_alphabetic() => Some(Direction::Left),
        _ => None,
    }
}

/// The text in pieces of one direction. What has none goes with the letters on both sides of it, or, between two
/// directions, with the paragraph.
fn in_directions(text: &str, base: Direction) -> Vec<(Direction, &str)> {
    let mut pieces: Vec<(Direction, std::ops::Range<usize>)> = Vec::new();
    let mut open = base;
    let mut start = 0;
    // Where what has no direction began.
    let mut neutral = 0;
    for (at, letter) in text.char_indices() {
        let Some(found) = direction(letter) else { continue };
        if found != open {
            // Coming back to the paragraph's direction, what stood between is the paragraph's.
            let end = if found == base { neutral } else { at };
            pieces.push((open, start..end));
            (open, start) = (found, end);
        }
        neutral = at + letter.len_utf8();
    }
    if open == base {
        pieces.push((open, start..text.len()));
    } else {
        pieces.extend([(open, start..neutral), (base, neutral..text.len())]);
    }
    pieces.into_iter().filter(|(_, piece)| !piece.is_empty()).map(|(open, piece)| (open, &text[piece])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_replaced() {
        assert_eq!(
            typed("a\u{0}b\u{b}c\u{fffe}d\u{ffff}<&>\""),
            "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}&lt;&amp;&gt;&quot;"
        );
    }

    #[test]
    fn words_from_the_right_are_runs_of_their_own() {
        let left = |text| in_directions(text, Direction::Left);
        assert_eq!(left("by Ana, 2025"), [(Direction::Left, "by Ana, 2025")]);
        assert_eq!(
            left("by شركة الميناء, 1"),
            [(Direction::Left, "by "), (Direction::Right, "شركة الميناء"), (Direction::Left, ", 1")]
        );
        assert_eq!(
            in_directions("שלום (Ana K.) 12", Direction::Right),
            [(Direction::Right, "שלום ("), (Direction::Left, "Ana K"), (Direction::Right, ".) 12")]
        );
        assert_eq!(left(""), []);
    }

    #[test]
    fn only_addresses_that_word_processors_take_are_links() {
        for address in ["https://a.example/b?c=d#e", "http://a.example:8080", "https://a.example/%C3%BC/ü"] {
            assert!(is_sound(address), "{address}");
        }
        for address in [
            "https://",
            "https://a.example/\"x\"",
            "https://a.example/%zz",
            "http://[::1/",
            "https://a:b@c/",
            "https://a.example/#a#b",
            "https://a.example/{x}",
        ] {
            assert!(!is_sound(address), "{address}");
        }
    }
}
