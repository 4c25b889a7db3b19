// Resource is something fetched for a key: loading again for a new key ends
// the request before it, and what was there stays until the new is.
import { onDestroy } from 'svelte';
import { Problem } from './api';

export class Resource<T> {
  data = $state.raw<T>();
  error = $state.raw<Problem>();
  loading = $state(false);
  #abort?: AbortController;
  #last?: () => Promise<void>;
  #timer = 0;

  // making is how far the server is with what it must make first.
  making = $derived.by(() => {
    const p = this.error?.fields.find((f) => f.location === 'progress')?.value as { done: number; total: number } | undefined;
    return p && { ...p, percent: Math.round((100 * p.done) / Math.max(1, p.total)) };
  });

  constructor() {
    // A page that is left asks no longer.
    onDestroy(() => {
      clearTimeout(this.#timer);
      this.#abort?.abort();
    });
  }

  load(fetcher: (signal: AbortSignal) => Promise<T>): Promise<void> {
    const run = async () => {
      clearTimeout(this.#timer);
      this.#abort?.abort();
      const abort = (this.#abort = new AbortController());
      this.loading = true;
      try {
        const data = await fetcher(abort.signal);
        if (abort.signal.aborted) return;
        this.data = data;
        this.error = undefined;
      } catch (e) {
        if (abort.signal.aborted) return;
        this.error = e instanceof Problem ? e : new Problem(-1, String(e));
        this.data = undefined;
        // What is being made is asked for again until it is there.
        if (this.making) this.#timer = window.setTimeout(() => this.#last === run && !abort.signal.aborted && run(), 1500);
      }
      this.loading = false;
    };
    this.#last = run;
    return run();
  }

  again = () => this.#last?.();
}
