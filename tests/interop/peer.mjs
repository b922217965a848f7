// A federation peer that we did not write: one person and one group on Fedify, in a process of its own.
//
//   node peer.mjs '{"origin": "http://127.0.0.1:1", "listen": 1, "control": 2}'
//
// It speaks ActivityPub on 127.0.0.1:listen and calls itself `origin` (a proxy may stand between). The runner tells it
// what to do, and reads what it saw, by JSON on 127.0.0.1:control. It ends when its standard input does.

import http from 'node:http';
import {
  Accept, Announce, Create, Delete, Endpoints, Follow, Group, Like, Note, Page, Person, PUBLIC_COLLECTION, Reject,
  Source, Tombstone, Undo, Update,
} from '@fedify/vocab';
import { LanguageString } from '@fedify/vocab-runtime';
import {
  createFederation, generateCryptoKeyPair, MemoryKvStore, parseNodeInfo, signObject, signRequest, verifyRequest,
} from '@fedify/fedify';
import { lookupWebFinger } from '@fedify/webfinger';
import { Temporal } from '@js-temporal/polyfill';

const { origin, listen, control } = JSON.parse(process.argv[2]);
const url = (path) => new URL(path, origin);

// ----------------------------------------------------------------------------------------------- what it saw

/** Everything that came in and went out, in order, with the exact bytes. */
const log = [];
const asked = globalThis.fetch;

/** Over https it is one of several names, and Fedify's guard against private addresses is in force. */
const secure = origin.startsWith('https:');

// Every request of Fedify's passes here. The peer talks to this machine only.
globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { hostname } = new URL(request.url);
  const loopback = hostname === '127.0.0.1' || hostname === 'localhost' || hostname.endsWith('.localhost');
  const here = secure ? hostname.endsWith('.example') : loopback;
  const entry = { way: 'out', method: request.method, url: request.url, headers: Object.fromEntries(request.headers) };
  log.push(entry);
  if (!here) {
    entry.strayed = true;
    throw new TypeError(`${request.url} is not on this machine`);
  }
  entry.body = Buffer.from(await request.clone().arrayBuffer()).toString('base64');
  const answer = await asked(request);
  entry.status = answer.status;
  entry.answer = await answer.clone().text();
  return answer;
};

// ----------------------------------------------------------------------------------------------- who it is

const NAMES = { person: 'fiona', group: 'hand-club' };
const pairs = async () => [await generateCryptoKeyPair('RSASSA-PKCS1-v1_5'), await generateCryptoKeyPair('Ed25519')];
const keys = { person: await pairs(), group: await pairs(), nobody: await pairs() };
const born = Temporal.Instant.from('2026-11-22T09:00:00Z');

const posts = new Map(); // id on this peer → the object, or its tombstone
const followers = new Map(); // actor URI → recipient
let counted = 0;
const next = (kind) => url(`/${kind}/${(counted += 1)}`);

function federation(options) {
  const made = createFederation({ kv: new MemoryKvStore(), origin, allowPrivateAddress: !secure, ...options });
  made
    .setActorDispatcher('/actors/{identifier}', async (ctx, who) => {
      if (!(who in NAMES)) return null;
      const pair = await ctx.getActorKeyPairs(who);
      const Actor = who === 'group' ? Group : Person;
      return new Actor({
        id: ctx.getActorUri(who),
        preferredUsername: NAMES[who],
        name: who === 'group' ? 'Hand club' : 'Fiona Fedify',
        summary: '<p>Made by Fedify</p>',
        inbox: ctx.getInboxUri(who),
        endpoints: new Endpoints({ sharedInbox: ctx.getInboxUri() }),
        followers: ctx.getFollowersUri(who),
        manuallyApprovesFollowers: false,
        url: ctx.getActorUri(who),
        published: born,
        publicKey: pair[0].cryptographicKey,
        assertionMethods: pair.map(({ multikey }) => multikey),
      });
    })
    .mapHandle((_, handle) => Object.keys(NAMES).find((who) => NAMES[who] === handle) ?? null)
    .setKeyPairsDispatcher((_, who) => keys[who] ?? []);
  made.setFollowersDispatcher('/actors/{identifier}/followers', (_, who) => ({
    items: who === 'group' ? [...followers.values()] : [],
  }));
  made.setNodeInfoDispatcher('/nodeinfo/2.1', () => ({
    software: { name: 'fedify-peer', version: '2.3.6' },
    protocols: ['activitypub'],
    usage: { users: { total: 1 }, localPosts: posts.size, localComments: 0 },
  }));
  for (const [Kind, path] of [[Note, '/notes/{number}'], [Page, '/pages/{number}']]) {
    const at = (number) => posts.get(url(path.replace('{number}', number)).href) ?? null;
    made.setObjectDispatcher(Kind, path, (_, { number }) => at(number));
  }
  hear(made.setInboxListeners('/actors/{identifier}/inbox', '/inbox'));
  return made;
}

