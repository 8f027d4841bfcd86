import { AppBridge, buildAllowAttribute, PostMessageTransport } from '@modelcontextprotocol/ext-apps/app-bridge';
import { element } from './dom.mjs';
import { isFor } from './server.mjs';

const TEARDOWN_MILLIS = 1000;
const CONNECT_MILLIS = 5000;
const REFUSED = -32000;
const CAPABILITIES = {
  openLinks: {},
  serverTools: {},
  serverResources: {},
  logging: {},
  message: { text: {}, image: {}, audio: {}, resource: {}, resourceLink: {} },
  updateModelContext: { text: {}, image: {}, audio: {}, resource: {}, resourceLink: {}, structuredContent: {} },
};

/** What the view may look like the preview with. */
const VARIABLES = {
  '--color-background-primary': 'light-dark(#ffffff, #202127)',
  '--color-background-secondary': 'light-dark(#f7f7fa, #1a1b20)',
  '--color-background-tertiary': 'light-dark(#ececf1, #2a2b33)',
  '--color-background-info': 'light-dark(#e9f0fd, #26314a)',
  '--color-background-danger': 'light-dark(#fdeceb, #40211f)',
  '--color-text-primary': 'light-dark(#1b1b1f, #ececf1)',
  '--color-text-secondary': 'light-dark(#5c5c68, #a3a3b0)',
  '--color-text-inverse': 'light-dark(#ffffff, #10203c)',
  '--color-text-info': 'light-dark(#0b57d0, #8ab4f8)',
  '--color-text-danger': 'light-dark(#b3261e, #f2b8b5)',
  '--color-border-primary': 'light-dark(#c4c4ce, #50515c)',
  '--color-border-secondary': 'light-dark(#dedee5, #34353e)',
  '--color-ring-primary': 'light-dark(#0b57d0, #8ab4f8)',
  '--font-sans': 'system-ui, sans-serif',
  '--font-mono': 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  '--font-text-sm-size': '0.875rem',
  '--font-text-md-size': '1rem',
  '--font-heading-md-size': '1.25rem',
  '--border-radius-sm': '0.375rem',
  '--border-radius-md': '0.5rem',
  '--border-radius-lg': '0.75rem',
  '--border-width-regular': '1px',
};

/** Passes messages on, and writes them down. */
class LoggedTransport {
  #inner;
  #log;

  constructor(inner, log) {
    this.#inner = inner;
    this.#log = log;
  }

  async start() {
    this.#inner.onmessage = (message, extra) => {
      this.#log.message('to-host', message);
      this.onmessage?.(message, extra);
    };
    this.#inner.onclose = () => this.onclose?.();
    this.#inner.onerror = (failure) => {
      this.#log.problem('A message could not be read', String(failure));
      this.onerror?.(failure);
    };
    await this.#inner.start();
  }

  async send(message, options) {
    this.#log.message('to-view', message);
    await this.#inner.send(message, options);
  }

  close() {
    return this.#inner.close();
  }
}

/** A view on the stage. */
export class View {
  #host;
  #tool;
  #context;
  #frame;
  #bridge;
  #resized;
  #ended = new AbortController();
  #initialized = false;

  /**
   * @param host what is around it: `server`, `sandbox`, `log`, `theme`, `askToOpen(url)`, `setMode(mode)`
   * @param tool the tool that it belongs to
   */
  constructor(host, tool) {
    this.#host = host;
    this.#tool = tool;
  }

