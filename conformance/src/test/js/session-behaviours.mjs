// What only a legacy host does: it has a session, a stream for what no call asked for, and it may come back for the
// rest of a broken answer. Every function gets `connect`, which makes a connected client, and returns what it saw.
import { failure } from './common.mjs';

const PROGRESS = { name: 'test_tool_with_progress' };

export async function pings(connect) {
  const client = await connect();
  return client.ping();
}

/** The revision that the server answers to a client that wants an older one. */
export async function wantsAnOlderRevision(connect) {
  const client = await connect({ supportedProtocolVersions: ['2025-06-18'] });
  const result = await client.callTool({ name: 'test_simple_text' });
  return { revision: client.getNegotiatedProtocolVersion(), text: result.content[0].text };
}

export async function endsItsSession(connect) {
  const client = await connect();
  const session = client.transport.sessionId;
  await client.transport.terminateSession();
  const late = await connect({ session });
  return { session, refused: await failure(late.ping()) };
}

/** Two clients at once: a change is told to both, an update only to the one that watches the resource. */
export async function sharesTheServer(connect) {
  const heard = { watching: [], other: [] };
  const changes = [];
  const listen = async (name) => {
    const client = await connect();
    client.setNotificationHandler('notifications/resources/updated', ({ params }) => heard[name].push(params.uri));
    const change = new Promise((resolve) => client.setNotificationHandler('notifications/tools/list_changed', resolve));
    changes.push(change);
    return client;
  };
  const watching = await listen('watching');
  await listen('other');
  await watching.subscribeResource({ uri: 'test://watched-resource' });
  await watching.callTool({ name: 'test_trigger_resource_update' });
  await watching.unsubscribeResource({ uri: 'test://watched-resource' });
  await watching.callTool({ name: 'test_trigger_resource_update' });
  // What comes on the same stream after them proves that no other update is under way.
  await watching.callTool({ name: 'test_trigger_tool_change' });
  await Promise.all(changes);
  await watching.callTool({ name: 'test_trigger_tool_change' });
  return heard;
}

/** The connection breaks after the first progress; the client asks for the rest. */
export async function resumesABrokenAnswer(connect, { recording }) {
  const client = await connect();
  const progress = [];
  recording.breakAfter = 'notifications/progress';
  const result = await client.callTool(PROGRESS, { onprogress: (step) => progress.push(step.progress) });
  return { progress, text: result.content[0].text };
}

/** Another client goes on with the session of one that is gone, and fetches the result of its call. */
export async function resumesACallOfAnotherClient(connect) {
  const first = await connect();
  let token;
  let started;
  const progress = new Promise((resolve) => (started = resolve));
  const call = failure(first.callTool(PROGRESS, { onprogress: started, onresumptiontoken: (id) => (token = id) }));
  await progress;
  const session = first.transport.sessionId;
  await first.close();
  const lost = await call;
  const second = await connect({ session });
  const result = await second.callTool(PROGRESS, { resumptionToken: token });
  return { session, token, lost, text: result.content[0].text };
}

/** The stream of a cancelled call ends without an answer, for which the client comes back in vain. */
export async function comesBackToACancelledCall(connect, { recording }) {
  const client = await connect();
  const controller = new AbortController();
  const onprogress = () => controller.abort('no longer needed');
  const returned = recording.nextReturn();
  const call = client.callTool({ name: 'test_cancellation' }, { signal: controller.signal, onprogress });
  const aborted = await failure(call);
  await returned;
  return { aborted, pong: await client.ping() };
}

/** Handlers of the client fail; the tool hears of it. */
export async function failsToAnswer(connect) {
  const client = await connect({
    capabilities: { sampling: {} },
    prepare: (preparing) =>
      preparing.setRequestHandler('sampling/createMessage', () => {
        throw new Error('The model is out of order');
      }),
  });
  return client.callTool({ name: 'test_sampling', arguments: { prompt: 'Hello' } });
}
