import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { getToolUiResourceUri, RESOURCE_MIME_TYPE } from '@modelcontextprotocol/ext-apps/app-bridge';

/** The server wants to know who calls; the message is what it says about it. */
export class SignInNeeded extends Error {}

/** Brings a token along, and notices when the server wants another one. */
class Door {
  #token;
  #challenge;

  constructor(token) {
    this.#token = token;
  }

  fetch = async (url, init) => {
    const headers = new Headers(init?.headers);
    if (this.#token) {
      headers.set('Authorization', `Bearer ${this.#token}`);
    }
    const response = await fetch(url, { ...init, headers });
    if (response.status === 401) {
      this.#challenge = response.headers.get('WWW-Authenticate') ?? '';
    }
    return response;
  };

  /** Tells failures for lack of a good token from others. */
  async watch(request) {
    try {
      return await request;
    } catch (failure) {
      if (this.#challenge === undefined) {
        throw failure;
      }
      const reason = /error_description="([^"]*)"/.exec(this.#challenge)?.[1];
      throw new SignInNeeded(reason ?? 'It answered 401 (Unauthorized).', { cause: failure });
    }
  }
}

/** An MCP server, with the tools that have to do with views. */
export class Server {
  #client;
  #door;
  #tools = [];

  constructor(client, door) {
    this.#client = client;
    this.#door = door;
  }

  /** Connects in the era that the server prefers. The token goes nowhere else. */
  static async connect(endpoint, token) {
    const door = new Door(token);
    const client = new Client(
      { name: 'remote-mcp-preview', title: 'MCP Apps preview', version: '1.0.0' },
      {
        capabilities: { extensions: { 'io.modelcontextprotocol/ui': { mimeTypes: [RESOURCE_MIME_TYPE] } } },
        versionNegotiation: { mode: 'auto' },
      },
    );
    const server = new Server(client, door);
    await door.watch(client.connect(new StreamableHTTPClientTransport(new URL(endpoint, location.href), { fetch: door.fetch })));
    server.#tools = (await door.watch(client.listTools())).tools;
    return server;
  }

  /** Its name and version, and what is spoken with it. */
  get description() {
    const { title, name, version } = this.#client.getServerVersion() ?? {};
    const spoken = `${this.#client.getNegotiatedProtocolVersion()}, ${this.#client.getProtocolEra()} era`;
    return [[title ?? name, version].filter(Boolean).join(' '), spoken].filter(Boolean).join(' · ');
  }

  /** Those that have a view. */
  get withView() {
    return this.#tools.filter((tool) => viewOf(tool));
  }

  /** Those that only views call, and that have none of their own. */
  get forViews() {
    return this.#tools.filter((tool) => !viewOf(tool) && isFor(tool, 'app') && !isFor(tool, 'model'));
  }

  /** The tool of a name, if the server lists it. */
  tool(name) {
    return this.#tools.find((tool) => tool.name === name);
  }

  call(params, options) {
    return this.#door.watch(this.#client.callTool(params, options));
  }

  /** A view: its URI, its document, its hash if the server tells it, and what it declares. */
  async view(uri) {
    const { contents } = await this.#client.readResource({ uri }, { cacheMode: 'bypass' });
    const [content, ...more] = contents;
    if (!content || more.length > 0) {
      throw new Error(`${uri} has ${contents.length} contents where a view has one`);
    }
    if (content.mimeType !== RESOURCE_MIME_TYPE) {
      throw new Error(`${uri} is of the type ${content.mimeType} where a view is of ${RESOURCE_MIME_TYPE}`);
    }
    return {
      uri,
      html: content.text ?? new TextDecoder().decode(Uint8Array.from(atob(content.blob), (byte) => byte.charCodeAt(0))),
      hash: content._meta?.['dev.remotemcp/sha256'],
      ui: content._meta?.ui ?? {},
    };
  }

  // What views ask for besides tools.
  readResource(params) {
    return this.#client.readResource(params, { cacheMode: 'bypass' });
  }
  listResources(params) {
    return this.#client.listResources(params);
  }
  listResourceTemplates(params) {
    return this.#client.listResourceTemplates(params);
  }
  listPrompts(params) {
    return this.#client.listPrompts(params);
  }

  close() {
    return this.#client.close();
  }
}

/** URI of a tool's view; undefined if it has none. */
export function viewOf(tool) {
  return getToolUiResourceUri(tool);
}

/** Whether `model` or `app` may call a tool. */
export function isFor(tool, caller) {
  return (tool._meta?.ui?.visibility ?? ['model', 'app']).includes(caller);
}
