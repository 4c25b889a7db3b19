// Who uses the desk, and what they may do.
import { api } from './api';
import { explain } from './explain';
import type { Session } from './types';

const order = ['reader', 'coder', 'editor', 'admin'];

class Desk {
  session = $state.raw<Session>();
  mustSignIn = $state(false);
  keysOpen = $state(false);

  constructor() {
    addEventListener('isnad:signin', () => (this.mustSignIn = true));
  }

  async open() {
    this.session = await api.get<Session>('/session');
    this.mustSignIn = this.session.accounts && !this.session.signed_in;
  }

  async leave() {
    await api.delete('/session');
    await this.open();
  }

  may(role: 'coder' | 'editor' | 'admin'): boolean {
    return order.indexOf(this.session?.role ?? 'reader') >= order.indexOf(role);
  }
}

export const desk = new Desk();

// say shows a short message to eyes and screen readers alike.
class Voice {
  message = $state('');
  bad = $state(false);
  #timer = 0;
  say(message: string, bad = false) {
    clearTimeout(this.#timer);
    this.message = message;
    this.bad = bad;
    this.#timer = window.setTimeout(() => (this.message = ''), bad ? 9000 : 3500);
  }
  // fail says what went wrong.
  fail(x: unknown) {
    this.say(explain(x), true);
  }
}
export const voice = new Voice();
