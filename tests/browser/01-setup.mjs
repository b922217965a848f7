// From the link that a new node prints to its first community and thread.

import { setTimeout as sleep } from 'node:timers/promises';
import { ensure, ensureEqual } from './lib.mjs';

const PASSWORD = 'a long walk along the harbour';

export default async function ({ step, node, visit, javaScript, note }) {
  const admin = await visit();
  const link = await node.printed(/^Set up this node: (\S+)/m);

  if (!javaScript) {
    await step('the node answers, then idles', async () => {
      await sleep(3000);
      note(`first answer after ${(node.firstAnswer / 1000).toFixed(2)} s`);
      note(`${(await node.memory()).toFixed(0)} MiB resident after 3 s idle`);
    });
  }

  await step('the printed link opens the set-up page', async () => {
    ensure(link.startsWith(`${node.address}/setup?token=`), `the link is ${link}`);
    await admin.open(link);
    await admin.inspect('setup');
  });

  await step('a password too short is refused and the rest of the form stays', async () => {
    await admin.fill({ ...form(), password: 'short' });
    await admin.page.locator('form').first().evaluate((element) => (element.noValidate = true));
    await admin.send('association', 422);
    ensureEqual(await admin.page.locator('[name="association"]').inputValue(), form().association, 'association');
    ensureEqual(await admin.page.locator('[name="handle"]').inputValue(), form().handle, 'handle');
    await admin.inspect('setup-refused');
  });

  await step('the form sets the node up and signs the admin in', async () => {
    await admin.fill({ ...form(), password: PASSWORD });
    await admin.send('association');
    await admin.sees(form().association);
    await admin.inspect('after-setup');
  });

  await step('the link works once', async () => {
    const status = await node.status(new URL(link).pathname + new URL(link).search);
    ensure(status >= 300 && status < 500, `the used link answers ${status}`);
  });

  let community;
  await step('the admin opens the first community', async () => {
    await admin.open('/communities/new');
    await admin.inspect('community-new');
    await admin.fill({
      handle: 'wound_care',
      title: 'Wound care',
      description: 'Wounds that do not heal, and what helped.',
      domain: 'Chronic wounds in the community.',
      community: 'Nurses, podiatrists and surgeons.',
      practice: 'Cases, dressings, and a shared protocol.',
      visibility: 'public',
    });
    await admin.send('title');
    community = new URL(admin.page.url()).pathname;
    ensure(community.startsWith('/c/'), `the community lies at ${community}`);
    ensureEqual(await admin.heading(), 'Wound care', 'heading');
    await admin.inspect('community-empty');
  });

  let thread;
  await step('the admin writes the first thread', async () => {
    await admin.open(`${community}/new`);
    await admin.inspect('compose');
    await admin.fill({
      title: 'Which dressing under compression?',
      body: 'We change it **twice a week**.\n\n- foam\n- alginate\n\n<script>document.title = "taken over"</script>',
    });
    await admin.send('body');
    thread = new URL(admin.page.url()).pathname;
    ensureEqual(await admin.heading(), 'Which dressing under compression?', 'heading');
    ensureEqual(await admin.page.locator('strong', { hasText: 'twice a week' }).count(), 1, 'bold words');
    ensure(!(await admin.page.title()).includes('taken over'), 'a script in the text ran');
    await admin.inspect('thread');
  });

  await step('a stranger reads them', async () => {
    const stranger = await visit();
    await stranger.open('/');
    await stranger.sees(form().association);
    await stranger.inspect('home-stranger');
    await stranger.open(community);
    await stranger.sees('Which dressing under compression?');
    await stranger.inspect('community-stranger');
    await stranger.open(thread);
    await stranger.sees('twice a week');
    await stranger.inspect('thread-stranger');
    await stranger.noDeadLinks();
  });

  await step('no link of the admin is dead', () => admin.noDeadLinks());
}

const form = () => ({
  association: 'Society for Wound Care',
  legal_entity: 'Society for Wound Care e. V.',
  jurisdiction: 'DE',
  language: 'en',
  time_zone: 'Europe/Berlin',
  handle: 'ada',
  display_name: 'Ada Admin',
  email: 'ada@example.org',
});
