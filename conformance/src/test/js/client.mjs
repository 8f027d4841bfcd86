// Drives a server with a TypeScript client, as a host would:
//   node client.mjs HOST BEHAVIOUR URL
// HOST is v1, v2-legacy, v2-modern or v2-auto. BEHAVIOUR is a function of one of the *-behaviours.mjs. The last line
// printed is JSON: the behaviour's result, the exchanges that the client had with the server, and what the client
// complained of. Exit code 1: the behaviour threw.
import * as conformanceServer from './conformance-server-behaviours.mjs';
import * as functionApp from './function-app-behaviours.mjs';
import * as quickstart from './quickstart-behaviours.mjs';
import { Recording } from './recording.mjs';
import * as sessions from './session-behaviours.mjs';
import * as signIn from './sign-in-behaviours.mjs';

const BEHAVIOURS = { ...quickstart, ...conformanceServer, ...sessions, ...signIn, ...functionApp };
const DEADLINE_MILLIS = 60_000;

const [hostName, name, url] = process.argv.slice(2);
const [line, era] = hostName.split('-');
const host = (await import(`./host-${line}.mjs`)).host(era);
const recording = new Recording(url);
const complaints = [];
const clients = [];

/**
 * A connected client. Options besides the SDK's own: `prepare` gets the client and its transport before it connects;
 * `session` names a session to go on with; `account` signs in where that is asked for.
 */
async function connect({ prepare, session, account, ...options } = {}) {
  const more = { sessionId: session, authProvider: account };
  const { client, transport } = host.create(new URL(url), recording.fetch, more, options);
  clients.push(client);
  client.onerror = (error) => complaints.push(String(error));
  prepare?.(client, transport);
  const streamOpened = session ? undefined : recording.nextStream();
  await client.connect(transport);
  if (client.getProtocolEra() === 'legacy') {
    // The client itself does not wait for the stream that carries what no call asked for.
    await streamOpened;
  }
  return client;
}

setTimeout(() => {
  const seen = { exchanges: recording.exchanges, complaints };
  console.error(`${name} is not done after ${DEADLINE_MILLIS} ms: ${JSON.stringify(seen)}`);
  process.exit(1);
}, DEADLINE_MILLIS).unref();

const result = await BEHAVIOURS[name](connect, { recording, expand: host.expand });
await recording.answered();
await Promise.all(clients.map((client) => client.close()));
console.log(JSON.stringify({ result, exchanges: recording.exchanges, complaints }));
