//! Sheets for those who sort, filter and count: one of claims, of evidence, of verdicts and of documents, and before
//! them what the report covers.
//!
//! A date is a date where it is one full day from March 1900 on, where all spreadsheets count alike; a month, a year,
//! an earlier day or `unknown` is text, as EDTF. Moments are in UTC. Numbers are numbers, yes and no are truth
//! values. What people typed is only ever text, and stays so when its cell is edited. A text that is longer than a
//! cell can hold ends with a sentence that says so.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use claimbook_core::domain::claim::Checking;
use claimbook_core::domain::evidence::Side;
use claimbook_core::domain::id::Key;
use claimbook_core::domain::preset::Paper;
use claimbook_core::domain::report::{Report, ReportClaim, ReportDocument, ReportEvidence, ReportVerdict};
use claimbook_core::domain::scale::{Outcome, Rating, Status};
use claimbook_core::domain::time::{DescribedDate, Instant};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::typed::{first_words, on_one_line, shown};
use crate::words;

/// What a cell holds, in UTF-16 units.
const CELL: usize = 32_767;
/// What a sheet holds, below its header.
const ROWS: usize = 1_048_575;
const PROOF: &str = "rows, columns and texts are within the limits of a sheet";

pub(crate) fn render(report: &Report) -> Vec<u8> {
    let looks = Looks::new();
    let tables = [claims(report), evidence(report), verdicts(report), documents(report)];
    let mut book = Workbook::new();
    book.set_properties(&properties(report));
    book.push_worksheet(about(report, &tables, &looks).expect(PROOF));
    for table in &tables {
        book.push_worksheet(table.sheet(report, &looks).expect(PROOF));
    }
    book.save_to_buffer().expect("a Vec takes every write")
}

/// What stands in a cell.
#[derive(Clone, Debug)]
enum Value {
    Nothing,
    /// Words, on as many lines as they have.
    Text(String),
    /// Words of ours, in the status's own color.
    Status(&'static str, Status),
    Day(DescribedDate),
    Moment(Instant),
    Number(u64),
    /// A number that stands among words.
    Count(u64),
    Flag(bool),
}

impl Value {
    fn text(words: &(impl ToString + ?Sized)) -> Self {
        Self::Text(words.to_string())
    }

    fn maybe(words: Option<&String>) -> Self {
        words.map_or(Self::Nothing, Self::text)
    }

    fn day(day: Option<&DescribedDate>) -> Self {
        day.map_or(Self::Nothing, |day| Self::Day(day.clone()))
    }
}

/// A sheet under way.
struct Table {
    name: &'static str,
    /// Headings with the width of their column, in letters.
    columns: &'static [(&'static str, f64)],
    /// So many columns stay in sight.
    fixed: u16,
    rows: Vec<Vec<Value>>,
}

impl Table {
    fn sheet(&self, report: &Report, looks: &Looks) -> Result<Worksheet, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(self.name)?.set_freeze_panes(1, self.fixed)?.set_repeat_rows(0, 0)?;
        sheet.set_repeat_columns(0, self.fixed - 1)?;
        // Three pages side by side hold all columns and can still be read.
        set_paper(&mut sheet, report, 3);
        set_height(&mut sheet, 0, 2)?;
        let last_column = (0..).zip(self.columns).try_fold(0, |_, (column, (heading, width))| {
            sheet.write_string_with_format(0, column, *heading, &looks.heading)?;
            sheet.set_column_width(column, *width)?;
            Ok::<u16, XlsxError>(column)
        })?;
        let mut last_row = 0;
        for (row, values) in (1..).zip(self.rows.iter().take(ROWS)) {
            for (column, value) in (0..).zip(values) {
                looks.write(&mut sheet, row, column, value)?;
            }
            let lines = values.iter().zip(self.columns).map(|(value, (_, width))| lines(value, *width)).max();
            set_height(&mut sheet, row, lines.unwrap_or(1))?;
            last_row = row;
        }
        sheet.autofilter(0, 0, last_row, last_column)?;
        Ok(sheet)
    }

    /// How many texts are longer than a cell.
    fn cut(&self) -> usize {
        let is_cut = |value: &&Value| matches!(value, Value::Text(words) if matches!(fitted(words), Fitted::Cut(_)));
        self.rows.iter().take(ROWS).flatten().filter(is_cut).count()
    }
}

