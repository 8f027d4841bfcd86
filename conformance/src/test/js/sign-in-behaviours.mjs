// What a host does with a server that has its callers sign in. Every function gets `connect`, which makes a connected
// client, and returns what it saw.
import { Account, picking } from './account.mjs';
import { failure } from './common.mjs';

const VISUAL_STUDIO_CODE = {
  clientId: 'aebc6443-996d-45c2-90f0-388ff96faa56',
  redirectUrl: 'http://127.0.0.1:1/',
};

/** Connects, which the server refuses until somebody has signed in. */
export async function signIn(connect, account, options = {}) {
  let transport;
  const prepare = (_, used) => (transport = used);
  const refused = await failure(connect({ ...options, account, prepare }));
  await transport.finishAuth(await account.signIn());
  return { refused, client: await connect({ ...options, account }) };
}

/** Everything that one person does: sign in, call, allow more because a call needs it, call again. */
async function use(connect, account) {
  const { refused, client } = await signIn(connect, account);
  const { tools } = await client.listTools();
  const identity = await client.callTool({ name: 'who_am_i' });
  const mail = () => client.callTool({ name: 'my_mail' });
  const challenged = await failure(mail());
  await client.transport.finishAuth(await account.signIn());
  const allowed = await mail();
  const { contents } = await client.readResource({ uri: `mail://${account.owner}-1` });
  return {
    refused,
    tools: tools.map((tool) => tool.name),
    identity: identity.structuredContent,
    challenged,
    mail: JSON.parse(allowed.content[0].text),
    first: JSON.parse(contents[0].text),
    asked: account.asked,
    scope: account.kept.tokens.scope,
  };
}

function account(name, registered) {
  const account = new Account(picking(name), registered);
  account.owner = name;
  return account;
}

async function two(connect, recording, registered) {
  const alice = await use(connect, account('Alice', registered));
  const bob = await use(connect, account('Bob', registered));
  return { alice, bob, detours: recording.detours };
}

/** Two people, each with a client that registers itself. */
export async function readsTheMailOfTwoPeople(connect, { recording }) {
  return two(connect, recording);
}

/** The same with a client that Entra knows already. */
export async function readsTheMailOfTwoPeopleAsVisualStudioCode(connect, { recording }) {
  return two(connect, recording, VISUAL_STUDIO_CODE);
}

/** A client that would have to register itself where that is not possible. */
export async function cannotRegister(connect, { recording }) {
  const refused = await failure(connect({ account: account('Alice') }));
  return { refused, detours: recording.detours };
}
