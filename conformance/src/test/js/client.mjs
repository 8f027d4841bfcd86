// Drives a server with the TypeScript client, as a host would:
//   node client.mjs BEHAVIOUR URL
// BEHAVIOUR is a function of behaviours.mjs. The last line printed is JSON: the behaviour's result, the exchanges
// that the client had with the server, and what the client complained of. Exit code 1: the behaviour threw.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import * as behaviours from './behaviours.mjs';

const REVISION = '2026-07-28';
const DEADLINE_MILLIS = 60_000;

const [name, url] = process.argv.slice(2);
const exchanges = [];
const complaints = [];

/** fetch that notes what the client asks and in which form it is answered. */
async function recordingFetch(target, init) {
  const message = init.body ? JSON.parse(init.body) : {};
  const exchange = {
    http: init.method,
    method: message.method,
    id: message.id === undefined ? undefined : JSON.stringify(message.id),
    params: Object.keys(message.params ?? {}).filter((key) => key !== '_meta'),
    headers: Object.fromEntries([...new Headers(init.headers)].filter(([header]) => header.startsWith('mcp-'))),
  };
  exchanges.push(exchange);
  const response = await fetch(target, init);
  exchange.status = response.status;
  exchange.type = response.headers.get('content-type');
  return response;
}

/** A connected client; by default it speaks nothing but the revision under test. */
async function connect(options = {}) {
  const client = new Client(
    { name: 'typescript-client', version: '2.4.0' },
    { versionNegotiation: { mode: { pin: REVISION } }, ...options },
  );
  client.onerror = (error) => complaints.push(String(error));
  options.prepare?.(client);
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { fetch: recordingFetch }));
  return client;
}

setTimeout(() => {
  console.error(`${name} is not done after ${DEADLINE_MILLIS} ms; exchanges: ${JSON.stringify(exchanges)}`);
  process.exit(1);
}, DEADLINE_MILLIS).unref();

const clients = [];
const result = await behaviours[name](async (options) => {
  const client = await connect(options);
  clients.push(client);
  return client;
});
await Promise.all(clients.map((client) => client.close()));
console.log(JSON.stringify({ result, exchanges, complaints }));
