// Light or dark: the system's choice until the reader makes another.

class Theme {
  chosen = $state<'light' | 'dark' | null>(null);
  dark = $state(false);

  constructor() {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const saved = localStorage.getItem('theme');
    this.chosen = saved === 'dark' || saved === 'light' ? saved : null;
    system.addEventListener('change', () => this.#apply(system.matches));
    this.#apply(system.matches);
  }

  #apply(systemDark: boolean) {
    this.dark = this.chosen ? this.chosen === 'dark' : systemDark;
    if (this.chosen) document.documentElement.dataset.theme = this.chosen;
  }

  toggle() {
    this.chosen = this.dark ? 'light' : 'dark';
    localStorage.setItem('theme', this.chosen);
    this.#apply(this.dark);
  }
}

export const theme = new Theme();
