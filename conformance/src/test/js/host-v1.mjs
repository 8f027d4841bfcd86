// A host that uses the 1.x line of the TypeScript SDK, @modelcontextprotocol/sdk. Its client and its transport get the
// methods of the 2.x line, so that the same behaviours drive both.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { UriTemplate } from '@modelcontextprotocol/sdk/shared/uriTemplate.js';
import * as types from '@modelcontextprotocol/sdk/types.js';

const REVISION = '2025-11-25';
const REQUESTS = {
  'elicitation/create': types.ElicitRequestSchema,
  'sampling/createMessage': types.CreateMessageRequestSchema,
  'roots/list': types.ListRootsRequestSchema,
};
const NOTIFICATIONS = {
  'notifications/message': types.LoggingMessageNotificationSchema,
  'notifications/resources/updated': types.ResourceUpdatedNotificationSchema,
  'notifications/tools/list_changed': types.ToolListChangedNotificationSchema,
  'notifications/prompts/list_changed': types.PromptListChangedNotificationSchema,
};

class ClientOfBothLines extends Client {
  getProtocolEra() {
    return 'legacy';
  }

  getNegotiatedProtocolVersion() {
    return this.transport.protocolVersion;
  }

  setRequestHandler(method, handler) {
    super.setRequestHandler(REQUESTS[method] ?? method, handler);
  }

  setNotificationHandler(method, handler) {
    super.setNotificationHandler(NOTIFICATIONS[method] ?? method, handler);
  }

  request(request, schemaOrOptions, options) {
    const hasSchema = schemaOrOptions?.parse !== undefined;
    return hasSchema
      ? super.request(request, schemaOrOptions, options)
      : super.request(request, types.ResultSchema, schemaOrOptions);
  }

  callTool(params, options) {
    return super.callTool(params, types.CallToolResultSchema, options);
  }

  async listTools(params, options) {
    const result = await this.#allPages('tools', params, (page) => super.listTools(page, options));
    // It keeps the output schemas of the last page only.
    this.cacheToolMetadata(result.tools);
    return result;
  }

  listPrompts(params, options) {
    return this.#allPages('prompts', params, (page) => super.listPrompts(page, options));
  }

  listResources(params, options) {
    return this.#allPages('resources', params, (page) => super.listResources(page, options));
  }

  listResourceTemplates(params, options) {
    return this.#allPages('resourceTemplates', params, (page) => super.listResourceTemplates(page, options));
  }

  async #allPages(items, params, list) {
    const first = await list(params);
    const all = { ...first };
    while (params === undefined && all.nextCursor !== undefined) {
      const page = await list({ cursor: all.nextCursor });
      all[items] = [...all[items], ...page[items]];
      all.nextCursor = page.nextCursor;
    }
    return all;
  }
}

class TransportOfBothLines extends StreamableHTTPClientTransport {
  finishAuth(answer) {
    return super.finishAuth(answer.get('code'));
  }
}

/** See client.mjs. */
export function host() {
  return {
    expand: (template, variables) => new UriTemplate(template).expand(variables),
    create(url, fetch, { sessionId, authProvider }, options) {
      const client = new ClientOfBothLines({ name: 'typescript-client', version: '1.32.2' }, options);
      const transport = new TransportOfBothLines(url, { fetch, authProvider, sessionId });
      if (sessionId) {
        transport.setProtocolVersion(REVISION);
      }
      return { client, transport };
    },
  };
}
