/** What mcp-app.js puts into a page. Messages and shapes are those of MCP Apps 2026-01-26. */
interface McpContentBlock {
  type: "text" | "image" | "audio" | "resource" | "resource_link";
  [member: string]: unknown;
}

interface McpToolResult<T = unknown> {
  content: McpContentBlock[];
  structuredContent?: T;
  isError?: boolean;
  _meta?: Record<string, unknown>;
}

interface McpHostContext {
  theme?: "light" | "dark";
  styles?: { variables?: Record<string, string>; css?: { fonts?: string } };
  displayMode?: "inline" | "fullscreen" | "pip";
  availableDisplayModes?: ("inline" | "fullscreen" | "pip")[];
  containerDimensions?: { width?: number; maxWidth?: number; height?: number; maxHeight?: number };
  locale?: string;
  timeZone?: string;
  platform?: "web" | "desktop" | "mobile";
  deviceCapabilities?: { touch?: boolean; hover?: boolean };
  safeAreaInsets?: { top: number; right: number; bottom: number; left: number };
  toolInfo?: { id?: string | number; tool: { name: string; [member: string]: unknown } };
  [member: string]: unknown;
}

interface McpHost {
  /** Name and version of the host; undefined before it has answered. */
  info?: { name: string; version: string; title?: string };
  capabilities: Record<string, unknown>;
  context: McpHostContext;
}

interface McpEvents {
  /** The arguments as far as the model has written them. */
  "input-partial": Record<string, unknown>;
  /** The arguments of the call that the page is shown for. */
  input: Record<string, unknown>;
  /** The result of that call. */
  result: McpToolResult;
  /** Why there will be no result. */
  cancelled: string | undefined;
  /** The host's context, whole, whenever it changes. Theme and style variables are set on the root element already. */
  context: McpHostContext;
}

interface McpApp {
  /** Resolves when the host has answered; never where there is no host. */
  readonly ready: Promise<McpHost>;
  readonly host: McpHost;
  /** Whether the host is told the size of the content whenever it changes; true by default. */
  autoResize: boolean;

  /** Calls a listener for each event, and at once for the latest one if there was one. Returns what ends that. */
  on<E extends keyof McpEvents>(event: E, listener: (value: McpEvents[E]) => void): () => void;
  /** What to do before the host removes the page; it waits for it, but not for ever. */
  onTeardown(handler: () => void | Promise<void>): void;

  /** Calls a tool of the same server. Rejects if the host refuses; a tool that fails resolves, with `isError`. */
  callTool<T = unknown>(
    name: string,
    args?: Record<string, unknown>,
    options?: { signal?: AbortSignal },
  ): Promise<McpToolResult<T>>;
  /** Reads a resource of the same server. */
  readResource(
    uri: string,
    options?: { signal?: AbortSignal },
  ): Promise<{ contents: { uri: string; mimeType?: string; text?: string; blob?: string }[] }>;
  /** Asks the host to open a link; links that are clicked do so by themselves. */
  openLink(url: string): Promise<void>;
  /** Puts a message of the user into the conversation. */
  sendMessage(content: string | McpContentBlock[]): Promise<void>;
  /** Tells the model what it should know at its next turn; the latest one counts. */
  updateModelContext(update: { content?: string | McpContentBlock[]; structuredContent?: unknown }): Promise<void>;
  /** Asks for another way to be shown; resolves with the one that holds then. */
  requestDisplayMode(mode: "inline" | "fullscreen" | "pip"): Promise<"inline" | "fullscreen" | "pip">;
  /** Tells the host a size, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** Writes into the host's log. */
  log(level: "debug" | "info" | "notice" | "warning" | "error", data: unknown): Promise<void>;
}

declare const mcpApp: McpApp;
