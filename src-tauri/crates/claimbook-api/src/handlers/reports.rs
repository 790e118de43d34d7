//! Writing a report: gathered in one read, rendered, written whole or not at all, then logged. Or only looked at.

use std::collections::BTreeSet;
use std::path::Path;

use claimbook_core::book::{FileState, Op, ReportRequest};
use claimbook_core::domain::digest::Digest;
use claimbook_core::domain::id::Key;
use claimbook_core::domain::report::{Report, ReportClaim, ReportVerdict};
use claimbook_core::domain::time::Instant;
use claimbook_core::error::{BookError, Error};
use claimbook_core::search;
use claimbook_report::pages::{Bound, Pages};
use claimbook_report::readback::{self, Unsound};
use claimbook_report::{Format, RenderError, Rendered, render_with, wanted, wanted_logo};

use super::presets::{Wished, wished};
use super::{Answer, word};
use crate::error::ErrorView;
use crate::gathered::Gathered;
use crate::request::{ExportReport, PreviewReport};
use crate::served::Preview;
use crate::session::Session;
use crate::typeset::{ATTACHED, Drawn, MOST_PAGES, draw, pictures, typeset};
use crate::view::{Done, ExportedReport, ExportedVolume, PreviewedReport, QueryProblem};
use crate::volumes::Former;
use crate::written::write;

/// How many characters of a report that is no page a preview shows.
const SHOWN: usize = 20_000;

pub(crate) fn export_report(session: &mut Session, request: ExportReport) -> Answer<Done<ExportedReport>> {
    let preset =
        request.preset.as_deref().map(|name| session.book()?.preset(name).map_err(ErrorView::from)).transpose()?;
    let format = request.format.as_deref().or(preset.as_ref().and_then(|preset| preset.format.as_deref()));
    let leaving = Leaving::of(format.ok_or_else(ErrorView::format_missing)?)?;
    let query = request.query.clone().or_else(|| preset.as_ref()?.query.clone()).unwrap_or_default();
    let Wished { choices, logo } = wished(request.wishes(), preset)?;
    let as_of = match request.as_of.as_deref() {
        Some(text) => Some(Instant::parse(text).ok_or_else(|| ErrorView::instant_unreadable(text))?),
        None => None,
    };
    let keys = keys_of(request.keys.as_deref())?;
    let path = Path::new(&request.path);
    let book = session.book()?;
    if same_file(path, book.path()) {
        return Err(ErrorView::file_is_the_book(&request.path));
    }
    let logged = book.read_only().is_none();
    if logged {
        book.introduce()?;
    }
    let gathered = book.report(&ReportRequest { query: query.clone(), choices, logo, as_of, keys })?;
    let written = match leaving {
        Leaving::Pages => write_pages(session, &gathered, path)?,
        Leaving::As(format) => {
            let rendered = rendered(session, &gathered, format)?;
            let digest = rendered.digest;
            write(path, rendered.bytes, &digest, |bytes| read_back(session, &gathered, format, path, bytes))?;
            Written { digest, pages: None, volumes: Vec::new(), notes: Vec::new() }
        }
    };
    if logged {
        let detail = format!(
            "{} sha256:{} claims:{} as-of:{} program:{} query:{}",
            leaving.word(),
            written.digest,
            gathered.claims.len(),
            gathered.as_of,
            gathered.program,
            gathered.query
        );
        session.book()?.log_export(&request.path, &detail)?;
    }
    let value = ExportedReport {
        path: request.path,
        sha256: written.digest.to_string(),
        claims: gathered.coverage.claims,
        as_of: gathered.as_of.to_string(),
        open: gathered.coverage.open.iter().map(Key::to_string).collect(),
        logged,
        problems: problems_of(&query),
        pages: written.pages,
        volumes: written.volumes,
        notes: written.notes,
    };
    Ok(Done { value, touched: Vec::new() })
}