  /** Puts it on the stage; resolves when it may be told things. */
  async open(stage, { html, ui }) {
    const { sandbox, log } = this.#host;
    this.#context = this.#firstContext(stage);
    const problem = await sandbox.problem(ui.csp);
    if (problem) {
      throw new Error(problem);
    }
    const features = buildAllowAttribute(ui.permissions).split('; ').filter(Boolean);
    this.#frame = element('iframe', {
      title: `View of ${this.#tool.title ?? this.#tool.name}`,
      data: { border: String(ui.prefersBorder ?? true) },
    });
    this.#frame.setAttribute('sandbox', sandbox.permissions);
    // The view has no origin, which no list of origins would cover.
    this.#frame.setAttribute('allow', features.map((feature) => `${feature} *`).join('; '));
    this.#frame.src = sandbox.url(ui.csp);
    stage.replaceChildren(this.#frame);
    addEventListener('message', (event) => this.#reported(event), { signal: this.#ended.signal });

    this.#bridge = this.#connectable(ui);
    const initialized = new Promise((ready) => this.#bridge.addEventListener('initialized', ready));
    this.#bridge.addEventListener('sandboxready', () => {
      const { csp, permissions } = ui;
      this.#bridge
        .sendSandboxResourceReady({ html, ...(csp && { csp }), ...(permissions && { permissions }) })
        .catch((failure) => log.problem('The view could not be sent', String(failure)));
    });
    // In time, as the page in the frame has not begun to load yet.
    const { contentWindow } = this.#frame;
    await this.#bridge.connect(new LoggedTransport(new PostMessageTransport(contentWindow, contentWindow), log));
    const late = setTimeout(
      () => log.warning('The view has not connected: it does not load mcp-app.js, or its script has failed'),
      CONNECT_MILLIS,
    );
    this.#ended.signal.addEventListener('abort', () => clearTimeout(late));
    await initialized;
    this.#initialized = true;
    clearTimeout(late);
    this.#resized = new ResizeObserver(() => this.#measure(stage));
    this.#resized.observe(stage);
  }

  /** The arguments of the call that it is shown for. */
  input(values) {
    return this.#bridge.sendToolInput({ arguments: values });
  }

  /** What came of that call. */
  result(result) {
    return this.#bridge.sendToolResult(result);
  }

  /** Why nothing came of it. */
  cancelled(reason) {
    return this.#bridge.sendToolCancelled({ reason });
  }

  /** Tells it what of its surroundings has changed. */
  changed(context) {
    this.#context = { ...this.#context, ...context };
    this.#bridge.setHostContext(this.#context);
  }

  /** Lets it end, and takes it away. */
  async close() {
    this.#resized?.disconnect();
    if (this.#initialized) {
      await this.#bridge
        .teardownResource({}, { timeout: TEARDOWN_MILLIS })
        .catch((failure) => this.#host.log.warning('The view did not say that it has ended', String(failure)));
    }
    await this.#bridge?.close();
    this.#ended.abort();
    this.#frame?.remove();
  }

  #firstContext(stage) {
    return {
      theme: this.#host.theme(),
      styles: { variables: VARIABLES },
      displayMode: 'inline',
      availableDisplayModes: ['inline', 'fullscreen'],
      containerDimensions: { width: stage.clientWidth },
      locale: navigator.language,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      userAgent: 'remote-mcp-preview',
      platform: 'web',
      deviceCapabilities: {
        touch: matchMedia('(pointer: coarse)').matches,
        hover: matchMedia('(hover: hover)').matches,
      },
      toolInfo: { tool: this.#tool },
    };
  }

  #measure(stage) {
    const containerDimensions =
      this.#context.displayMode === 'fullscreen'
        ? { width: stage.clientWidth, height: stage.clientHeight }
        : { width: stage.clientWidth };
    this.changed({ containerDimensions });
  }

  #connectable(ui) {
    const { server, log } = this.#host;
    const { csp, permissions } = ui;
    const sandbox = { ...(csp && { csp }), ...(permissions && { permissions }) };
    // Without a client: with one, the bridge would pass on calls whoever may make them.
    const bridge = new AppBridge(
      null,
      { name: 'remote-mcp-preview', title: 'MCP Apps preview', version: '1.0.0' },
      { ...CAPABILITIES, sandbox },
      { hostContext: this.#context },
    );
    bridge.oncalltool = (params, extra) => {
      const tool = server.tool(params.name);
      if (tool && !isFor(tool, 'app')) {
        throw Object.assign(
          new Error(`The tool ${params.name} is not for views: its visibility is [${tool._meta.ui.visibility}], without "app"`),
          { code: REFUSED },
        );
      }
      return server.call(params, { signal: extra.mcpReq.signal });
    };
    bridge.onreadresource = (params) => server.readResource(params);
    bridge.onlistresources = (params) => server.listResources(params);
    bridge.onlistresourcetemplates = (params) => server.listResourceTemplates(params);
    bridge.onlistprompts = (params) => server.listPrompts(params);
    bridge.onopenlink = async ({ url }) => {
      const opens = isWebAddress(url) && (await this.#host.askToOpen(url));
      if (!isWebAddress(url)) {
        log.warning(`A link was refused, as it is neither http nor https: ${url}`);
      }
      return opens ? {} : { isError: true };
    };
    bridge.onmessage = async ({ content }) => {
      log.note('This would be said in the name of the user', content);
      return {};
    };
    bridge.onupdatemodelcontext = async (update) => {
      log.note('The model would know this at its next turn', update);
      return {};
    };
    bridge.onrequestdisplaymode = async ({ mode }) => {
      if (this.#context.availableDisplayModes.includes(mode)) {
        this.#host.setMode(mode);
      }
      return { mode: this.#context.displayMode };
    };
    bridge.addEventListener('loggingmessage', ({ level, data }) => {
      const text = `The view says (${level})`;
      ['error', 'critical', 'alert', 'emergency'].includes(level) ? log.problem(text, data) : log.note(text, data);
    });
    bridge.addEventListener('sizechange', ({ height }) => {
      if (height !== undefined) {
        this.#frame.style.height = `${Math.ceil(height) + 2}px`;
      }
    });
    return bridge;
  }

  /** What the page around the view has seen of it. */
  #reported({ source, data }) {
    const report = data?.['dev.remotemcp/report'];
    if (source !== this.#frame.contentWindow || typeof report !== 'object') {
      return;
    }
    const { kind, text } = report;
    if (kind === 'policy') {
      this.#host.log.problem(`Content security policy: ${text}`);
    } else if (kind === 'warn') {
      this.#host.log.warning(`Console of the view: ${text}`);
    } else {
      this.#host.log.problem(`Console of the view: ${text}`);
    }
  }
}

function isWebAddress(url) {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}
