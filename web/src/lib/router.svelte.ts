// Addresses: a path names the page, the query holds the filter and what is
// chosen on the page, so that whatever is seen can be linked.

class Router {
  path = $state(location.pathname);
  query = $state.raw(new URLSearchParams(location.search));

  constructor() {
    addEventListener('popstate', () => this.#read());
    // Links inside the desk do not load the page again.
    document.addEventListener('click', (e) => {
      if (e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
      const a = (e.target as Element | null)?.closest?.('a');
      if (!a || a.target || a.hasAttribute('download') || a.origin !== location.origin || a.pathname.startsWith('/api/')) return;
      if (a.pathname === location.pathname && a.search === location.search && a.hash) return;
      e.preventDefault();
      this.go(a.pathname + a.search);
    });
  }

  #read() {
    this.path = location.pathname;
    this.query = new URLSearchParams(location.search);
  }

  go(to: string) {
    history.pushState(null, '', to);
    this.#read();
    scrollTo(0, 0);
  }

  // set changes parameters in place; null removes one. Choices that one
  // would not go back through replace the entry.
  set(changes: Record<string, string | string[] | null>, replace = true) {
    const q = new URLSearchParams(location.search);
    for (const [k, v] of Object.entries(changes)) {
      q.delete(k);
      if (Array.isArray(v)) v.forEach((x) => q.append(k, x));
      else if (v !== null && v !== '') q.set(k, v);
    }
    const s = q.toString();
    const to = location.pathname + (s ? '?' + s : '');
    if (replace) history.replaceState(null, '', to);
    else history.pushState(null, '', to);
    this.#read();
  }

  get(name: string): string {
    return this.query.get(name) ?? '';
  }
}

export const router = new Router();
