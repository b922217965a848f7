// A node of ours and a peer that we did not write (Fedify) on loopback: each follows, verifies and refuses the other.
//
//   node run.mjs             UPDATE_FIXTURES=1 writes tests/fixtures/ap/fedify instead of comparing with it
//
// COLLEGIUM_BIN names the built binary; without it the one of cargo's target directory is taken.
// Each test is one line, and builds on those before it. Last line: `interop: N passed, N failed`.

import { existsSync } from 'node:fs';
import { freePort, killChildren, startNode, startPeer } from './lib.mjs';
import { builtBinary, counts, story, tail, test } from './story.mjs';

async function main() {
  const binary = builtBinary();
  if (!existsSync(binary)) throw new Error(`${binary} does not exist: run cargo build first`);
  const [ours, theirs] = [await freePort(), await freePort()];
  const peer = await startPeer(theirs);
  const node = await startNode(binary, ours, peer.authority);
  try {
    await story(node, peer);
  } finally {
    if (counts.failed) tail({ peer: peer.output, node: node.output });
    await test('both stop when told to', () => Promise.all([node.stop(), peer.stop()]));
  }
}

process.on('exit', killChildren);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

try {
  await main();
} catch (error) {
  counts.failed += 1;
  console.log(`FAILED  the run itself\n${error.stack}`);
}
const { passed, failed } = counts;
console.log(`interop: ${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
