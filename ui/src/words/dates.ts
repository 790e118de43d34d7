// Moments and days as people read them. The locale is named, because a program started without one breaks `Intl`.

const LOCALE = 'en-GB';

const moment = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const day = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

const DAY = 86_400_000;

/** "14 Mar 2025, 16:02", in this computer's time. */
export function showMoment(at: string): string {
  return moment.format(new Date(at));
}

/** "14 Mar 2025", of `2025-03-14`. */
export function showDay(on: string): string {
  return day.format(new Date(`${on}T00:00:00Z`));
}

/** How far a day is from today: "2 days late", "today", "in 3 days". Due: today or before; soon: three days ahead at most. */
export function showDistance(on: string, now: Date): { words: string; due: boolean; soon: boolean } {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const days = Math.round((Date.parse(`${on}T00:00:00Z`) - today) / DAY);
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  if (days === 0) return { words: 'today', due: true, soon: true };
  if (days < 0) return { words: `${count} late`, due: true, soon: true };
  return { words: `in ${count}`, due: false, soon: days <= 3 };
}