struct Looks {
    title: Format,
    label: Format,
    heading: Format,
    text: Format,
    /// What would become a formula when its cell is edited.
    kept: Format,
    day: Format,
    moment: Format,
    number: Format,
    flag: Format,
}

impl Looks {
    fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top).set_align(FormatAlign::Left);
        let text = top.clone().set_text_wrap();
        Self {
            title: text.clone().set_bold().set_font_size(14).set_quote_prefix(),
            label: text.clone().set_bold().set_font_color(Color::RGB(0x53_51_4b)),
            heading: text
                .clone()
                .set_bold()
                .set_background_color(Color::RGB(0xf6_f5_f2))
                .set_border_bottom(FormatBorder::Medium)
                .set_border_bottom_color(Color::RGB(0xd3_d0_c8)),
            kept: text.clone().set_quote_prefix(),
            day: top.clone().set_num_format("yyyy-mm-dd"),
            moment: top.set_num_format("yyyy-mm-dd hh:mm"),
            number: Format::new().set_align(FormatAlign::Top).set_num_format("#,##0"),
            // Where truth values are numbers they read as words.
            flag: text.clone().set_num_format("\"yes\";\"yes\";\"no\""),
            text,
        }
    }

    fn status(&self, status: Status) -> Format {
        let color = match status {
            Status::ToReview => 0x53_51_4b,
            Status::InReview => 0x85_56_00,
            Status::Verified => 0x18_70_4a,
            Status::Disputed => 0xb0_36_1a,
            Status::Unverifiable => 0x65_49_9f,
        };
        self.text.clone().set_bold().set_font_color(Color::RGB(color))
    }

    fn write(&self, sheet: &mut Worksheet, row: u32, column: u16, value: &Value) -> Result<(), XlsxError> {
        match value {
            Value::Nothing => {}
            Value::Text(words) => self.write_text(sheet, row, column, words)?,
            Value::Status(words, status) => {
                sheet.write_string_with_format(row, column, *words, &self.status(*status))?;
            }
            Value::Day(day) => match full_day(day) {
                Some(full) => {
                    sheet.write_datetime_with_format(row, column, &full, &self.day)?;
                }
                None => self.write_text(sheet, row, column, day.edtf())?,
            },
            Value::Moment(moment) => match ExcelDateTime::from_timestamp(moment.millis().div_euclid(1_000)) {
                Ok(seconds) => {
                    sheet.write_datetime_with_format(row, column, &seconds, &self.moment)?;
                }
                Err(_) => self.write_text(sheet, row, column, &moment.to_string())?,
            },
            Value::Number(number) | Value::Count(number) => {
                let look = if matches!(value, Value::Count(_)) { &self.text } else { &self.number };
                // Counts and sizes are far below what a floating-point number holds whole.
                #[allow(clippy::cast_precision_loss, reason = "a spreadsheet has no other numbers")]
                sheet.write_number_with_format(row, column, *number as f64, look)?;
            }
            Value::Flag(flag) => {
                sheet.write_boolean_with_format(row, column, *flag, &self.flag)?;
            }
        }
        Ok(())
    }

    fn write_text(&self, sheet: &mut Worksheet, row: u32, column: u16, words: &str) -> Result<(), XlsxError> {
        let words = match fitted(words) {
            Fitted::Whole(words) => words,
            Fitted::Cut(words) => Cow::Owned(words),
        };
        if words.is_empty() {
            return Ok(());
        }
        let look = if is_like_a_formula(&words) { &self.kept } else { &self.text };
        sheet.write_string_with_format(row, column, words, look)?;
        Ok(())
    }
}

/// How many lines a cell of this width needs, as well as can be told without its font.
fn lines(value: &Value, width: f64) -> u32 {
    let Value::Text(words) = value else { return 1 };
    // Enough to know that it is more than is shown.
    let shown = words.chars().take(5_000);
    let mut lines = 1;
    let mut taken = 0.0;
    for letter in shown {
        if letter == '\n' {
            (lines, taken) = (lines + 1, 0.0);
            continue;
        }
        taken += if letter < '\u{1100}' { 1.0 } else { 2.0 };
        if width < taken {
            (lines, taken) = (lines + 1, 1.0);
        }
    }
    lines
}

