// A view that is built with the official package, in the preview: node official-view.mjs CHROMIUM URL FILE
// URL is the MCP endpoint, FILE where the server looks for the view's script. Prints what was seen as JSON.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { launch } from './chromium.mjs';

const [executablePath, url, file] = process.argv.slice(2);
const build = await rolldown({ input: join(import.meta.dirname, 'official-page.mjs'), platform: 'browser' });
const { output } = await build.generate({ format: 'esm', minify: true });
await writeFile(file, output[0].code);

const { browser, context, complaints } = await launch(executablePath, ['127.0.0.1', 'localhost']);
const page = await context.newPage();
await page.goto(String(new URL('/mcp/preview', url)));
await page.locator('#connection[data-state="connected"]').waitFor();
await page.locator('#tools button', { hasText: 'view_by_package' }).click();
await page.getByLabel('city').fill('Bodø');
await page.getByRole('button', { name: 'Run', exact: true }).click();
const view = page.frameLocator('#stage iframe').frameLocator('iframe');
await view.locator('#shifted', { hasText: '3' }).waitFor();
const seen = {
  input: JSON.parse(await view.locator('#input').innerText()),
  result: await view.locator('#said').innerText(),
  shifted: await view.locator('#shifted').innerText(),
  complaints,
};
await browser.close();
console.log(JSON.stringify(seen));
