// fetch that notes what a client sends and in which form it is answered.

/**
 * A fetch, and what went through it:
 *   exchanges   with the endpoint, in the order of sending
 *   detours     with anything else, in the order of sending
 *   breakAfter  set to a text, it breaks the connection of the next answer that contains the text, once
 */
export class Recording {
  exchanges = [];
  detours = [];
  breakAfter;
  #endpoint;
  #underWay = new Set();
  #waitingForStream = [];
  #waitingForReturn = [];

  constructor(endpoint) {
    this.#endpoint = endpoint;
  }

  /** Fulfilled when the server has answered the next GET that opens a stream. */
  nextStream() {
    return new Promise((resolve) => this.#waitingForStream.push(resolve));
  }

  /** Fulfilled when the server has answered the next GET that asks for the rest of a stream. */
  nextReturn() {
    return new Promise((resolve) => this.#waitingForReturn.push(resolve));
  }

  /** Fulfilled when everything that was sent has been answered. */
  async answered() {
    while (this.#underWay.size > 0) {
      await Promise.allSettled(this.#underWay);
    }
  }

  fetch = async (target, init) => {
    const answer = String(target) === this.#endpoint ? this.#fetch(target, init) : this.#detour(target, init);
    this.#underWay.add(answer);
    return answer.finally(() => this.#underWay.delete(answer));
  };

  async #detour(target, init) {
    const { pathname } = new URL(target);
    const detour = { http: init?.method ?? 'GET', path: pathname, status: 0 };
    this.detours.push(detour);
    const response = await fetch(target, init);
    detour.status = response.status;
    return response;
  }

  async #fetch(target, init) {
    const message = init.body ? JSON.parse(init.body) : {};
    const noted = ([header]) => header.startsWith('mcp-') || header === 'last-event-id';
    const exchange = {
      http: init.method,
      method: message.method,
      id: message.id === undefined ? undefined : JSON.stringify(message.id),
      params: Object.keys(message.params ?? {}).filter((key) => key !== '_meta'),
      headers: Object.fromEntries([...new Headers(init.headers)].filter(noted)),
      status: 0,
    };
    this.exchanges.push(exchange);
    const response = await fetch(target, init);
    exchange.status = response.status;
    exchange.type = response.headers.get('content-type');
    exchange.challenge = response.headers.get('www-authenticate');
    exchange.session = response.headers.get('mcp-session-id');
    if (init.method === 'GET') {
      const waiting = exchange.headers['last-event-id'] ? this.#waitingForReturn : this.#waitingForStream;
      waiting.splice(0).forEach((answered) => answered());
    }
    return this.breakAfter && exchange.type?.startsWith('text/event-stream') ? this.#breaking(response) : response;
  }

  #breaking(response) {
    const decoder = new TextDecoder();
    const encoder = new TextEncoder();
    let received = '';
    let passedOn = 0;
    const transform = (chunk, controller) => {
      received += decoder.decode(chunk, { stream: true });
      const found = this.breakAfter ? received.indexOf(this.breakAfter) : -1;
      const eventEnd = found < 0 ? -1 : received.indexOf('\n\n', found);
      const end = eventEnd < 0 ? received.length : eventEnd + 2;
      controller.enqueue(encoder.encode(received.slice(passedOn, end)));
      passedOn = end;
      if (eventEnd >= 0) {
        this.breakAfter = undefined;
        controller.terminate();
      }
    };
    const { status, headers } = response;
    return new Response(response.body.pipeThrough(new TransformStream({ transform })), { status, headers });
  }
}
