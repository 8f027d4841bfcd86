// Connects a page with the host that shows it, as MCP Apps 2026-01-26 has it. mcp-app.d.ts says what a page can do.
(() => {
  "use strict";
  const PROTOCOL = "2026-01-26";
  const host = window.parent;
  const listeners = new Map();
  const latest = new Map();
  const pending = new Map();
  const state = { info: undefined, capabilities: {}, context: {} };
  let nextId = 1;
  let autoResize = true;
  let teardown = async () => {};

  const post = message => host.postMessage({ jsonrpc: "2.0", ...message }, "*");
  const notify = (method, params) => post({ method, params: params ?? {} });

  function request(method, params, signal) {
    const id = nextId++;
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject });
      signal?.addEventListener("abort", () => {
        if (pending.delete(id)) {
          notify("notifications/cancelled", { requestId: id, reason: String(signal.reason ?? "cancelled") });
          reject(signal.reason);
        }
      });
      post({ id, method, params: params ?? {} });
    });
  }

  function emit(event, value) {
    latest.set(event, value);
    for (const listener of listeners.get(event) ?? []) {
      call(listener, value);
    }
  }

  // One listener that fails does not keep the others from being told.
  function call(listener, value) {
    try {
      listener(value);
    } catch (failure) {
      reportError(failure);
    }
  }

  function changed(context) {
    state.context = { ...state.context, ...context };
    const root = document.documentElement;
    if (context.theme) {
      root.dataset.theme = context.theme;
      root.style.colorScheme = context.theme;
    }
    for (const [name, value] of Object.entries(context.styles?.variables ?? {})) {
      if (name.startsWith("--") && typeof value === "string") {
        root.style.setProperty(name, value);
      }
    }
    if (context.styles?.css?.fonts) {
      let fonts = document.getElementById("mcp-app-fonts");
      if (!fonts) {
        fonts = document.createElement("style");
        fonts.id = "mcp-app-fonts";
        document.head.append(fonts);
      }
      fonts.textContent = context.styles.css.fonts;
    }
    emit("context", state.context);
  }

  const notifications = {
    "ui/notifications/tool-input-partial": params => emit("input-partial", params.arguments ?? {}),
    "ui/notifications/tool-input": params => emit("input", params.arguments ?? {}),
    "ui/notifications/tool-result": params => emit("result", params),
    "ui/notifications/tool-cancelled": params => emit("cancelled", params.reason),
    "ui/notifications/host-context-changed": changed,
  };

  const requests = {
    ping: async () => ({}),
    "ui/resource-teardown": async () => {
      await teardown();
      return {};
    },
  };

  async function answer({ id, method, params }) {
    const handler = Object.hasOwn(requests, method) ? requests[method] : undefined;
    if (!handler) {
      post({ id, error: { code: -32601, message: "Method not found: " + method } });
      return;
    }
    try {
      post({ id, result: await handler(params ?? {}) });
    } catch (failure) {
      post({ id, error: { code: -32603, message: String(failure?.message ?? failure) } });
    }
  }

  function settle({ id, result, error }) {
    const waiting = pending.get(id);
    if (!waiting) {
      return;
    }
    pending.delete(id);
    if (error) {
      waiting.reject(Object.assign(new Error(error.message), { code: error.code, data: error.data }));
    } else {
      waiting.resolve(result);
    }
  }

  window.addEventListener("message", ({ source, data }) => {
    if (source !== host || data?.jsonrpc !== "2.0") {
      return;
    }
    if (typeof data.method !== "string") {
      settle(data);
    } else if (data.id !== undefined) {
      answer(data);
    } else if (Object.hasOwn(notifications, data.method)) {
      notifications[data.method](data.params ?? {});
    }
  });

  let told = "";
  let scheduled = false;
  function measure() {
    scheduled = false;
    if (!autoResize || !state.info) {
      return;
    }
    // The height of the content, whatever that of the frame is.
    const root = document.documentElement;
    const before = root.style.height;
    root.style.height = "max-content";
    const size = { width: Math.ceil(window.innerWidth), height: Math.ceil(root.getBoundingClientRect().height) };
    root.style.height = before;
    if (told !== JSON.stringify(size)) {
      told = JSON.stringify(size);
      notify("ui/notifications/size-changed", size);
    }
  }
  function resized() {
    if (!scheduled) {
      scheduled = true;
      requestAnimationFrame(measure);
    }
  }

  // Sandboxed pages open no windows, so links are the host's.
  document.addEventListener("click", event => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (link && /^https?:$/.test(link.protocol) && !event.defaultPrevented) {
      event.preventDefault();
      // Host and user may decline; then nothing is opened.
      mcpApp.openLink(link.href).catch(() => {});
    }
  });

  async function ok(answered) {
    const result = await answered;
    if (result?.isError) {
      throw new Error("The host has refused");
    }
  }

  const blocks = content => (typeof content === "string" ? [{ type: "text", text: content }] : content);

  const mcpApp = {
    get host() {
      return state;
    },
    get autoResize() {
      return autoResize;
    },
    set autoResize(on) {
      autoResize = on;
      resized();
    },
    on(event, listener) {
      if (!listeners.has(event)) {
        listeners.set(event, new Set());
      }
      listeners.get(event).add(listener);
      if (latest.has(event)) {
        queueMicrotask(() => call(listener, latest.get(event)));
      }
      return () => listeners.get(event).delete(listener);
    },
    onTeardown(handler) {
      teardown = handler;
    },
    async callTool(name, args = {}, { signal } = {}) {
      await mcpApp.ready;
      return request("tools/call", { name, arguments: args }, signal);
    },
    async readResource(uri, { signal } = {}) {
      await mcpApp.ready;
      return request("resources/read", { uri }, signal);
    },
    async openLink(url) {
      await mcpApp.ready;
      return ok(request("ui/open-link", { url }));
    },
    async sendMessage(content) {
      await mcpApp.ready;
      return ok(request("ui/message", { role: "user", content: blocks(content) }));
    },
    async updateModelContext({ content, structuredContent }) {
      await mcpApp.ready;
      const params = {};
      if (content !== undefined) {
        params.content = blocks(content);
      }
      if (structuredContent !== undefined) {
        params.structuredContent = structuredContent;
      }
      await request("ui/update-model-context", params);
    },
    async requestDisplayMode(mode) {
      await mcpApp.ready;
      return (await request("ui/request-display-mode", { mode })).mode;
    },
    async resize(width, height) {
      await mcpApp.ready;
      notify("ui/notifications/size-changed", { width, height });
    },
    async log(level, data) {
      await mcpApp.ready;
      notify("notifications/message", { level, data });
    },
  };

  async function connect() {
    if (document.readyState === "loading") {
      await new Promise(done => document.addEventListener("DOMContentLoaded", done, { once: true }));
    }
    const answered = await request("ui/initialize", {
      protocolVersion: PROTOCOL,
      appInfo: { name: document.title || "app", version: document.documentElement.dataset.version ?? "1" },
      appCapabilities: { availableDisplayModes: ["inline", "fullscreen"] },
    });
    state.info = answered.hostInfo;
    state.capabilities = answered.hostCapabilities ?? {};
    changed(answered.hostContext ?? {});
    notify("ui/notifications/initialized");
    const observer = new ResizeObserver(resized);
    observer.observe(document.documentElement);
    observer.observe(document.body);
    resized();
    return state;
  }

  globalThis.mcpApp = mcpApp;
  // Outside of a host, as when the file is opened by itself, nobody answers: the page shows what it has.
  mcpApp.ready = host === window ? new Promise(() => {}) : connect();
  mcpApp.ready.catch(reportError);
})();