const strict = federation({});
/** The same with the check taken out: shows that the tests of the check would notice. */
const credulous = federation({ skipSignatureVerification: true });
let checks = true;
/** Whether messages must be signed by RFC 9421: Fedify checks it, whatever proof they carry. */
let demanding = false;
/** What the group has heard and not yet announced, while it is told to wait. */
let held = null;
const context = () => strict.createContext(new URL(origin), {});

// ----------------------------------------------------------------------------------------------- what it hears

const plainly = (thing) => ({
  kind: thing.constructor.name,
  id: thing.id?.href ?? null,
  title: thing.name?.toString() ?? null,
  content: thing.content?.toString() ?? null,
  audience: thing.audienceId?.href ?? null,
  attributedTo: thing.attributionId?.href ?? null,
  inReplyTo: thing.replyTargetId?.href ?? null,
  context: thing.contextIds?.[0]?.href ?? null,
  source: thing.source?.content?.toString() ?? null,
  actor: thing.actorId?.href ?? null,
  published: thing.published?.toString() ?? null,
});

/** What the listeners were handed; Fedify hands them only what it has verified. Parsed down to the object inside. */
function hear(listeners) {
  const kept = async (ctx, activity) => {
    const layers = [plainly(activity)];
    let inner = activity;
    while (inner.getObject) {
      inner = await inner.getObject({ ...ctx, crossOrigin: 'trust', suppressError: true });
      if (!inner) break;
      layers.push(plainly(inner));
    }
    ctx.data.entry.heard = layers;
    return layers;
  };
  listeners.on(Follow, async (ctx, follow) => {
    await kept(ctx, follow);
    const follower = await follow.getActor(ctx);
    if (follow.objectId?.href !== ctx.getActorUri('group').href || !follower) return;
    followers.set(follower.id.href, follower);
    const accept = new Accept({ id: next('activities'), actor: follow.objectId, object: follow, to: follower.id });
    await ctx.sendActivity({ identifier: 'group' }, follower, accept);
  });
  const relayed = async (ctx, activity) => {
    await kept(ctx, activity);
    if (activity.audienceId?.href !== ctx.getActorUri('group').href) return;
    if (held) held.push(activity);
    else await announce(activity);
  };
  for (const Kind of [Create, Update, Delete, Like, Undo]) listeners.on(Kind, relayed);
  for (const Kind of [Accept, Announce, Reject]) listeners.on(Kind, kept);
}

// ----------------------------------------------------------------------------------------------- what it does

const groupUri = url('/actors/group');
const personUri = url('/actors/person');

/** What has a title says that and its words by language only, as Fedify writes them then: `nameMap`, `contentMap`. */
function post(Kind, { content, title, group, inReplyTo, to = [] }) {
  const id = next(Kind === Page ? 'pages' : 'notes');
  const made = new Kind({
    id,
    attribution: personUri,
    name: title && new LanguageString(title, 'en'),
    content: title ? new LanguageString(`<p>${content}</p>`, 'en') : `<p>${content}</p>`,
    source: new Source({ content, mediaType: 'text/markdown' }),
    audience: new URL(group),
    tos: [new URL(group), PUBLIC_COLLECTION],
    ccs: to.map((uri) => new URL(uri)),
    replyTarget: inReplyTo ? new URL(inReplyTo) : undefined,
    published: Temporal.Now.instant(),
    url: id,
  });
  posts.set(id.href, made);
  return made;
}

