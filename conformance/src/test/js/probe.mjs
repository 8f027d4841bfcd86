// What a view can reach: node probe.mjs CHROMIUM URL HOST ALLOWED FORBIDDEN
// URL is the MCP endpoint with the tool `probe`. HOST is `second-origin` or `opaque`, for the preview with and without
// a second origin, or `bare`, for a host without any policy. Prints what the view found out as JSON.
import { serveBareHost } from './bare-host.mjs';
import { launch } from './chromium.mjs';

const [executablePath, url, hostName, allowed, forbidden] = process.argv.slice(2);
const names = hostName === 'opaque' ? ['127.0.0.1'] : ['127.0.0.1', 'localhost'];
const { browser, context } = await launch(executablePath, names);
const page = await context.newPage();
const seen = {};

/** The view's own account, once it has tried everything. */
async function facts(view) {
  await view.locator('#facts', { hasText: '"done":true' }).waitFor();
  return JSON.parse(await view.locator('#facts').innerText());
}

if (hostName === 'bare') {
  const host = await serveBareHost({ url, era: 'modern', tool: 'probe', input: { allowed, forbidden } });
  await page.goto(host.url);
  const view = page.frameLocator('iframe');
  seen.facts = await facts(view);
  const gone = page.waitForEvent('framenavigated', { predicate: (frame) => frame.url().startsWith(forbidden) });
  await view.locator('#leave').click();
  await gone;
  host.close();
} else {
  await page.goto(String(new URL('/mcp/preview#probe', url)));
  await page.getByLabel('allowed').fill(allowed);
  await page.getByLabel('forbidden').fill(forbidden);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  const frame = page.locator('#stage iframe');
  const view = page.frameLocator('#stage iframe').frameLocator('iframe');
  seen.facts = await facts(view);
  seen.sandbox = await frame.getAttribute('sandbox');
  seen.allow = await frame.getAttribute('allow');
  seen.outer = new URL(await frame.getAttribute('src')).hostname;
  seen.inner = await page.frameLocator('#stage iframe').locator('iframe').getAttribute('sandbox');
  const policy = page.locator('#log [data-kind="problem"] .what', { hasText: 'Content security policy' });
  const before = await policy.count();
  await view.locator('#leave').click();
  await policy.nth(before).waitFor();
  seen.policy = await policy.allInnerTexts();
}
await browser.close();
console.log(JSON.stringify(seen));
