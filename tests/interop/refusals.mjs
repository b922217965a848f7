// What must not come in, on either side; beside each broken message its unbroken twin, which is taken.

import { BREAKAGES, brokenSignature, ensure, ensureEqual, eventually, isAnnounce } from './lib.mjs';

const CONTEXT = 'https://www.w3.org/ns/activitystreams';
const PUBLIC = `${CONTEXT}#Public`;

/** A reply of their person in a thread, as Create; by hand, so that every byte of it is known. */
async function createBy({ peer }, group, thread, words, { create, note } = {}) {
  const to = [group, PUBLIC];
  const object = {
    type: 'Note',
    id: (await peer.does('next', { kind: 'notes' })).id,
    attributedTo: peer.person,
    to,
    audience: group,
    inReplyTo: thread.uri,
    content: `<p>${words}</p>`,
    published: new Date().toISOString(),
    ...note,
  };
  const { id } = await peer.does('next', { kind: 'activities' });
  return { '@context': CONTEXT, type: 'Create', id, actor: peer.person, to, audience: group, object, ...create };
}

export async function whatWeRefuse(world) {
  const { test, node, peer, group, thread, splints } = world;
  const to = `${node.address}/inbox`;
  let counted = 0;

  /** In our community, said by their person. */
  const direct = async (words, change) => {
    const create = await createBy(world, group, thread, words, change);
    return { to, as: 'person', text: JSON.stringify(create) };
  };
  /** In their group, said by the group. */
  const announced = async (words, { announce, ...change } = {}) => {
    const object = await createBy(world, peer.group, splints, words, change);
    const { id } = await peer.does('next', { kind: 'activities' });
    const outer = { '@context': CONTEXT, type: 'Announce', id, actor: peer.group, to: [PUBLIC], object, ...announce };
    return { to, as: 'group', text: JSON.stringify(outer) };
  };

  /** The broken message is answered as told and leaves nothing; its twin is taken, and shown in the thread. */
  const refuses = (name, [status, code], where, make) => {
    const answer = `${status} ${code || 'and nothing comes of it'}`;
    return test(`our node refuses ${name}: ${answer}; the unbroken twin is taken`, async () => {
      const words = `honest opinion ${(counted += 1)}`;
      const forged = words.replace('honest', 'forged');
      const before = await node.replies(where.id);
      const { broken, twin } = await make(words, forged);
      const said = await peer.does('raw', broken);
      ensureEqual([said.status, said.text.trim()], [status, code], 'our answer');
      const taken = await peer.does('raw', twin);
      ensureEqual(taken.status, 202, `our answer to the twin (${taken.text})`);
      // Messages of one node are worked off in order: once the twin is shown, the other has had its turn.
      await node.reply(where.id, words);
      const after = await node.replies(where.id);
      ensureEqual(after.length, before.length + 1, 'replies');
      ensure(!JSON.stringify(after).includes(forged), 'nothing forged is shown');
    });
  };
  /** The same bytes, but something is wrong with how they are sent. */
  const spoilt = (how) => async (words) => {
    const twin = await announced(words);
    return { twin, broken: { ...twin, ...how(twin) } };
  };
  /** Sent in order, but it says what its sender may not say. */
  const presumed = (make, change, how) => async (words, forged) => {
    return { twin: await make(words), broken: { ...(await make(forged, change)), ...how } };
  };

  const unsigned = (code) => [401, code];
  await refuses('an Announce whose bytes were changed after signing', unsigned('digest_mismatch'), splints,
    spoilt(({ text }) => ({ instead: text.replace('honest', 'forged') })));
  await refuses('an Announce with a broken signature', unsigned('signature_wrong'), splints,
    spoilt(() => ({ spoil: true })));
  await refuses('an Announce signed by a key that is not the one it names', unsigned('signature_wrong'), splints,
    spoilt(() => ({ key: 'nobody' })));
  await refuses('an Announce of the group, signed by a person', [400, 'actor_is_not_signer'], splints,
    spoilt(() => ({ as: 'person' })));
  await refuses('an Announce with an id of another node', [400, 'id_is_not_of_signer'], splints,
    presumed(announced, { announce: { id: 'http://localhost:1/activities/1' } }));
  await refuses('a Create in the name of our own member', [400, 'actor_is_not_signer'], thread,
    presumed(direct, { create: { actor: world.author }, note: { attributedTo: world.author } }));

  await refuses('a Create whose proof by Fedify is of other words', unsigned('proof_wrong'), thread,
    async (words, forged) => {
      const twin = await direct(words);
      twin.text = await peer.does('prove', { text: twin.text, as: 'person' });
      const other = await direct(words);
      const proven = await peer.does('prove', { text: other.text, as: 'person' });
      return { twin, broken: { ...other, text: proven.replace(words, forged) } };
    });
  await refuses('an Announce with a broken RFC 9421 signature', unsigned('signature_wrong'), splints, async (words) => {
    const twin = { ...(await announced(words)), spec: 'rfc9421' };
    return { twin, broken: { ...twin, spoil: true } };
  });

  // Signed by those who say it, these are kept (202), and then found to be none of their business.
  await refuses('an Announce by a person instead of the group', [202, ''], splints,
    presumed(announced, { announce: { actor: peer.person } }, { as: 'person' }));
  await refuses('an announced Create of what somebody else wrote', [202, ''], splints,
    presumed(announced, { note: { attributedTo: peer.group } }));
  await refuses('a Create of what somebody else wrote', [202, ''], thread,
    presumed(direct, { note: { attributedTo: peer.group } }));

  await test('and tells its node why, by a Reject, verified', async () => {
    const reject = await peer.heard('a Reject', (said) => said.type === 'Reject');
    ensureEqual([reject.json.actor, reject.json.summary], [group, 'not-author'], 'the Reject');
    world.fixtures.keep('collegium-reject', reject.json);
  });
}

