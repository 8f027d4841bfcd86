// The script of a host that is nothing but the official client and the official app bridge: it calls one tool and shows
// its view in a frame, with no policy of its own. What it needs to know is in the query.
import { AppBridge, PostMessageTransport, getToolUiResourceUri, RESOURCE_MIME_TYPE } from '@modelcontextprotocol/ext-apps/app-bridge';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

const { url, era, tool: name, input } = JSON.parse(new URL(location.href).searchParams.get('host'));
const me = { name: 'bare-host', version: '1.0.0' };
const client = new Client(me, {
  capabilities: { extensions: { 'io.modelcontextprotocol/ui': { mimeTypes: [RESOURCE_MIME_TYPE] } } },
  versionNegotiation: { mode: era === 'modern' ? { pin: '2026-07-28' } : 'legacy' },
});
await client.connect(new StreamableHTTPClientTransport(new URL(url)));
const { tools } = await client.listTools();
const uri = getToolUiResourceUri(tools.find((tool) => tool.name === name));
const [content] = (await client.readResource({ uri })).contents;

const frame = document.createElement('iframe');
frame.setAttribute('sandbox', 'allow-scripts');
document.body.append(frame);
const bridge = new AppBridge(client, me, { serverTools: {}, logging: {} }, { hostContext: { theme: 'light' } });
const logged = [];
bridge.addEventListener('loggingmessage', ({ data }) => logged.push(data));
bridge.addEventListener('sizechange', ({ height }) => (frame.style.height = `${height}px`));
const initialized = new Promise((ready) => bridge.addEventListener('initialized', ready));
await bridge.connect(new PostMessageTransport(frame.contentWindow, frame.contentWindow));
frame.srcdoc = content.text;
await initialized;
await bridge.sendToolInput({ arguments: input });
await bridge.sendToolResult(await client.callTool({ name, arguments: input }));
globalThis.host = {
  mimeType: content.mimeType,
  app: () => bridge.getAppVersion(),
  dark: () => bridge.setHostContext({ theme: 'dark' }),
  height: () => frame.clientHeight,
  async end() {
    await bridge.teardownResource({});
    await client.close();
    return logged;
  },
};
