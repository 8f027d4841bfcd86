// Bundles the scripts of the preview with all that they import: node bundle.mjs
// Prints JSON: the `code`, and the `packages` in it, each with its version.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, 'node_modules');

/** What a module belongs to, and what its publisher has put into it. */
function packages([path, { renderedLength }]) {
  if (!path.startsWith(modules) || renderedLength === 0) {
    return [];
  }
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(path.slice(modules.length + 1).replaceAll('\\', '/'))[0];
  const { version } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8'));
  const within = readFileSync(path, 'utf8').matchAll(/\/\/#region .*\/node_modules\/\.pnpm\/([^/\s]+)@([^/\s(_]+)/g);
  return [`${name} ${version}`, ...[...within].map(([, inner, its]) => `${inner.replace('+', '/')} ${its}`)];
}

const build = await rolldown({
  input: join(here, '../apps-ui-resources/src/main/preview/preview.mjs'),
  platform: 'browser',
  // The sources lie where no packages are.
  resolve: { modules: [modules] },
});
const { output } = await build.generate({ format: 'esm', minify: true });
if (output.length !== 1) {
  throw new Error(`The bundle has ${output.length} files where it is to have one`);
}
const code = output[0].code.endsWith('\n') ? output[0].code : `${output[0].code}\n`;
const all = Object.entries(output[0].modules).flatMap(packages);
console.log(JSON.stringify({ code, packages: [...new Set(all)].sort() }));
