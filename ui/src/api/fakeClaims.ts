// What the fake does when a claim is edited, judged and given evidence: enough to look at, and to test against.

import { BookError } from './backend';
import type {
  Attach,
  ClaimView,
  Confidence,
  DocumentView,
  DraftView,
  EditClaim,
  EditClaims,
  EditEvidence,
  EditVerdict,
  EvidenceView,
  FileCheck,
  MarkClaims,
  Outcome,
  Rating,
  RestoreField,
  Stance,
} from './generated';

/** A request with the fields that several commands share. */
type Request = EditClaim & EditVerdict & EditClaims & EditEvidence & MarkClaims & RestoreField & Attach & { text: string };

/** Does a command to the claims; `undefined`: it is none of these. */
export function changeClaims(claims: ClaimView[], documents: DocumentView[], command: string, request: Request): unknown {
  const claim = claims.find(({ key }) => key === request.key);
  const several = claims.filter(({ key }) => request.keys?.includes(key));
  switch (command) {
    case 'edit_claim':
      return claim && edit(claim, request);
    case 'edit_claims':
      for (const one of several) edit(one, { ...request, key: one.key });
      return null;
    case 'restore_field':
      return claim && restore(claim, request);
    case 'edit_verdict':
      return claim && judge(claim, request);
    case 'seal_verdict':
      return claim?.draft?.outcome ? seal(claim) : null;
    case 'mark_in_review':
      return claim && Object.assign(claim, { status: 'in-review', inReviewBy: ME });
    case 'mark_claims':
      for (const one of several) mark(one, request);
      return null;
    case 'clear_status':
      return claim && Object.assign(claim, CLEARED);
    case 'attach':
      return claim && attach(claim, documents, request);
    case 'edit_evidence':
      return editEvidence(claims, request);
    case 'check_files':
      return (claim?.evidenceItems ?? []).flatMap(({ document }): FileCheck[] =>
        document.file === null ? [] : [{ sha256: document.file.sha256, state: document.key === 'D-0003' ? 'mismatch' : 'same' }],
      );
    default:
      return undefined;
  }
}

const ME = 'Ana Kestrel';
const CLEARED = { status: 'to-review', outcome: null, rating: null, verdict: null, draft: null, inReviewBy: null, documented: false };

function edit(claim: ClaimView, request: Partial<Request>): ClaimView {
  if (request.statement?.trim() === '') {
    throw wrong('statement_empty', 'Write what was claimed.', 'One sentence, as the claimant would put it.', 'statement');
  }
  const { statement, said, source, claimant, checking, claimType, hedge, aboutPeriod, asOf, place, recheck, note } = request;
  const text = (given: string | undefined, before: string | null) => (given === undefined ? before : given || null);
  if (said !== undefined) Object.assign(claim, { said: understood(said).edtf, saidLabel: understood(said).label, saidTyped: said });
  return Object.assign(claim, {
    statement: statement ?? claim.statement,
    source: source ?? claim.source,
    claimant: claimant === undefined ? claim.claimant : claimant || claim.source,
    claimantGiven: text(claimant, claim.claimantGiven),
    checking: checking ?? claim.checking,
    claimType: text(claimType, claim.claimType),
    hedge: text(hedge, claim.hedge),
    aboutPeriod: text(aboutPeriod, claim.aboutPeriod),
    asOf: text(asOf, claim.asOf),
    place: text(place, claim.place),
    recheckOn: recheck === undefined ? claim.recheckOn : recheck === '' ? null : understood(recheck).edtf,
    note: text(note, claim.note),
    tags: [...claim.tags.filter((tag) => !request.untag?.includes(tag)), ...(request.tag ?? [])].toSorted(),
  });
}

function restore(claim: ClaimView, { step, field }: Request): ClaimView {
  const change = claim.history.find((line) => line.step === step)?.changes.find((one) => one.field === field);
  return edit(claim, { [field]: change?.before ?? '' });
}

const BLANK: DraftView = { outcome: null, rating: null, confidence: null, rationale: null, wording: null, reason: null, changes: false };

function judge(claim: ClaimView, request: Partial<Request>): ClaimView {
  const sealed = [claim.verdict, ...claim.earlierVerdicts].find((verdict) => verdict?.sealed) ?? null;
  const goesOn = sealed !== null && (request.outcome === undefined || request.outcome === sealed.outcome);
  const before: DraftView = claim.draft ?? (goesOn ? { ...BLANK, ...picked(sealed), reason: null } : BLANK);
  const isOther = request.outcome !== undefined && before.outcome !== null && request.outcome !== before.outcome;
  const text = (given: string | undefined, now: string | null) => (given === undefined ? now : given || null);
  const draft: DraftView = {
    outcome: request.outcome === undefined ? before.outcome : ((request.outcome || null) as Outcome | null),
    rating: isOther ? null : (text(request.rating, before.rating) as Rating | null),
    confidence: isOther ? null : (text(request.confidence, before.confidence) as Confidence | null),
    rationale: text(request.because, before.rationale),
    wording: text(request.wording, before.wording),
    reason: text(request.reason, before.reason),
    changes: false,
  };
  draft.changes = sealed !== null && draft.outcome !== null && (draft.outcome !== sealed.outcome || draft.rating !== sealed.rating);
  claim.draft = draft;
  if (draft.outcome === null) return claim;
  if (sealed !== null && sealed === claim.verdict) claim.earlierVerdicts = [sealed, ...claim.earlierVerdicts];
  const documented = draft.rationale !== null && claim.evidenceItems.length > 0;
  return Object.assign(claim, {
    status: draft.outcome,
    outcome: draft.outcome,
    rating: draft.rating,
    documented,
    open: true,
    inReviewBy: null,
    verdict: {
      id: 'open',
      ...picked({ ...draft, outcome: draft.outcome }),
      reason: draft.reason,
      by: ME,
      at: '2025-03-15T10:00:00Z',
      documented,
      sealed: false,
      withdrawn: null,
      readers: 1,
      readersDisagree: false,
      mine: true,
      confidenceBasis: null,
      wantsReason: draft.changes && draft.reason === null,
    },
  });
}