/// Spreadsheets differ in whether they fit a row to its words; said outright, it is the same in all, and no row fills
/// the window.
fn set_height(sheet: &mut Worksheet, row: u32, lines: u32) -> Result<(), XlsxError> {
    const LINE: u32 = 15;
    const MOST: u32 = 12;
    sheet.set_row_height(row, LINE * lines.min(MOST))?;
    Ok(())
}

/// A text as a cell takes it.
enum Fitted<'a> {
    Whole(Cow<'a, str>),
    Cut(String),
}

/// The text as a cell takes it, with a sentence at its end where it was cut.
fn fitted(words: &str) -> Fitted<'_> {
    let words = shown(words);
    let units = |text: &str| text.encode_utf16().count();
    // A byte is never more than a unit.
    if words.len() <= CELL || units(&words) <= CELL {
        return Fitted::Whole(words);
    }
    let count = words::grouped(words.chars().count() as u64);
    let sentence = format!(
        "\n[Cut here: a cell does not hold all {count} characters. The whole text is in the HTML and JSON forms of \
         this report.]"
    );
    let mut left = CELL - units(&sentence);
    let mut kept = String::new();
    for letter in words.chars() {
        let Some(rest) = left.checked_sub(letter.len_utf16()) else { break };
        left = rest;
        kept.push(letter);
    }
    Fitted::Cut(kept + &sentence)
}

/// Whether a spreadsheet would take the text for a formula once its cell is edited, or pasted elsewhere.
fn is_like_a_formula(words: &str) -> bool {
    words.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\''])
}

/// The day, where it is one and spreadsheets agree on its number.
fn full_day(date: &DescribedDate) -> Option<ExcelDateTime> {
    let first = NaiveDate::from_ymd_opt(1900, 3, 1)?;
    let day = date.single_day().ok().filter(|day| date.edtf() == day.to_string())?;
    (first <= day).then(|| excel_day(day)).flatten()
}

fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let (year, month, of_month) =
        (day.year().try_into().ok()?, day.month().try_into().ok()?, day.day().try_into().ok()?);
    ExcelDateTime::from_ymd(year, month, of_month).ok()
}

fn properties(report: &Report) -> DocProperties {
    let author = report.author.as_deref().or(report.organisation.as_deref());
    let author = author.map_or_else(|| "Claimbook".to_owned(), |name| first_words(name, 200));
    let created = ExcelDateTime::from_timestamp(report.as_of.millis().div_euclid(1_000));
    let properties = DocProperties::new()
        .set_title(first_words(&report.title, 200))
        .set_subject("Verification report")
        .set_author(author);
    match created {
        Ok(created) => properties.set_creation_datetime(&created),
        // Else the library would ask the clock.
        Err(_) => properties.set_creation_datetime(&ExcelDateTime::default()),
    }
}

fn set_paper(sheet: &mut Worksheet, report: &Report, pages_across: u16) {
    // As Excel numbers them.
    let paper = match report.paper {
        Paper::A4 => 9,
        Paper::Letter => 1,
    };
    sheet
        .set_paper_size(paper)
        .set_landscape()
        .set_print_fit_to_pages(pages_across, 0)
        .set_footer("&LVerification report · &A&R&P / &N");
    if report.book.sample {
        sheet.set_header("&R&BSAMPLE");
    }
}

