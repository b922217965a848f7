// What the runner needs: a node of ours, the peer on Fedify, and a proxy before the peer that can spoil a delivery.

import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { createRequire } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = path.dirname(fileURLToPath(import.meta.url));
const run = promisify(execFile);

export function ensure(condition, words) {
  if (!condition) throw new Error(words);
}

export function ensureEqual(actual, expected, what) {
  const [found, wanted] = [actual, expected].map((value) => JSON.stringify(value));
  ensure(found === wanted, `${what}: expected ${wanted}, found ${found}`);
}

/** Looks again and again until there is something to see, which it gives back. */
export async function eventually(what, look, milliseconds = 20_000) {
  const end = performance.now() + milliseconds;
  for (;;) {
    const found = await look();
    if (found) return found;
    ensure(performance.now() < end, `it never came to pass: ${what}`);
    await sleep(30);
  }
}

export const idOf = (value) => (typeof value === 'string' ? value : value?.id);

/** Whether JSON is an Announce of such an activity, of that object. */
export const isAnnounce = (kind, object) => (json) =>
  json.type === 'Announce' && json.object?.type === kind && (!object || idOf(json.object.object) === object);

export async function freePort() {
  const server = net.createServer();
  await new Promise((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** One request, nothing hidden: any header, exact bytes; over plain http names are loopback. */
export function exchange(target, { method = 'GET', headers = {}, body } = {}) {
  const { protocol, port, host, hostname, pathname, search } = new URL(target);
  const plain = /^[\d.]+$/.test(hostname) ? hostname : '127.0.0.1';
  const [way, at] = protocol === 'https:' ? [https, hostname] : [http, plain];
  return new Promise((done, fail) => {
    const options = { host: at, port, path: pathname + search, method, headers: { host, ...headers } };
    const request = way.request(options, async (answer) => {
      try {
        const parts = [];
        for await (const part of answer) parts.push(part);
        const bytes = Buffer.concat(parts);
        const { statusCode: status, headers, rawHeaders } = answer;
        done({ status, headers, rawHeaders, bytes, text: bytes.toString() });
      } catch (error) {
        fail(error);
      }
    });
    request.setTimeout(30_000, () => request.destroy(new Error(`${method} ${target}: no answer`)));
    request.once('error', fail).end(body);
  });
}

const children = new Set();

/** Ends what a run left behind; called by the runner, also when it is interrupted. */
export function killChildren() {
  for (const child of children) child.kill('SIGKILL');
}

/** Starts a process and waits until it has printed a line. */
export async function start(program, line, options, sign) {
  const child = spawn(program, line, { stdio: ['pipe', 'pipe', 'pipe'], ...options });
  const made = { child, output: '', ended: null };
  children.add(child);
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (made.output += text));
  }
  child.once('error', (error) => (made.ended = error.message));
  child.once('exit', (code, signal) => {
    made.ended ??= signal ?? `exit code ${code}`;
    children.delete(child);
  });
  await eventually(`${path.basename(program)} printing ${sign}`, () => {
    ensure(made.ended === null, `${program} ended (${made.ended}):\n${made.output}`);
    return sign.test(made.output);
  }, 60_000);
  return made;
}

// ---------------------------------------------------------------------------------------------------- our node

/**
 * A node of ours that is set up, knows the peer, and has one community; `ask` is its API as its admin. `world` is where
 * it is other than on loopback: its `address`, more variables (`env`), the `network` that it runs in (`ip netns`), and the way by
 * which this program reaches it there (`reach`).
 */
export async function startNode(binary, port, peer, world) {
  const dir = await mkdtemp(path.join(tmpdir(), 'collegium-interop-'));
  const address = world?.address ?? `http://localhost:${port}`;
  const lab = { COLLEGIUM__FEDERATION__LAB_PEERS: JSON.stringify([new URL(address).host, peer]) };
  const env = {
    PATH: process.env.PATH,
    HOME: dir,
    COLLEGIUM__SERVER__LISTEN: `127.0.0.1:${port}`,
    COLLEGIUM__SERVER__PUBLIC_ADDRESS: address,
    COLLEGIUM__DATA__DIR: path.join(dir, 'data'),
    COLLEGIUM__LOG__LEVEL: 'info',
    ...(world?.env ?? lab),
  };
  const cli = async (...line) => (await run(binary, line, { cwd: dir, env })).stdout;
  try {
    await cli(...'admin create --handle ada --display-name Ada --association Testers --legal-entity Testers'.split(' '),
      ...'--jurisdiction NZ --policy-mode allow-list'.split(' '));
    await cli('federation', 'allow', peer, '--reason', 'a test');
    await cli(...'community create --handle wounds --title Wounds --domain Wounds --community Nurses --practice Cases --as ada'.split(' '));
    const { token } = JSON.parse(await cli(...'--json token create --for ada --name test --scope write'.split(' ')));
    const line = [binary, 'serve'];
    if (world?.network) line.unshift('nsenter', `--net=/run/netns/${world.network}`);
    const made = await start(line.shift(), line, { cwd: dir, env }, /^Listening on /m);
    return new Node(made, dir, address, token, cli, world?.reach);
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
}

class Node {
  #made;
  #dir;
  #token;

  constructor(made, dir, address, token, cli, reach = address) {
    this.#made = made;
    this.#dir = dir;
    this.#token = token;
    this.cli = cli;
    this.address = address;
    this.reach = reach;
    this.authority = new URL(address).host;
  }

  get output() {
    return this.#made.output;
  }

  /** One request to the API, which must succeed. */
  async ask(method, where, json) {
    const headers = { host: this.authority, authorization: `Bearer ${this.#token}`, accept: 'application/json' };
    const body = json && JSON.stringify(json);
    if (body) Object.assign(headers, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    const answer = await exchange(`${this.reach}/api/v1${where}`, { method, headers, body });
    ensure(answer.status < 300, `${method} ${where}: ${answer.status} ${answer.text}`);
    return answer.text ? JSON.parse(answer.text) : null;
  }

  /** A document as others read it. */
  async document(where, accept = 'application/activity+json') {
    const answer = await exchange(new URL(where, this.address).href, { headers: { accept } });
    ensureEqual(answer.status, 200, `status of ${where}`);
    return answer;
  }

  async replies(thread) {
    return (await this.ask('GET', `/threads/${thread}/replies`)).items;
  }

  /** The reply that holds the words, once it is there. */
  reply(thread, words) {
    const look = async () => (await this.replies(thread)).find(({ body_html: html }) => html.includes(words));
    return eventually(`a reply «${words}»`, look);
  }

  async stop() {
    this.#made.child.kill('SIGTERM');
    await eventually('the node stopping', () => this.#made.ended !== null, 15_000);
    await rm(this.#dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    ensure(!/panicked at/.test(this.output), `the node panicked:\n${this.output}`);
  }
}

// ---------------------------------------------------------------------------------------------------- the peer

/** Fedify needs Node 22: the one that runs this, or the one that came with the packages. */
function newerNode() {
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(`${name}/bin/node`);
  } catch {
    throw new Error(`Fedify needs Node 22, this is ${process.version}, and ${name} did not come with the packages`);
  }
}

/** Starts the peer; `world` is where it is other than on loopback: its `origin`, and more variables (`env`). */
export async function startPeer(port, world) {
  const [listen, control] = [await freePort(), await freePort()];
  const proxy = await startProxy(port, listen);
  const origin = world?.origin ?? `http://127.0.0.1:${port}`;
  const env = { PATH: process.env.PATH, HOME: tmpdir(), ...world?.env };
  const line = [path.join(here, 'peer.mjs'), JSON.stringify({ origin, listen, control })];
  const made = await start(newerNode(), line, { cwd: here, env }, /^ready on/m);
  return new Peer(made, proxy, origin, control);
}

class Peer {
  #made;
  #control;

  constructor(made, proxy, origin, control) {
    this.#made = made;
    this.#control = control;
    this.proxy = proxy;
    this.origin = origin;
    this.authority = new URL(origin).host;
    this.person = `${origin}/actors/person`;
    this.group = `${origin}/actors/group`;
  }

  get output() {
    return this.#made.output;
  }

  /** Tells the peer to do something, and gives back what came of it. */
  async does(act, how = {}) {
    const body = JSON.stringify({ act, ...how });
    const answer = await exchange(`http://127.0.0.1:${this.#control}/`, { method: 'POST', body });
    ensureEqual(answer.status, 200, `the peer's ${act}: ${answer.text}`);
    return JSON.parse(answer.text);
  }

  /** What it received (`in`) or sent (`out`) by POST, with the JSON beside the bytes. */
  async posts(way) {
    const all = (await this.does('log')).filter((entry) => entry.way === way && entry.method === 'POST');
    return all.map((entry) => {
      const bytes = Buffer.from(entry.body, 'base64');
      return { ...entry, bytes, json: JSON.parse(bytes) };
    });
  }

  /** The first delivery to the peer that fits, once Fedify has verified it and handed it to its listeners. */
  heard(what, fits) {
    return eventually(`the peer hearing ${what}`, async () =>
      (await this.posts('in')).find((entry) => entry.status === 202 && entry.heard && fits(entry.json, entry.heard)));
  }

  /** The first activity that the peer sent and our node took. */
  async sent(fits) {
    const found = (await this.posts('out')).find((entry) => entry.status === 202 && fits(entry.json));
    ensure(found, 'the peer sent no such thing');
    return found;
  }

  async stop() {
    this.#made.child.stdin.end();
    await eventually('the peer stopping', () => this.#made.ended !== null, 15_000);
    await this.proxy.stop();
  }
}

/**
 * Passes on what comes to `port`. `spoil(words, how)` makes it send the delivery that holds the words twice: first
 * broken, then as it came; only the second answer goes back. It resolves to both.
 */
async function startProxy(port, to) {
  let armed = null;
  const server = http.createServer(async (request, answer) => {
    try {
      const parts = [];
      for await (const part of request) parts.push(part);
      const came = { headers: rawHeaders(request), body: Buffer.concat(parts) };
      const send = ({ headers, body }) =>
        exchange(`http://127.0.0.1:${to}${request.url}`, { method: request.method, headers, body });
      const order = armed && came.body.includes(armed.words) ? armed : null;
      let broken;
      if (order) {
        armed = null;
        broken = await send(order.how(came));
      }
      const said = await send(came);
      answer.writeHead(said.status, said.rawHeaders);
      answer.end(said.bytes);
      order?.done({ broken: broken.status, unbroken: said.status });
    } catch (error) {
      answer.writeHead(502).end(String(error));
    }
  });
  await new Promise((done, fail) => server.once('error', fail).listen(port, '127.0.0.1', done));
  return {
    spoil: (words, how) => new Promise((done) => (armed = { words, how, done })),
    stop: () => new Promise((done) => server.close(done) && server.closeAllConnections()),
  };
}

function rawHeaders(request) {
  const headers = {};
  for (let n = 0; n < request.rawHeaders.length; n += 2) headers[request.rawHeaders[n]] = request.rawHeaders[n + 1];
  return headers;
}

/** Another letter in a text that is matched as what stands before it and the letter. */
const spoilt = (text, pattern) => text.replace(pattern, (_, before, letter) => before + (letter === 'A' ? 'B' : 'A'));
const SIGNATURE = /(signature="[^"]{40})(.)/;
const PROOF = /("proofValue":"z[^"]{40})(.)/g;
const digestOf = (body) => `SHA-256=${createHash('sha256').update(body).digest('base64')}`;

/** Ways to break a signed request: other words, other words with a digest that fits them, another signature and proof. */
export const BREAKAGES = {
  'bytes': ({ headers, body }) => ({ headers, body: otherWords(body) }),
  'bytes and digest': ({ headers, body }) => {
    const changed = otherWords(body);
    return { headers: replaced(headers, 'digest', () => digestOf(changed)), body: changed };
  },
  'signature and proof': ({ headers, body }) => {
    const changed = Buffer.from(spoilt(body.toString(), PROOF));
    const unsigned = replaced(headers, 'signature', (was) => spoilt(was, SIGNATURE));
    return { headers: replaced(unsigned, 'digest', () => digestOf(changed)), body: changed };
  },
};

/** Nothing is wrong with what is said, only with how it is sent. */
export const brokenSignature = ({ headers, body }) => ({
  headers: replaced(headers, 'signature', (was) => spoilt(was, SIGNATURE)),
  body,
});

function otherWords(body) {
  ensure(body.includes('honest'), 'there is nothing to forge');
  return Buffer.from(body.toString().replaceAll('honest', 'forged'));
}

function replaced(headers, name, change) {
  const found = Object.keys(headers).find((key) => key.toLowerCase() === name);
  const changed = change(headers[found]);
  ensure(changed !== headers[found], `the ${name} did not change`);
  return { ...headers, [found]: changed };
}
