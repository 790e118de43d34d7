//! Documents corrected, and documents that are here already.

use claimbook_core::book::{Book, DocumentEdit, ImportRequest, Op};
use claimbook_core::domain::document::{Document, DocumentKind};
use claimbook_core::domain::id::GroupId;
use claimbook_core::domain::text::WorkingText;
use claimbook_core::error::{BookError, Error, Result};
use claimbook_core::import::read_text;
use kit::{CONTENT_TABLES, Chance, TestBook, date, dump, generated_claim};
use uuid::Uuid;

use crate::worked::key;

fn import(book: &mut Book, text: &str) -> Result<Document> {
    let draft = read_text(text.as_bytes(), "").expect("it is a text");
    Ok(book.import_document(ImportRequest::new(draft, text.as_bytes().to_vec()))?.value)
}

fn titled(title: &str) -> DocumentEdit {
    DocumentEdit { title: Some(title.to_owned()), ..DocumentEdit::default() }
}

fn title(book: &mut Book) -> String {
    book.document(key("D-0001")).expect("the document is there").title
}

#[test]
fn a_document_is_corrected_field_by_field_and_undone() -> Result<()> {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let before = import(&mut test.book, "The harbour wall\n\nIt is new.")?;
    let edit = DocumentEdit {
        title: Some(" The wall \n of the harbour".to_owned()),
        source: Some("Halvern Courier".to_owned()),
        authors: Some(vec!["Ana Kord".to_owned(), " ".to_owned()]),
        kind: Some(DocumentKind::Transcript),
        published: Some(date("14 March 2025")),
        url: Some(Some(" https://courier.example/wall ".to_owned())),
        archived: Some(Some("https://archive.example/wall".to_owned())),
        language: Some(Some("en-GB".to_owned())),
    };

    let after = test.book.edit_document(before.key, edit, None)?.value;

    assert_eq!((after.title.as_str(), after.authors.clone()), ("The wall of the harbour", vec!["Ana Kord".to_owned()]));
    assert_eq!(after.url.as_deref(), Some("https://courier.example/wall"));
    assert_eq!(after.archived_urls, ["https://archive.example/wall"]);
    assert_eq!((after.id, after.text.clone()), (before.id, before.text.clone()), "what was not given stays");
    let corrected = dump(&test.path(), &CONTENT_TABLES);
    assert_eq!(test.book.history(None)?.last().map(|line| line.op), Some(Op::EditDocument));
    test.book.undo()?;
    assert_eq!(test.book.document(before.key)?, before);
    test.book.redo()?;
    assert_eq!(dump(&test.path(), &CONTENT_TABLES), corrected);
    let nothing = DocumentEdit {
        url: Some(None),
        archived: Some(None),
        language: Some(None),
        authors: Some(Vec::new()),
        ..DocumentEdit::default()
    };
    let bare = test.book.edit_document(before.key, nothing, None)?.value;
    assert_eq!((bare.url, bare.archived_urls, bare.language, bare.authors), (None, vec![], None, vec![]));
    assert_eq!(test.book.verify(None)?.findings, []);
    Ok(())
}

#[test]
fn a_correction_that_cannot_be_is_refused_and_changes_nothing() -> Result<()> {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    import(&mut test.book, "The harbour wall")?;
    let before = dump(&test.path(), &CONTENT_TABLES);
    let edit = |edit: DocumentEdit| edit;
    let refused = [
        edit(DocumentEdit::default()),
        edit(titled(" ")),
        edit(DocumentEdit { source: Some(String::new()), ..titled("New") }),
        edit(DocumentEdit { url: Some(Some("wall".to_owned())), ..titled("New") }),
        edit(DocumentEdit { language: Some(Some("English".to_owned())), ..titled("New") }),
    ];
    for edit in refused {
        assert!(test.book.edit_document(key("D-0001"), edit.clone(), None).is_err(), "{edit:?}");
    }
    assert_eq!(dump(&test.path(), &CONTENT_TABLES), before);
    test.book.remove(key("D-0001"))?;
    let gone = test.book.edit_document(key("D-0001"), titled("New"), None).unwrap_err();
    assert!(matches!(gone, Error::Book(BookError::InTrash { .. })), "{gone}");
    Ok(())
}

#[test]
fn steps_of_one_gesture_are_undone_together_while_nothing_came_between() -> Result<()> {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    import(&mut test.book, "The harbour wall")?;
    let [one, other] = [1, 2].map(|n| GroupId(Uuid::from_u128(n)));
    let mut edit =
        |title: &str, gesture| test.book.edit_document(key("D-0001"), titled(title), Some(gesture)).map(drop);
    for (title, gesture) in [("a", one), ("ab", one), ("abc", one), ("x", other), ("xy", other), ("abcd", one)] {
        edit(title, gesture)?;
    }

    let mut titles = Vec::new();
    while test.book.undo().is_ok() {
        titles.extend(test.book.document(key("D-0001")).map(|document| document.title));
    }
    assert_eq!(titles, ["xy", "abc", "The harbour wall"], "a gesture that others came after is over");
    for expected in ["The harbour wall", "abc", "xy", "abcd"] {
        test.book.redo()?;
        assert_eq!(title(&mut test.book), expected);
    }
    test.book.undo()?;
    test.book.edit_document(key("D-0001"), titled("again"), Some(one))?;
    test.book.undo()?;
    assert_eq!(title(&mut test.book), "xy", "what was undone takes nothing new in");
    assert_eq!(test.book.verify(None)?.findings, []);
    Ok(())
}

/// An article of so many sentences about Halvern.
fn article(chance: &mut Chance, sentences: usize) -> String {
    (0..sentences).map(|n| generated_claim(chance, n).statement.as_str().to_owned() + "\n").collect()
}

#[test]
fn the_nearest_of_many_documents_is_found() -> Result<()> {
    let mut test = TestBook::at("2025-03-14T09:00:00Z");
    let mut chance = Chance::new(7);
    let mut articles = Vec::new();
    for _ in 0..60 {
        let text = article(&mut chance, 12);
        import(&mut test.book, &text)?;
        articles.push(text);
    }
    let mut similar = |text: &str| test.book.similar(&WorkingText::new(text), text.as_bytes());

    let same = &similar(&articles[41])?[0];
    assert_eq!((same.key, same.same, same.share), (key("D-0042"), true, 100));
    let half: String = articles[17].lines().take(6).chain(articles[18].lines().skip(10)).collect::<Vec<_>>().join("\n");
    let found = similar(&half)?;
    assert_eq!((found[0].key, found[0].same), (key("D-0018"), false));
    assert!((60..=75).contains(&found[0].share), "{found:?}");
    assert_eq!(found[1].key, key("D-0019"));
    assert_eq!(similar(&article(&mut chance, 12))?, [], "the same words in other sentences are not similar");
    assert_eq!(similar("Too short.")?, []);
    test.book.remove(key("D-0042"))?;
    assert!(test.book.similar(&WorkingText::new(&articles[41]), b"")?.is_empty(), "what is in the trash is not here");
    Ok(())
}
