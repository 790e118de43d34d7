// Light, dark, or as the system: chosen once, remembered on this computer.

export type Theme = 'system' | 'light' | 'dark';

const THEMES: Theme[] = ['system', 'light', 'dark'];
const STORED = 'claimbook.theme';

export class ThemeChoice {
  theme = $state<Theme>(stored());

  /** Puts the choice on the page. */
  apply(): void {
    const root = document.documentElement;
    if (this.theme === 'system') delete root.dataset.theme;
    else root.dataset.theme = this.theme;
  }

  /** The next of the three. */
  next(): void {
    this.theme = THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length] ?? 'system';
    localStorage.setItem(STORED, this.theme);
    this.apply();
  }
}

function stored(): Theme {
  return THEMES.find((theme) => theme === localStorage.getItem(STORED)) ?? 'system';
}