const said = (Kind, { group, object, id = next('activities') }) =>
  new Kind({ id, actor: personUri, object, audience: new URL(group), tos: [new URL(group), PUBLIC_COLLECTION] });

/** Says something as the person: to the home of a community elsewhere, or in the group of this peer. */
async function say(activity, group) {
  if (group === groupUri.href) return announce(activity);
  const ctx = context();
  const home = await ctx.lookupObject(group, { documentLoader: await ctx.getDocumentLoader({ identifier: 'person' }) });
  await ctx.sendActivity({ identifier: 'person' }, home, activity);
}

async function announce(activity) {
  await context().sendActivity(
    { identifier: 'group' },
    [...followers.values()],
    new Announce({
      id: next('activities'),
      actor: groupUri,
      object: activity,
      tos: [PUBLIC_COLLECTION],
      ccs: [url('/actors/group/followers')],
      published: Temporal.Now.instant(),
    }),
    { preferSharedInbox: true },
  );
}

const acts = {
  async follow({ group }) {
    const home = new URL(group);
    const follow = new Follow({ id: next('activities'), actor: personUri, object: home, to: home });
    await say(follow, group);
    return { id: follow.id.href };
  },
  async reply({ group, inReplyTo, content, to }) {
    const note = post(Note, { group, inReplyTo, content, to });
    await say(said(Create, { group, object: note }), group);
    return { id: note.id.href };
  },
  async post({ group, title, content }) {
    const page = post(Page, { group, title, content });
    await say(said(Create, { group, object: page }), group);
    return { id: page.id.href };
  },
  async vote({ group, object }) {
    const like = said(Like, { group, object: new URL(object) });
    await say(like, group);
    return { id: like.id.href };
  },
  async unvote({ group, object, vote, byId }) {
    const like = byId ? new URL(vote) : said(Like, { group, object: new URL(object), id: new URL(vote) });
    await say(said(Undo, { group, object: like }), group);
    return {};
  },
  async edit({ group, object, content }) {
    const source = new Source({ content, mediaType: 'text/markdown' });
    const edited = posts.get(object).clone({ content: `<p>${content}</p>`, source, updated: Temporal.Now.instant() });
    posts.set(object, edited);
    await say(said(Update, { group, object: edited }), group);
    return {};
  },
  async delete({ group, object }) {
    posts.delete(object);
    await say(said(Delete, { group, object: new Tombstone({ id: new URL(object) }) }), group);
    return {};
  },
  /** Fetches and parses whatever stands at a URL, as Fedify's vocabulary. */
  async look({ at, as = 'person' }) {
    const ctx = context();
    const documentLoader = await ctx.getDocumentLoader({ identifier: as });
    const found = await ctx.lookupObject(at, { documentLoader });
    if (!found) return null;
    const { id, preferredUsername, inboxId, outboxId, followersId, endpoints } = found;
    const key = await found.getPublicKey?.({ ...ctx, documentLoader });
    return {
      ...plainly(found),
      id: id?.href,
      handle: preferredUsername?.toString(),
      inbox: inboxId?.href,
      outbox: outboxId?.href,
      followers: followersId?.href,
      sharedInbox: endpoints?.sharedInbox?.href,
      key: key ? { id: key.id.href, owner: key.ownerId.href, algorithm: key.publicKey.algorithm.name } : null,
    };
  },
  webfinger: ({ resource }) => lookupWebFinger(resource, { allowPrivateAddress: !secure }),
  /** Fedify's own look-up of NodeInfo refuses loopback, so only its strict parser is used. */
  async nodeinfo({ at }) {
    const { links } = await (await fetch(new URL('/.well-known/nodeinfo', at))).json();
    const versions = links.filter(({ rel }) => rel.startsWith('http://nodeinfo.diaspora.software/ns/schema/'));
    return Promise.all(versions.map(async ({ href }) => {
      const answer = await fetch(href);
      return { href, kind: answer.headers.get('content-type'), read: parseNodeInfo(await answer.json()) };
    }));
  },
  /** Signs the bytes of a text as somebody (with another's key, if told to), spoils them if told to, and sends them. */
  async raw({ to, as, key = as, text, instead, spoil, spec = 'draft-cavage-http-signatures-12' }) {
    const ctx = context();
    const { keyId } = (await ctx.getActorKeyPairs(as))[0];
    const headers = { 'content-type': 'application/activity+json' };
    const request = new Request(to, { method: 'POST', headers, body: text });
    const signed = await signRequest(request, keys[key][0].privateKey, keyId, { spec });
    const sent = new Headers(signed.headers);
    if (spoil) {
      // One letter in the middle of the signature.
      const other = (_, before, letter) => before + (letter === 'A' ? 'B' : 'A');
      sent.set('signature', sent.get('signature').replace(/((?:signature="|=:)[^":]{40})(.)/, other));
    }
    sent.delete('host');
    const answer = await fetch(to, { method: 'POST', headers: sent, body: instead ?? text });
    return { status: answer.status, text: await answer.text() };
  },
  /** Puts Fedify's own proof on an activity. */
  async prove({ text, as }) {
    const ctx = context();
    const { multikey } = (await ctx.getActorKeyPairs(as))[1];
    const loaders = { contextLoader: ctx.contextLoader, documentLoader: ctx.documentLoader };
    const activity = await Create.fromJsonLd(JSON.parse(text), loaders);
    const proven = await signObject(activity, keys[as][1].privateKey, multikey.id, loaders);
    // What Fedify sends, and what it signs, has the long name of everybody.
    const json = JSON.stringify(await proven.toJsonLd({ ...loaders, format: 'compact' }));
    return json.replaceAll('"as:Public"', JSON.stringify(PUBLIC_COLLECTION.href));
  },
  check: ({ on }) => ({ checks: (checks = on) }),
  demand: ({ on }) => ({ demanding: (demanding = on) }),
  async hold({ on }) {
    const waiting = held ?? [];
    held = on ? [] : null;
    for (const activity of waiting) await announce(activity);
  },
  next: ({ kind }) => ({ id: next(kind).href }),
  log: () => log,
};

