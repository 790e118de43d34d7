// Trouble: what keeps the book from being written, said until it is over.

export const label = 'The book cannot be written';
export const keep = 'What you typed stays in its field.';
export const again = 'Try again';
export const close = 'Close this message';