/// The first sheet: what was covered and what was not, what the sheets hold, what they do not show.
fn about(report: &Report, tables: &[Table], looks: &Looks) -> Result<Worksheet, XlsxError> {
    let coverage = &report.coverage;
    let mut first = words::covered(coverage);
    if let Some(rest) = words::not_covered(coverage) {
        first = format!("{first}; {rest}");
    }
    let first = std::iter::once(format!("{first}.")).chain(words::reservations(coverage)).collect::<Vec<_>>().join(" ");
    let mut told = vec![("Covered", Value::text(&first))];
    if report.book.sample {
        told.push(("SAMPLE", Value::text(words::INVENTED)));
    }
    let named =
        [("Subtitle", &report.subtitle), ("Published by", &report.organisation), ("Prepared by", &report.author)];
    told.extend(named.into_iter().filter_map(|(label, line)| Some((label, Value::text(line.as_deref()?)))));
    told.push(("Book", Value::text(&format!("{} ({})", on_one_line(&report.book.title), report.book.id))));
    told.push(("State of the book (UTC)", Value::Moment(report.as_of)));
    let query = if report.query.is_empty() { "Every claim" } else { &report.query };
    told.push(("Claims chosen", Value::text(query)));
    told.extend(words::order(report).map(|order| ("Order", Value::text(order))));
    told.extend(words::without(report).map(|parts| ("Left out", Value::text(&parts))));
    told.push(("Made with", Value::text(&format!("Claimbook {}", report.program))));
    for (label, count) in [
        ("Verified", coverage.verified),
        ("Disputed", coverage.disputed),
        ("Unverifiable", coverage.unverifiable),
        ("In review", coverage.in_review),
        ("To review", coverage.to_review),
        ("Items of evidence", coverage.evidence),
    ] {
        told.push((label, Value::Count(count.into())));
    }
    told.push(("Counts", Value::text(words::NOT_A_SAMPLE)));
    let steps = "Steps and digests of the history, and every place a claim was found with all of its words, are in the \
                 HTML and JSON forms of this report.";
    told.push(("Not in these sheets", Value::text(steps)));
    let cut = tables.iter().map(Table::cut).sum::<usize>() as u64;
    if 0 < cut {
        let texts = words::count(cut, "text is", "texts are");
        let says = format!("{texts} longer than a cell can hold and cut, with a sentence at the end that says so.");
        told.push(("Cut", Value::text(&says)));
    }
    for table in tables {
        let over = table.rows.len().saturating_sub(ROWS) as u64;
        if 0 < over {
            let rows = words::count(over, "row", "rows");
            let says = format!("{rows} of the sheet {} did not fit into it. The JSON form has them.", table.name);
            told.push(("Left out", Value::text(&says)));
        }
    }
    for (at, sentence) in words::LIMITS.into_iter().enumerate() {
        told.push((if at == 0 { "What this does not show" } else { "" }, Value::text(sentence)));
    }

    let mut sheet = Worksheet::new();
    sheet.set_name("About")?.set_column_width(0, 26)?.set_column_width(1, 100)?;
    set_paper(&mut sheet, report, 1);
    sheet.write_string_with_format(0, 0, "Verification report", &looks.label)?;
    sheet.write_string_with_format(0, 1, first_words(&report.title, 1_000), &looks.title)?;
    for (row, (label, value)) in (1..).zip(&told) {
        sheet.write_string_with_format(row, 0, *label, &looks.label)?;
        looks.write(&mut sheet, row, 1, value)?;
        set_height(&mut sheet, row, lines(value, 100.0))?;
    }
    Ok(sheet)
}

fn claims(report: &Report) -> Table {
    const COLUMNS: &[(&str, f64)] = &[
        ("Key", 11.0),
        ("Statement", 60.0),
        ("Status", 14.0),
        ("Outcome", 13.0),
        ("Rating", 18.0),
        ("Confidence", 12.0),
        ("Documented", 13.0),
        ("Readers disagree", 11.0),
        ("Verdict open", 10.0),
        ("Checking", 18.0),
        ("Source", 22.0),
        ("Said by", 24.0),
        ("Said on", 13.0),
        ("About", 13.0),
        ("As of", 13.0),
        ("Hedge", 14.0),
        ("Place", 16.0),
        ("Figures", 28.0),
        ("Tags", 20.0),
        ("Recheck on", 13.0),
        ("Found in", 40.0),
        ("Quote", 50.0),
        ("Rationale", 60.0),
        ("Suggested wording", 45.0),
        ("Judged by", 18.0),
        ("Judged at (UTC)", 17.0),
        ("Supports", 11.0),
        ("Refutes", 11.0),
        ("Context", 11.0),
        ("Independent, supports", 14.0),
        ("Independent, refutes", 14.0),
        ("Id", 38.0),
    ];
    let rows = report.claims.iter().map(|claim| claim_row(report, claim)).collect();
    Table { name: "Claims", columns: COLUMNS, fixed: 1, rows }
}

