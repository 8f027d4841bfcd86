// What a host does with the function app. Every function gets `connect`, which makes a connected client, and returns
// what it saw.
import { failure } from './common.mjs';

export async function countsPrimes(connect) {
  const client = await connect();
  const { tools } = await client.listTools();
  const progress = [];
  const params = { name: 'countPrimes', arguments: { limit: 1_000_000 } };
  const outcome = await client.callTool(params, { onprogress: (step) => progress.push(step) });
  return { tools: tools.map((tool) => tool.name), progress, outcome };
}

export async function stopsCounting(connect) {
  const client = await connect();
  const controller = new AbortController();
  const progress = [];
  const call = client.callTool(
    { name: 'countPrimes', arguments: { limit: 100_000_000 } },
    {
      signal: controller.signal,
      onprogress: (step) => {
        progress.push(step);
        controller.abort('seen enough');
      },
    },
  );
  const aborted = await failure(call);
  const after = await client.callTool({ name: 'factors', arguments: { number: 360 } });
  return { aborted, progress, after };
}
