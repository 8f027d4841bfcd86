// A view in the web page of the Inspector: node inspector-app.mjs CHROMIUM URL SCRIPT HOME PICTURES
// URL is the MCP endpoint, SCRIPT that of the Inspector, HOME a folder for what it keeps, PICTURES one for screenshots.
// Prints what was seen as JSON.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { launch } from './chromium.mjs';

const [executablePath, url, script, home, pictures] = process.argv.slice(2);
const INPUT = { city: 'Bergen', people: 3 };

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return String(port);
}

const token = crypto.randomUUID();
const port = await freePort();
const inspector = spawn(process.execPath, [script, '--web'], {
  env: {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    MCP_STORAGE_DIR: home,
    HOST: '127.0.0.1',
    CLIENT_PORT: port,
    MCP_SANDBOX_PORT: await freePort(),
    MCP_AUTO_OPEN_ENABLED: 'false',
    MCP_INSPECTOR_API_TOKEN: token,
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = once(inspector, 'exit');
process.on('exit', () => inspector.kill());
// It says where it is once it is there.
for await (const text of inspector.stdout) {
  if (String(text).includes(port)) {
    break;
  }
}

const { browser, context } = await launch(executablePath, ['127.0.0.1', 'localhost']);
const page = await context.newPage();
await page.setViewportSize({ width: 1400, height: 900 });
const query = new URLSearchParams({
  serverUrl: url,
  transport: 'http',
  autoConnect: token,
  openApp: 'plan_meeting',
  appArgs: Buffer.from(JSON.stringify(INPUT)).toString('base64url'),
});
await page.goto(`http://127.0.0.1:${port}/?${query}`);
await page.locator('[data-testid="connection-status"][data-status="connected"]').waitFor({ state: 'attached' });
await page.getByTestId('open-app').click();
await page.locator('[data-testid="apps-form"][data-app-status="ready"]').waitFor({ state: 'attached' });
const view = page.frameLocator('iframe').frameLocator('iframe');
await view.locator('#said', { hasText: INPUT.city }).waitFor();
const seen = {
  input: JSON.parse(await view.locator('#input').innerText()),
  result: await view.locator('#said').innerText(),
};
await view.locator('#shift').click();
await view.locator('#shifted', { hasText: '1' }).waitFor();
seen.shifted = await view.locator('#shifted').innerText();
await page.screenshot({ path: join(pictures, 'inspector-app.png') });
await browser.close();
inspector.kill();
await ended;
console.log(JSON.stringify(seen));
