// Somebody who signs in, for the OAuth flow of a TypeScript client.
import { randomUUID } from 'node:crypto';

/** Nobody listens there: a script reads the redirect, and a browser test says where it does. */
const REDIRECT = 'http://127.0.0.1:1/callback';

/**
 * An OAuthClientProvider that remembers everything and lets `pick` do what a person does in a browser.
 *   asked   the parameters of every sign-in that the client began, in order
 *   kept    what the client has stored
 */
export class Account {
  asked = [];
  kept = {};
  #pick;
  #page;
  #state;

  /**
   * `pick` gets the URL of the sign-in page and answers the URL that it redirects to; `clientId` is that of a client
   * which is registered already; without it the client has to register itself.
   */
  constructor(pick, { clientId, redirectUrl = REDIRECT } = {}) {
    this.#pick = pick;
    this.redirectUrl = redirectUrl;
    this.kept.client = clientId && { client_id: clientId };
  }

  /** Does what a person does on the page that the client wants to send them to; answers what comes back from it. */
  async signIn() {
    const back = new URL(await this.#pick(this.#page));
    const { searchParams } = back;
    if (!back.href.startsWith(this.redirectUrl) || searchParams.get('state') !== this.#state) {
      throw new Error(`The sign-in came back to ${back.origin}${back.pathname}, which nobody asked for`);
    }
    return searchParams;
  }

  get clientMetadata() {
    return {
      client_name: 'typescript-client',
      redirect_uris: [this.redirectUrl],
      token_endpoint_auth_method: 'none',
      scope: 'never.asked.for',
    };
  }

  state() {
    return (this.#state = randomUUID());
  }

  redirectToAuthorization(url) {
    this.#page = url;
    const { state, code_challenge: challenge, ...asked } = Object.fromEntries(url.searchParams);
    this.asked.push({ ...asked, state: Boolean(state), challenge: Boolean(challenge) });
  }

  clientInformation = () => this.kept.client;
  saveClientInformation = (client) => (this.kept.client = client);
  tokens = () => this.kept.tokens;
  saveTokens = (tokens) => (this.kept.tokens = tokens);
  codeVerifier = () => this.kept.verifier;
  saveCodeVerifier = (verifier) => (this.kept.verifier = verifier);
  discoveryState = () => this.kept.discovery;
  saveDiscoveryState = (discovery) => (this.kept.discovery = discovery);
}

/** Picks the account of a name as a browser would, without one: it reads the page and posts its form. */
export function picking(name) {
  return async (url) => {
    const page = await (await fetch(url)).text();
    const fields = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
    const [, user] = page.match(new RegExp(`name="user" value="([^"]*)">\\s*${name}\\b`)) ?? [];
    if (user === undefined) {
      throw new Error(`There is no account of ${name} on the page: ${page}`);
    }
    const form = new URLSearchParams(fields.map(([, key, value]) => [unescaped(key), unescaped(value)]));
    form.set('user', user);
    const [, action] = page.match(/<form method="post" action="([^"]*)">/);
    const answer = await fetch(new URL(unescaped(action), url), { method: 'POST', body: form, redirect: 'manual' });
    return answer.headers.get('location');
  };
}

function unescaped(text) {
  const characters = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => characters[name]);
}