export async function whatTheyRefuse({ test, node, peer, thread }) {
  let counted = 0;

  /** Delivers a reply of ours to the peer twice, broken and as it is. */
  const twice = async (how) => {
    const body = `An honest answer ${(counted += 1)}`;
    const both = peer.proxy.spoil(body, how);
    const { uri } = await node.ask('POST', `/threads/${thread.id}/replies`, { body });
    const came = await eventually('both deliveries', async () => {
      const all = (await peer.posts('in')).filter(({ json, status }) => status && isAnnounce('Create', uri)(json));
      return all.length === 2 && all;
    });
    return { answers: await both, listeners: came.map(({ heard }) => Boolean(heard)) };
  };

  for (const [name, how] of Object.entries(BREAKAGES)) {
    await test(`Fedify refuses our Announce with broken ${name}, and takes the unbroken twin`, async () => {
      const { answers, listeners } = await twice(how);
      ensureEqual(answers, { broken: 401, unbroken: 202 }, 'its answers');
      ensureEqual(listeners, [false, true], 'handed to its listeners');
    });
  }

  await test('Fedify takes our Announce by its proof alone, where only the signature is broken', async () => {
    const { answers, listeners } = await twice(brokenSignature);
    ensureEqual(answers, { broken: 202, unbroken: 202 }, 'its answers');
    ensure(listeners.includes(true), 'handed to its listeners');
  });

  await test('with its check taken out, Fedify takes what is broken: the tests above would notice', async () => {
    await peer.does('check', { on: false });
    try {
      const { answers } = await twice(BREAKAGES['signature and proof']);
      ensureEqual(answers, { broken: 202, unbroken: 202 }, 'its answers');
    } finally {
      await peer.does('check', { on: true });
    }
  });

  // The last one: from now on we sign for it by RFC 9421.
  await test('a peer that takes RFC 9421 only gets it from us, verified by Fedify, and is remembered', async () => {
    await peer.does('demand', { on: true });
    try {
      for (const knocks of [[400, 202], [202]]) {
        const body = `A modern answer ${(counted += 1)}`;
        const { uri } = await node.ask('POST', `/threads/${thread.id}/replies`, { body });
        const came = await eventually('the delivery', async () => {
          const all = (await peer.posts('in')).filter(({ json }) => isAnnounce('Create', uri)(json));
          return all.some(({ status }) => status === 202) && all;
        });
        ensureEqual(came.map(({ status }) => status), knocks, 'its answers');
        ensure(came.at(-1).signedBy?.endsWith('#main-key') && came.at(-1).heard, 'verified and handed on');
      }
    } finally {
      await peer.does('demand', { on: false });
    }
  });
}