pub(crate) fn preview_report(session: &mut Session, request: PreviewReport) -> Answer<PreviewedReport> {
    let leaving = Leaving::of(&request.format)?;
    let keys = keys_of(request.keys.as_deref())?;
    let Wished { choices, logo } = wished(request.wishes(), None)?;
    let query = request.query.unwrap_or_default();
    let wish = ReportRequest { query: query.clone(), choices, logo, as_of: None, keys };
    let kept = Gathered::of(session, wish)?;
    let gathered = &kept.report;
    let mismatched = mismatched(session, gathered)?;
    let file_name = file_name(gathered, session.world.today(), leaving.word());
    let mut shown = Shown::default();
    match leaving {
        Leaving::Pages => {
            let most = request.pages.map_or(Pages::SHOWN, |pages| (pages as usize).clamp(1, Pages::SHOWN));
            let drawn = draw_pages(session, gathered, &file_name, most)?;
            shown.pages = Some(u32::try_from(drawn.pages.len()).unwrap_or(u32::MAX));
            shown.more = drawn.more;
            shown.is_beginning = drawn.more && most < Pages::SHOWN;
            shown.token = Some(keep(session, Preview::Pages(drawn.pages)));
        }
        Leaving::As(Format::Html) => {
            let page = rendered(session, gathered, Format::Html)?.bytes;
            shown.token = Some(keep(session, Preview::Page(page)));
        }
        Leaving::As(format) if format.is_text() => {
            let bytes = rendered(session, gathered, format)?.bytes;
            shown.text = Some(String::from_utf8_lossy(&bytes).chars().take(SHOWN).collect());
        }
        Leaving::As(_) => {}
    }
    let those = |is_one: fn(&ReportClaim) -> bool| -> Vec<String> {
        gathered.claims.iter().filter(|claim| is_one(claim)).map(|claim| claim.key.to_string()).collect()
    };
    let previewed = PreviewedReport {
        token: shown.token,
        pages: shown.pages,
        more_pages: shown.more,
        text: shown.text,
        claims: gathered.coverage.claims,
        reviewed: gathered.coverage.judged,
        unreviewed: those(|claim| claim.verdict.is_none()),
        bare: those(|claim| claim.verdict.as_ref().is_some_and(|verdict| !verdict.documented)),
        without_reason: those(lacks_reason),
        open: gathered.coverage.open.iter().map(Key::to_string).collect(),
        mismatched,
        file_name,
        problems: problems_of(&query),
    };
    // Who saw the first page asks for the others next.
    session.gathered = shown.is_beginning.then_some(kept);
    Ok(previewed)
}

/// What a report leaves as: pages that a process of its own typesets, or what is rendered here.
#[derive(Clone, Copy)]
pub(super) enum Leaving {
    Pages,
    As(Format),
}

impl Leaving {
    const ALL: [Self; 7] = [
        Self::Pages,
        Self::As(Format::Html),
        Self::As(Format::Markdown),
        Self::As(Format::Json),
        Self::As(Format::Csv),
        Self::As(Format::Docx),
        Self::As(Format::Xlsx),
    ];

    pub(super) fn of(text: &str) -> Answer<Self> {
        word(("format", "a format"), text, &Self::ALL, Self::word)
    }

    /// On the command line; also the ending of its files.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Pages => "pdf",
            Self::As(format) => format.word(),
        }
    }
}

/// What a window can show of a report.
#[derive(Default)]
struct Shown {
    token: Option<String>,
    text: Option<String>,
    pages: Option<u32>,
    more: bool,
    /// Whether fewer pages were asked for than can be.
    is_beginning: bool,
}

fn keep(session: &Session, preview: Preview) -> String {
    let token = session.world.uuid().to_string();
    session.previews.keep(token.clone(), preview);
    token
}

/// Draws the first pages. Of a report that is longer than these, what stands behind them is not even laid out.
fn draw_pages(session: &mut Session, report: &Report, name: &str, most: usize) -> Answer<Drawn> {
    if report.claims.is_empty() {
        return Err(ErrorView::from(Error::from(BookError::NothingSelected)));
    }
    let layout = Pages::of(report);
    (session.progress)("Making the pages", 0, 0);
    if let Some(sheet) = layout.beginning(name, most) {
        return Ok(Drawn { more: true, ..draw(session, &sheet, most)? });
    }
    let json = rendered(session, report, Format::Json)?;
    // A report of little more than the most is shown to its end.
    let most = if most == Pages::SHOWN { MOST_PAGES } else { most };
    draw(session, &layout.whole(&[], ATTACHED, &json.digest), most)
}

/// What was written.
struct Written {
    digest: Digest,
    pages: Option<u32>,
    volumes: Vec<ExportedVolume>,
    notes: Vec<String>,
}

