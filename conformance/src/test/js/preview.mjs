// Somebody who writes views looks at one in the preview: node preview.mjs CHROMIUM URL PAGE PICTURES
// URL is the MCP endpoint, PAGE the file of the view, PICTURES a folder for screenshots. Prints what they saw as JSON.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from './chromium.mjs';

const [executablePath, url, file, pictures] = process.argv.slice(2);
const SCREENS = { wide: { width: 1440, height: 900 }, medium: { width: 1000, height: 1600 }, narrow: { width: 400, height: 2100 } };

const { browser, context, complaints, asked } = await launch(executablePath, ['127.0.0.1', 'localhost']);
const page = await context.newPage();
await page.setViewportSize(SCREENS.wide);
const view = page.frameLocator('#stage iframe').frameLocator('iframe');
const logged = () => page.locator('#log .what').allInnerTexts();
const inLog = (text) => page.locator('#log li', { hasText: text });
const seen = {};

await page.goto(String(new URL('/mcp/preview', url)));
await page.locator('#connection[data-state="connected"]').waitFor();
seen.connection = await page.locator('#connection').innerText();
seen.tools = await page.locator('#tools button').allInnerTexts();
await page.getByText('For views only').click();
seen.forViews = await page.locator('#app-only-tools button').allInnerTexts();

// The form.
seen.fields = await page.locator('.field').evaluateAll((fields) =>
  fields.map((field) => {
    const control = field.querySelector('input, select, textarea');
    return {
      label: field.querySelector('label').textContent,
      type: control.type,
      value: control.value,
      hint: field.querySelector('.hint')?.textContent ?? '',
    };
  }),
);
await page.getByLabel('city').fill('Bergen');
await page.getByLabel('day').fill('2026-12-01');
await page.getByLabel('room').selectOption({ label: 'LARGE' });
await page.getByLabel('topics').fill('["budget"');
await page.getByLabel('people').fill('');
await page.getByRole('button', { name: 'Run', exact: true }).click();
seen.wrong = await page.locator('.wrong:not(:empty)').allInnerTexts();
seen.focus = await page.evaluate(() => document.activeElement.name);
await page.getByLabel('topics').fill('["budget"]');
await page.getByLabel('people').fill('6');
await page.getByRole('button', { name: 'Run', exact: true }).click();

// The view.
await view.locator('#said', { hasText: 'Bergen' }).waitFor();
seen.input = JSON.parse(await view.locator('#input').innerText());
seen.result = await view.locator('#said').innerText();
seen.plain = await page.locator('#content').innerText();
await view.locator('#shift').click();
await view.locator('#shifted', { hasText: '1' }).waitFor();
await view.locator('#shift').click();
seen.shifted = await view.locator('#shifted', { hasText: '2' }).innerText();
seen.quiet = await page.locator('#log [data-kind="problem"], #log [data-kind="warning"]').allInnerTexts();
await view.locator('#say').click();
await view.locator('#know').click();
await inLog('The model would know this').waitFor();

// Themes and sizes.
seen.themes = [];
seen.overflowing = [];
for (const theme of ['Light', 'Dark']) {
  await page.getByRole('radio', { name: theme }).check();
  await view.locator(`html[data-theme="${theme.toLowerCase()}"]`).waitFor({ state: 'attached' });
  seen.themes.push(await view.locator('html').evaluate((root) => getComputedStyle(root).colorScheme));
  for (const [screen, size] of Object.entries(SCREENS)) {
    await page.setViewportSize(size);
    await view.locator('html').evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    await page.screenshot({ path: join(pictures, `preview-${screen}-${theme.toLowerCase()}.png`) });
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) {
      seen.overflowing.push(screen);
    }
  }
  await page.setViewportSize(SCREENS.wide);
}
seen.ground = await page
  .frameLocator('#stage iframe')
  .locator('html')
  .evaluate((root) => getComputedStyle(root).colorScheme);
seen.declared = await page.locator('#declared').innerText();
await page.getByRole('radio', { name: 'System' }).check();
await page.emulateMedia({ colorScheme: 'dark' });
await view.locator('html[data-theme="dark"]').waitFor({ state: 'attached' });
await page.emulateMedia({ colorScheme: 'light' });
await view.locator('html[data-theme="light"]').waitFor({ state: 'attached' });
await page.getByRole('radio', { name: '320' }).check();
await page.waitForFunction(() => document.querySelector('#stage iframe').clientWidth <= 320);
seen.width = await view.locator('html').evaluate(() => innerWidth);
await page.getByRole('radio', { name: 'Full' }).check();
await view.locator('#wide').click();
await page.locator('#shown[data-mode="fullscreen"]').waitFor();
await page.getByRole('button', { name: 'Back to the preview' }).click();
await page.locator('#shown[data-mode="inline"]').waitFor();

// What goes wrong in it.
await view.locator('html').evaluate(() => {
  console.error('out of chalk');
  setTimeout(() => {
    throw new Error('out of coffee');
  });
});
await inLog('out of coffee').waitFor();

// What the view may not do.
await view.locator('#forbidden').click();
await view.locator('#refused:not(:empty)').waitFor();
seen.refused = await view.locator('#refused').innerText();
await view.getByRole('link').click();
await page.locator('#link[open]').waitFor();
seen.link = await page.locator('#link-url').innerText();
await page.getByRole('button', { name: 'Do not open' }).click();
await inLog('result of ui/open-link').waitFor();
seen.pages = context.pages().length;

// The page changes while it is shown.
const source = await readFile(file, 'utf8');
await writeFile(file, source.replace('Moved by', 'Put off by'));
await view.getByText('Put off by').waitFor();
await view.locator('#said', { hasText: 'Bergen' }).waitFor();
seen.log = await logged();
await writeFile(file, source);
await view.getByText('Moved by').waitFor();

// The log.
await page.getByLabel('Filter messages').fill('has changed');
seen.filtered = await page.locator('#log li:visible .what').allInnerTexts();
await page.getByRole('button', { name: 'Clear' }).click();
seen.cleared = await page.locator('#log li').count();
await page.getByLabel('Filter messages').fill('');

// Again, with the keyboard.
await page.getByLabel('city').fill('Tromsø');
await page.getByLabel('city').press('Enter');
await view.locator('#said', { hasText: 'Tromsø' }).waitFor();
seen.again = await view.locator('#said').innerText();
await page.locator('#tools button', { hasText: 'wait_for_people' }).click();
await page.getByRole('button', { name: 'Run', exact: true }).click();
await view.locator('#input:not(:empty)').waitFor();
// A call that is given up is a request that is.
seen.complaints = [...complaints];
await page.getByRole('button', { name: 'Cancel' }).click();
seen.cancelled = await view.locator('#said:not(:empty)').innerText();
seen.border = await page.locator('#stage iframe').getAttribute('data-border');
await page.locator('#tools button', { hasText: 'probe' }).click();
await page.locator('#stage iframe').waitFor({ state: 'detached' });
seen.left = await page.locator('#call-title').innerText();
seen.hosts = [...asked].sort();
await browser.close();
console.log(JSON.stringify(seen));
