// What an admin sees of other nodes, and does about one: find it, pause it, go on, block it with a reason.

import { ensure } from './lib.mjs';

const PASSWORD = 'a long walk along the harbour';

export default async function ({ step, node, visit }) {
  const admin = await visit();

  await step('the node is set up', async () => {
    await admin.open(await node.printed(/^Set up this node: (\S+)/m));
    await admin.fill({
      association: 'Riverland Allied Health',
      legal_entity: 'Riverland Allied Health Inc.',
      jurisdiction: 'AU-SA',
      language: 'en',
      time_zone: 'Australia/Adelaide',
      handle: 'asha',
      display_name: 'Asha Mwangi',
      email: '',
      password: PASSWORD,
    });
    await admin.send('association');
  });

  await step('nodes are named, listed and found', async () => {
    await admin.open('/admin');
    await admin.follow('Federation');
    await admin.sees('No other node is known yet.');
    await admin.inspect('federation-empty');
    for (const [name, words, reason] of [
      ['north.example', 'Allow', 'agreed in May'],
      ['highland-allied-health-practitioners.example', 'Allow', ''],
      ['pills.example', 'Block', 'sells pills'],
    ]) {
      await admin.fill({ node: name, reason });
      await admin.press(words);
    }
    await admin.inspect('federation');
    await admin.fill({ name: 'pill' });
    await admin.press('Find');
    await admin.sees('sells pills');
    await admin.seesNot('agreed in May');
    await admin.fill({ name: 'nobody' });
    await admin.press('Find');
    await admin.inspect('federation-none');
    await admin.noDeadLinks();
  });

  await step('a node has a page of its own, where it is paused and resumed', async () => {
    await admin.open('/admin/federation');
    await admin.follow('north.example');
    await admin.inspect('node');
    await admin.press('Pause');
    await admin.sees('Paused');
    await admin.inspect('node-paused');
    await admin.press('Resume');
    await admin.seesNot('Paused');
    await admin.follow('Received from it');
    await admin.sees('Nothing was received');
    await admin.inspect('node-received');
    await admin.noDeadLinks();
  });

  await step('it is blocked with a reason that stays', async () => {
    await admin.fill({ reason: 'patient details' });
    await admin.press('Block');
    await admin.sees('Blocked');
    const kept = await admin.page.locator('[name="reason"]').inputValue();
    ensure(kept === 'patient details', `the reason is ${kept}`);
    await admin.open('/admin/federation/nodes/nowhere.example', 404);
    await admin.inspect('node-unknown');
  });

  await step('what failed has a page', async () => {
    await admin.open('/admin/federation/failed');
    await admin.sees('Nothing has failed.');
    await admin.inspect('failed-empty');
    await admin.noDeadLinks();
  });
}
