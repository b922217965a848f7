// How the chapters are told and counted, on loopback (run.mjs) and over https (tests/secure).

import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { discovery } from './discovery.mjs';
import { Fixtures } from './fixtures.mjs';
import { ensure, ensureEqual, eventually } from './lib.mjs';
import { whatTheyRefuse, whatWeRefuse } from './refusals.mjs';
import { ourMemberThere, theirPersonHere } from './taking-part.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/** How many tests passed and failed so far. */
export const counts = { passed: 0, failed: 0 };

export function builtBinary() {
  if (process.env.COLLEGIUM_BIN) return path.resolve(process.env.COLLEGIUM_BIN);
  const metadata = execFileSync('cargo', ['metadata', '--no-deps', '--format-version', '1'], { cwd: here });
  return path.join(JSON.parse(metadata).target_directory, 'debug', 'collegium');
}

export async function test(name, act) {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  try {
    await act();
    counts.passed += 1;
    console.log(`ok      ${name} (${seconds()})`);
  } catch (error) {
    counts.failed += 1;
    console.log(`FAILED  ${name} (${seconds()})\n${String(error.stack ?? error).replace(/^/gm, '        ')}`);
  }
}

/** The chapters, one after the other; they share the node, the peer and what they made there. */
export async function story(node, peer) {
  const { uri: group } = await node.ask('GET', '/communities/wounds');
  const world = { test, node, peer, group, fixtures: new Fixtures(node, peer) };
  for (const chapter of [discovery, theirPersonHere, ourMemberThere, whatWeRefuse, whatTheyRefuse, inTheEnd]) {
    await chapter(world);
  }
}

async function inTheEnd({ node, peer, fixtures }) {
  await test('nothing waits to be delivered, and neither side failed or went astray on the way', async () => {
    await eventually('an empty queue', async () => {
      const { items } = await node.ask('GET', '/nodes');
      return items.find(({ authority }) => authority === peer.authority).queued === 0;
    });
    const faults = (await peer.does('log')).filter(({ status, strayed }) => status >= 500 || strayed);
    ensureEqual(faults.map(({ url, path: where, answer }) => [url ?? where, answer]), [], 'faults of the peer');
    ensure(!/ERROR|panicked/.test(node.output), `the node's log:\n${node.output}`);
  });

  await test('the JSON of both directions is what the fixtures say', async () => {
    const wrong = await fixtures.settle();
    ensure(!wrong.length, `${wrong.join('\n')}\nUPDATE_FIXTURES=1 writes them anew`);
  });
}

export function tail(said) {
  for (const [who, words] of Object.entries(said)) {
    console.log(`        the ${who} said:\n${words.slice(-6000).replace(/^/gm, '        | ')}`);
  }
}
