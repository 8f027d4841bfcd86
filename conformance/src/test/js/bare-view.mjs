// A view in a host of nothing but the official app bridge: node bare-view.mjs CHROMIUM URL ERA
// URL is the MCP endpoint, ERA `modern` or `legacy`. Prints what was seen as JSON.
import { serveBareHost } from './bare-host.mjs';
import { launch } from './chromium.mjs';

const [executablePath, url, era] = process.argv.slice(2);
const { browser, context, complaints } = await launch(executablePath);
const page = await context.newPage();
const host = await serveBareHost({ url, era, tool: 'plan_meeting', input: { city: 'Bergen', people: 3 } });
const seen = {};
await page.goto(host.url);
const view = page.frameLocator('iframe');
await view.locator('#said', { hasText: 'Bergen' }).waitFor();
seen.input = JSON.parse(await view.locator('#input').innerText());
seen.result = await view.locator('#said').innerText();
await view.locator('#shift').click();
await view.locator('#shifted', { hasText: '1' }).waitFor();
seen.shifted = await view.locator('#shifted').innerText();
await page.evaluate(() => globalThis.host.dark());
await view.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
seen.theme = await view.locator('html').evaluate((root) => getComputedStyle(root).colorScheme);
seen.app = await page.evaluate(() => globalThis.host.app());
seen.mimeType = await page.evaluate(() => globalThis.host.mimeType);
await page.waitForFunction(() => globalThis.host.height() !== 150);
seen.heights = [await page.evaluate(() => globalThis.host.height()), await view.locator('html').evaluate((root) => root.scrollHeight)];
seen.complaints = [...complaints];
seen.logged = await page.evaluate(() => globalThis.host.end());
host.close();
await browser.close();
console.log(JSON.stringify(seen));
