// Resource is something fetched for a key: loading again for a new key ends
// the request before it, and what was there stays until the new is.
import { Problem } from './api';

export class Resource<T> {
  data = $state.raw<T>();
  error = $state.raw<Problem>();
  loading = $state(false);
  #abort?: AbortController;
  #last?: () => Promise<void>;

  load(fetcher: (signal: AbortSignal) => Promise<T>): Promise<void> {
    const run = async () => {
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
      }
      this.loading = false;
    };
    this.#last = run;
    return run();
  }

  again = () => this.#last?.();
}
