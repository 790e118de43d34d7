// What the fake answers about keeping a book and letting it go: reports, backups, history, trash.

import type {
  BackupView,
  ClaimRow,
  ClaimView,
  ExportedReport,
  ExportReport,
  FindHistory,
  HistoryLine,
  HistoryView,
  PresetView,
  PreviewedReport,
  PreviewReport,
  SafetyView,
  SavePreset,
  VerificationView,
} from './generated';

const HEAD = '7b1f3ab09c5d41e7780b2296ee41c07d3a95518f64e0bb27c9134da7e60fc821';

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Report</title>
<body style="margin:0;padding:40px 56px;background:#fdfcf9;color:#1e1d1a;font:16px/1.5 Georgia,serif">
<p style="font:12px/1.4 sans-serif;color:#53514b">Verification report · SAMPLE</p><h1>Halvern</h1>`;

/** A sheet of paper; the number of a page behind it changes nothing. */
const SHEET = `image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="909" height="1286"/>')}#`;

/** A preview of these claims: a page, a text, or nothing that can be shown. */
export function preview(claims: ClaimView[], { format, query, pages = 3 }: PreviewReport): PreviewedReport {
  const without = claims.filter(({ outcome }) => outcome === null);
  const lines = claims.map((claim) => `${claim.key}: ${claim.statement}`);
  const isPages = format === 'pdf';
  const isPage = format === 'html';
  const isText = ['md', 'csv', 'json'].includes(format);
  const items = claims.map((claim) => `<h2 style="font-size:18px">${claim.statement}</h2><p>${claim.saidLabel}</p>`);
  return {
    token: isPages ? SHEET : isPage ? `text/html,${encodeURIComponent(PAGE + items.join(''))}` : null,
    pages: isPages ? Math.min(pages, 3) : null,
    morePages: isPages && (pages < 3 || 10 < claims.length),
    text: isText ? lines.join('\n') : null,
    claims: claims.length,
    reviewed: claims.length - without.length,
    unreviewed: without.map(({ key }) => key),
    bare: claims.filter(({ outcome, documented }) => outcome !== null && !documented).map(({ key }) => key),
    withoutReason: [],
    open: [],
    mismatched: [],
    fileName: `halvern-2025-03-14.${format}`,
    problems: query === 'status:xyz' ? [{ start: 7, end: 10, message: '`xyz` is not a status.', suggestion: 'disputed' }] : [],
  };
}

export function exported(claims: ClaimView[], { path, format }: ExportReport): ExportedReport {
  const pages = format === 'pdf' ? claims.length + 3 : null;
  const said = { open: [], logged: true, problems: [], pages, volumes: [], notes: [] };
  return { path, sha256: HEAD, claims: claims.length, asOf: '2025-03-14T16:20:00.000Z', ...said };
}

/** Wishes as they come back from the book. */
export function preset(wish: SavePreset): PresetView {
  const { name, format = null, query = null, title = null, subtitle = null, organisation = null, author = null } = wish;
  const logo = wish.logo === undefined ? null : wish.logo.startsWith('sha256:') ? wish.logo : `sha256:${HEAD}`;
  const { paper = 'a4', order = 'recorded', without = [] } = wish;
  return { name, format, query, title, subtitle, organisation, author, logo, paper, order, without };
}

export function safety(path: string): SafetyView {
  return {
    path,
    sizeLabel: '1.4 MB',
    folder: '/books/backups',
    backups: [backup('2025-03-14T09:00:00.000Z'), backup('2025-03-13T17:40:00.000Z')],
    synced: null,
    readOnly: null,
    head: HEAD,
  };
}

export function backup(at: string): BackupView {
  return { path: `/books/backups/Halvern ${at.slice(0, 10)}.claimbook`, at, sizeLabel: '1.4 MB' };
}

export function verification(): VerificationView {
  return { sound: true, steps: 40, entries: 96, rows: 71, contents: 6, events: 2, heads: [HEAD], findings: [] };
}

/** The steps of all claims, and one export. */
export function history(claims: ClaimView[], { newestFirst, offset = 0, limit = 1000 }: FindHistory): HistoryView {
  const title = (line: HistoryLine) => claims.find(({ key }) => line.about.includes(key))?.statement ?? null;
  const steps = claims
    .flatMap((claim) => claim.history)
    .map((line) => ({ ...line, title: title(line), changes: [] }))
    .sort((one, other) => one.at.localeCompare(other.at));
  if (newestFirst) steps.reverse();
  return {
    steps: steps.slice(offset, offset + limit),
    events: [{ at: '2025-03-14T16:00:00.000Z', kind: 'export', subject: '/reports/halvern.html', detail: 'html, 12 claims' }],
    total: steps.length,
  };
}

/** What the trash says of a claim. */
export function trashed({ key, statement }: ClaimRow) {
  return { key, title: statement, by: 'Ana Kestrel', at: '2025-03-14T16:10:00.000Z' };
}