// ----------------------------------------------------------------------------------------------- the two servers

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

async function serve(request, answer) {
  const bytes = await body(request);
  const headers = new Headers();
  const { method, url: path, rawHeaders } = request;
  for (let n = 0; n < rawHeaders.length; n += 2) headers.append(rawHeaders[n], rawHeaders[n + 1]);
  const entry = { way: 'in', method, path, headers: Object.fromEntries(headers), body: bytes.toString('base64') };
  log.push(entry);
  const asked = new Request(url(path), { method, headers, body: bytes.length ? bytes : undefined });
  if (demanding && method === 'POST') {
    const { documentLoader, contextLoader } = context();
    const loaders = { documentLoader, contextLoader };
    const key = headers.has('signature-input') && (await verifyRequest(asked.clone(), loaders));
    if (!key) {
      entry.status = 400;
      answer.writeHead(400).end();
      return;
    }
    entry.signedBy = key.id.href;
  }
  const said = await (checks ? strict : credulous).fetch(asked, { contextData: { entry } });
  entry.status = said.status;
  entry.answer = await said.clone().text();
  answer.writeHead(said.status, Object.fromEntries(said.headers));
  answer.end(Buffer.from(await said.arrayBuffer()));
}

async function obey(request, answer) {
  const { act, ...how } = JSON.parse(await body(request));
  const result = await acts[act](how);
  answer.writeHead(200, { 'content-type': 'application/json' });
  answer.end(JSON.stringify(result ?? null));
}

const server = (port, handle) =>
  new Promise((done, fail) => {
    const made = http.createServer((request, answer) => {
      handle(request, answer).catch((error) => {
        console.error(error);
        answer.writeHead(500, { 'content-type': 'text/plain' });
        answer.end(String(error.stack ?? error));
      });
    });
    made.once('error', fail).listen(port, '127.0.0.1', done);
  });

await server(listen, serve);
await server(control, obey);
process.stdin.resume().once('end', () => process.exit(0));
console.log(`ready on Node ${process.versions.node}`);
