// Which commands fit what was typed, the nearest first.

import type { Shortcut } from '$keys/table';

/** Those of which every typed word begins a word, or stands in one; beginnings before middles, the label before other words. */
export function rank<T extends Shortcut>(rows: readonly T[], typed: string): T[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const scored = rows.map((row) => ({ row, score: scoreOf(row, wanted) }));
  return scored
    .filter(({ score }) => score !== null)
    .sort((one, other) => (one.score ?? 0) - (other.score ?? 0))
    .map(({ row }) => row);
}

/** The lower the nearer; null: some word fits nowhere. */
function scoreOf({ label, also = '' }: Shortcut, wanted: string[]): number | null {
  const text = label.toLowerCase();
  const words = text.split(' ');
  const others = also.toLowerCase();
  let score = 0;
  for (const word of wanted) {
    if (text.startsWith(word)) score += 0;
    else if (words.some((one) => one.startsWith(word))) score += 1;
    else if (others.split(' ').some((one) => one.startsWith(word))) score += 2;
    else if (text.includes(word)) score += 3;
    else return null;
  }
  return score;
}
