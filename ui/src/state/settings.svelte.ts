// What a person chose for this computer: kept by the page, never in a book.

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';
export type DateStyle = 'words' | 'iso';
export type Paper = 'a4' | 'letter';

/** A book that was open before. */
export interface RecentBook {
  path: string;
  title: string;
}

/** Everything that is remembered. */
export interface Chosen {
  /** Under which name changes are made; empty: nobody has said. */
  name: string;
  theme: Theme;
  /** In percent of the normal size. */
  textSize: number;
  /** Of a document's text, in percent. */
  readerSize: number;
  density: Density;
  dates: DateStyle;
  /** After a verdict in review the next claim comes up by itself. */
  advance: boolean;
  /** Letters without Ctrl do things. */
  singleKeys: boolean;
  /** The side bar shows signs alone. */
  rail: boolean;
  /** Who publishes the reports. */
  organisation: string;
  /** What PDF reports are printed on. */
  paper: Paper;
  /** In CSS pixels; nothing: as the window's width has it. */
  sideWidth: number | null;
  inspectorWidth: number | null;
  /** The fields of a claim that are used less lie open. */
  moreFields: boolean;
  recent: RecentBook[];
}

const STORED = 'claimbook.settings';
const RECENT = 8;

export const TEXT_SIZES = [90, 100, 110, 125, 150] as const;
const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

const DEFAULTS: Chosen = {
  name: '',
  theme: 'system',
  textSize: 100,
  readerSize: 100,
  density: 'comfortable',
  dates: 'words',
  advance: false,
  singleKeys: true,
  rail: false,
  organisation: '',
  paper: 'a4',
  sideWidth: null,
  inspectorWidth: null,
  moreFields: false,
  recent: [],
};

export class Settings {
  chosen = $state.raw<Chosen>(stored());

  /** Remembers a choice and shows it. */
  choose(choice: Partial<Chosen>): void {
    this.chosen = { ...this.chosen, ...choice };
    localStorage.setItem(STORED, JSON.stringify(this.chosen));
    this.apply();
  }

  /** Puts theme, text size and density on the page. */
  apply(): void {
    const { theme, textSize, density } = this.chosen;
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = theme;
    root.style.fontSize = textSize === 100 ? '' : `${textSize}%`;
    root.dataset.density = density;
  }

  /** The next of the three themes. */
  nextTheme(): void {
    this.choose({ theme: THEMES[(THEMES.indexOf(this.chosen.theme) + 1) % THEMES.length] ?? 'system' });
  }

  /** The next size up or down, as far as they go. */
  resize(step: 1 | -1): void {
    const at = TEXT_SIZES.findIndex((size) => size >= this.chosen.textSize);
    const next = TEXT_SIZES[Math.max(0, Math.min(TEXT_SIZES.length - 1, (at < 0 ? 1 : at) + step))];
    if (next !== undefined) this.choose({ textSize: next });
  }

  /** Puts a book first among those that were open. */
  remember(book: RecentBook): void {
    const others = this.chosen.recent.filter(({ path }) => path !== book.path);
    this.choose({ recent: [book, ...others].slice(0, RECENT) });
  }

  /** Takes a book off that list: it is no longer there. */
  forget(path: string): void {
    this.choose({ recent: this.chosen.recent.filter((book) => book.path !== path) });
  }
}

/** What was kept, each choice only where it is one. */
function stored(): Chosen {
  let kept: unknown;
  try {
    kept = JSON.parse(localStorage.getItem(STORED) ?? '{}');
  } catch {
    return DEFAULTS;
  }
  if (typeof kept !== 'object' || kept === null) return DEFAULTS;
  const found = new Map<string, unknown>(Object.entries(kept));
  const one = <T>(name: keyof Chosen, fallback: T, fits: (value: unknown) => value is T): T => {
    const value = found.get(name);
    return fits(value) ? value : fallback;
  };
  const among =
    <T>(all: readonly T[]) =>
    (value: unknown): value is T =>
      all.some((each) => each === value);
  const isWidth = (value: unknown): value is number | null =>
    value === null || (typeof value === 'number' && value >= 40 && value <= 1200);
  const isText = (value: unknown): value is string => typeof value === 'string';
  const isSwitch = (value: unknown): value is boolean => typeof value === 'boolean';
  return {
    name: one('name', DEFAULTS.name, isText),
    theme: one('theme', DEFAULTS.theme, among(THEMES)),
    textSize: one<number>('textSize', DEFAULTS.textSize, among<number>(TEXT_SIZES)),
    readerSize: one<number>('readerSize', DEFAULTS.readerSize, among<number>(TEXT_SIZES)),
    density: one('density', DEFAULTS.density, among<Density>(['comfortable', 'compact'])),
    dates: one('dates', DEFAULTS.dates, among<DateStyle>(['words', 'iso'])),
    advance: one('advance', DEFAULTS.advance, isSwitch),
    singleKeys: one('singleKeys', DEFAULTS.singleKeys, isSwitch),
    rail: one('rail', DEFAULTS.rail, isSwitch),
    organisation: one('organisation', DEFAULTS.organisation, isText),
    paper: one('paper', DEFAULTS.paper, among<Paper>(['a4', 'letter'])),
    sideWidth: one('sideWidth', DEFAULTS.sideWidth, isWidth),
    inspectorWidth: one('inspectorWidth', DEFAULTS.inspectorWidth, isWidth),
    moreFields: one('moreFields', DEFAULTS.moreFields, isSwitch),
    recent: one('recent', DEFAULTS.recent, areBooks),
  };
}

function areBooks(value: unknown): value is RecentBook[] {
  const isBook = (book: unknown) =>
    typeof book === 'object' &&
    book !== null &&
    'path' in book &&
    'title' in book &&
    typeof book.path === 'string' &&
    typeof book.title === 'string';
  return Array.isArray(value) && value.every(isBook);
}
