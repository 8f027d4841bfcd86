// A person with a browser: signs in where a client sends them, and consents where the server sends them.
//   node browser.mjs CHROMIUM URL PICTURES
// CHROMIUM is the executable, URL an endpoint at which nobody has consented yet, PICTURES a folder for screenshots. The
// last line printed is JSON: what the person and the client saw, what the browser complained of, and whom it asked.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Account } from './account.mjs';
import { launch } from './chromium.mjs';
import { host } from './host-v2.mjs';
import { Recording } from './recording.mjs';
import { signIn } from './sign-in-behaviours.mjs';

const SCREENS = { wide: { width: 1280, height: 800 }, narrow: { width: 340, height: 640 } };

const [executablePath, url, pictures] = process.argv.slice(2);

const seen = [];
const { browser, context, complaints, asked } = await launch(executablePath);

/** Notes what a page looks like, on screens of two sizes, by day and by night. */
async function look(page, name) {
  const overflowing = [];
  for (const [screen, size] of Object.entries(SCREENS)) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(pictures, `${name}-${screen}-${colorScheme}.png`) });
    }
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) {
      overflowing.push(screen);
    }
  }
  const heading = await page.locator('h1').innerText();
  seen.push({ name, heading, text: await page.locator('main').innerText(), overflowing });
}

/** The page on which a client takes back its user. */
const redirects = createServer((request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end('<!doctype html><html lang="en"><title>Signed in</title><main><h1>You are back at the client</h1></main>');
});
await new Promise((listening) => redirects.listen(0, '127.0.0.1', listening));

/** Opens a page, picks an account by clicking, and waits for the page that follows. */
async function click(address, name, label) {
  const page = await context.newPage();
  await page.goto(String(address));
  await look(page, `${label}-pick`);
  await page.getByRole('button', { name }).click();
  await page.waitForURL((now) => !now.pathname.endsWith('/authorize'));
  await look(page, `${label}-end`);
  const end = page.url();
  await page.close();
  return end;
}

async function connect({ account, prepare, ...options }) {
  const { client, transport } = host('modern').create(new URL(url), recording.fetch, { authProvider: account }, options);
  prepare?.(client, transport);
  client.setRequestHandler('elicitation/create', async ({ params }) => {
    questions.push({ mode: params.mode, message: params.message });
    await click(params.url, 'Bob', 'consent-somebody-else');
    await click(params.url, 'Alice', 'consent');
    return { action: 'accept' };
  });
  await client.connect(transport);
  return client;
}

const recording = new Recording(url);
const questions = [];
const account = new Account((page) => click(page, 'Alice', 'sign-in'), {
  redirectUrl: `http://127.0.0.1:${redirects.address().port}/callback`,
});
const { client } = await signIn(connect, account, { capabilities: { elicitation: { url: {} } } });
const first = await client.callTool({ name: 'who_am_i' });
const second = await client.callTool({ name: 'who_am_i' });
await client.close();
await browser.close();
redirects.close();
const identities = [first, second].map((result) => result.structuredContent ?? result);
console.log(JSON.stringify({ identities, questions, pages: seen, complaints, hosts: [...asked] }));
