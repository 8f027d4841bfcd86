// A host that uses the 2.x line of the TypeScript SDK, @modelcontextprotocol/client.
import { Client, StreamableHTTPClientTransport, UriTemplate } from '@modelcontextprotocol/client';

const LEGACY_REVISION = '2025-11-25';
const MODES = { modern: { pin: '2026-07-28' }, legacy: 'legacy', auto: 'auto' };

/** See client.mjs. */
export function host(era) {
  return {
    expand: (template, variables) => new UriTemplate(template).expand(variables),
    create(url, fetch, { sessionId, authProvider }, options) {
      const client = new Client(
        { name: 'typescript-client', version: '2.4.0' },
        { versionNegotiation: { mode: MODES[era] }, ...options },
      );
      const resumed = sessionId && { sessionId, protocolVersion: LEGACY_REVISION };
      return { client, transport: new StreamableHTTPClientTransport(url, { fetch, authProvider, ...resumed }) };
    },
  };
}
