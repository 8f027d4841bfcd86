// A browser for one script, which ends with an error when it is not done in time.
import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PATIENCE_MILLIS = 20_000;
const DEADLINE_MILLIS = 90_000;

setTimeout(() => {
  console.error(`The browser is not done after ${DEADLINE_MILLIS} ms`);
  process.exit(1);
}, DEADLINE_MILLIS).unref();

/**
 * Starts it. Nothing but the names of loopback that are given has an address.
 *
 * Returns the browser and a context of it, with what it complains of and which hosts it asks.
 */
export async function launch(executablePath, names = ['127.0.0.1']) {
  const rules = ['MAP * ~NOTFOUND', ...names.map((name) => `EXCLUDE ${name}`)].join(', ');
  const browser = await chromium.launch({ executablePath, args: [...ARGUMENTS, `--host-resolver-rules=${rules}`] });
  const context = await browser.newContext();
  context.setDefaultTimeout(PATIENCE_MILLIS);
  const complaints = [];
  const asked = new Set();
  context.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  context.on('weberror', (error) => complaints.push(String(error.error())));
  context.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  context.on('request', (request) => !request.url().startsWith('data:') && asked.add(new URL(request.url()).hostname));
  return { browser, context, complaints, asked };
}