fn claim_row(report: &Report, claim: &ReportClaim) -> Vec<Value> {
    let verdict = claim.verdict.as_ref();
    let found_in = claim.appearances.iter().map(|appearance| {
        let named = titled(report, appearance.document);
        let relation = words::relation(appearance).map_or_else(String::new, |words| format!(", {words}"));
        let repeater = appearance.repeater.as_deref().map(on_one_line);
        let repeater = repeater.map_or_else(String::new, |name| format!(", repeated by {name}"));
        format!("{named}{relation}{repeater}")
    });
    let passages = claim.appearances.iter().filter_map(|appearance| appearance.passage.as_ref());
    let on_side = |side| Value::Number(words::on_side(claim, side).len() as u64);
    vec![
        Value::text(&claim.key),
        Value::text(&claim.statement),
        Value::Status(claim.status.label(), claim.status),
        outcome(claim.outcome),
        verdict.and_then(|verdict| verdict.rating).map_or(Value::Nothing, |rating| Value::text(Rating::label(rating))),
        confidence(verdict),
        verdict.map_or(Value::Nothing, |verdict| Value::Flag(verdict.documented)),
        Value::Flag(claim.readers_disagree),
        Value::Flag(claim.open_verdict),
        Value::text(match claim.checking {
            Checking::Truth => "Whether it is true",
            Checking::Attribution => "Whether it was said",
        }),
        Value::text(&claim.source),
        Value::text(&claim.claimant),
        Value::day(Some(&claim.said)),
        Value::day(claim.about_period.as_ref()),
        Value::day(claim.as_of.as_ref()),
        Value::maybe(claim.hedge.as_ref()),
        Value::maybe(claim.place.as_ref()),
        Value::text(&claim.quantities.iter().map(words::figure).collect::<Vec<_>>().join("\n")),
        Value::text(&claim.tags.join("; ")),
        claim.recheck_on.map_or(Value::Nothing, |day| Value::Day(DescribedDate::day(day))),
        Value::text(&found_in.collect::<Vec<_>>().join("\n")),
        Value::text(&passages.map(|passage| passage.exact.as_str()).collect::<Vec<_>>().join("\n")),
        Value::maybe(verdict.and_then(|verdict| verdict.rationale.as_ref())),
        Value::maybe(verdict.and_then(|verdict| verdict.wording.as_ref())),
        Value::maybe(verdict.map(|verdict| &verdict.by)),
        verdict.map_or(Value::Nothing, |verdict| Value::Moment(verdict.judged_at)),
        on_side(Side::Supports),
        on_side(Side::Refutes),
        on_side(Side::Context),
        Value::Number(claim.independent.supports.into()),
        Value::Number(claim.independent.refutes.into()),
        Value::text(&claim.id),
    ]
}

fn evidence(report: &Report) -> Table {
    const COLUMNS: &[(&str, f64)] = &[
        ("Claim", 11.0),
        ("Key", 11.0),
        ("Stance", 16.0),
        ("Side", 12.0),
        ("Counts as independent", 13.0),
        ("Document", 11.0),
        ("Title", 40.0),
        ("Source", 24.0),
        ("Kind", 16.0),
        ("Published", 13.0),
        ("To know", 34.0),
        ("Repeats", 11.0),
        ("Later than the claim", 12.0),
        ("Quote", 50.0),
        ("At", 16.0),
        ("Translation", 40.0),
        ("Translated by", 18.0),
        ("Note", 45.0),
        ("Explanation", 45.0),
        ("Address", 45.0),
        ("Id", 38.0),
    ];
    let rows = report
        .claims
        .iter()
        .flat_map(|claim| claim.evidence.iter().map(move |item| evidence_row(report, claim.key, item)));
    Table { name: "Evidence", columns: COLUMNS, fixed: 2, rows: rows.collect() }
}

