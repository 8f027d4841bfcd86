/**
 * Where the pages around views come from: the server by its other name on loopback, which is another origin. Where that
 * does not answer, from here, without an origin.
 */
export class Sandbox {
  #origin;
  #opaque;

  constructor(origin, opaque) {
    this.#origin = origin;
    this.#opaque = opaque;
  }

  /** Finds out whether the other name leads to the same server, which is what told this configuration. */
  static async find(configuration) {
    const other = new URL(location.origin);
    other.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
    try {
      const answer = await fetch(`${other.origin}/mcp/preview/config.json`);
      return (await answer.text()) === configuration
        ? new Sandbox(other.origin, false)
        : new Sandbox(location.origin, true);
    } catch {
      // Nothing listens there, or something else does.
      return new Sandbox(location.origin, true);
    }
  }

  /** Whether its pages have no origin. */
  get isOpaque() {
    return this.#opaque;
  }

  /** What an outer frame may do; pages of another origin keep theirs. */
  get permissions() {
    return `allow-scripts allow-forms${this.#opaque ? '' : ' allow-same-origin'}`;
  }

  /** The page around a view that declares a policy. */
  url(csp) {
    return `${this.#origin}/mcp/preview/sandbox?${this.#query(csp)}`;
  }

  /** What is wrong with a declared policy; undefined if nothing is. */
  async problem(csp) {
    const answer = await fetch(`/mcp/preview/sandbox?${this.#query(csp)}`);
    return answer.ok ? undefined : answer.text();
  }

  #query(csp) {
    return new URLSearchParams({ csp: JSON.stringify(csp ?? {}), host: location.origin });
  }
}
