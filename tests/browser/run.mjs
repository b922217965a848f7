// Runs the journeys: every NN-name.mjs in this folder, with JavaScript off and on, each on a fresh node.
//
//   node run.mjs [WORD…]     only the journeys whose file name holds one of the words
//
// COLLEGIUM_BIN  the built binary           SHOTS     a folder for screenshots of every inspected page
// CHROMIUM       another browser than Debian's          TABLE     the table of pages at the end, also of some journeys
// GATHER         print what is wrong with a page and go on
//
// A journey exports `default async ({ step, node, visit, javaScript, note }) => …`. Each step is one test; the
// first that fails ends its journey. Last line: `browser: N passed, N failed`.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { conclude } from './access.mjs';
import { Visitor, ensure, killLeftNodes, knowRoutes, launchBrowser, pagesNotVisited, startNode } from './lib.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
let passed = 0;
let failed = 0;

class JourneyEnds extends Error {}

function builtBinary() {
  if (process.env.COLLEGIUM_BIN) return path.resolve(process.env.COLLEGIUM_BIN);
  const metadata = execFileSync('cargo', ['metadata', '--no-deps', '--format-version', '1'], { cwd: here });
  return path.join(JSON.parse(metadata).target_directory, 'debug', 'collegium');
}

async function test(name, act) {
  const started = performance.now();
  try {
    await act();
    passed += 1;
    console.log(`ok    ${name} (${seconds(started)})`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name} (${seconds(started)})\n${String(error.stack ?? error).replace(/^/gm, '      ')}`);
    throw new JourneyEnds();
  }
}

const seconds = (started) => `${((performance.now() - started) / 1000).toFixed(1)} s`;

async function walk(browser, file, javaScript) {
  const journey = path.basename(file, '.mjs');
  const title = (name) => `${journey}, JavaScript ${javaScript ? 'on' : 'off'}: ${name}`;
  const visitors = [];
  let node;
  try {
    const { default: story, settings } = await import(path.join(here, file));
    await test(title('the node starts'), async () => (node = await startNode(settings)));
    let steps = 0;
    await story({
      node,
      javaScript,
      note: (words) => console.log(`note  ${words}`),
      step: (name, act) => test(title(name), act).then(() => (steps += 1)),
      visit: async ({ at = node, ...options } = {}) => {
        const visitor = await Visitor.arrive(browser, at, { journey, javaScript, ...options });
        visitors.push(visitor);
        return visitor;
      },
    });
    await test(title('what was seen is seen in other languages, too'), async () => {
      for (const visitor of visitors.filter((one) => one.node === node)) await visitor.readsOn();
    });
    if (!steps) await test(title('has steps'), () => Promise.reject(new Error('it has none')));
  } catch (error) {
    if (!(error instanceof JourneyEnds)) {
      await test(title('runs'), () => Promise.reject(error)).catch(() => undefined);
    }
    for (const { page } of visitors) {
      const words = await page.locator('body').innerText({ timeout: 2000 }).catch(() => '(no page)');
      console.log(`      at ${page.url()}:\n${words.slice(0, 1500).replace(/^/gm, '      | ')}`);
    }
    if (node?.output) console.log(`      the node said:\n${node.output.slice(-4000).replace(/^/gm, '      | ')}`);
  } finally {
    // What came after the last inspection counts as well.
    if (node) await test(title('no fault on the way, and the node stops'), () => end(node, visitors)).catch(() => undefined);
  }
}

async function end(node, visitors) {
  const faults = [];
  for (const visitor of visitors) {
    try {
      visitor.noFaults();
    } catch (error) {
      faults.push(error.message);
    }
    await visitor.leave();
  }
  await node.stop();
  if (faults.length) throw new Error(faults.join('\n'));
}

async function main() {
  process.env.COLLEGIUM_BIN = builtBinary();
  if (!existsSync(process.env.COLLEGIUM_BIN)) {
    throw new Error(`${process.env.COLLEGIUM_BIN} does not exist: run cargo build first`);
  }
  const words = process.argv.slice(2);
  const files = readdirSync(here)
    .filter((file) => /^\d\d-.*\.mjs$/.test(file))
    .filter((file) => !words.length || words.some((word) => file.includes(word)))
    .sort();
  const routes = JSON.parse(execFileSync(process.env.COLLEGIUM_BIN, ['routes', '--json'], { stdio: 'pipe' }));
  const pages = knowRoutes(routes);
  const browser = await launchBrowser();
  console.log(`note  Chromium ${browser.version()}, ${files.length} journeys`);
  try {
    // Two at a time: while one waits for its node, the other works.
    const lane = async () => {
      for (let file = files.shift(); file; file = files.shift()) {
        for (const javaScript of [false, true]) await walk(browser, file, javaScript);
      }
    };
    await Promise.all([lane(), lane()]);
    if (!words.length || process.env.TABLE) await allPagesSeen(routes, pages);
  } finally {
    await browser.close();
  }
}

/** The journeys together have opened every page of the route table, and shown each in every variant of the list. */
async function allPagesSeen(routes, pages) {
  await test('every page of the route table was opened', async () => {
    const missed = pagesNotVisited(routes);
    ensure(!missed.length, `never opened: ${missed.join(', ')}`);
  }).catch(() => undefined);
  await test('every page is accessible in every variant that the statement names', async () => {
    const faults = conclude(pages, (line) => console.log(line));
    ensure(!faults.length, faults.join('\n'));
  }).catch(() => undefined);
}

process.on('exit', killLeftNodes);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

try {
  await main();
} catch (error) {
  failed += 1;
  console.log(`FAIL  the journeys could not run\n${error.stack}`);
}
console.log(`browser: ${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
