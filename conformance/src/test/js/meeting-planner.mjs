// The view of samples/mcp-app in two hosts: node meeting-planner.mjs CHROMIUM URL PICTURES
// URL is the MCP endpoint, PICTURES a folder for screenshots. Prints what was seen, by host, as JSON.
import { join } from 'node:path';
import { serveBareHost } from './bare-host.mjs';
import { launch } from './chromium.mjs';

const [executablePath, url, pictures] = process.argv.slice(2);
const { browser, context, complaints, asked } = await launch(executablePath, ['127.0.0.1', 'localhost']);
let page = await context.newPage();
const PLACES = ['Oslo', 'America/New_York', 'Tokyo'];

/** Plays with the view as a person does, and tells what came of it. */
async function play(view) {
  const state = (name) => view.locator(`#planner[data-state="${name}"]`).waitFor();
  const rows = async () =>
    Object.fromEntries(
      await view.locator('[data-place]').evaluateAll((all) => all.map((row) => [row.dataset.place, row.querySelector('.time').textContent])),
    );
  await state('ready');
  const seen = { first: { instant: await view.locator('#instant').innerText(), rows: await rows() } };
  await view.locator('#hour').press('Home');
  await state('ready');
  seen.home = { instant: await view.locator('#instant').innerText(), rows: await rows() };
  for (let quarter = 0; quarter < 3; quarter++) {
    await view.locator('#hour').press('ArrowRight');
  }
  await view.locator('#hour').press('PageUp');
  await state('ready');
  seen.moved = { instant: await view.locator('#instant').innerText(), rows: await rows() };
  seen.problem = await view.locator('#status.problem').count();
  return seen;
}

const seen = {};
await page.setViewportSize({ width: 1440, height: 1900 });
await page.goto(String(new URL('/mcp/preview', url)));
await page.locator('#connection[data-state="connected"]').waitFor();
await page.locator('#tools button', { hasText: 'plan_meeting' }).click();
await page.getByLabel('places').fill(JSON.stringify(PLACES));
await page.getByLabel('day').fill('2026-07-28');
await page.getByRole('button', { name: 'Run', exact: true }).click();
const view = page.frameLocator('#stage iframe').frameLocator('iframe');
seen.preview = await play(view);
seen.preview.calls = (await page.locator('#log .what').allInnerTexts()).filter((text) => text === 'tools/call').length;
seen.preview.problems = await page.locator('#log [data-kind="problem"], #log [data-kind="warning"]').allInnerTexts();
for (const theme of ['Light', 'Dark']) {
  await page.getByRole('radio', { name: theme }).check();
  await view.locator(`html[data-theme="${theme.toLowerCase()}"]`).waitFor({ state: 'attached' });
  for (const width of ['320', 'Full']) {
    await page.getByRole('radio', { name: width }).check();
    await view.locator('html').evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    await page.screenshot({ path: join(pictures, `meeting-planner-${width.toLowerCase()}-${theme.toLowerCase()}.png`) });
  }
}

seen.complaints = [...complaints];
for (const era of ['modern', 'legacy']) {
  // What the page before has not ended is given up with it.
  await page.close();
  page = await context.newPage();
  complaints.length = 0;
  const host = await serveBareHost({ url, era, tool: 'plan_meeting', input: { places: PLACES, day: '2026-07-28' } });
  await page.goto(host.url);
  seen[era] = await play(page.frameLocator('iframe'));
  await page.evaluate(() => globalThis.host.end());
  seen.complaints.push(...complaints);
  host.close();
}
seen.hosts = [...asked].sort();
await browser.close();
console.log(JSON.stringify(seen));
