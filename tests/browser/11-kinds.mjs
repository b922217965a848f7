// What threads are for: a question with what helped and what came of it, a poll, a notice, and an agreed summary.

import { PASSWORD, ensure, ensureEqual, setUp } from './lib.mjs';

export default async function ({ step, node, visit }) {
  const ada = await visit();
  const members = [];
  let question;

  await step('a node with a community and five members', async () => {
    await setUp(ada, node, 'Riverland Allied Health', 'asha', 'Asha Mwangi');
    await ada.open('/communities/new');
    await ada.fill({ title: 'Wound care', handle: 'wounds', domain: 'Wounds.', community: 'Nurses.', practice: 'Dressings.', visibility: 'public' });
    await ada.press('Open a community');
    await ada.open('/admin');
    await ada.press('Open sign-up');
    for (const name of ['bea', 'cato', 'dee', 'eli']) {
      const member = await visit();
      await member.open('/sign-up');
      await member.fill({ display_name: name, handle: name, email: '', password: PASSWORD });
      await member.send('handle');
      await member.open('/c/wounds');
      await member.press('Join');
      members.push(member);
    }
  });

  await step('a question is asked, with a reminder to tell what came of it', async () => {
    const [bea] = members;
    await bea.open('/c/wounds/new');
    ensure(!(await bea.page.locator('#f-remind').isVisible()), 'a discussion asks for no reminder');
    ensureEqual(await bea.page.locator('[name="kind"][value="notice"]').count(), 0, 'notices are not for members');
    await bea.fill({ kind: 'question' });
    ensure(await bea.page.locator('#f-remind').isVisible(), 'a question does');
    await bea.inspect('compose-question');
    await bea.fill({ title: 'How long does foam stay on a leg ulcer?', body: 'It leaks after two days.', remind: '4' });
    await bea.press('Post');
    question = new URL(bea.page.url()).pathname;
    await bea.sees('Question');
    await bea.sees('Say what I tried, and what happened.');
  });

  await step('a reply is told to have helped, and its author hears of it', async () => {
    const [bea] = members;
    await ada.open(question);
    await ada.fill({ body: 'Three days under compression, with a superabsorbent one.' });
    await ada.press('Post reply');
    await bea.open(question);
    await bea.page.getByRole('button', { name: 'This helped' }).click();
    await bea.sees('Answered');
    await bea.inspect('question-answered');
    await ada.until('/notifications', () => ada.page.getByText('Your reply in Wound care helped').count());
    await ada.open('/c/wounds?filter=questions');
    await ada.seesNot('How long does foam');
  });

  await step('what came of it is told in a follow-up', async () => {
    const [bea] = members;
    await bea.open(question);
    await bea.page.getByRole('link', { name: 'Say what came of it' }).first().click();
    ensure((await bea.page.locator('[name="body"]').inputValue()).includes('What I tried'), 'its two headings');
    ensure(await bea.page.locator('[name="follow_up"]').isChecked(), 'it is a follow-up');
    await bea.inspect('follow-up');
    await bea.fill({ body: '**What I tried**\n\nThe superabsorbent one.\n\n**What happened**\n\nDry for three days.' });
    await bea.press('Post reply');
    await bea.sees('Follow-up');
  });

  await step('a facilitator makes a reply the agreed summary', async () => {
    await ada.open(question);
    await ada.fill({ body: 'Three days with a superabsorbent dressing; look at it daily.', summary: 'yes' });
    await ada.press('Post reply');
    await ada.sees('Agreed summary');
    await ada.inspect('thread-summary');
    await members[1].open(question);
    await members[1].sees('Written by Asha Mwangi');
    await ada.page.locator('.reply', { hasText: 'look at it daily' }).last().getByRole('link', { name: 'Moderate' }).click();
    await ada.inspect('moderate-summary');
    await ada.fill({ act: 'unsummarise', reason: '' });
    await ada.press('Do it');
    ensureEqual(await ada.page.locator('#sum').count(), 0, 'no summary any more');
  });

  await step('a poll is made, after what was wrong with it is mended', async () => {
    await ada.open('/c/wounds/new?kind=poll');
    await ada.fill({ title: 'Which do you use first?', body: 'On a flat wound.', option1: 'Foam', days: '7' });
    await ada.press('Post', 422);
    await ada.sees('Write two to ten things that can be chosen.');
    ensureEqual(await ada.page.locator('[name="option1"]').inputValue(), 'Foam', 'what was typed');
    await ada.inspect('compose-poll-refused');
    await ada.fill({ option2: 'Gauze', option3: 'Hydrogel' });
    await ada.press('Post');
    await ada.sees('Nobody has voted yet.');
    await ada.inspect('poll');
  });

  await step('results are shown once five have voted, to whoever voted', async () => {
    const poll = new URL(ada.page.url()).pathname;
    for (const [n, voter] of members.entries()) {
      await voter.open(poll);
      await voter.page.getByLabel(n < 3 ? 'Foam' : 'Gauze').check();
      await voter.press('Vote');
      await voter.sees('Your vote is counted.');
    }
    await members[0].seesNot('75');
    await members[0].open(poll);
    await members[0].sees('Results are shown once 5 people have voted.');
    await ada.open(poll);
    await ada.page.getByLabel('Hydrogel').check();
    await ada.press('Vote');
    await members[0].open(poll);
    await members[0].sees('60%');
    await members[0].sees('5 people have voted.');
    await members[0].inspect('poll-results');
    await members[0].noDeadLinks();
  });

  await step('a notice is posted by who may', async () => {
    await ada.open('/c/wounds/edit');
    await ada.page.locator('[name="notices"]').check();
    await ada.press('Save');
    const [bea] = members;
    await bea.open('/c/wounds/new?kind=notice');
    await bea.inspect('compose-notice');
    await bea.fill({ title: 'A nurse is wanted in Oslo', body: 'Two days a week.', days: '30' });
    await bea.press('Post');
    await bea.sees('It ends');
    await bea.open('/c/wounds?filter=notices');
    await bea.sees('A nurse is wanted in Oslo');
    await bea.inspect('community-kinds');
  });
}
