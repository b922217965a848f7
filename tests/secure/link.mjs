// Two nodes of ours, each in a network of its own, joined by two cables (veth) and a relay that ends TLS for both. A
// cable is pulled, and the relay cuts what goes through it or holds it up: afterwards both hold the same, and the
// divergence report was right all the time.

import { execFileSync } from 'node:child_process';
import { setTimeout as after } from 'node:timers/promises';
import { ensure, ensureEqual, eventually, startNode } from '../interop/lib.mjs';
import { builtBinary, test } from '../interop/story.mjs';
import { front, NAMES } from './ground.mjs';

const PORT = 8080;
/** The ends of each node's cable: here, and in the node's own network. */
const CABLES = { north: ['10.91.1.1', '10.91.1.2'], south: ['10.91.2.1', '10.91.2.2'] };
/** And of a second one, by which this program asks it, whatever happens to the first. */
const WATCHING = { north: ['10.92.1.1', '10.92.1.2'], south: ['10.92.2.1', '10.92.2.2'] };
/** How long the copies may take to meet after everything is mended, in milliseconds. */
const A_MINUTE = 60_000;

const ip = (...line) => execFileSync('ip', line, { stdio: ['ignore', 'pipe', 'pipe'] });

function layCables() {
  // Names of networks are files: in a folder that only this run sees.
  execFileSync('mount', ['-t', 'tmpfs', 'none', '/run']);
  execFileSync('mkdir', ['-p', '/run/netns']);
  for (const name of Object.keys(CABLES)) {
    ip('netns', 'add', name);
    ip('-n', name, 'link', 'set', 'lo', 'up');
    layCable(name, `to-${name}`, 'cable', CABLES[name]);
    layCable(name, `see-${name}`, 'seen', WATCHING[name]);
    ip('-n', name, 'route', 'add', 'default', 'via', CABLES[name][0]);
  }
}

function layCable(name, end, other, [here, there]) {
  ip('link', 'add', end, 'type', 'veth', 'peer', 'name', other, 'netns', name);
  ip('addr', 'add', `${here}/24`, 'dev', end);
  ip('link', 'set', end, 'up');
  ip('-n', name, 'addr', 'add', `${there}/24`, 'dev', other);
  ip('-n', name, 'link', 'set', other, 'up');
}

/** What the relay does to messages between the nodes; what this program asks passes. */
class Weather {
  cuts = 0;
  late = 0;
  #random = 42;

