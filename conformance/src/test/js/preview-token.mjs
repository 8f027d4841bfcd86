// Somebody previews a server that asks who they are: node preview-token.mjs CHROMIUM URL
// URL is an MCP endpoint that asks nobody; what it would answer otherwise is put in its mouth. Prints what they saw as
// JSON.
import { launch } from './chromium.mjs';

const [executablePath, url] = process.argv.slice(2);
const { browser, context } = await launch(executablePath, ['127.0.0.1', 'localhost']);
const page = await context.newPage();
const seen = { tokens: new Set() };
let good = 'Bearer good';
await page.route(url, async (route) => {
  const token = route.request().headers().authorization;
  if (token === good) {
    await route.continue();
    return;
  }
  seen.tokens.add(token ?? 'none');
  await route.fulfill({
    status: 401,
    headers: {
      'WWW-Authenticate': token ? 'Bearer error="invalid_token", error_description="token expired"' : 'Bearer scope="mcp.access"',
    },
  });
});
await page.goto(String(new URL('/mcp/preview', url)));
await page.locator('#sign-in').waitFor();
seen.first = await page.locator('#sign-in-reason').innerText();
await page.getByLabel('Access token').fill('bad');
await page.getByRole('button', { name: 'Connect' }).click();
await page.locator('#sign-in-reason', { hasText: 'not accepted' }).waitFor();
seen.second = await page.locator('#sign-in-reason').innerText();
await page.getByLabel('Access token').fill('good');
await page.getByRole('button', { name: 'Connect' }).click();
await page.locator('#connection[data-state="connected"]').waitFor();
seen.signInShown = await page.locator('#sign-in').isVisible();
seen.tools = await page.locator('#tools button').count();
seen.kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href]));
seen.left = await page.locator('#token').inputValue();

// The token is good no longer.
good = 'Bearer better';
await page.getByRole('button', { name: 'Run', exact: true }).click();
await page.locator('#sign-in').waitFor();
seen.later = await page.locator('#sign-in-reason').innerText();
await page.getByLabel('Access token').fill('better');
await page.getByRole('button', { name: 'Connect' }).click();
await page.locator('#connection[data-state="connected"]').waitFor();
await page.getByRole('button', { name: 'Run', exact: true }).click();
seen.result = await page.locator('#content pre', { hasText: 'room' }).innerText();
await browser.close();
console.log(JSON.stringify({ ...seen, tokens: [...seen.tokens] }));