/// Makes every file beside its place, reads each back, and only then puts them there: the contents last. Volumes of the
/// report that stood there before go when all of these are in place.
fn write_pages(session: &mut Session, report: &Report, path: &Path) -> Answer<Written> {
    let json = rendered(session, report, Format::Json)?;
    // What each file says is attached is read back by its digest, which is that of these bytes.
    read_back(session, report, Format::Json, path, &json.bytes)?;
    let layout = Pages::of(report);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let total = layout.volumes() as u64 + 1;
    let ident = format!("{} {} {}", report.book.id, report.as_of, json.digest);
    let (mut made, mut bound, mut volumes) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..layout.volumes() {
        (session.progress)("Making the pages", n as u64, total);
        let file = layout.name(&name, n);
        let target = path.with_file_name(&file);
        let sheet = layout.volume(n, &name, &json.digest);
        let one = typeset(session, &target, &sheet, &format!("{ident} {n}"), None)?;
        bound.push(Bound { name: file, digest: one.digest.clone(), pages: one.pages });
        volumes.push(ExportedVolume {
            path: target.to_string_lossy().into_owned(),
            sha256: one.digest.to_string(),
            claims: sheet.claims,
            pages: one.pages,
        });
        made.push(one);
    }
    (session.progress)("Making the pages", total - 1, total);
    let sheet = layout.whole(&bound, ATTACHED, &json.digest);
    let contents = typeset(session, path, &sheet, &ident, Some((&json.bytes, &json.digest)))?;
    let (digest, pages) = (contents.digest.clone(), contents.pages);
    made.push(contents);
    let notes: BTreeSet<String> = made.iter().filter_map(|one| one.missing.clone()).collect();
    session.go_on()?;
    let former = Former::at(session, path)?;
    for one in made {
        one.put()?;
    }
    let left_over = former.remove(&bound.into_iter().map(|volume| volume.name).collect());
    Ok(Written { digest, pages: Some(pages), volumes, notes: notes.into_iter().chain(left_over).collect() })
}

fn keys_of(keys: Option<&[String]>) -> Answer<Option<BTreeSet<Key>>> {
    keys.map(|keys| keys.iter().map(|text| super::key("keys", text)).collect()).transpose()
}

fn problems_of(query: &str) -> Vec<QueryProblem> {
    search::parse(query).problems.iter().map(super::claims::problem).collect()
}

/// Renders a report, with small copies of its pictures where its format shows any.
fn rendered(session: &mut Session, report: &Report, format: Format) -> Answer<Rendered> {
    let pictures = pictures(session, &wanted(report, format), wanted_logo(report, format))?;
    (session.progress)("Writing the report", 0, 0);
    let rendered = render_with(report, format, &pictures).map_err(|error| match error {
        RenderError::NoClaims => ErrorView::from(Error::from(BookError::NothingSelected)),
    })?;
    session.go_on()?;
    Ok(rendered)
}

/// Whether what was written is the report, before anybody is told so.
fn read_back(session: &Session, report: &Report, format: Format, path: &Path, bytes: &[u8]) -> Answer<()> {
    (session.progress)("Reading the report back", 0, 0);
    readback::read_back(bytes, report, format, |word| Op::find(word).map(Op::phrase)).map_err(
        |unsound| match unsound {
            Unsound::Finding(words) => ErrorView::report_does_not_fit(path, &words),
            other => ErrorView::report_unsound(path, &other.to_string()),
        },
    )?;
    session.go_on()
}

/// Whether somebody's outcome or rating changed and nobody said why.
fn lacks_reason(claim: &ReportClaim) -> bool {
    let Some(verdict) = &claim.verdict else { return false };
    let before = |other: &&ReportVerdict| other.by == verdict.by && other.judged_at < verdict.judged_at;
    let earlier = claim.other_verdicts.iter().filter(before).max_by_key(|other| other.judged_at);
    earlier.is_some_and(|earlier| {
        earlier.withdrawn.is_none()
            && (earlier.outcome, earlier.rating) != (verdict.outcome, verdict.rating)
            && verdict.reason.is_none()
    })
}

/// The items of evidence whose file no longer hashes to its name.
fn mismatched(session: &mut Session, report: &Report) -> Answer<Vec<String>> {
    let originals = report.documents.iter().filter_map(|document| Some((document.key, document.original.as_ref()?)));
    let originals: Vec<_> = originals.collect();
    let mut lost = Vec::new();
    for (n, (key, original)) in (1..).zip(&originals) {
        (session.progress)("Checking files", n, originals.len() as u64);
        session.go_on()?;
        let Some(book) = &mut session.book else { return Err(ErrorView::no_book()) };
        if session.sound.state(book, &original.digest)? != FileState::Same {
            lost.push(*key);
        }
    }
    let evidence = report.claims.iter().flat_map(|claim| &claim.evidence);
    Ok(evidence.filter(|item| lost.contains(&item.document)).map(|item| item.key.to_string()).collect())
}

/// `tram-dispute-2025-06-01.html`: the title in letters that every system takes, and today.
fn file_name(report: &Report, today: chrono::NaiveDate, ending: &str) -> String {
    let mut name = String::new();
    for letter in report.title.to_lowercase().chars() {
        if letter.is_alphanumeric() {
            name.push(letter);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
        if 60 <= name.len() {
            break;
        }
    }
    let name = name.trim_matches('-');
    let name = if name.is_empty() { "report" } else { name };
    format!("{name}-{today}.{ending}")
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
