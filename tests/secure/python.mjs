// The stories in Python: each is a peer of its own behind a front, and prints its tests line by line.

import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { preloadedContexts } from '../interop/contexts.mjs';
import { ensure, freePort } from '../interop/lib.mjs';
import { counts, tail, test } from '../interop/story.mjs';
import { front } from './ground.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Runs a story against a node of its own, and counts what it tells. */
export async function inPython(home, ourNode, name) {
  const port = await freePort();
  const host = `${name}.example`;
  const theirs = await front(home, host, port);
  const ours = await ourNode(home, host);
  const { node } = ours;
  const before = counts.failed;
  try {
    const line = '--json token create --for ada --name python --scope write'.split(' ');
    const { token } = JSON.parse(await node.cli(...line));
    const { uri: group } = await node.ask('GET', '/communities/wounds');
    const contexts = path.join(home, 'contexts.json');
    await writeFile(contexts, JSON.stringify(preloadedContexts));
    const world = { node: node.address, group, token, port, contexts };
    await test(`${name}: the story is told to its end`, () => tell(home, `${name}_story.py`, world));
  } finally {
    if (counts.failed > before) tail({ node: node.output });
    await test(`${name}: our node stops when told to, and logged no error`, async () => {
      await node.stop();
      ensure(!/ERROR/.test(node.output), node.output);
    });
    await Promise.all([theirs.stop(), ours.front.stop()]);
  }
}

async function tell(home, story, world) {
  const ca = path.join(home, 'ca.pem');
  const { PATH, TMPDIR } = process.env;
  const env = { PATH, TMPDIR, HOME: home, PYTHONDONTWRITEBYTECODE: '1', SSL_CERT_FILE: ca, REQUESTS_CA_BUNDLE: ca };
  const python = process.env.COLLEGIUM_PYTHON ?? 'python3';
  const child = spawn(python, [path.join(here, story), JSON.stringify(world)], { cwd: home, env });
  process.once('exit', () => child.kill('SIGKILL'));
  let told = 0;
  let last = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (last = (last + text).slice(-4000)));
  createInterface({ input: child.stdout }).on('line', (line) => {
    console.log(line);
    const [word] = line.split(' ', 1);
    if (word === 'ok') counts.passed += 1;
    if (word === 'FAILED') counts.failed += 1;
    told += word === 'ok' || word === 'FAILED' ? 1 : 0;
  });
  const code = await new Promise((done, fail) => child.once('error', fail).once('close', done));
  ensure(code === 0 && told > 0, `${story} ended with ${code} after ${told} tests\n${last}`);
}
