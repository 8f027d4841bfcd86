import { byId, element } from './dom.mjs';

const MOST = 500;
const WAYS = { 'to-view': '→', 'to-host': '←', note: '·', warning: '!', problem: '✕' };
const WORDS = { 'to-view': 'to the view', 'to-host': 'to the host', note: 'note', warning: 'warning', problem: 'problem' };

/** All that host and view tell each other, and what befalls them. */
export class Log {
  #entries = byId('log');
  #filter = byId('filter');
  #asked = { 'to-view': new Map(), 'to-host': new Map() };

  constructor() {
    this.#filter.addEventListener('input', () => this.#sift());
    byId('clear').addEventListener('click', () => this.#entries.replaceChildren());
  }

  /** A JSON-RPC message, on its way `to-view` or `to-host`. */
  message(way, message) {
    const back = way === 'to-view' ? 'to-host' : 'to-view';
    if (message.method !== undefined) {
      if (message.id !== undefined) {
        this.#asked[way].set(message.id, message.method);
      }
      this.#add(way, message.method, message);
      return;
    }
    const method = this.#asked[back].get(message.id) ?? 'an unknown request';
    this.#asked[back].delete(message.id);
    this.#add(message.error ? 'problem' : way, `${message.error ? 'error' : 'result'} of ${method}`, message);
  }

  /** Something that the view cannot see. */
  note(what, detail) {
    this.#add('note', what, detail);
  }

  /** Something that may be wrong. */
  warning(what, detail) {
    this.#add('warning', what, detail);
  }

  /** Something that is wrong. */
  problem(what, detail) {
    this.#add('problem', what, detail);
  }

  #add(kind, what, detail) {
    const line = [
      element('span', { className: 'way', textContent: WAYS[kind], title: WORDS[kind] }),
      element('span', { className: 'what', textContent: what }),
      element('time', { textContent: new Date().toLocaleTimeString([], { hour12: false }) }),
    ];
    const entry = element('li', { data: { kind } });
    if (detail === undefined) {
      entry.append(element('div', { className: 'plain' }, ...line));
    } else {
      entry.append(
        element(
          'details',
          {},
          element('summary', {}, ...line),
          element('pre', { textContent: typeof detail === 'string' ? detail : JSON.stringify(detail, null, 2) }),
        ),
      );
    }
    const atEnd = this.#entries.scrollHeight - this.#entries.scrollTop - this.#entries.clientHeight < 40;
    entry.hidden = !this.#matches(entry);
    this.#entries.append(entry);
    if (this.#entries.childElementCount > MOST) {
      this.#entries.firstElementChild.remove();
    }
    if (atEnd) {
      this.#entries.scrollTop = this.#entries.scrollHeight;
    }
  }

  #sift() {
    for (const entry of this.#entries.children) {
      entry.hidden = !this.#matches(entry);
    }
  }

  #matches(entry) {
    return entry.textContent.toLowerCase().includes(this.#filter.value.trim().toLowerCase());
  }
}
