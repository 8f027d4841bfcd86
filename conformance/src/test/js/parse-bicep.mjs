// Parses Bicep files with a grammar of the language and prints what is wrong with each as JSON:
//   node parse-bicep.mjs FILE...
// The grammar knows no `extension` yet (Bicep 0.30), so lines that declare one are blanked first.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';

await Parser.init();
const parser = new Parser();
const grammar = import.meta.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
parser.setLanguage(await Language.load(fileURLToPath(grammar)));

function problems(node) {
  const here = node.isError || node.isMissing ? [`line ${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`] : [];
  return node.hasError ? here.concat(node.children.flatMap(problems)) : here;
}

const found = {};
for (const file of process.argv.slice(2)) {
  const source = readFileSync(file, 'utf8').replaceAll(/^extension .*$/gm, '');
  found[file] = problems(parser.parse(source).rootNode);
}
console.log(JSON.stringify(found));
