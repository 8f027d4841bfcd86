// What a host does with the quickstart. Every function gets `connect`, which makes a connected client, and returns
// what it saw.
import { failure, next, watch } from './common.mjs';

const MEETING = { zones: ['Europe/Oslo', 'America/Sao_Paulo'], from: '2026-10-26', days: 3, minutes: 30 };
const START = { time: '2026-10-26T15:00', zone: 'Europe/Oslo' };

/** Calls the tool that asks with a form; the form is answered by `answer`. */
async function invite(connect, elicitation, answer) {
  const asked = [];
  const client = await connect({
    capabilities: { elicitation },
    prepare: (preparing) =>
      preparing.setRequestHandler('elicitation/create', async ({ params }) => {
        asked.push(params);
        return answer;
      }),
  });
  const outcome = await client.callTool({ name: 'createInvite', arguments: { start: START } });
  return { asked, outcome };
}

export async function connects(connect) {
  const client = await connect();
  return {
    revision: client.getNegotiatedProtocolVersion(),
    era: client.getProtocolEra(),
    server: client.getServerVersion(),
    instructions: client.getInstructions(),
    capabilities: client.getServerCapabilities(),
  };
}

export async function lists(connect) {
  const client = await connect();
  const { tools } = await client.listTools();
  const { resources } = await client.listResources();
  const { resourceTemplates } = await client.listResourceTemplates();
  const { prompts } = await client.listPrompts();
  return { tools, resources, resourceTemplates, prompts };
}

export async function turnsPages(connect) {
  const client = await connect();
  const pages = [];
  let cursor;
  do {
    // listTools() without a cursor would turn the pages itself.
    const params = cursor === undefined ? {} : { cursor };
    const page = await client.request({ method: 'tools/list', params });
    pages.push(page.tools.map((tool) => tool.name));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  const wrong = await failure(client.listTools({ cursor: 'no cursor of this server' }));
  return { pages, wrong };
}

export async function listsTwice(connect) {
  const client = await connect();
  const first = await client.listTools();
  const second = await client.listTools();
  return { same: JSON.stringify(first.tools) === JSON.stringify(second.tools) };
}

export async function callsTools(connect) {
  const client = await connect();
  // The client validates results against the output schemas that it has listed.
  const { tools } = await client.listTools();
  const call = (name, args) => client.callTool({ name, arguments: args });
  return {
    validated: tools.filter((tool) => tool.outputSchema).map((tool) => tool.name),
    results: {
      convertTime: await call('convertTime', { moment: START, zones: ['Asia/Tokyo', 'UTC'] }),
      listZones: await call('listZones', { country: 'BR' }),
      currencyFacts: await call('currencyFacts', { code: 'NOK' }),
      findMeetingTimes: await call('findMeetingTimes', MEETING),
    },
  };
}

export async function makesMistakes(connect) {
  const client = await connect();
  const call = (name, args) => client.callTool({ name, arguments: args });
  return {
    noZones: await call('convertTime', { moment: START, zones: [] }),
    wrongType: await call('convertTime', { moment: START, zones: 'UTC' }),
    missing: await call('convertTime', { zones: ['UTC'] }),
    refused: await call('currencyFacts', { code: 'ZZZ' }),
    unknownTool: await failure(call('nope', {})),
    unknownZone: await failure(client.readResource({ uri: 'clock://zones/Nowhere' })),
    unknownResource: await failure(client.readResource({ uri: 'clock://nope' })),
    unknownPrompt: await failure(client.getPrompt({ name: 'nope' })),
    missingPromptArgument: await failure(client.getPrompt({ name: 'planMeeting', arguments: { country: 'BR' } })),
  };
}

export async function readsResources(connect, { expand }) {
  const client = await connect();
  const { resourceTemplates } = await client.listResourceTemplates();
  const uri = expand(resourceTemplates[0].uriTemplate, { zone: 'Europe/Oslo' });
  return {
    uri,
    zone: await client.readResource({ uri }),
    wall: await client.readResource({ uri: 'clock://wall' }),
  };
}

export async function getsAPrompt(connect) {
  const client = await connect();
  const plan = { home: 'Europe/Oslo', country: 'BR', zone: 'America/Sao_Paulo', day: '2026-10-26' };
  return client.getPrompt({ name: 'planMeeting', arguments: plan });
}

export async function completes(connect) {
  const client = await connect();
  const zone = { name: 'zone', value: 'Sao' };
  const template = { type: 'ref/resource', uri: 'clock://zones/{zone}' };
  const prompt = { type: 'ref/prompt', name: 'planMeeting' };
  const complete = async (params) => (await client.complete(params)).completion;
  return {
    ofTheTemplate: await complete({ ref: template, argument: zone }),
    ofThePrompt: await complete({ ref: prompt, argument: zone }),
    elsewhere: await complete({ ref: prompt, argument: zone, context: { arguments: { country: 'NO' } } }),
    many: await complete({ ref: template, argument: { name: 'zone', value: '' } }),
  };
}

export async function acceptsAForm(connect) {
  const content = { title: 'Budget; draft', length: 'HALF_HOUR', remind: false };
  return invite(connect, {}, { action: 'accept', content });
}

export async function acceptsAFormWithItsDefaults(connect) {
  return invite(connect, { form: { applyDefaults: true } }, { action: 'accept', content: { title: 'Budget' } });
}

export async function declinesAForm(connect) {
  return invite(connect, {}, { action: 'decline' });
}

export async function cannotBeAsked(connect) {
  const client = await connect();
  return failure(client.callTool({ name: 'createInvite', arguments: { start: START } }));
}

export async function watchesProgress(connect) {
  const client = await connect();
  const progress = [];
  const params = { name: 'findMeetingTimes', arguments: MEETING };
  const outcome = await client.callTool(params, { onprogress: (step) => progress.push(step) });
  return { progress, meetings: outcome.structuredContent };
}

export async function abortsACall(connect) {
  const client = await connect();
  const controller = new AbortController();
  const progress = [];
  const call = client.callTool(
    { name: 'findMeetingTimes', arguments: { ...MEETING, days: 60 } },
    {
      signal: controller.signal,
      onprogress: (step) => {
        progress.push(step);
        controller.abort('seen enough');
      },
    },
  );
  const aborted = await failure(call);
  const after = await client.callTool({ name: 'currencyFacts', arguments: { code: 'BRL' } });
  return { aborted, progress, after: after.structuredContent };
}

export async function watchesAResource(connect) {
  const client = await connect();
  const updated = next(client, 'notifications/resources/updated');
  const watching = await watch(client, 'clock://wall');
  await client.callTool({ name: 'hangClock', arguments: { label: 'Tokyo', zone: 'Asia/Tokyo' } });
  const update = await updated;
  const { contents } = await client.readResource({ uri: 'clock://wall' });
  return { honoured: watching.honoured, update, wall: contents, ended: await watching.end() };
}

/** Listens until the server goes away; the line "listening" tells that it may. */
export async function hearsTheServerGo(connect) {
  const client = await connect();
  const subscription = await client.listen({ resourceSubscriptions: ['clock://wall'] });
  console.log('listening');
  return { closed: await subscription.closed };
}
