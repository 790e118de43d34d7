// What is wished of a report: what the export box holds, the request it makes, and the preset it is kept as.

import type { ExportReport, PresetView, SavePreset } from '$api/generated';
import type { Desk } from '$state/desk.svelte';
import type { Paper } from '$state/settings.svelte';
import { formats, orders, parts } from '$words/export';

type Order = (typeof orders)[number]['value'];
type Part = (typeof parts)[number]['value'];

/** What previews and exports ask for alike. */
export type ReportWish = Omit<ExportReport, 'path' | 'asOf' | 'preset'> & { format: string };

export class Wishes {
  format = $state(formats[0]?.value ?? '');
  /** `selected`, `view`, `all`, `search`, or the key of a document. */
  scope = $state('view');
  query = $state('');
  title = $state('');
  subtitle = $state('');
  organisation = $state('');
  author = $state('');
  /** A file, or one that a preset keeps; empty: none. */
  logo = $state('');
  paper = $state<Paper>('a4');
  order = $state<Order>('recorded');
  without = $state.raw<readonly Part[]>([]);

  readonly #desk: Desk;
  readonly #keys: string[] | null;
  readonly request = $derived.by<ReportWish>(() => this.#request());

  constructor(desk: Desk, keys: string[] | null) {
    this.#desk = desk;
    this.#keys = keys;
    this.scope = keys === null ? 'view' : 'selected';
    this.query = desk.query;
    this.organisation = desk.settings.chosen.organisation;
    this.paper = desk.settings.chosen.paper;
  }

  /** Whether the format has pages, so that the sheet matters. */
  get hasPages(): boolean {
    return ['pdf', 'docx', 'xlsx'].includes(this.format);
  }

  /** Shows a part, or leaves it out. */
  show(part: Part, shown: boolean): void {
    const others = this.without.filter((other) => other !== part);
    this.without = shown ? others : [...others, part];
  }

  /** Takes the wishes of a preset over, and leaves alone what it says nothing of. */
  use(preset: PresetView): void {
    this.title = preset.title ?? '';
    this.subtitle = preset.subtitle ?? '';
    this.organisation = preset.organisation ?? '';
    this.author = preset.author ?? '';
    this.logo = preset.logo ?? '';
    if (preset.paper === 'a4' || preset.paper === 'letter') this.paper = preset.paper;
    this.order = orders.find(({ value }) => value === preset.order)?.value ?? 'recorded';
    this.without = parts.map(({ value }) => value).filter((value) => preset.without.includes(value));
    if (preset.format !== null) this.format = preset.format;
    if (preset.query === null) return;
    const document = this.#desk.book?.documents.find(({ key }) => `document:${key}` === preset.query);
    this.scope = document?.key ?? (preset.query === '' ? 'all' : 'search');
    this.query = preset.query;
  }

  /** These wishes as a preset. Claims that were picked one by one are not a part of it. */
  preset(name: string): SavePreset {
    const { keys, query, ...wishes } = this.request;
    return { name, ...wishes, paper: this.paper, ...(keys === undefined ? { query: query ?? '' } : {}) };
  }

  #request(): ReportWish {
    const texts = { title: this.title, subtitle: this.subtitle, organisation: this.organisation, author: this.author, logo: this.logo };
    return {
      ...this.#claims(),
      format: this.format,
      ...Object.fromEntries(Object.entries(texts).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, text.trim()]]))),
      ...(this.hasPages ? { paper: this.paper } : {}),
      ...(this.order === 'recorded' ? {} : { order: this.order }),
      ...(this.without.length === 0 ? {} : { without: [...this.without] }),
    };
  }

  #claims(): Pick<ReportWish, 'keys' | 'query'> {
    if (this.scope === 'selected' && this.#keys !== null) return { keys: this.#keys };
    if (this.scope === 'view') return { query: this.#desk.query };
    if (this.scope === 'search') return { query: this.query };
    return this.scope.startsWith('D-') ? { query: `document:${this.scope}` } : {};
  }
}
