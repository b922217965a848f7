// What a member sees of the past of a community on another node: while it comes, when it is here, when it is refused.

import { CHARTER, PASSWORD, besides, ensure, ensureEqual, setUp } from './lib.mjs';

const OUTBOX = /^\/c\/[^/]+\/outbox/;
const THREAD = /^\/t\/[^/]+\/(activities|context)/;

const other = await besides();
const { authority, settings } = other;

export { settings };

async function openCommunity(visitor, title, handle, threads) {
  await visitor.open('/communities/new');
  await visitor.fill({ title, handle, visibility: 'public', ...CHARTER });
  await visitor.press('Open a community');
  for (const thread of threads) {
    await visitor.open(`/c/${handle}/new`);
    await visitor.fill({ title: thread, body: 'What do you do?' });
    await visitor.press('Post');
    await visitor.fill({ body: 'We do it at night.' });
    await visitor.press('Post reply');
  }
}

export default (world) => other.play(world, story);

async function story({ step, node, visit }, gate, home) {
  const asha = await visit();
  const hana = await visit({ at: home });
  const wounds = `/c/wounds@${authority}`;
  const splints = `/c/splints@${authority}`;

  await step('two nodes are set up, and one has discussions', async () => {
    await setUp(hana, home, 'Southbank Allied Health', 'hana', 'Hana Ngata');
    await setUp(asha, node, 'Riverland Allied Health', 'asha', 'Asha Mwangi');
    await openCommunity(hana, 'Wound care', 'wounds', ['Night dressings', 'Stairs with a drain']);
    await openCommunity(hana, 'Splints', 'splints', ['Which splint?']);
  });

  await step('the first who joins sees that the past is being fetched', async () => {
    gate.rule({ hold: OUTBOX });
    await asha.open(`/search?q=${encodeURIComponent(`!wounds@${authority}`)}`);
    ensureEqual(await asha.heading(), 'Wound care', 'what the search found');
    await asha.sees('1 member known here');
    await asha.press('Ask to join');
    await asha.awaits(wounds, `Earlier discussions are being fetched from ${authority}.`);
    await asha.sees('None of its discussions are here yet.');
    await asha.inspect('begins');
  });

  await step('then how far it has come, on the page of the community and of a thread', async () => {
    gate.rule({ hold: THREAD });
    await asha.awaits(wounds, '2 threads so far.');
    const bar = asha.page.getByRole('progressbar', { name: 'Earlier discussions' });
    ensureEqual(await bar.getAttribute('max'), '2', 'threads in all');
    ensureEqual(await bar.getAttribute('value'), '0', 'threads read');
    ensure(!(await asha.page.getByRole('button', { name: 'Ask its node again' }).count()), 'asks while it is asked');
    await asha.inspect('in-progress');
    await asha.follow('Night dressings');
    await asha.sees('Only part of this discussion is here. The rest is being fetched');
    await asha.inspect('thread-in-progress');
  });

  await step('and that all is here', async () => {
    gate.rule();
    await asha.awaits(wounds, `2 earlier threads were fetched from ${authority}.`);
    ensure(!(await asha.page.getByRole('progressbar').count()), 'a bar stays');
    await asha.inspect('done');
    await asha.follow('Night dressings');
    await asha.sees('We do it at night.');
    await asha.seesNot('Only part of this discussion is here');
    await asha.inspect('thread-done');
    await asha.open(`${wounds}/about`);
    await asha.sees(CHARTER.practice);
    await asha.inspect('about');
    await asha.noDeadLinks();
  });

  await step('how the copy compares with its home is asked, and said', async () => {
    await asha.open(wounds);
    await asha.follow('Compare with its home');
    ensureEqual(await asha.heading(), 'Compared with its home', 'where the link leads');
    await asha.inspect('copies-before');
    await asha.press('Compare now');
    await asha.sees('Asked.');
    await asha.awaits(`${wounds}/copies`, `All that ${authority} holds is here.`);
    await asha.inspect('copies-whole');
    await asha.open(wounds);
    await asha.follow('Night dressings');
    await asha.follow('Compare with its home');
    await asha.sees(`The same as on ${authority}.`);
    await asha.inspect('copies-thread');
    await asha.noDeadLinks();
  });

  await step('a node that refuses is named, with what it did', async () => {
    gate.rule({ refuse: OUTBOX });
    await asha.open(`/search?q=${encodeURIComponent(`!splints@${authority}`)}`);
    await asha.press('Ask to join');
    const sentence = `Earlier discussions could not be fetched. ${authority} refused to answer this node.`;
    await asha.awaits(splints, sentence);
    await asha.inspect('failed');
  });

  await step('asked again it tells its threads; what one of them lacks stands above it', async () => {
    gate.rule({ refuse: THREAD });
    await asha.press('Try again');
    await asha.awaits(splints, 'Which splint?');
    await asha.follow('Which splint?');
    const thread = new URL(asha.page.url()).pathname;
    const sentence = 'Only part of this discussion is here, and the rest could not be fetched.';
    await asha.awaits(thread, `${sentence} ${authority} refused to answer this node.`);
    await asha.inspect('thread-failed');
    gate.rule();
    await asha.press('Try again');
    await asha.awaits(thread, 'We do it at night.');
    await asha.seesNot(sentence);
  });

  await step('what happened to a reply: it waits for its home, and then its home has it', async () => {
    gate.rule({ hold: /^\/inbox/ });
    await asha.open(wounds);
    await asha.follow('Night dressings');
    await asha.fill({ body: 'Ours stay on for two nights.' });
    await asha.press('Post reply');
    const thread = new URL(asha.page.url()).pathname;
    const mine = asha.page.locator('article.reply', { hasText: 'two nights' }).getByRole('link', { name: 'What happened?' });
    const journey = await mine.getAttribute('href');
    await asha.awaits(journey, `For its home, ${authority}`);
    await asha.sees('1 waits');
    await asha.inspect('journey-waits');
    gate.rule();
    await asha.awaits(journey, `Taken by its home, ${authority}`);
    await asha.inspect('journey-taken');
    await asha.noDeadLinks();
    await asha.open(thread);
    await asha.sees('What happened to this post?');
    await asha.inspect('journey-links');
  });

  await step('at home its admin sees every try, and a member how many have it', async () => {
    await hana.open('/admin');
    await hana.press('Open sign-up');
    const bea = await visit({ at: home });
    await bea.open('/sign-up');
    await bea.fill({ display_name: 'Bea Baird', handle: 'bea', email: 'bea@example.org', password: PASSWORD });
    await bea.send('handle');
    for (const [visitor, name] of [[hana, 'journey-admin'], [bea, 'journey-member']]) {
      await visitor.open('/c/wounds');
      await visitor.follow('Night dressings');
      const reply = visitor.page.locator('article.reply', { hasText: 'two nights' });
      await visitor.open(await reply.getByRole('link', { name: 'What happened?' }).getAttribute('href'));
      await visitor.sees(`Came from localhost:${node.port}`);
      await visitor.sees('Told to 1 node');
      await visitor.inspect(name);
      await visitor.noDeadLinks();
    }
    await bea.seesNot('Node by node');
    await hana.sees('Delivered');
  });
}