function picked<T extends Pick<DraftView, 'rating' | 'confidence' | 'rationale' | 'wording'> & { outcome: Outcome }>(from: T) {
  const { outcome, rating, confidence, rationale, wording } = from;
  return { outcome, rating, confidence, rationale, wording };
}

function seal(claim: ClaimView): null {
  if (claim.verdict) claim.verdict = { ...claim.verdict, sealed: true };
  Object.assign(claim, { draft: null, open: false });
  return null;
}

function mark(claim: ClaimView, { status, because }: Request): void {
  if (status === 'to-review') Object.assign(claim, CLEARED);
  else if (status === 'in-review') Object.assign(claim, { status, inReviewBy: ME });
  else {
    judge(claim, { outcome: status, ...(because === undefined ? {} : { because }) });
    seal(claim);
  }
}

const SIDES = {
  supports: 'supports',
  'partly-supports': 'supports',
  context: 'context',
  'partly-refutes': 'refutes',
  refutes: 'refutes',
} as const;

function attach(claim: ClaimView, documents: DocumentView[], request: Request): unknown {
  const { url, note, document, file } = request;
  if (url?.includes(' ')) throw wrong('address_unreadable', `\`${url}\` is no address.`, null, 'url');
  const stance = request.stance as Stance;
  const number = claim.evidenceItems.length + 1;
  const key = `E-${String(number).padStart(4, '0')}`;
  const name = request.name ?? file?.split('/').pop() ?? null;
  const added: DocumentView = documents.find((one) => one.key === document) ?? {
    key: `D-00${90 + number}`,
    title: request.title ?? name ?? url ?? 'Note',
    kind: note === undefined ? 'web-page' : 'note',
    source: request.source ?? 'unknown',
    url: url ?? null,
    published: 'unknown',
    publishedLabel: request.published ?? 'unknown',
    linkOnly: url !== undefined,
    original: file === undefined ? null : DIGEST,
    authors: [],
    archivedUrls: [],
    accessed: null,
    file: file === undefined ? null : { sha256: DIGEST, size: 81_920, sizeLabel: '80 kB', mediaType: 'image/png', name, added: '2025-03-15T10:00:00Z' },
    hasText: false,
  };
  const item: EvidenceView = {
    key,
    id: key,
    stance,
    side: SIDES[stance],
    document: added,
    quote: request.quote ?? null,
    explanation: request.explanation ?? null,
    note: note ?? null,
    repeats: null,
    laterThanClaim: null,
    span: null,
  };
  claim.evidenceItems = [...claim.evidenceItems, item];
  count(claim);
  return { key, id: key, document: added, stance };
}

/** An invented digest. */
const DIGEST = '7d1e5aa90c44b2f8b3c1f0a4e7d29b8865c3fe12a07d4416b95e8fd2c30a7e61';

function editEvidence(claims: ClaimView[], request: Request): null {
  for (const claim of claims) {
    claim.evidenceItems = claim.evidenceItems.map((item) => {
      if (item.key !== request.key) return item;
      const stance = (request.stance ?? item.stance) as Stance;
      const explanation = request.explanation === undefined ? item.explanation : request.explanation || null;
      const repeats = request.repeats === undefined ? item.repeats : request.repeats || null;
      return { ...item, stance, side: SIDES[stance], explanation, repeats };
    });
    count(claim);
  }
  return null;
}

function count(claim: ClaimView): void {
  const of = (side: EvidenceView['side']) => claim.evidenceItems.filter((item) => item.side === side);
  const roots = (side: EvidenceView['side']) =>
    of(side).filter(({ repeats, document }) => repeats === null && document.kind !== 'own-working' && document.kind !== 'note').length;
  claim.evidence = { supports: of('supports').length, refutes: of('refutes').length, context: of('context').length };
  claim.independent = { supports: roots('supports'), refutes: roots('refutes') };
}

function understood(text: string): { edtf: string; label: string } {
  if (text === 'unknown') return { edtf: 'unknown', label: 'unknown' };
  const day = Date.parse(`${text} UTC`);
  if (Number.isNaN(day)) throw wrong('date_unreadable', `\`${text}\` is not a date.`, 'Write 2025-03-13, 13 March 2025 or unknown.', 'said');
  const edtf = new Date(day).toISOString().slice(0, /\d.*[a-z].*\d{4}|^\d{4}-\d\d-\d\d$/i.test(text) ? 10 : 7);
  return { edtf, label: text };
}

function wrong(code: BookError['code'], message: string, hint: string | null, field: string): BookError {
  return new BookError({ code, message, hint, field, at: null, detail: null });
}
