// Typing: what all text fields are told.

/** A text field: what it says, and what it does with what is typed. */
export interface TextProps {
  label: string;
  hideLabel?: boolean;
  /** The key that leads here, shown beside the label. */
  keys?: string;
  hint?: string;
  error?: string;
  placeholder?: string;
  look?: 'field' | 'text';
  /** Of a form: may be bound. With `onsave`: what is kept; typing goes before it. */
  value?: string;
  /** Hears each key. */
  oninput?: (value: string) => void;
  /** Keeps the text: 600 ms after typing rests, and when it is left. */
  onsave?: (value: string) => void;
  /** The focus has left. */
  onsettle?: () => void;
  /** Enter, after what was typed is saved. In a field of a form it sends the form instead. */
  onenter?: () => void;
  disabled?: boolean;
  /** The focus begins here where a popover or dialog opens. */
  autofocus?: boolean;
  spellcheck?: boolean;
  /** Changes the type of the text: `serif` is the voice of a source, `mono` a fact. */
  voice?: 'sans' | 'serif' | 'mono';
}