fn evidence_row(report: &Report, claim: Key, item: &ReportEvidence) -> Vec<Value> {
    let document = words::document(report, item.document);
    let passage = item.passage.as_ref();
    let side = item.stance.side();
    let counts = match side {
        Side::Context => Value::Nothing,
        Side::Supports | Side::Refutes => Value::Flag(!words::is_dependent(report, item)),
    };
    vec![
        Value::text(&claim),
        Value::text(&item.key),
        Value::text(words::stance(item)),
        Value::text(words::side_label(side)),
        counts,
        Value::text(&item.document),
        Value::maybe(document.map(|document| &document.title)),
        Value::maybe(document.map(|document| &document.source)),
        document.map_or(Value::Nothing, |document| Value::text(words::kind(document))),
        Value::day(document.map(|document| &document.published)),
        Value::text(&words::cautions(report, item).join("; ")),
        item.repeats.as_ref().map_or(Value::Nothing, Value::text),
        item.later_than_claim.map_or(Value::Nothing, Value::Flag),
        Value::maybe(passage.map(|passage| &passage.exact)),
        Value::maybe(passage.and_then(|passage| passage.place.as_ref())),
        Value::maybe(passage.and_then(|passage| passage.translation.as_ref())),
        Value::maybe(passage.and_then(|passage| passage.translated_by.as_ref())),
        Value::maybe(item.note.as_ref()),
        Value::maybe(item.explanation.as_ref()),
        Value::maybe(document.and_then(|document| document.url.as_ref())),
        Value::text(&item.id),
    ]
}

fn verdicts(report: &Report) -> Table {
    const COLUMNS: &[(&str, f64)] = &[
        ("Claim", 11.0),
        ("Standing", 26.0),
        ("Outcome", 14.0),
        ("Rating", 18.0),
        ("Confidence", 12.0),
        ("By", 20.0),
        ("Judged at (UTC)", 17.0),
        ("Documented", 13.0),
        ("Rationale", 60.0),
        ("Suggested wording", 45.0),
        ("Reason for the change", 40.0),
        ("As known on", 13.0),
        ("Evidence on the table", 26.0),
        ("Withdrawn by", 20.0),
        ("Withdrawn at (UTC)", 17.0),
        ("Reason for withdrawing", 40.0),
        ("Id", 38.0),
    ];
    let rows = report.claims.iter().flat_map(|claim| {
        let deciding = claim.verdict.iter().map(|verdict| (verdict, "Decides the status"));
        let others = claim.other_verdicts.iter().map(|other| (other, words::place(claim, other)));
        deciding.chain(others).map(|(verdict, standing)| verdict_row(claim.key, verdict, standing))
    });
    Table { name: "Verdicts", columns: COLUMNS, fixed: 1, rows: rows.collect() }
}

fn verdict_row(claim: Key, verdict: &ReportVerdict, standing: &str) -> Vec<Value> {
    let withdrawn = verdict.withdrawn.as_ref();
    let on_the_table: Vec<String> = verdict.on_the_table.iter().map(ToString::to_string).collect();
    vec![
        Value::text(&claim),
        Value::text(standing),
        outcome(Some(verdict.outcome)),
        verdict.rating.map_or(Value::Nothing, |rating| Value::text(Rating::label(rating))),
        confidence(Some(verdict)),
        Value::text(&verdict.by),
        Value::Moment(verdict.judged_at),
        Value::Flag(verdict.documented),
        Value::maybe(verdict.rationale.as_ref()),
        Value::maybe(verdict.wording.as_ref()),
        Value::maybe(verdict.reason.as_ref()),
        Value::day(verdict.known_at.as_ref()),
        Value::text(&on_the_table.join("; ")),
        Value::maybe(withdrawn.map(|withdrawal| &withdrawal.by)),
        withdrawn.map_or(Value::Nothing, |withdrawal| Value::Moment(withdrawal.at)),
        Value::maybe(withdrawn.map(|withdrawal| &withdrawal.reason)),
        Value::text(&verdict.id),
    ]
}

