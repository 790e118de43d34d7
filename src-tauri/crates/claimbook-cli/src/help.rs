//! What stands below the options in `claims COMMAND --help`: examples, and where to go next.
//!
//! Everything in the examples happens in the invented town of Halvern.

/// Below the list of commands.
pub(crate) const HANDBOOK: &str = "\
A first hour:
  claims new halvern.claimbook
  claims --book halvern.claimbook import bridge.txt --source \"Halvern Courier\"
  claims --book halvern.claimbook add \"The bridge cost 4 million.\" --said 2025-03-14 \\
         --document D-0001 --quote \"cost some four million\"
  claims --book halvern.claimbook attach CB-0001 invoice.pdf --stance refutes
  claims --book halvern.claimbook verdict CB-0001 disputed --because \"The invoice says 5.2 million.\"
  claims --book halvern.claimbook report --format html -o report.html

What to write for
  KEY    CB-0001 is a claim, D-0001 a document, E-0001 an item of evidence; CB-1 will do
  DATE   2025-03-14, 2025-03, 2025, \"14 March 2025\", \"March 2025\", yesterday, unknown,
         or EDTF level 1: 2025-03-14/2025-03-16, 2025~, 2025-21
  QUERY  words, \"a phrase\", -not, OR, brackets, and status: outcome: source: claimant: document:
         tag: said: has: key: as in  status:disputed bridge -tag:old

Answers
  With --json exactly one object with \"schema\": 1, on standard output; a refusal is one object on
  standard error. Without it, a refusal is a line `error: ...` and often a line `hint: ...`.
  Exit: 0 done, 1 refused, 2 mistyped, 3 the book is damaged or the report
  is not sound, 70 a bug in Claimbook.

A book can be open in the window at the same time. Nothing leaves this computer, nothing is fetched.
`claims COMMAND --help` explains each command.";

pub(crate) const NEW: &str = "\
Examples:
  claims new halvern.claimbook
  claims new halvern.claimbook --title \"The Halvern bridge\"
  claims new sample.claimbook --sample

A book is one file: copying the file copies the work. It is not encrypted by Claimbook.
Next: `claims import` brings in a document, `claims add` records a claim.";

pub(crate) const IMPORT: &str = "\
Examples:
  claims --book halvern.claimbook import bridge.txt
  claims --book halvern.claimbook import speech.md --source \"Town Hall\" --published \"14 March 2025\"

Title and date are looked for in the text; the answer says where they were found. The original is \
    kept and hashed.
Next: `claims add ... --document D-0001 --quote TEXT` records a claim that stands in it.";

pub(crate) const ADD: &str = "\
Examples:
  claims --book halvern.claimbook add \"The bridge cost 4 million.\" --source \"Mayor Orla Finch\" \\
         --said yesterday
  claims --book halvern.claimbook add \"About a fifth of Halvern was under water.\" \\
         --said 2025-03-14 --document D-0001 --quote \"nearly 20 percent of the town\" --tag flood

A quote is found in the document as it stands there; differences of quotation marks, dashes, spaces \
    and case do not matter. If it stands there twice, --occurrence says which.
Next: `claims attach` weighs it, `claims verdict` judges it.";

pub(crate) const EDIT: &str = "\
Examples:
  claims --book halvern.claimbook edit CB-0001 --said \"March 2025\" --tag bridge --untag draft
  claims --book halvern.claimbook edit CB-0001 --statement \"The bridge cost 5 million.\"

Only what is given changes. What stood before stays in `claims history`, and `claims undo` returns to it.";

pub(crate) const REMOVE: &str = "\
Examples:
  claims --book halvern.claimbook remove CB-0003
  claims --book halvern.claimbook remove E-0002

A document goes only when no claim and no evidence uses it. Nothing is erased: `claims restore` brings \
    it back, and the history keeps it.";

pub(crate) const RESTORE: &str = "\
Examples:
  claims --book halvern.claimbook restore CB-0003

`claims history CB-0003` says when it went, and by whom.";

pub(crate) const ATTACH: &str = "\
Examples:
  claims --book halvern.claimbook attach CB-0001 invoice.pdf --stance refutes --source \"Town Hall\"
  claims --book halvern.claimbook attach CB-0001 https://halvern.example/budget --stance context
  claims --book halvern.claimbook attach CB-0002 --document D-0002 --quote \"18 percent\" \\
         --stance partly-supports --repeats E-0001

A file is copied into the book and hashed. An address is kept as a link only, never fetched. Notes and \
    repeated items never count as independent.
Next: `claims verdict`.";

pub(crate) const VERDICT: &str = "\
Ratings:
  verified      true, mostly-true
  disputed      misleading, missing-context, mostly-false, false
  unverifiable  no-evidence-found, not-checkable

Examples:
  claims --book halvern.claimbook verdict CB-0001 disputed --rating mostly-false \\
         --because \"The invoice says 5.2 million.\" --wording \"The bridge cost about 5 million.\"
  claims --book halvern.claimbook verdict CB-0002 verified --confidence high --recheck 2025-09-01

The verdict is sealed at once. Without evidence and --because it is marked without documentation.
A verdict that differs from your last one needs --reason; both stay in the history.
Next: `claims report`.";