  next() {
    this.#random = (this.#random * 1103515245 + 12345) % 2147483648;
    return (this.#random / 2147483648) * 100;
  }

  /** For one request: whether it breaks off in its body or that of its answer, and how long it is held up. */
  fate(request) {
    if (!/10\.91\./.test(request.socket.remoteAddress)) return {};
    const cut = this.next() < this.cuts ? (this.next() < 50 ? 'asked' : 'answered') : null;
    return { cut, late: this.late * (this.next() / 100) };
  }
}

async function nodes(home, weather) {
  const made = {};
  for (const name of Object.keys(CABLES)) {
    const host = `${name}.example`;
    const relay = await front(home, host, PORT, { to: CABLES[name][1], fate: (request) => weather.fate(request) });
    const other = name === 'north' ? 'south.example' : 'north.example';
    const env = {
      COLLEGIUM__FEDERATION__EXTRA_CA_FILE: `${home}/ca.pem`,
      // All of its own network, which nobody else is in.
      COLLEGIUM__SERVER__LISTEN: `0.0.0.0:${PORT}`,
    };
    const world = { address: `https://${host}`, env, network: name, reach: `http://${WATCHING[name][1]}:${PORT}` };
    const node = await startNode(builtBinary(), PORT, other, world);
    made[name] = { node, relay };
  }
  return made;
}

/** What a node holds of a thread, by the posts' URIs. */
async function held(node, thread) {
  const [whole, posts] = [await node.ask('GET', `/threads/${thread}`), []];
  for (let after = ''; after !== null;) {
    const page = await node.ask('GET', `/threads/${thread}/replies${after && `?after=${after}`}`);
    posts.push(...page.items);
    after = page.next;
  }
  const shown = [whole.post, ...posts].filter((post) => !post.deleted);
  const line = (p) => [p.uri, p.body_html, p.votes, p.edited].join(' ');
  return { locked: whole.locked, posts: shown.map(line).sort() };
}

async function compared(node, thread, fits) {
  return eventually('a fitting comparison', async () => {
    // Asked a moment after the last answer, it is let be.
    await node.ask('POST', `/threads/${thread}/divergence`);
    await after(500);
    const found = await node.ask('GET', `/threads/${thread}/divergence`);
    return fits(found) && found;
  }, 30_000);
}

/** The figures of a report explain each other: what is there, less what is missing, and what is extra, is here. */
function addsUp({ there, here, parts }) {
  const sum = (what) => parts.filter((p) => p.what === what).reduce((n, p) => n + p.count, 0);
  ensureEqual(here, there - sum('missing') + sum('extra'), `posts here, of ${there} with ${JSON.stringify(parts)}`);
}

const equal = ({ state, there, here }) => state === 'equal' && there === here;

async function same(north, south, ids) {
  const began = Date.now();
  await eventually('both hold the same', async () => {
    for (const [there, here] of ids) {
      const [a, b] = [JSON.stringify(await held(north, there)), JSON.stringify(await held(south, here))];
      if (a !== b) return false;
    }
    return true;
  }, A_MINUTE);
  return `${((Date.now() - began) / 1000).toFixed(1)} s`;
}

const words = { body: 'Honey, or foam?', title: 'Which dressing?' };
const say = (node, thread, body) => node.ask('POST', `/threads/${thread}/replies`, { body });

/** Each side writes, changes, votes and deletes. */
async function busy(node, thread, mark) {
  const first = await say(node, thread, `${mark} one`);
  const second = await say(node, thread, `${mark} two`);
  await say(node, thread, `${mark} three`);
  await node.ask('PATCH', `/posts/${first.id}`, { body: `${mark} one, changed` });
  await node.ask('DELETE', `/posts/${second.id}`);
  await node.ask('PUT', `/posts/${thread}/vote`);
}

export async function link(home) {
  layCables();
  const weather = new Weather();
  const { north: { node: north, relay: first }, south: { node: south, relay: other } } = await nodes(home, weather);
  let thread, copy;
  try {
    await test('nodes in networks of their own find each other', async () => {
      await south.ask('POST', '/follow', { handle: '!wounds@north.example' });
      thread = (await north.ask('POST', '/communities/wounds/threads', words)).id;
      const { uri } = await north.ask('GET', `/threads/${thread}`);
      const found = async () => (await south.ask('GET', `/resolve?q=${encodeURIComponent(uri)}`)).post;
      copy = (await eventually('the thread in the south', found)).id;
      await eventually('membership', async () =>
        (await south.ask('GET', '/communities/wounds@north.example')).my_state === 'member');
      await busy(north, thread, 'north');
      await busy(south, copy, 'south');
      console.log(`        equal after ${await same(north, south, [[thread, copy]])}`);
      const report = await compared(south, copy, equal);
      addsUp(report);
      ensureEqual(report.there, (await held(north, thread)).posts.length, 'what the home is said to hold');
    });
    await test('a pulled cable: the last word of the home stays, with its moment', async () => {
      const before = await south.ask('GET', `/threads/${copy}/divergence`);
      ip('link', 'set', 'to-south', 'down');
      await busy(north, thread, 'while the cable is out, north');
      await compared(south, copy, ({ state }) => state === 'failed');
      const report = await south.ask('GET', `/communities/wounds@north.example/divergence`);
      ensureEqual([report.state, report.reason], ['failed', 'unreachable'], 'state and reason');
      ensureEqual(report.compared, before.compared, 'when the home told last');
      await after(8_000);
      ip('link', 'set', 'to-south', 'up');
      console.log(`        equal after ${await same(north, south, [[thread, copy]])}`);
      addsUp(await compared(south, copy, equal));
    });
    await test('connections that break off in their bodies, and wait: nothing is lost, nothing twice', async () => {
      Object.assign(weather, { cuts: 50, late: 3_000 });
      let storms = 0;
      const cut = () => first.seen.cut + other.seen.cut;
      for (let n = 1; n <= 3 || (cut() <= 5 && n < 12); n += 1) {
        storms = n;
        await Promise.all([busy(north, thread, `storm ${n}, north`), busy(south, copy, `storm ${n}, south`)]);
        await south.ask('POST', `/threads/${copy}/divergence`);
        await after(2_000);
        const { there } = await south.ask('GET', `/threads/${copy}/divergence`);
        const now = (await held(north, thread)).posts.length;
        ensure(there === null || there <= now, `the home is said to hold ${there} posts, and holds ${now}`);
      }
      Object.assign(weather, { cuts: 0, late: 0 });
      console.log(`        equal after ${await same(north, south, [[thread, copy]])}`);
      const report = await compared(south, copy, equal);
      addsUp(report);
      const { posts } = await held(north, thread);
      ensureEqual(report.there, posts.length, 'what the home is said to hold');
      ensureEqual(posts.length, 1 + 2 * (2 + 1 + 2 * storms), 'posts that were written and not deleted');
      console.log(`        ${cut()} connections were cut`);
      ensure(cut() > 5, 'the relay has cut');
    });
  } finally {
    await test('both stop when told to', () => Promise.all([north.stop(), south.stop()]));
    await Promise.all([first.stop(), other.stop()]);
  }
}
