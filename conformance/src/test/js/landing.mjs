// A person who opens the server in a browser.
//   node landing.mjs CHROMIUM URL PICTURES
// CHROMIUM is the executable, URL the page, PICTURES a folder for screenshots. The last line printed is JSON: what the
// page holds, what was copied, what the browser complained of, and whom it asked.
import { join } from 'node:path';
import { launch } from './chromium.mjs';

const SCREENS = { wide: { width: 1280, height: 900 }, narrow: { width: 340, height: 700 } };

const [executablePath, url, pictures] = process.argv.slice(2);
const { browser, context, complaints, asked } = await launch(executablePath);
await context.grantPermissions(['clipboard-read', 'clipboard-write']);

const page = await context.newPage();
const answer = await page.goto(url);
const overflowing = [];

/** Pictures on screens of two sizes, by day and by night. */
async function look(name) {
  for (const [screen, size] of Object.entries(SCREENS)) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: join(pictures, `${name}-${screen}-${colorScheme}.png`), fullPage: true });
    }
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) {
      overflowing.push(`${name}-${screen}`);
    }
  }
}

await look('landing');
const links = await page.locator('.install a').evaluateAll((all) => all.map((link) => [link.textContent, link.href]));
const tools = await page.locator('.tool > summary code').allTextContents();

const endpoint = page.locator('.endpoint');
await endpoint.getByRole('button', { name: 'Copy' }).click();
await endpoint.getByRole('button', { name: 'Copied' }).waitFor();
const copied = await page.evaluate(() => navigator.clipboard.readText());

// With the keyboard alone: the first tool's row and its schema open.
await page.locator('.tool > summary').first().focus();
await page.keyboard.press('Enter');
await page.keyboard.press('Tab');
await page.keyboard.press('Enter');
const schema = page.locator('.tool').first().locator('.schema pre').first();
await schema.waitFor({ state: 'visible' });
const inputSchema = JSON.parse(await schema.textContent());
await page.locator('.rows > details > summary', { hasText: 'Visual Studio Code' }).click();
const shownFile = JSON.parse(await page.locator('pre:visible', { hasText: '"servers"' }).textContent());
await look('landing-open');

const heading = await page.locator('h1').innerText();
await browser.close();
console.log(
  JSON.stringify({
    status: answer.status(),
    heading,
    links: Object.fromEntries(links),
    tools,
    copied,
    inputSchema,
    shownFile,
    overflowing,
    complaints,
    hosts: [...asked],
  }),
);