pub(crate) const WITHDRAW: &str = "\
Examples:
  claims --book halvern.claimbook withdraw CB-0001 --reason \"The invoice was for another bridge.\"

Takes back your own standing verdict and your earlier ones on this claim. They stay in the history.";

pub(crate) const LIST: &str = "\
Examples:
  claims --book halvern.claimbook list
  claims --book halvern.claimbook list 'status:disputed bridge -tag:old' --sort source
  claims --book halvern.claimbook list 'said:2025-03' --limit 20 --json

QUERY is words, \"a phrase\", -not, OR, brackets, and status: outcome: source: claimant: document: tag: \
    said: has: key: ... What is not understood is said; the rest is used.
Next: `claims show CB-0001`.";

pub(crate) const SHOW: &str = "\
Examples:
  claims --book halvern.claimbook show CB-0001

Where it was said, the verdict and those before it, the evidence on both sides, and its history.";

pub(crate) const HISTORY: &str = "\
Examples:
  claims --book halvern.claimbook history
  claims --book halvern.claimbook history CB-0001

Oldest first. The 8 digits beside the time are those of the step, which `claims purge` takes.";

pub(crate) const UNDO: &str = "\
Examples:
  claims --book halvern.claimbook undo

Takes back your own newest change, today or next week. Nobody else's, and nothing that a later change \
    stands on. `claims redo` brings it back.";

pub(crate) const REDO: &str = "\
Examples:
  claims --book halvern.claimbook redo

Brings back what your last undo took back, with the same keys, as long as you changed nothing since.";

pub(crate) const VERIFY: &str = "\
Examples:
  claims --book halvern.claimbook verify
  claims --book halvern.claimbook verify --head 5f2d9c0b7a...

Reads everything, writes nothing: the chain of the history, every row against it, every attached file \
    against its hash. Note the head somewhere else: only with --head does it show that the end of the \
    history was cut off. Findings exit 3.";

pub(crate) const VERIFY_REPORT: &str = "\
Examples:
  claims verify-report report.json
  claims verify-report report.pdf --json
  claims --book halvern.claimbook verify-report report.pdf

A JSON report, or a PDF, which has one attached: whether each step hashes to what it says and follows the one \
    before it, and whether the claims, quotes, verdicts and counts shown are those that the steps seal. With \
    --book also whether the steps and the files are in that book. Findings exit 3, another file exits 1.

Only a head noted elsewhere finds a history that was written anew as a whole; names are declared.";

pub(crate) const PURGE: &str = "\
Examples:
  claims --book halvern.claimbook history
  claims --book halvern.claimbook purge 3f9a01bc --reason \"The witness asked for her name to go.\"

This cannot be undone. The history keeps that something was there, who blanked it, and why. Backups and \
    copies of the book keep the text.";

pub(crate) const REPORT: &str = "\
Examples:
  claims --book halvern.claimbook report --format pdf -o report.pdf --order document
  claims --book halvern.claimbook report 'tag:flood' --format md -o flood.md \\
         --organisation \"Halvern Courier\"
  claims --book halvern.claimbook report --format json -o march.json --as-of 2025-03-31
  claims --book halvern.claimbook report --format docx -o report.docx
  claims --book halvern.claimbook report --format xlsx -o report.xlsx
  claims --book halvern.claimbook report --preset Weekly --logo '' -o plain.pdf

html and docx are for readers, docx to go on writing in, with the sources in footnotes. csv and xlsx are for \
    sorting and counting: csv a row a claim, xlsx sheets of claims, evidence, verdicts and documents. json has \
    everything, as it was typed.

The first line says what was covered and what was not. Same request, same bytes. A report of no claims \
    is refused and no file is written.

--logo, --subtitle, --author and --order are for every format; what --without leaves out is in none, and the \
    report says so. --preset takes the wishes that `claims save-preset` kept; what is said here comes before them, \
    and '' takes a logo, a subtitle, an organisation or an author away; with --without '' nothing is left out.

A PDF of more than 500 claims, or whose words are very many, becomes volumes beside OUT, `report-1-of-3.pdf` for \
    `report.pdf`, and OUT is their contents; the answer names them.";

pub(crate) const PRESETS: &str = "\
Examples:
  claims --book halvern.claimbook presets
  claims --book halvern.claimbook presets --json

The same presets stand above the choices of the export in the window.";

pub(crate) const SAVE_PRESET: &str = "\
Examples:
  claims --book halvern.claimbook save-preset Weekly --format pdf --organisation \"Halvern Courier\" \\
         --logo courier.png --order status --without tags,history
  claims --book halvern.claimbook save-preset \"Flood desk\" --query tag:flood --format docx
  claims --book halvern.claimbook report --preset Weekly -o week-12.pdf

The logo is kept in the book. Saving under a name that is there replaces all of it, so that a logo that is not \
    named again is gone; undo takes that back.";

pub(crate) const REMOVE_PRESET: &str = "\
Examples:
  claims --book halvern.claimbook remove-preset Weekly

Reports that were made with it stay as they are. Undo brings it back.";

pub(crate) const COPY: &str = "\
Examples:
  claims --book halvern.claimbook copy halvern-2025-03-14.claimbook

A compact copy, safe also while the window is open.";