fn documents(report: &Report) -> Table {
    const COLUMNS: &[(&str, f64)] = &[
        ("Key", 11.0),
        ("Title", 45.0),
        ("Kind", 16.0),
        ("Publisher", 26.0),
        ("Authors", 26.0),
        ("Published", 13.0),
        ("Accessed (UTC)", 17.0),
        ("Language", 11.0),
        ("Link only", 10.0),
        ("Address", 50.0),
        ("Archived", 50.0),
        ("File", 26.0),
        ("Size in bytes", 14.0),
        ("Media type", 18.0),
        ("Added at (UTC)", 17.0),
        ("SHA-256 of the file", 34.0),
        ("SHA-256 of the text", 34.0),
        ("What this shows", 50.0),
        ("Asked", 26.0),
        ("How", 12.0),
        ("Question", 40.0),
        ("Answer", 40.0),
        ("Id", 38.0),
    ];
    let rows = report.documents.iter().map(document_row).collect();
    Table { name: "Documents", columns: COLUMNS, fixed: 1, rows }
}

fn document_row(document: &ReportDocument) -> Vec<Value> {
    let file = document.original.as_ref();
    let contact = document.contact.as_ref();
    vec![
        Value::text(&document.key),
        Value::text(&document.title),
        Value::text(words::kind(document)),
        Value::text(&document.source),
        Value::text(&document.authors.join("; ")),
        Value::Day(document.published.clone()),
        document.accessed.map_or(Value::Nothing, Value::Moment),
        Value::maybe(document.language.as_ref()),
        Value::Flag(document.link_only),
        Value::maybe(document.url.as_ref()),
        Value::text(&document.archived_urls.join("\n")),
        Value::maybe(file.and_then(|file| file.name.as_ref())),
        file.map_or(Value::Nothing, |file| Value::Number(file.size)),
        Value::maybe(file.map(|file| &file.media_type)),
        file.map_or(Value::Nothing, |file| Value::Moment(file.added)),
        file.map_or(Value::Nothing, |file| Value::text(&file.digest)),
        document.text.as_ref().map_or(Value::Nothing, Value::text),
        Value::text(&words::unchanged(document)),
        Value::maybe(contact.map(|contact| &contact.whom)),
        Value::maybe(contact.map(|contact| &contact.how)),
        Value::maybe(contact.map(|contact| &contact.asked)),
        contact.map_or(Value::Nothing, |contact| Value::text(contact.answer.as_deref().unwrap_or("None came."))),
        Value::text(&document.id),
    ]
}

/// `D-0001 Brandt: the shore is being sold`.
fn titled(report: &Report, key: Key) -> String {
    words::document(report, key)
        .map_or_else(|| key.to_string(), |document| format!("{key} {}", on_one_line(&document.title)))
}

fn outcome(outcome: Option<Outcome>) -> Value {
    match outcome {
        None => Value::Nothing,
        Some(Outcome::Verified) => Value::Status(Status::Verified.label(), Status::Verified),
        Some(Outcome::Disputed) => Value::Status(Status::Disputed.label(), Status::Disputed),
        Some(Outcome::Unverifiable) => Value::Status(Status::Unverifiable.label(), Status::Unverifiable),
    }
}

fn confidence(verdict: Option<&ReportVerdict>) -> Value {
    verdict.and_then(|verdict| verdict.confidence).map_or(Value::Nothing, |confidence| Value::text(confidence.word()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_date_only_where_it_is_a_full_day() {
        let is_date = |text: &str| full_day(&DescribedDate::parse_fixed(text).unwrap()).is_some();
        for text in ["2025-03-14", "1900-03-01", "9999-12-31"] {
            assert!(is_date(text), "{text} is a full day");
        }
        for text in ["2025-03", "2025", "unknown", "2025-03-14~", "2025-03-14/2025-03-14", "1900-02-28", "1812-06-24"] {
            assert!(!is_date(text), "{text} stays text");
        }
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_and_says_so() {
        let whole = "ü".repeat(CELL);
        assert!(matches!(fitted(&whole), Fitted::Whole(words) if words == whole));
        for long in ["ü".repeat(CELL + 1), "𝄞".repeat(50_000)] {
            let Fitted::Cut(cut) = fitted(&long) else { panic!("it was not cut") };
            let units = cut.encode_utf16().count();
            assert!((CELL - 1..=CELL).contains(&units), "{units} units");
            assert!(cut.ends_with("The whole text is in the HTML and JSON forms of this report.]"));
        }
    }
}
