// Finding each other: actors and their keys, WebFinger, NodeInfo.

import { ensure, ensureEqual } from './lib.mjs';

const SCHEMA = 'http://nodeinfo.diaspora.software/ns/schema/';
const lastPart = (address) => address.split('/').pop();

export async function discovery(world) {
  const { test, node, peer, fixtures, group } = world;

  await test('Fedify reads our community and our node with their keys', async () => {
    for (const [at, kind] of [[group, 'Group'], [`${node.address}/node`, 'Application']]) {
      const seen = await peer.does('look', { at });
      ensureEqual([seen?.kind, seen?.id], [kind, at], 'the actor');
      ensureEqual(seen.inbox, `${at}/inbox`, 'its inbox');
      ensureEqual(seen.sharedInbox, `${node.address}/inbox`, 'the shared inbox');
      ensureEqual(seen.key, { id: `${at}#main-key`, owner: at, algorithm: 'RSASSA-PKCS1-v1_5' }, 'its key');
      const document = await node.document(new URL(at).pathname);
      fixtures.keep(`collegium-${kind.toLowerCase()}`, JSON.parse(document.text));
    }
  });

  await test('Fedify finds our community by WebFinger, and the answer is what RFC 7033 asks for', async () => {
    // Over plain http Fedify looks up addresses only; the form with acct: is asked for here.
    const byAddress = await peer.does('webfinger', { resource: group });
    const query = new URLSearchParams({ resource: `acct:wounds@${node.authority}` });
    const answer = await node.document(`/.well-known/webfinger?${query}`, 'application/jrd+json');
    ensure(answer.headers['content-type'].startsWith('application/jrd+json'), answer.headers['content-type']);
    ensureEqual(answer.headers['access-control-allow-origin'], '*', 'who may ask');
    const byHandle = JSON.parse(answer.text);
    ensureEqual(byAddress, byHandle, 'both forms');
    ensureEqual(byHandle.subject, `acct:wounds@${node.authority}`, 'subject');
    const self = byHandle.links.find(({ rel, type }) => rel === 'self' && type === 'application/activity+json');
    ensureEqual(self?.href, group, 'the actor');
    fixtures.keep('collegium-webfinger', byHandle);
  });

  await test('Fedify reads our NodeInfo strictly, in both versions', async () => {
    const found = await peer.does('nodeinfo', { at: node.address });
    ensureEqual(found.map(({ href }) => href), ['2.0', '2.1'].map((v) => `${node.address}/nodeinfo/${v}`), 'versions');
    for (const { href, kind, read } of found) {
      const version = lastPart(href);
      ensureEqual([read?.software.name, read?.protocols], ['collegium', ['activitypub']], href);
      ensure(kind.includes(`${SCHEMA}${version}#`), kind);
      const document = JSON.parse((await node.document(`/nodeinfo/${version}`, 'application/json')).text);
      document.software.version = '…';
      fixtures.keep(`collegium-nodeinfo-${version}`, document);
    }
  });

  await test('our node finds their person and their group, by address and by handle', async () => {
    const handle = `@fiona@${peer.authority}`;
    for (const asked of [peer.person, handle]) {
      const { kind, person } = await node.ask('GET', `/resolve?${new URLSearchParams({ q: asked })}`);
      ensureEqual([kind, person.address, person.uri], ['person', handle, peer.person], asked);
    }
    for (const asked of [`!hand-club@${peer.authority}`, peer.group]) {
      const { kind, community } = await node.ask('GET', `/resolve?${new URLSearchParams({ q: asked })}`);
      ensureEqual([kind, community.uri, community.title], ['community', peer.group, 'Hand club'], asked);
    }
    const query = new URLSearchParams({ resource: `acct:hand-club@${peer.authority}` });
    fixtures.keep('fedify-person', await documentOf(peer, '/actors/person'));
    fixtures.keep('fedify-group', await documentOf(peer, '/actors/group'));
    fixtures.keep('fedify-webfinger', await documentOf(peer, `/.well-known/webfinger?${query}`));
  });
}

/** What the peer answered when our node asked for a document. */
async function documentOf(peer, where) {
  const asked = (await peer.does('log')).filter(({ way, method }) => way === 'in' && method === 'GET');
  const found = asked.find(({ path, status }) => path === where && status === 200);
  ensure(found, `our node never asked for ${where}`);
  ensure('signature' in found.headers, 'our node signs what it asks');
  return JSON.parse(found.answer);
}
