// Somebody's first week: invited, in, a first post, an answer from another node, and in the end leaving in each of the
// three ways. In English with and without JavaScript, in Norwegian without and in Arabic with it.

import { readFileSync } from 'node:fs';
import { CHARTER, PASSWORD, besides, ensure, ensureEqual, setUp, unzipped } from './lib.mjs';
import { openPostOffice } from './post.mjs';

const post = await openPostOffice();
const other = await besides();

export const settings = {
  ...other.settings,
  COLLEGIUM__MAIL__HOST: '127.0.0.1',
  COLLEGIUM__MAIL__PORT: String(post.port),
  COLLEGIUM__MAIL__TLS: 'none',
  COLLEGIUM__MAIL__FROM: 'Riverland <node@riverland.example>',
};

/** The messages of a language that quote nothing, as the node ships them. */
function sayings(tag) {
  const text = readFileSync(new URL(`../../src/web/locales/${tag}.ftl`, import.meta.url), 'utf8');
  return Object.fromEntries([...text.matchAll(/^([a-z][a-z0-9-]*) = (.+)$/gm)].map(([, key, said]) => [key, said]));
}

const PEOPLE = {
  en: {
    locale: 'en-AU',
    names: { first: 'Ines Vik', anonymise: 'Omar Dunn', delete: 'Petra Lowe' },
    title: 'Foam or alginate under compression?',
    body: 'We change it **twice a week**, at 14:30.\n\n- foam\n- alginate',
    answer: 'Alginate, while it is wet.',
    replies: { anonymise: 'We measure the ankle first.', delete: 'My own cream works best.' },
    note: 'Thank you, that helps.',
  },
  nb: {
    locale: 'nb-NO',
    names: { first: 'Nils Bøe', anonymise: 'Åse Øygard', delete: 'Per Sæther' },
    title: 'Skum eller alginat under kompresjon?',
    body: 'Vi skifter **to ganger i uken**, kl. 14.30.\n\n- skum\n- alginat',
    answer: 'Alginate, while it is wet.',
    replies: { anonymise: 'Vi måler ankelen først.', delete: 'Min egen krem virker best.' },
    note: 'Takk, det hjelper.',
  },
  ar: {
    locale: 'ar',
    names: { first: 'ليلى حداد', anonymise: 'سامر نجّار', delete: 'هدى منصور' },
    title: 'رغوة أم ألجينات تحت الضغط؟',
    body: 'نغيّرها **مرتين في الأسبوع** عند 14:30، كما في NICE NG19.\n\n- رغوة\n- ألجينات (Kaltostat 5×5 cm)',
    answer: 'Alginate, while it is wet.',
    replies: { anonymise: 'نقيس الكاحل أولًا (ABPI).', delete: 'كريمي هو الأفضل.' },
    note: 'شكرًا @hana، هذا يساعدنا.',
  },
};

export default (world) => other.play(world, story);

async function story(world, gate, home) {
  const { step, node, visit, javaScript } = world;
  const asha = await visit();
  const hana = await visit({ at: home });
  const wounds = `/c/wounds@localhost:${node.port}`;

  await step('two nodes, and a community of one that a member of the other joins', async () => {
    await setUp(asha, node, 'Riverland Allied Health', 'asha', 'Asha Mwangi');
    await setUp(hana, home, 'Southbank Allied Health', 'hana', 'Hana Ngata');
    await asha.open('/admin/sign-up');
    await asha.fill({ sign_up: 'invitation' });
    await asha.press('Save');
    await asha.open('/communities/new');
    await asha.fill({ title: 'Wound care', handle: 'wounds', visibility: 'public', ...CHARTER });
    await asha.press('Open a community');
    await hana.open(`/search?q=${encodeURIComponent(`!wounds@localhost:${node.port}`)}`);
    await hana.press('Ask to join');
    await hana.awaits(wounds, 'You are a member');
  });

  for (const tag of javaScript ? ['en', 'ar'] : ['en', 'nb']) {
    await week({ ...world, asha, hana, wounds, tag, say: sayings(tag), own: PEOPLE[tag] });
  }
}

