//! What the typesetter may see: the template, the words, small pictures and the attachment. Nothing else exists.

use std::collections::HashMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

pub(crate) struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    files: HashMap<FileId, Bytes>,
}

impl Desk {
    pub(crate) fn new(fonts: Vec<Font>, book: FontBook) -> Self {
        Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(book),
            fonts,
            template: Source::new(id("report.typ"), include_str!("report.typ").to_owned()),
            files: HashMap::new(),
        }
    }

    /// Puts a file on the desk.
    pub(crate) fn put(&mut self, name: &str, bytes: Bytes) {
        self.files.insert(id(name), bytes);
    }

    /// The line of the template, from 1, that has this byte.
    pub(crate) fn line(&self, byte: usize) -> Option<usize> {
        self.template.lines().byte_to_line(byte).map(|line| line + 1)
    }

    pub(crate) fn book(&self) -> &FontBook {
        &self.book
    }
}

fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the names are ours: letters, digits and a dot");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
