// Texts by chance, the same in every run: letters, emoji, lines, and blank lines of several kinds.

/** A source of numbers below a bound that gives the same ones for the same seed. */
export function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

const BITS = ['word', ' ', ', ', '20 %', 'é', 'e\u0301', '😀', '👩‍🚒', '\n', '\n\n', '\n \n', '\n\n\n\n', '\t', '„quote“', '\u00a0'];

/** A text of so many bits. */
export function someText(roll: (below: number) => number, bits: number): string {
  return Array.from({ length: bits }, () => BITS[roll(BITS.length)]).join('');
}