async function week({ step, visit, javaScript, asha, hana, wounds, tag, say, own }) {
  const part = (name, act) => step(`${tag}: ${name}`, act);
  const address = (who) => `${who}-${tag}-${javaScript ? 'on' : 'off'}@mail.example`;
  const look = (visitor, name) => visitor.inspect(`${tag}-${name}`);
  const first = await visit({ locale: own.locale });
  let thread;
  let there;

  /** A link that lets so many people in. */
  async function invitation(uses) {
    await asha.open('/admin/sign-up');
    await asha.fill({ note: `First week, ${tag}`, uses: String(uses) });
    await asha.press('Make the link');
    return asha.page.locator('code.secret').innerText();
  }

  await part('invited, signed up, confirmed by mail', async () => {
    await first.open(await invitation(1));
    ensureEqual(await first.page.locator('html').getAttribute('lang'), tag, 'the language of the page');
    await look(first, 'invited');
    await first.fill({ handle: `first-${tag}`, display_name: own.names.first, email: 'nonsense', password: 'short' });
    await first.send('handle', 422);
    await look(first, 'refused');
    await first.fill({ email: address('first'), password: PASSWORD });
    await first.send('handle');
    await look(first, 'communities');
    const mail = await post.mailFor(address('first'), '?token=');
    await first.open(mail.match(/https?:\S+\?token=\S+/)[0]);
    await look(first, 'confirm');
    await first.page.locator('main form button').last().click();
    await first.page.waitForLoadState();
    await first.open('/settings/email');
    await first.sees(say['email-confirmed']);
    await look(first, 'email');
  });

  await part('a first post', async () => {
    await first.open('/c/wounds');
    await look(first, 'community');
    await first.page.locator('form[action$="/join"] button').click();
    await first.page.waitForLoadState();
    await first.open('/c/wounds/new');
    await first.fill({ title: own.title, body: own.body, language: tag });
    await look(first, 'compose');
    await first.send('body');
    ensureEqual(await first.heading(), own.title, 'the heading');
    thread = new URL(first.page.url()).pathname;
    await look(first, 'thread-first');
  });

  await part('an answer from another node, heard of and seen on both', async () => {
    await hana.awaits(wounds, own.title);
    await hana.follow(own.title);
    there = new URL(hana.page.url()).pathname;
    ensure(await hana.page.locator('strong').count(), 'the bold words came along');
    await hana.fill({ body: own.answer });
    await hana.press('Post reply');
    await hana.sees(own.answer);
    await first.until('/', () => first.page.locator('a[href="/notifications"] .count').count());
    await look(first, 'home');
    await first.open('/notifications');
    await first.sees('Hana Ngata');
    await look(first, 'notifications');
    await first.page.locator('main a[href^="/notifications/"]').first().click();
    await first.page.waitForLoadState();
    await first.sees(own.answer);
    await look(first, 'thread-answered');
    await first.open(thread);
    await first.fill({ body: own.note });
    await first.send('body');
    await hana.awaits(there, own.note);
  });

  await part('a copy of what is theirs', async () => {
    await first.open('/settings/export');
    await look(first, 'export');
    await first.fill({ password: PASSWORD });
    const [file] = await Promise.all([first.page.waitForEvent('download'), first.page.locator('main form button').last().click()]);
    ensureEqual(file.suggestedFilename(), `first-${tag}.zip`, 'the name of the archive');
    const archive = unzipped(readFileSync(await file.path()))['threads/00001.md'];
    ensure(archive.includes(own.title) && archive.includes(own.note), 'what they wrote is in it');
    ensure(!archive.includes(own.answer), 'what another wrote is not');
  });

  await part('leaving in each of the three ways, as it is seen on both nodes', async () => {
    const link = await invitation(2);
    const leavers = { anonymise: await visit({ locale: own.locale }), delete: await visit({ locale: own.locale }) };
    for (const [way, who] of Object.entries(leavers)) {
      await who.open(link);
      await who.fill({ handle: `${way}-${tag}`, display_name: own.names[way], email: '', password: PASSWORD });
      await who.send('handle');
      await who.open('/c/wounds');
      await who.page.locator('form[action$="/join"] button').click();
      await who.page.waitForLoadState();
      await who.open(thread);
      await who.fill({ body: own.replies[way] });
      await who.send('body');
    }
    await hana.awaits(there, own.replies.anonymise);
    await hana.awaits(there, own.replies.delete);
    await hana.sees(own.names.anonymise);
    await first.open(thread);
    await look(first, 'thread-full');
    for (const [way, who] of Object.entries({ ...leavers, keep: first })) {
      const handle = way === 'keep' ? `first-${tag}` : `${way}-${tag}`;
      await who.open('/settings');
      if (way === 'keep') await look(who, 'settings');
      await who.open('/settings/leaving');
      if (way === 'keep') await look(who, 'leaving');
      await who.fill({ way, handle, password: PASSWORD });
      await who.send('way');
      await who.sees(say[`left-${way}`]);
      await look(who, `left-${way}`);
    }
    // Kept: words and name. Anonymised: words without the name. Deleted: neither.
    await hana.until(there, async () => {
      const words = await hana.words();
      return !words.includes(own.names.anonymise) && !words.includes(own.replies.delete);
    });
    await hana.sees(own.title);
    await hana.sees(own.names.first);
    await hana.sees(own.replies.anonymise);
    await hana.sees('Former member');
    await hana.seesNot(own.names.delete);
    await hana.inspect(`${tag}-left-elsewhere`);
    const stranger = await visit({ locale: own.locale });
    await stranger.until(thread, async () => !(await stranger.words()).includes(own.replies.delete));
    await stranger.sees(own.names.first);
    await stranger.sees(say['former-member']);
    await stranger.sees(own.replies.anonymise);
    await stranger.seesNot(own.names.anonymise);
    await stranger.seesNot(own.names.delete);
    await look(stranger, 'left-here');
    await first.open('/settings');
    ensureEqual(new URL(first.page.url()).pathname, '/sign-in', 'where the settings led');
  });
}
