// Runs the official conformance suite against a server and reports what a person wants to know:
//   node suite.mjs REVISION URL RESULTS
// RESULTS receives the suite's own files, suite.log and summary.json; the exit code is 0 when every scenario
// that must pass passes.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// Scenarios that must pass here, without a warning, although the suite does not score them; and the checks of them that
// the suite leaves out when a server does without what they are about.
const alsoRequired = {
  '2025-11-25': {
    'server-session-lifecycle': ['server-session-delete-accepted', 'server-session-terminated-returns-404'],
    'server-sse-polling': ['server-sse-priming-event', 'server-sse-retry-field', 'server-sse-disconnect-resume'],
    'json-schema-2020-12': [],
  },
  '2026-07-28': {
    'json-schema-2020-12': [],
    'http-header-validation': [],
    'http-custom-header-server-validation': [],
  },
};

const [revision, url, results] = process.argv.slice(2);
const manifest = createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/package.json');
const suite = join(dirname(manifest), JSON.parse(readFileSync(manifest)).bin.conformance);

function conformance(...args) {
  const run = spawnSync(process.execPath, [suite, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.error) {
    throw run.error;
  }
  return run;
}

function scoredScenarios() {
  const list = conformance('list', '--requirements', revision);
  const server = list.stdout.split(/^Server scenarios.*$/m)[1]?.split(/^\S.*$/m)[0] ?? '';
  const names = [...server.matchAll(/^\s+- (\S+)/gm)].map((line) => line[1]);
  if (list.status !== 0 || names.length === 0) {
    console.error(`The suite lists no server scenarios for revision ${revision}:\n${list.stdout}${list.stderr}`);
    process.exit(2);
  }
  return names;
}

function checksByScenario() {
  const found = new Map();
  for (const folder of readdirSync(results)) {
    const name = /^server-(.+)-\d{4}-\d\d-\d\dT[\d-]+Z$/.exec(folder)?.[1];
    const file = join(results, folder, 'checks.json');
    if (name && existsSync(file)) {
      found.set(name, JSON.parse(readFileSync(file)));
    }
  }
  return found;
}

const scored = scoredScenarios();
const others = alsoRequired[revision] ?? {};
const required = [...scored, ...Object.keys(others)];
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
// Some of the suite's deadlines are 600 ms, too short for what a server that has just started loads with its first
// calls on a busy machine. They are made once before they count.
const warmUp = ['--scenario', 'server-stateless', '--spec-version', revision];
if (scored.includes('server-stateless')) {
  conformance('server', '--url', url, ...warmUp, '--output-dir', join(results, 'warm-up'));
}
const run = conformance('server', '--url', url, '--requirements', revision, '--output-dir', results);
writeFileSync(join(results, 'suite.log'), run.stdout + run.stderr);

const checks = checksByScenario();
const count = (scenario, status) => (checks.get(scenario) ?? []).filter((check) => check.status === status).length;
const succeeded = (scenario, id) =>
  (checks.get(scenario) ?? []).some((check) => check.id === id && check.status === 'SUCCESS');
const summary = required.map((scenario) => {
  const problems = (checks.get(scenario) ?? [])
    .filter((check) => !['SUCCESS', 'INFO'].includes(check.status))
    .map(({ status, id, errorMessage, description }) => ({ status, id, message: errorMessage ?? description }));
  const fail = (id, message) => problems.push({ status: 'FAILURE', id, message });
  if (count(scenario, 'SUCCESS') === 0 && count(scenario, 'FAILURE') === 0) {
    fail('no-check-passed', 'the scenario checked nothing; see suite.log');
  }
  for (const id of others[scenario] ?? []) {
    if (!succeeded(scenario, id)) {
      fail(id, 'the check did not succeed; see suite.log');
    }
  }
  const isScored = scored.includes(scenario);
  const passed = problems.every((problem) => isScored && problem.status !== 'FAILURE');
  return { scenario, scored: isScored, passed, checks: count(scenario, 'SUCCESS'), problems };
});
writeFileSync(join(results, 'summary.json'), JSON.stringify(summary, null, 2) + '\n');

for (const { scenario, problems } of summary) {
  for (const { status, id, message } of problems) {
    console.log(`${status.padEnd(7)} ${scenario} / ${id}: ${message}`);
  }
}
const passing = (scenarios) => `${scenarios.filter((entry) => entry.passed).length} of ${scenarios.length}`;
const total = (status) => required.reduce((sum, scenario) => sum + count(scenario, status), 0);
const optional = [...checks.keys()].filter((scenario) => !required.includes(scenario));
const failingOptional = optional.filter((scenario) => count(scenario, 'FAILURE') > 0);
console.log(`Revision ${revision} at ${url}`);
console.log(`  scored scenarios:        ${passing(summary.filter((entry) => entry.scored))} pass`);
console.log(`  also required here:      ${passing(summary.filter((entry) => !entry.scored))} pass`);
console.log(
  `  their checks:            ${total('SUCCESS')} passed, ${total('FAILURE')} failed, ` +
    `${total('WARNING')} warnings, ${total('SKIPPED')} skipped`,
);
console.log(`  optional scenarios:      ${optional.length - failingOptional.length} of ${optional.length} pass`);

// Its exit code tells of a crash, too: it is never ignored.
if (run.status !== 0 && summary.every((entry) => entry.passed)) {
  const end = `exit code ${run.status} (${run.signal ?? 'no signal'})`;
  console.error(`The suite ended with ${end}:\n${run.stdout.slice(-4000)}${run.stderr}`);
}
process.exit(run.status === 0 && summary.every((entry) => entry.passed) ? 0 : 1);
