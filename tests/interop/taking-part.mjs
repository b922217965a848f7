// Taking part: their person in our community, our member in their group.

import { ensure, ensureEqual, eventually, idOf, isAnnounce } from './lib.mjs';

const kinds = (heard) => heard.map(({ kind }) => kind);

export async function theirPersonHere(world) {
  const { test, node, peer, fixtures, group } = world;
  const post = (id) => node.ask('GET', `/posts/${id}`);
  const votes = (count) =>
    eventually(`${count} votes`, async () => (await post(world.thread.id)).votes === count);

  /** Our community announces what it took to its author's node as well, and the bytes inside are those that came. */
  const comesBack = async (name, fits, inside) => {
    const sent = await peer.sent(fits);
    const { id, type } = sent.json;
    const back = await peer.heard(`its ${type} again`, (said) => said.type === 'Announce' && said.object?.id === id);
    ensure(back.bytes.includes(sent.bytes), `the bytes changed:\n${sent.bytes}\n${back.bytes}`);
    ensureEqual(kinds(back.heard).slice(0, 2), ['Announce', type], 'what Fedify read');
    if (inside) ensureEqual(back.heard[2].kind, inside, 'the object');
    fixtures.keep(name, sent.json);
  };

  await test('their person follows our community: our Accept arrives, verified', async () => {
    const { id } = await peer.does('follow', { group });
    const accept = await peer.heard('an Accept', (said) => said.type === 'Accept');
    ensureEqual(kinds(accept.heard), ['Accept', 'Follow', 'Group'], 'what it holds');
    const [outer, inner] = accept.heard;
    ensureEqual([outer.actor, inner.id, inner.actor], [group, id, peer.person], 'of whom');
    fixtures.keep('fedify-follow', (await peer.sent((said) => said.id === id)).json);
    fixtures.keep('collegium-accept', accept.json);
    const { items } = await node.ask('GET', '/communities/wounds/members');
    ensureEqual(items.find(({ person }) => person.uri === peer.person)?.state, 'member', 'the person');
  });

  await test('Fedify knocks by RFC 9421 first, and is let in', async () => {
    const follows = (await peer.posts('out')).filter(({ json }) => json.type === 'Follow');
    ensureEqual(follows.map(({ status }) => status), [202], 'our answers');
    ensureEqual(follows.map(({ headers }) => 'signature-input' in headers), [true], 'signed by RFC 9421');
  });

  await test('a thread of our member arrives as Announce{Create{Page}}, verified, and reads as here', async () => {
    const draft = { title: 'Honey?', body: 'An *honest* question', language: 'en' };
    const thread = await node.ask('POST', '/communities/wounds/threads', draft);
    world.thread = thread;
    const arrived = await peer.heard('the thread', isAnnounce('Create', thread.uri));
    ensureEqual(kinds(arrived.heard), ['Announce', 'Create', 'Page'], 'what it holds');
    const [announce, create, page] = arrived.heard;
    ensureEqual([announce.actor, create.actor, create.audience], [group, page.attributedTo, group], 'who says it');
    ensureEqual([page.id, page.title, page.audience], [thread.uri, 'Honey?', group], 'the object');
    const words = ['<p>An <em>honest</em> question</p>', 'An *honest* question'];
    ensureEqual([page.content.trim(), page.source], words, 'its words');
    world.author = page.attributedTo;
    fixtures.keep('collegium-announce-create', arrived.json);
  });

  await test('the same object, its author and its conversation are read at their own addresses', async () => {
    const page = await peer.does('look', { at: world.thread.uri });
    ensureEqual([page.kind, page.title, page.attributedTo], ['Page', 'Honey?', world.author], 'the thread');
    const author = await peer.does('look', { at: world.author });
    ensureEqual([author.kind, author.handle, author.key.owner], ['Person', 'ada', world.author], 'its author');
    ensure(page.context, 'the thread names its conversation');
    const conversation = await peer.does('look', { at: page.context });
    ensureEqual(conversation?.kind, 'OrderedCollection', 'the conversation');
    fixtures.keep('collegium-person', JSON.parse((await node.document(new URL(world.author).pathname)).text));
  });

  await test('their reply is shown here, and announced back with its bytes unchanged', async () => {
    const { id } = await peer.does('reply', { group, inReplyTo: world.thread.uri, content: 'Medical grade only' });
    const shown = await node.reply(world.thread.id, 'Medical grade only');
    const expected = ['shown', `@fiona@${peer.authority}`, id];
    ensureEqual([shown.state, shown.author.address, shown.uri], expected, 'the reply');
    world.note = shown;
    await comesBack('fedify-create', (said) => said.type === 'Create' && said.object.id === id, 'Note');
  });

  await test('their vote counts here, and is announced back with its bytes unchanged', async () => {
    const { id } = await peer.does('vote', { group, object: world.thread.uri });
    world.vote = id;
    await votes(1);
    await comesBack('fedify-like', (said) => said.id === id);
  });

  await test('their edit is shown', async () => {
    await peer.does('edit', { group, object: world.note.uri, content: 'Medical grade honey only' });
    const shown = await node.reply(world.thread.id, 'Medical grade honey only');
    ensureEqual([shown.id, shown.edited], [world.note.id, true], 'the same reply');
    await comesBack('fedify-update', (said) => said.type === 'Update', 'Note');
  });

  await test('they take their vote back; a second one by its id alone', async () => {
    const object = world.thread.uri;
    await peer.does('unvote', { group, object, vote: world.vote });
    await votes(0);
    await comesBack('fedify-undo', (said) => said.type === 'Undo');
    const { id } = await peer.does('vote', { group, object });
    await votes(1);
    await peer.does('unvote', { group, object, vote: id, byId: true });
    await votes(0);
    await comesBack('fedify-undo-by-id', (said) => said.type === 'Undo' && said.object === id);
  });

  await test('they delete their reply', async () => {
    await peer.does('delete', { group, object: world.note.uri });
    const gone = await eventually('the deletion', async () => {
      const seen = await post(world.note.id);
      return seen.deleted && seen;
    });
    ensure(!JSON.stringify(gone).includes('Medical'), 'the words are gone');
    await comesBack('fedify-delete', (said) => said.type === 'Delete');
  });

  await test("our member's reply, vote, edit and deletion arrive, verified", async () => {
    const reply = await node.ask('POST', `/threads/${world.thread.id}/replies`, { body: 'Thank you' });
    const heard = await peer.heard('the reply', isAnnounce('Create', reply.uri));
    ensureEqual([heard.heard[2].kind, heard.heard[2].inReplyTo], ['Note', world.thread.uri], 'the reply');
    // Each is waited for: what was taken back before it went out is never said.
    for (const [method, where, kind, object, json] of [
      ['PUT', `/posts/${world.thread.id}/vote`, 'Like', world.thread.uri],
      ['DELETE', `/posts/${world.thread.id}/vote`, 'Undo'],
      ['PATCH', `/posts/${reply.id}`, 'Update', reply.uri, { body: 'Thank you all' }],
      ['DELETE', `/posts/${reply.id}`, 'Delete', reply.uri],
    ]) {
      await node.ask(method, where, json);
      const fits = isAnnounce(kind, object);
      await peer.heard(`our ${kind}`, (said) => fits(said) && said.object.actor === world.author);
    }
  });
}

