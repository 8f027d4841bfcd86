// What a host does with the conformance server, which has tools for what the quickstart has no use for. Every function
// gets `connect`, which makes a connected client, and returns what it saw.
import { failure, next, watch } from './common.mjs';

const LOG_LEVEL = 'io.modelcontextprotocol/logLevel';
const FORM_WITH_DEFAULTS = { form: { applyDefaults: true } };

/** The text of a result's content block. */
const textOf = (result) => result.content[0].text;

/** A client that answers what a call asks; `asked` gets the parameters of every question. */
async function answering(connect, capabilities, answers) {
  const asked = [];
  const prepare = (client) => {
    for (const [method, answer] of Object.entries(answers)) {
      client.setRequestHandler(method, async ({ params }) => {
        asked.push({ method, params });
        return typeof answer === 'function' ? answer(params) : answer;
      });
    }
  };
  return { asked, client: await connect({ capabilities, prepare }) };
}

/** Calls a tool whose form is answered with `content`. */
async function fillIn(connect, elicitation, name, content) {
  const answers = { 'elicitation/create': { action: 'accept', content } };
  const { asked, client } = await answering(connect, { elicitation }, answers);
  return { asked, text: textOf(await client.callTool({ name })) };
}

export async function callsForEveryContent(connect) {
  const client = await connect();
  const call = (name) => client.callTool({ name });
  return {
    text: await call('test_simple_text'),
    image: await call('test_image_content'),
    audio: await call('test_audio_content'),
    resource: await call('test_embedded_resource'),
    mixed: await call('test_multiple_content_types'),
    error: await call('test_error_handling'),
  };
}

export async function readsEveryResource(connect) {
  const client = await connect();
  const read = async (uri) => (await client.readResource({ uri })).contents;
  return {
    text: await read('test://static-text'),
    bytes: await read('test://static-binary'),
    template: await read('test://template/123/data'),
  };
}

export async function getsEveryPrompt(connect) {
  const client = await connect();
  const get = async (name, args) => (await client.getPrompt({ name, arguments: args })).messages;
  return {
    simple: await get('test_simple_prompt'),
    withArguments: await get('test_prompt_with_arguments', { arg1: 'one', arg2: 'two' }),
    withResource: await get('test_prompt_with_embedded_resource', { resourceUri: 'test://here' }),
    withImage: await get('test_prompt_with_image'),
  };
}

/** The schema that a hand-written descriptor gives its tool. */
export async function seesAHandWrittenSchema(connect) {
  const { tools } = await (await connect()).listTools();
  return tools.find((tool) => tool.name === 'json_schema_2020_12_tool').inputSchema;
}

export async function hearsLogMessages(connect) {
  const client = await connect();
  const heard = [];
  client.setNotificationHandler('notifications/message', ({ params }) => heard.push(params));
  const call = async (level) => {
    heard.length = 0;
    const params = { name: 'test_tool_with_logging' };
    if (client.getProtocolEra() === 'modern') {
      params._meta = { [LOG_LEVEL]: level };
    } else {
      await client.setLoggingLevel(level);
    }
    await client.callTool(params);
    return heard.map(({ level, data }) => ({ level, data }));
  };
  return { debug: await call('debug'), error: await call('error') };
}

export async function fillsInAFormOfDefaults(connect) {
  return fillIn(connect, FORM_WITH_DEFAULTS, 'test_elicitation_sep1034_defaults', {});
}

export async function choosesFromEveryKindOfEnum(connect) {
  const content = {
    untitledSingle: 'option2',
    titledSingle: 'value1',
    legacyEnum: 'opt3',
    untitledMulti: ['option1', 'option3'],
    titledMulti: ['value2'],
  };
  return fillIn(connect, {}, 'test_elicitation_sep1330_enums', content);
}

export async function opensAUrl(connect) {
  const { asked, client } = await answering(
    connect,
    { elicitation: { url: {} } },
    { 'elicitation/create': { action: 'accept' } },
  );
  return { asked, text: textOf(await client.callTool({ name: 'test_url_elicitation' })) };
}

export async function samples(connect) {
  const answer = { model: 'oracle', role: 'assistant', content: { type: 'text', text: 'Forty-two' } };
  const { asked, client } = await answering(connect, { sampling: {} }, { 'sampling/createMessage': answer });
  const result = await client.callTool({ name: 'test_sampling', arguments: { prompt: 'What is the answer?' } });
  return { asked, text: textOf(result) };
}

