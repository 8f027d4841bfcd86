import { byId, element } from './dom.mjs';
import { showContent, showFailure } from './content.mjs';
import { SignInNeeded, viewOf } from './server.mjs';
import { View } from './view.mjs';

const POLL_MILLIS = 1000;

/** One call of a tool: what it said, and its view. */
export class Run {
  #host;
  #tool;
  #input;
  #cancelled = new AbortController();
  #over = new AbortController();
  #view;
  #ready = false;
  #result;

  /**
   * @param host what the view needs; `reload`, whether pages are read again when they have changed; and
   *   `signIn(reason)`, which asks for another token
   */
  constructor(host, tool, input) {
    this.#host = host;
    this.#tool = tool;
    this.#input = input;
  }

  /** Calls the tool and shows its view; resolves when the call has ended. */
  async start() {
    const call = this.#call();
    const uri = viewOf(this.#tool);
    byId('shown').hidden = !uri;
    if (uri) {
      this.#show(uri);
    }
    await call;
  }

  /** Gives the call up. */
  cancel() {
    this.#cancelled.abort('The user has cancelled the call');
  }

  /** Tells the view what of its surroundings has changed. */
  changed(context) {
    if (this.#ready) {
      this.#view.changed(context);
    }
  }

  /** Ends everything of it. */
  async end() {
    this.cancel();
    this.#over.abort();
    await this.#view?.close();
  }

  async #call() {
    const progress = byId('progress');
    progress.textContent = 'Running…';
    progress.dataset.state = '';
    try {
      const result = await this.#host.server.call(
        { name: this.#tool.name, arguments: this.#input },
        {
          signal: this.#cancelled.signal,
          onprogress: ({ progress: done, total, message }) => {
            progress.textContent = [total ? `${done} of ${total}` : done, message].filter(Boolean).join(' · ');
          },
        },
      );
      this.#result = { result };
      progress.textContent = result.isError ? 'The tool reports an error' : '';
      progress.dataset.state = result.isError ? 'failed' : '';
      showContent(result);
    } catch (failure) {
      const reason = this.#cancelled.signal.aborted ? String(this.#cancelled.signal.reason) : failure.message;
      this.#result = { reason };
      if (!this.#over.signal.aborted) {
        progress.textContent = 'There is no result';
        progress.dataset.state = 'failed';
        showFailure(reason);
        if (failure instanceof SignInNeeded) {
          this.#host.signIn(`The token is not good any more: ${reason}`);
        }
      }
    }
    await this.#tell();
  }

  async #show(uri) {
    try {
      const page = await this.#host.server.view(uri);
      this.#open(page);
      if (this.#host.reload) {
        this.#reload(uri, page.hash);
      }
    } catch (failure) {
      this.#fail(failure);
    }
  }

  #open(page) {
    if (this.#over.signal.aborted) {
      return;
    }
    this.#ready = false;
    byId('declared').textContent = declared(page);
    const view = new View(this.#host, this.#tool);
    this.#view = view;
    // A view that never connects is shown as it is.
    view
      .open(byId('stage'), page)
      .then(async () => {
        if (this.#view === view && !this.#over.signal.aborted) {
          this.#ready = true;
          view.changed({ theme: this.#host.theme() });
          await view.input(this.#input);
          await this.#tell();
        }
      })
      .catch((failure) => this.#fail(failure));
  }

  #fail(failure) {
    if (!this.#over.signal.aborted) {
      byId('stage').replaceChildren(element('p', { className: 'problem', role: 'alert', textContent: failure.message }));
      this.#host.log.problem('The view cannot be shown', failure.message);
    }
  }

  /** Tells the view what came of the call, when both are there. */
  async #tell() {
    if (!this.#ready || !this.#result || this.#over.signal.aborted) {
      return;
    }
    const { result, reason } = this.#result;
    await (result ? this.#view.result(result) : this.#view.cancelled(reason));
  }

  /** Shows the page again whenever it has changed. */
  #reload(uri, shown) {
    let hash = shown;
    let silent = false;
    const look = async () => {
      if (this.#over.signal.aborted) {
        return;
      }
      try {
        const page = document.hidden ? undefined : await this.#host.server.view(uri);
        if (page && page.hash !== hash && !this.#over.signal.aborted) {
          hash = page.hash;
          this.#host.log.note('The page has changed and is shown again');
          await this.#view.close();
          this.#open(page);
        }
        silent = false;
      } catch (failure) {
        if (!silent) {
          this.#host.log.problem('The page cannot be read again', failure.message);
          silent = true;
        }
      }
      setTimeout(look, POLL_MILLIS);
    };
    setTimeout(look, POLL_MILLIS);
  }
}

/** What a page is allowed, in words. */
function declared({ uri, html, ui: { csp = {}, permissions = {} } }) {
  const size = `${Math.ceil(new Blob([html]).size / 1024)} KB`;
  const origins = [...new Set(Object.values(csp).flat())];
  const reach = origins.length > 0 ? `may reach ${origins.join(', ')}` : 'may reach nothing outside';
  const use = Object.keys(permissions);
  return [uri, size, reach, ...(use.length > 0 ? [`may use ${use.join(', ')}`] : [])].join(' · ');
}
