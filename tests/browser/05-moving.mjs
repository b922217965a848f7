// A member who moderates on another node suspends somebody there, names another account as theirs, and moves to it.

import { CHARTER, PASSWORD, besides, ensureEqual, setUp } from './lib.mjs';

const other = await besides();
const { authority, settings } = other;

export { settings };

async function signUp(visitor, handle, display_name) {
  await visitor.open('/sign-up');
  await visitor.fill({ handle, display_name, email: '', password: PASSWORD });
  await visitor.send('handle');
}

export default (world) => other.play(world, story);

async function story({ step, node, visit }, _gate, home) {
  const asha = await visit();
  const hana = await visit({ at: home });
  const kai = await visit({ at: home });
  const here = `localhost:${node.port}`;
  const wounds = `/c/wounds@${authority}`;

  await step('a community on one node has a member on another', async () => {
    await setUp(hana, home, 'Southbank Allied Health', 'hana', 'Hana Ngata');
    await setUp(asha, node, 'Riverland Allied Health', 'asha', 'Asha Mwangi');
    await hana.open('/admin');
    await hana.press('Open sign-up');
    await asha.open('/admin');
    await asha.press('Open sign-up');
    await signUp(kai, 'kai', 'Kai Pohatu');
    await hana.open('/communities/new');
    await hana.fill({ title: 'Wound care', handle: 'wounds', visibility: 'public', ...CHARTER });
    await hana.press('Open a community');
    await asha.open(`/search?q=${encodeURIComponent(`!wounds@${authority}`)}`);
    await asha.press('Ask to join');
    await asha.awaits(wounds, 'You are a member');
    await kai.open('/c/wounds');
    await kai.press('Join');
    await kai.open('/c/wounds/new');
    await kai.fill({ title: 'Buy my cream', body: 'It is cheap, and it helps against everything.' });
    await kai.press('Post');
  });

  await step('who moderates there from elsewhere asks its node to suspend', async () => {
    await hana.open('/c/wounds/members');
    await hana.inspect('members-home');
    const row = hana.page.getByRole('listitem').filter({ hasText: 'Asha Mwangi' });
    await row.getByRole('combobox').selectOption('moderator');
    await hana.press('Set Asha Mwangi');
    await asha.awaits(`${wounds}/about`, 'Moderator');
    await asha.awaits(wounds, 'Buy my cream');
    await asha.follow('Buy my cream');
    await asha.follow('Moderate');
    await asha.inspect('moderate');
    await asha.follow('Suspend Kai Pohatu');
    await asha.fill({ reason: 'Sells creams in every thread, after two warnings.' });
    await asha.inspect('suspend');
    await asha.press('Suspend');
    await asha.sees('Sent to the community’s own node, which decides.');
    await asha.inspect('members-sent');
    await asha.awaits(`${wounds}/members`, 'Suspended');
    await asha.inspect('members-suspended');
    await asha.open(`${wounds}/log`);
    await asha.inspect('log');
    await hana.awaits('/c/wounds/log', 'Sells creams in every thread');
    await hana.inspect('log-home');
    await asha.open(`${wounds}/members`);
    await asha.press('End the suspension Kai Pohatu');
    await hana.awaits('/c/wounds/log', 'Suspension ended');
  });

  await step('a move is refused until the new account names the old one', async () => {
    await kai.open('/settings');
    await kai.follow('Moving');
    await kai.inspect('empty');
    await kai.fill({ target: `@asha@${here}`, password: PASSWORD });
    await kai.press('Say that I moved', 422);
    await kai.sees('That account does not say that it is yours.');
    await kai.inspect('refused');
    await asha.open('/settings/moving');
    await asha.fill({ account: `@kai@${authority}` });
    await asha.press('Add');
    await asha.sees('Saved.');
    await asha.inspect('named');
  });

  await step('then it is told, on every page of theirs and elsewhere, and taken back', async () => {
    await kai.fill({ target: `@asha@${here}`, password: PASSWORD });
    await kai.press('Say that I moved');
    await kai.sees(`You say that you moved to @asha@${here}.`);
    await kai.inspect('moved');
    await kai.open('/settings');
    await kai.inspect('settings');
    await kai.open('/@kai');
    await kai.inspect('profile-own');
    await hana.open('/@kai');
    await hana.sees(`Says that they are @asha@${here} now.`);
    await hana.inspect('profile');
    await asha.awaits(`/@kai@${authority}`, 'Says that they are @asha now.');
    await asha.inspect('profile-elsewhere');
    await kai.open('/settings/moving');
    await kai.press('I am back');
    await kai.seesNot('You say that you moved');
    await asha.open('/settings/moving');
    await asha.press(`Remove @kai@${authority}`);
    await asha.sees('You have named none.');
    ensureEqual(await asha.heading(), 'Moving', 'the page that stays');
    await asha.noDeadLinks();
  });
}
