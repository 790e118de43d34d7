// Suggest: what a list under a text field offers.

/** A row of the list: what choosing it writes, and what is said of it besides. */
export interface Option {
  value: string;
  detail?: string;
}

/** Finds what may be meant by what is typed so far; of nothing, all there is. */
export type Suggest = (text: string) => Promise<readonly Option[]>;

export interface SuggestProps {
  suggest: Suggest;
  /** Rows that are always offered, under those that are found. */
  fixed?: readonly Option[];
  /** Words of a last row for what is nowhere yet; without it there is no such row. */
  createLabel?: (text: string) => string;
  placeholder?: string;
  disabled?: boolean;
  autofocus?: boolean;
}