export async function ourMemberThere(world) {
  const { test, node, peer, fixtures } = world;
  const there = `/communities/hand-club@${peer.authority}`;
  const group = peer.group;
  const post = (id) => node.ask('GET', `/posts/${id}`);
  const isShown = (id) => eventually('being shown', async () => (await post(id)).state === 'shown');

  await test('our member follows their group, which accepts', async () => {
    await node.ask('POST', '/follow', { handle: group });
    await eventually('the membership', async () => (await node.ask('GET', there)).my_state === 'member');
    fixtures.keep('collegium-follow', (await peer.heard('our Follow', (said) => said.type === 'Follow')).json);
    fixtures.keep('fedify-accept', (await peer.sent((said) => said.type === 'Accept')).json);
  });

  await test('a thread of our member waits until their group has announced it', async () => {
    await peer.does('hold', { on: true });
    const draft = { title: 'Splints', body: 'How long, honestly?', language: 'en' };
    const thread = await node.ask('POST', `${there}/threads`, draft);
    world.splints = thread;
    const create = await peer.heard('our Create', (said) => said.type === 'Create' && said.object.id === thread.uri);
    const [outer, page] = create.heard;
    ensureEqual([outer.kind, page.kind, page.title, page.audience], ['Create', 'Page', 'Splints', group], 'what came');
    ensureEqual((await post(thread.id)).state, 'waiting', 'before their group has announced it');
    await peer.does('hold', { on: false });
    await isShown(thread.id);
    fixtures.keep('collegium-create', create.json);
    fixtures.keep('fedify-announce-ours', (await peer.sent(isAnnounce('Create', thread.uri))).json);
  });

  await test('a reply and a vote from their side arrive by Announce', async () => {
    const { id } = await peer.does('reply', { group, inReplyTo: world.splints.uri, content: 'Six weeks' });
    const shown = await node.reply(world.splints.id, 'Six weeks');
    const expected = ['shown', `@fiona@${peer.authority}`, id];
    ensureEqual([shown.state, shown.author.address, shown.uri], expected, 'the reply');
    fixtures.keep('fedify-announce-create', (await peer.sent(isAnnounce('Create', id))).json);
    const vote = await peer.does('vote', { group, object: world.splints.uri });
    await eventually('one vote', async () => (await post(world.splints.id)).votes === 1);
    fixtures.keep('fedify-announce-like', (await peer.sent((said) => said.object?.id === vote.id)).json);
  });

  await test('a thread of theirs arrives; our reply, vote, edit and deletion reach its home', async () => {
    const { id } = await peer.does('post', { group, title: 'Scars', content: 'When do you begin?' });
    const listed = async () => (await node.ask('GET', `${there}/threads`)).items.find(({ uri }) => uri === id);
    const thread = await eventually('the thread', listed);
    ensureEqual([thread.title, thread.state], ['Scars', 'shown'], 'the thread');
    const { body_html: html, language } = await post(thread.id);
    ensureEqual([html.trim(), language], ['<p>When do you begin?</p>', 'en'], 'its words');
    world.scars = thread;
    fixtures.keep('fedify-announce-page', (await peer.sent(isAnnounce('Create', id))).json);
    const reply = await node.ask('POST', `/threads/${thread.id}/replies`, { body: 'At once' });
    const create = await peer.heard('our reply', (said) => said.type === 'Create' && said.object.id === reply.uri);
    ensureEqual([create.heard[1].kind, create.heard[1].inReplyTo], ['Note', id], 'our reply');
    await isShown(reply.id);
    await node.ask('PUT', `/posts/${thread.id}/vote`);
    const like = await peer.heard('our vote', (said) => said.type === 'Like' && said.object === id);
    fixtures.keep('collegium-like', like.json);
    await node.ask('PATCH', `/posts/${reply.id}`, { body: 'At once, gently' });
    await peer.heard('our edit', (said) => said.type === 'Update' && said.object.id === reply.uri);
    await node.ask('DELETE', `/posts/${thread.id}/vote`);
    const undo = await peer.heard('our vote taken back', (said) => said.type === 'Undo');
    fixtures.keep('collegium-undo', undo.json);
    await node.ask('DELETE', `/posts/${reply.id}`);
    await peer.heard('our deletion', (said) => said.type === 'Delete' && idOf(said.object) === reply.uri);
  });

  await test('their edit and deletion in their own group are reflected', async () => {
    const { id } = await peer.does('reply', { group, inReplyTo: world.scars.uri, content: 'After two weeks' });
    const shown = await node.reply(world.scars.id, 'After two weeks');
    await peer.does('edit', { group, object: id, content: 'After three weeks' });
    await node.reply(world.scars.id, 'After three weeks');
    await peer.does('delete', { group, object: id });
    await eventually('the deletion', async () => (await post(shown.id)).deleted);
  });
}