export async function tellsItsRoots(connect) {
  const roots = [{ uri: 'file:///home/ada', name: 'Home' }, { uri: 'file:///tmp' }];
  const { client } = await answering(connect, { roots: {} }, { 'roots/list': { roots } });
  return { text: textOf(await client.callTool({ name: 'test_input_required_result_list_roots' })) };
}

/** One tool asks the user, the model and the client at once. */
export async function answersEverybodyAtOnce(connect) {
  const { asked, client } = await answering(
    connect,
    { elicitation: {}, sampling: {}, roots: {} },
    {
      'elicitation/create': { action: 'accept', content: { name: 'Ada' } },
      'sampling/createMessage': { model: 'oracle', role: 'assistant', content: { type: 'text', text: 'Welcome' } },
      'roots/list': { roots: [{ uri: 'file:///home/ada' }] },
    },
  );
  const result = await client.callTool({ name: 'test_input_required_result_multiple_inputs' });
  return { methods: asked.map(({ method }) => method).sort(), text: textOf(result) };
}

/** One tool asks twice, the second question after the first answer. */
export async function answersOneQuestionAfterAnother(connect) {
  const { asked, client } = await answering(
    connect,
    { elicitation: {} },
    {
      'elicitation/create': ({ requestedSchema }) => ({
        action: 'accept',
        content: requestedSchema.properties.name ? { name: 'Ada' } : { color: 'green' },
      }),
    },
  );
  const result = await client.callTool({ name: 'test_input_required_result_multi_round' });
  return { messages: asked.map(({ params }) => params.message), text: textOf(result) };
}

export async function answersAPrompt(connect) {
  const { client } = await answering(
    connect,
    { elicitation: {} },
    { 'elicitation/create': { action: 'accept', content: { context: 'a rainy day' } } },
  );
  return client.getPrompt({ name: 'test_input_required_result_prompt' });
}

export async function lacksEveryCapability(connect) {
  const client = await connect();
  const call = (name, args) => failure(client.callTool({ name, arguments: args }));
  return {
    form: await call('test_elicitation', { message: 'Who are you?' }),
    url: await call('test_url_elicitation'),
    sampling: await call('test_sampling', { prompt: 'Hello' }),
    roots: await call('test_input_required_result_list_roots'),
  };
}

/** The server tells when the handler of the call has heard that it is cancelled. */
export async function cancelsACall(connect) {
  const client = await connect();
  const cancelled = async () => Number((await client.readResource({ uri: 'test://cancellations' })).contents[0].text);
  const before = await cancelled();
  const heard = next(client, 'notifications/resources/updated');
  const watching = await watch(client, 'test://cancellations');
  const controller = new AbortController();
  const onprogress = () => controller.abort('no longer needed');
  const call = client.callTool({ name: 'test_cancellation' }, { signal: controller.signal, onprogress });
  const aborted = await failure(call);
  await heard;
  const after = await cancelled();
  await watching.end();
  return { aborted, more: after - before };
}

/** The server's list of tools before and after it told that the list has changed. */
export async function followsTheListOfTools(connect) {
  let changed;
  const change = new Promise((resolve) => (changed = resolve));
  const onChanged = (error, tools) => changed({ error, tools });
  const client = await connect({ listChanged: { tools: { onChanged } } });
  const before = await client.listTools();
  await client.callTool({ name: 'test_trigger_tool_change' });
  const { error, tools } = await change;
  await client.callTool({ name: 'test_trigger_tool_change' });
  const names = (list) => list.map((tool) => tool.name);
  return { error, before: names(before.tools), after: names(tools) };
}

/** The call closes its connection, and the result is fetched with another one where the era has that. */
export async function comesBackForAResult(connect) {
  const client = await connect();
  return { text: textOf(await client.callTool({ name: 'test_reconnection' })) };
}

export async function repeatsArgumentsInHeaders(connect) {
  const client = await connect();
  const { tools } = await client.listTools();
  const schema = tools.find((tool) => tool.name === 'test_header_argument').inputSchema;
  const call = (region) => client.callTool({ name: 'test_header_argument', arguments: { region } });
  return { schema, plain: await call('eu-north-1'), encoded: await call('Tromsø ') };
}
