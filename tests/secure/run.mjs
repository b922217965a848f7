// The built node and nodes that we did not write, over https with a private authority, in a network of its own.
//
//   node run.mjs [WORD…]       only the parts named: fedify, apsig, pasture, link
//
// COLLEGIUM_BIN names the built binary, COLLEGIUM_PYTHON a Python with the packages of requirements.txt; those of
// tests/interop are needed, too. Each test is one line. Last line: `secure: N passed, N failed`.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensure, ensureEqual, freePort, killChildren, startNode, startPeer } from '../interop/lib.mjs';
import { builtBinary, counts, story, tail, test } from '../interop/story.mjs';
import { enter, front, NAMES } from './ground.mjs';
import { link } from './link.mjs';
import { inPython } from './python.mjs';

const OURS = 'collegium.example';
const PARTS = {
  fedify: withFedify,
  apsig: (home) => inPython(home, ourNode, 'apsig'),
  pasture: (home) => inPython(home, ourNode, 'pasture'),
  link,
};

/** A node of ours behind its front. Nothing is exempt from anything: the one thing that it is told is the authority. */
async function ourNode(home, peer, more) {
  const port = await freePort();
  const ends = await front(home, OURS, port);
  const env = { COLLEGIUM__FEDERATION__EXTRA_CA_FILE: path.join(home, 'ca.pem'), ...more };
  const node = await startNode(builtBinary(), port, peer, { address: `https://${OURS}`, env });
  return { node, front: ends };
}

async function withFedify(home) {
  const port = await freePort();
  const theirs = await front(home, 'fedify.example', port);
  const env = { NODE_EXTRA_CA_CERTS: path.join(home, 'ca.pem') };
  const peer = await startPeer(port, { origin: 'https://fedify.example', env });
  const ours = await ourNode(home, peer.authority);
  const { node } = ours;
  try {
    await whomWeTrust(home, node);
    await story(node, peer);
    await test('all of it went over TLS, by certificates that both sides have checked', async () => {
      for (const { seen } of [theirs, ours.front]) {
        ensure(seen.requests > 20, `${seen.requests} requests`);
        ensureEqual(seen.refused, [], 'connections that came to nothing');
      }
    });
  } finally {
    if (counts.failed) tail({ peer: peer.output, node: node.output });
    await test('both stop when told to', () => Promise.all([node.stop(), peer.stop()]));
    await Promise.all([theirs.stop(), ours.front.stop()]);
  }
  await withoutTheAuthority(home);
}

/** Holds when our node, asked for an actor there, says so (504: not reached, 403: not asked) and has sent nothing. */
async function turnsAway(node, front, name, status) {
  await node.ask('PUT', `/nodes/${name}`, { verdict: 'allow', reason: 'a test' });
  const query = new URLSearchParams({ q: `https://${name}/actors/person` });
  const found = await node.ask('GET', `/resolve?${query}`).then(JSON.stringify, (error) => error.message);
  ensure(found.includes(` ${status} {`), found);
  ensureEqual(front.seen.requests, 0, 'requests that our node sent');
}

async function whomWeTrust(home, node) {
  const port = await freePort();
  for (const [name, why] of [
    ['stranger.example', 'that signed its certificate itself'],
    ['mistaken.example', 'with the certificate of another name'],
  ]) {
    await test(`our node sends nothing to a peer ${why}`, async () => {
      const ends = await front(home, name, port);
      await turnsAway(node, ends, name, 504);
      ensure(ends.seen.connections > 0, 'it did not even connect');
      await ends.stop();
    });
  }
  await test('nor does it connect to a private address, whatever certificate is there', async () => {
    const ends = await front(home, 'inside.example', port);
    await turnsAway(node, ends, 'inside.example', 403);
    ensure(!node.output.includes('does not deal with'), 'it was the policy that forbade it');
    ensureEqual(ends.seen.connections, 0, `connections to ${NAMES['inside.example']}`);
    await ends.stop();
  });
}

async function withoutTheAuthority(home) {
  await test('without federation.extra_ca_file our node does not trust the private authority', async () => {
    const theirs = await front(home, 'fedify.example', await freePort());
    const ours = await ourNode(home, 'fedify.example', { COLLEGIUM__FEDERATION__EXTRA_CA_FILE: '' });
    try {
      await turnsAway(ours.node, theirs, 'fedify.example', 504);
      ensure(theirs.seen.connections > 0, 'it did not even connect');
    } finally {
      await Promise.all([ours.node.stop(), ours.front.stop(), theirs.stop()]);
    }
  });
}

async function main(home) {
  if (!existsSync(builtBinary())) throw new Error(`${builtBinary()} does not exist: run cargo build first`);
  const wanted = process.argv.slice(2);
  for (const [name, part] of Object.entries(PARTS)) {
    if (!wanted.length || wanted.includes(name)) await part(home);
  }
}

const home = enter();
process.on('exit', killChildren);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

try {
  await main(home);
} catch (error) {
  counts.failed += 1;
  console.log(`FAILED  the run itself\n${error.stack}`);
}
const { passed, failed } = counts;
console.log(`secure: ${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
