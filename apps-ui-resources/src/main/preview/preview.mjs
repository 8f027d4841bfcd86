// A host of MCP Apps for those who write views: lists the tools that have one, runs them, and shows all that host and
// view tell each other. Everything that speaks a protocol is the official client and the official app bridge.
import { byId, element } from './dom.mjs';
import { Form } from './form.mjs';
import { Log } from './log.mjs';
import { Run } from './run.mjs';
import { Sandbox } from './sandbox.mjs';
import { isFor, Server, SignInNeeded } from './server.mjs';

const configuration = await (await fetch('/mcp/preview/config.json')).text();
const { servers, reload } = JSON.parse(configuration);
const log = new Log();
const sandbox = await Sandbox.find(configuration);
const dark = matchMedia('(prefers-color-scheme: dark)');

let server;
let selected;
let form;
let run;

if (sandbox.isOpaque) {
  log.note('The server answers by one of its names on loopback only, so views are kept apart without a second origin');
}

// ---- theme and width ----

function theme() {
  const chosen = document.querySelector('[name="theme"]:checked').value;
  return chosen === 'system' ? (dark.matches ? 'dark' : 'light') : chosen;
}

function themed() {
  document.documentElement.dataset.theme = theme();
  run?.changed({ theme: theme() });
}

byId('theme').addEventListener('change', themed);
dark.addEventListener('change', themed);
themed();

byId('width').addEventListener('change', ({ target }) => {
  byId('stage').style.width = target.value === 'full' ? '' : `${target.value}px`;
});

function setMode(mode) {
  byId('shown').dataset.mode = mode;
  byId('inline').hidden = mode === 'inline';
  run?.changed({ displayMode: mode });
}

byId('inline').addEventListener('click', () => setMode('inline'));
addEventListener('keydown', ({ key }) => key === 'Escape' && byId('shown').dataset.mode === 'fullscreen' && setMode('inline'));

// ---- links ----

/** Shows the address that a view wants to open; the user opens it, or does not. */
function askToOpen(url) {
  const dialog = byId('link');
  if (dialog.open) {
    return Promise.resolve(false);
  }
  byId('link-url').textContent = url;
  byId('link-open').href = url;
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((decided) =>
    dialog.addEventListener('close', () => decided(dialog.returnValue === 'yes'), { once: true }),
  );
}

byId('link-open').addEventListener('click', () => byId('link').close('yes'));

// ---- servers ----

function connection(state, text) {
  byId('connection').dataset.state = state;
  byId('connection').textContent = text;
}

async function connect(token) {
  await run?.end();
  await server?.close();
  run = server = selected = undefined;
  for (const id of ['call', 'shown', 'plain', 'empty', 'sign-in']) {
    byId(id).hidden = true;
  }
  const { endpoint } = servers[byId('servers').selectedIndex];
  connection('', `Connecting to ${endpoint}…`);
  try {
    server = await Server.connect(endpoint, token);
  } catch (failure) {
    byId('tools').replaceChildren();
    byId('app-only').hidden = true;
    if (failure instanceof SignInNeeded) {
      connection('failed', `${endpoint} wants to know who you are`);
      signIn(token ? `The token was not accepted: ${failure.message}` : 'Get an access token as your client would, and put it here.');
    } else {
      connection('failed', `${endpoint} cannot be reached: ${failure.message}`);
    }
    return;
  }
  connection('connected', server.description);
  listTools();
}

function signIn(reason) {
  byId('sign-in-reason').textContent = reason;
  byId('sign-in').hidden = false;
  byId('token').focus();
}

byId('servers').replaceChildren(...servers.map(({ name, endpoint }) => element('option', { textContent: `${name} (${endpoint})` })));
byId('servers').closest('label').hidden = servers.length < 2;
byId('servers').addEventListener('change', () => connect());
byId('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  const token = byId('token').value.trim();
  byId('token').value = '';
  connect(token);
});

// ---- tools ----

function entry(tool) {
  const button = element(
    'button',
    { type: 'button', data: { tool: tool.name } },
    tool.title ?? tool.name,
    ...(tool.title && tool.title !== tool.name ? [element('code', { textContent: tool.name })] : []),
    ...marks(tool),
  );
  button.addEventListener('click', () => select(tool));
  return element('li', {}, button);
}

function marks(tool) {
  const marked = [];
  if (!isFor(tool, 'model')) {
    marked.push(element('span', { className: 'mark', textContent: 'the model cannot see it' }));
  }
  if (!isFor(tool, 'app')) {
    marked.push(element('span', { className: 'mark', textContent: 'views cannot call it' }));
  }
  return marked;
}

function listTools() {
  const { withView, forViews } = server;
  byId('tools').replaceChildren(...withView.map(entry));
  byId('app-only-tools').replaceChildren(...forViews.map(entry));
  byId('app-only').hidden = forViews.length === 0;
  const wanted = server.tool(decodeURIComponent(location.hash.slice(1))) ?? withView[0];
  byId('empty').hidden = wanted !== undefined;
  byId('empty').textContent = 'No tool of this server has a view. Give one a page with @McpApp(view = "ui/page.html").';
  if (wanted) {
    select(wanted);
  }
}

async function select(tool) {
  selected = tool;
  history.replaceState(undefined, '', `#${encodeURIComponent(tool.name)}`);
  for (const button of document.querySelectorAll('nav button')) {
    button.setAttribute('aria-current', String(button.dataset.tool === tool.name));
    if (button.dataset.tool === tool.name && button.closest('details')) {
      button.closest('details').open = true;
    }
  }
  byId('call-title').textContent = tool.title ?? tool.name;
  byId('call-name').textContent = tool.name;
  byId('call-marks').replaceChildren(...marks(tool));
  byId('call-description').textContent = tool.description ?? '';
  byId('progress').textContent = '';
  form = new Form(byId('fields'), tool.inputSchema);
  byId('call').hidden = false;
  byId('shown').hidden = byId('plain').hidden = true;
  const before = run;
  run = undefined;
  setMode('inline');
  await before?.end();
}

// ---- calls ----

async function call() {
  const input = form.read();
  if (!input) {
    return;
  }
  byId('run').disabled = true;
  const before = run;
  run = undefined;
  await before?.end();
  setMode('inline');
  byId('plain').hidden = true;
  const current = new Run({ server, sandbox, log, theme, askToOpen, setMode, reload, signIn }, selected, input);
  run = current;
  byId('cancel').hidden = false;
  await current.start();
  byId('cancel').hidden = true;
  byId('run').disabled = false;
}

byId('arguments').addEventListener('submit', (event) => {
  event.preventDefault();
  call();
});
byId('again').addEventListener('click', call);
byId('cancel').addEventListener('click', () => run?.cancel());

await connect();
