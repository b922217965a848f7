// What members do with each other: joining, answering, voting, changing, moderating; and what strangers never see.

import { CHARTER, ensure, ensureEqual } from './lib.mjs';

const PASSWORD = 'a long walk along the harbour';

export default async function ({ step, node, visit }) {
  const admin = await visit();
  const bea = await visit();
  const stranger = await visit();

  await step('the node is set up and opens its doors', async () => {
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
    await admin.inspect('home-empty');
    await admin.open('/admin');
    await admin.inspect('admin');
    await stranger.open('/sign-up', 403);
    await stranger.inspect('sign-up-closed');
    await admin.press('Open sign-up');
    await admin.sees('Everybody who finds this node may become a member.');
    await admin.fill({ handle: 'nobody-here' });
    await admin.press('Make new keys', 422);
    await admin.sees('Nobody on this node is called “nobody-here”.');
    await admin.inspect('admin-keys-refused');
    await admin.fill({ handle: 'asha' });
    await admin.press('Make new keys');
    await admin.sees('New keys are in use');
  });

  await step('the admin allows and blocks nodes', async () => {
    await admin.open('/admin/federation');
    await admin.fill({ node: 'not a node', reason: 'typed in haste' });
    await admin.press('Allow', 422);
    ensureEqual(await admin.page.locator('[name="reason"]').inputValue(), 'typed in haste', 'reason');
    await admin.inspect('federation-refused');
    await admin.fill({ node: 'north.example', reason: 'agreed in May' });
    await admin.press('Allow');
    await admin.fill({ node: 'spam.example', reason: 'sells pills' });
    await admin.press('Block');
    await admin.sees('sells pills');
    await admin.inspect('federation-nodes');
    await admin.fill({ policy_mode: 'open' });
    await admin.press('Save');
    ensure(await admin.page.locator('[name="policy_mode"][value="open"]').isChecked(), 'the mode was not kept');
  });

  await step('a newcomer becomes a member', async () => {
    await bea.open('/sign-up');
    await bea.inspect('sign-up');
    await bea.fill({ display_name: 'Bea', handle: 'a', email: 'nonsense', password: 'short' });
    await bea.send('handle', 422);
    await bea.inspect('sign-up-refused');
    ensureEqual(await bea.page.locator('.callout.bad li').count(), 3, 'problems told at once');
    await bea.fill({ display_name: 'Bea Baird', handle: 'bea', email: 'bea@example.org', password: PASSWORD });
    await bea.send('handle');
    await bea.inspect('communities-empty');
  });

  await step('a member signs out, in with a wrong password, and in', async () => {
    await bea.page.locator('details.menu summary').click();
    await bea.press('Sign out');
    await bea.open('/settings');
    ensureEqual(new URL(bea.page.url()).pathname, '/sign-in', 'where the settings led');
    await bea.inspect('sign-in');
    await bea.fill({ login: 'bea', password: 'not my password' });
    await bea.send('login', 422);
    await bea.inspect('sign-in-refused');
    await bea.fill({ login: 'bea@example.org', password: PASSWORD });
    await bea.send('login');
    ensureEqual(new URL(bea.page.url()).pathname, '/settings', 'the way back');
    await bea.inspect('settings');
  });

  await step('a member says who they are', async () => {
    await bea.fill({ profession: 'physiotherapist', about: 'Hands, *mostly*.', time_zone: 'Nowhere/Land' });
    await bea.send('time_zone', 422);
    ensureEqual(await bea.page.locator('[name="about"]').inputValue(), 'Hands, *mostly*.', 'about');
    await bea.fill({ time_zone: 'Pacific/Auckland' });
    await bea.send('time_zone');
    await bea.sees('Saved.');
    const german = (await bea.page.locator('[name="language"] option[value="de"]').textContent()).trim();
    ensure(/^Deutsch \(\d\d?%\)$/.test(german), `German is listed as ${german}`);
    ensureEqual(await bea.page.locator('[name="language"] option[value="nb"]').textContent(), 'Norsk bokmål', 'a whole language');
    for (const [tag, settings, saved] of [['mi', 'Ngā tautuhinga', 'Kua tiakina.'], ['de', 'Einstellungen', 'Gespeichert.']]) {
      await bea.fill({ language: tag });
      await bea.send('time_zone');
      await bea.sees(saved);
      ensureEqual(await bea.page.locator('html').getAttribute('lang'), tag, 'the language of the page');
      ensureEqual(await bea.page.locator('h1').innerText(), settings, 'the heading');
      await bea.inspect(`settings-${tag}`);
    }
    await bea.fill({ language: 'en' });
    await bea.send('time_zone');
    await bea.open('/@bea');
    await bea.sees('Physiotherapist');
    await bea.inspect('profile');
    await stranger.open('/@bea', 404);
  });

  await step('a member makes a key for a program, sees it once, and takes it back', async () => {
    await bea.open('/settings');
    await bea.follow('Keys for programs');
    await bea.sees('You have none.');
    await bea.inspect('tokens-none');
    await bea.fill({ name: '' });
    await bea.send('scope', 422);
    await bea.inspect('tokens-refused');
    await bea.fill({ name: 'Reading app', scope: 'write' });
    await bea.send('scope');
    const secret = await bea.page.locator('code.secret').innerText();
    ensure(/^col_[\w-]{40,}$/.test(secret), `the key is ${secret}`);
    await bea.inspect('tokens-made');
    await bea.open('/settings/tokens');
    await bea.seesNot('col_');
    await bea.sees('Reading app');
    await bea.noDeadLinks();
    await bea.press('Revoke');
    await bea.sees('You have none.');
  });

  await step('a stranger reads what the API can do', async () => {
    await stranger.open('/about');
    await stranger.follow('What it can do');
    ensureEqual(await stranger.heading(), 'The API of this node', 'heading');
    const operations = stranger.page.locator('details.api-op:has(.tag)');
    ensure((await operations.count()) > 40, `${await operations.count()} operations`);
    await stranger.inspect('api');
    await stranger.page.locator('#startThread > summary').click();
    await stranger.page.locator('#editPost > summary').click();
    await stranger.sees('Idempotency-Key');
    await stranger.inspect('api-open');
    await stranger.noDeadLinks();
  });

  await step('the admin opens an open and a closed community', async () => {
    await admin.open('/communities/new');
    await admin.fill({ title: '', handle: '2bad' });
    await admin.press('Open a community', 422);
    await admin.inspect('community-new-refused');
    await admin.fill({ title: 'Hand therapy', handle: 'hands', domain: 'Hands that hurt.', visibility: 'public' });
    await admin.press('Open a community', 422);
    await admin.sees('Write a few words here');
    await admin.fill({ community: 'Hand therapists.', practice: 'Splints.' });
    await admin.press('Open a community');
    await admin.open('/communities/new');
    await admin.fill({ title: 'Case conference', handle: 'cases', visibility: 'members', ...CHARTER });
    await admin.press('Open a community');
    await admin.open('/c/hands/edit');
    await admin.inspect('community-edit');
    await admin.fill({ practice: 'A shared splint guide.' });
    await admin.press('Save');
    await admin.sees('A shared splint guide.');
    await admin.inspect('community-about');
    await admin.open('/communities');
    await admin.inspect('communities');
  });

  await step('a community is prepared as a draft, of which nobody else knows', async () => {
    await admin.open('/communities/new');
    await admin.fill({ title: 'Falls prevention', handle: 'falls', visibility: 'public' });
    await admin.press('Keep as a draft');
    await admin.sees('Only those who prepare this community');
    await admin.inspect('community-draft');
    await bea.open('/c/falls', 404);
    await admin.open('/c/falls/life');
    await admin.inspect('life-draft');
    await admin.fill({ step: 'activate' });
    await admin.press('Do it', 422);
    await admin.sees('Its charter lacks a part');
    await admin.open('/c/falls/edit');
    await admin.fill({ ...CHARTER, objectives: 'Fewer falls.', review_on: '2027-03-01', rules: 'No names.', sponsor: 'The Academy' });
    await admin.press('Save');
    await admin.sees('1 Mar 2027');
    await admin.open('/c/falls/life');
    await admin.fill({ step: 'activate' });
    await admin.press('Do it');
    await bea.open('/c/falls');
    await bea.press('Join');
  });

  await step('its end is announced, and taken back', async () => {
    await admin.open('/c/falls/life');
    await admin.fill({ step: 'close', closes: '2020-01-01', reason: 'All is said.' });
    await admin.press('Do it', 422);
    await admin.sees('at least 14 days ahead');
    await admin.inspect('life-refused');
    const day = new Date(Date.now() + 40 * 24 * 3600 * 1000).toISOString().slice(0, 10);
    await admin.fill({ closes: day });
    await admin.press('Do it');
    await bea.open('/c/falls');
    await bea.sees('After that it can only be read');
    await bea.inspect('community-closing');
    await admin.open('/c/falls/log');
    await admin.sees('End announced');
    await admin.open('/c/falls/life');
    await admin.fill({ step: 'reopen' });
    await admin.press('Do it');
    await bea.open('/c/falls');
    await bea.seesNot('After that it can only be read');
  });

  await step('a member joins one, asks to join the other, and is let in', async () => {
    await bea.open('/c/hands');
    await bea.inspect('community-guest');
    await bea.press('Join');
    await bea.sees('You are a member');
    await bea.open('/c/cases');
    await bea.press('Ask to join');
    await bea.sees('You asked to join');
    await bea.inspect('community-asked');
    await admin.open('/c/cases/members');
    await admin.sees('1 person asks to join');
    await admin.inspect('community-requests');
    await admin.press('Accept');
    await admin.page.locator('select[name="role"]').selectOption('moderator');
    await admin.press('Set');
    await admin.inspect('community-members');
    await bea.open('/c/cases');
    await bea.sees('You are a member');
  });

  let thread;
  await step('a thread is previewed and posted', async () => {
    await bea.open('/c/hands/new');
    await bea.fill({ title: 'ab', body: 'Which *splint*?' });
    await bea.press('Preview', 422);
    ensureEqual(await bea.page.locator('[name="body"]').inputValue(), 'Which *splint*?', 'body');
    await bea.inspect('compose-refused');
    await bea.fill({ title: 'Which splint?', body: 'Which *splint* for @asha?\n\n| day | night |\n|---|---|\n| a | b |' });
    await bea.press('Preview');
    await bea.inspect('compose-preview');
    await bea.press('Post');
    thread = new URL(bea.page.url()).pathname;
    await bea.sees('No replies');
  });

  await step('a member reads two languages, and lists show those', async () => {
    const sees = async (which) => {
      const found = (await bea.page.locator('ol.threads').allInnerTexts()).join(' ');
      for (const [title, there] of Object.entries(which)) ensureEqual(found.includes(title), there, title);
    };
    await bea.open('/c/hands/new');
    await bea.fill({ title: 'Hvilken skinne?', body: 'Om natten?', language: 'nb' });
    await bea.press('Post');
    await bea.sees('Norsk bokmål');
    ensureEqual(await bea.page.locator('.post-body').first().getAttribute('lang'), 'nb', 'the language of the post');
    await bea.open('/settings');
    await bea.fill({ 'reads-nb': true, 'reads-fr': true });
    await bea.send('time_zone');
    ensure(await bea.page.locator('[name="reads-fr"]').isChecked(), 'French is chosen');
    await bea.inspect('settings-reading');
    await bea.open('/');
    await bea.sees('Shown are threads in Français and Norsk bokmål, and those that say no language.');
    await sees({ 'Hvilken skinne?': true, 'Which splint?': false });
    await bea.inspect('home-languages');
    await bea.open('/c/hands');
    await sees({ 'Hvilken skinne?': true, 'Which splint?': false });
    await bea.fill({ language: 'all' });
    await bea.send('language');
    await sees({ 'Hvilken skinne?': true, 'Which splint?': true });
    await bea.fill({ language: 'en' });
    await bea.send('language');
    await sees({ 'Hvilken skinne?': false, 'Which splint?': true });
    await bea.page.getByRole('link', { name: 'Newest' }).click();
    await sees({ 'Hvilken skinne?': false, 'Which splint?': true });
    await bea.inspect('community-in-english');
    await bea.open('/settings');
    await bea.fill({ 'reads-nb': false, 'reads-fr': false });
    await bea.send('time_zone');
    await bea.open('/');
    await sees({ 'Hvilken skinne?': true, 'Which splint?': true });
  });

  await step('topics are made, a thread moves between them and keeps its address, one is merged', async () => {
    await bea.open('/c/hands/topics');
    await bea.sees('There are no topics yet');
    for (const name of ['Splints', 'Pain']) {
      await admin.open('/c/hands/topics');
      await admin.page.locator('#f-name').fill(name);
      await admin.press('Add the topic');
      await admin.sees(name);
    }
    await admin.inspect('topics');
    await admin.open(thread);
    await admin.page.locator('select[name="topic"]').selectOption({ label: 'Splints' });
    await admin.press('Move');
    ensureEqual(new URL(admin.page.url()).pathname, thread, 'address of the thread');
    await bea.open(thread);
    await bea.sees('Splints');
    await bea.page.getByRole('link', { name: 'Splints' }).first().click();
    await bea.inspect('topic');
    const old = new URL(bea.page.url()).pathname;
    await admin.open('/c/hands/topics');
    await admin.page.locator('summary').last().click();
    await admin.page.locator('select[name="into"]').last().selectOption({ label: 'Pain' });
    await admin.page.getByRole('button', { name: 'Merge' }).last().click();
    await admin.seesNot('Splints');
    await bea.open(old);
    await bea.sees('Pain');
    ensure(new URL(bea.page.url()).pathname !== old, 'the merged topic leads on');
    await bea.open(`/c/hands/new?topic=${new URL(bea.page.url()).pathname.split('/').pop()}`);
    ensureEqual(await bea.page.locator('select[name="topic"] option:checked').textContent(), 'Pain', 'the chosen topic');
  });

  await step('replies nest, with the form below the post that is answered', async () => {
    await admin.open('/');
    await admin.sees('Which splint?');
    await admin.inspect('home');
    await admin.open(thread);
    await admin.fill({ body: 'A **resting** one.' });
    await admin.press('Post reply');
    await bea.open(thread);
    await bea.sees('A resting one.');
    await bea.page.getByRole('link', { name: 'Reply to Asha Mwangi' }).click();
    await bea.inspect('thread-replying');
    await bea.press('Post reply', 422);
    await bea.inspect('reply-refused');
    await bea.fill({ body: 'By day, too?' });
    await bea.press('Preview');
    await bea.inspect('reply-preview');
    await bea.press('Post reply');
    await admin.open('/');
    await admin.sees('1 new');
    await admin.open(thread);
    await admin.sees('By day, too?');
    await admin.sees('1 reply');
    await admin.inspect('thread-nested');
  });

  await step('members are told of answers and mentions, and choose how much', async () => {
    await bea.open('/c/hands');
    await bea.sees('Tell me of');
    await bea.fill({ level: 'first-posts' });
    await bea.send('level');
    await bea.sees('Saved.');
    ensureEqual(await bea.page.locator('[name="level"]').inputValue(), 'first-posts', 'level');
    await bea.inspect('community-level-saved');
    await bea.until('/', () => bea.page.locator('a[href="/notifications"] .count').count());
    await bea.open('/notifications');
    await bea.sees('Asha Mwangi answered');
    await bea.inspect('notifications');
    await admin.until('/notifications', () => admin.page.getByText('Bea Baird named you').count());
    await admin.inspect('notifications-some');
    await admin.follow('Bea Baird named you');
    ensureEqual(new URL(admin.page.url()).pathname, thread, 'where it leads');
    await admin.open('/notifications');
    await admin.press('Mark all as seen');
    await admin.seesNot('Mark all as seen');
    ensureEqual(await admin.page.locator('a[href="/notifications"] .count').count(), 0, 'the bell');
    await bea.open(thread);
    await bea.fill({ level: 'mute' });
    await bea.send('level');
    await bea.sees('Saved.');
    await bea.fill({ level: '' });
    await bea.send('level');
    await bea.open('/notifications');
    await bea.sees('You are a member of Case conference now');
    await bea.press('Mark all as seen');
    await bea.seesNot('Mark all as seen');
    await bea.open('/settings/email');
    await bea.press('Stop these mails');
    await bea.sees('We do not write to you when something waits.');
    await bea.press('Write to me');
    await bea.sees('Stop these mails');
    await bea.open('/unsubscribe?token=made-up', 422);
    await bea.sees('This link does nothing any more.');
    await bea.inspect('unsubscribe-dead');
    await bea.open('/unsubscribe?done=yes');
    await bea.inspect('unsubscribe-done');
    await admin.open(thread);
  });

  await step('helpful can be said and taken back', async () => {
    const replies = () => admin.page.locator('.nest .reply');
    await replies().getByRole('button', { name: 'Helpful' }).click();
    await admin.sees('Helpful, 1');
    await replies().getByRole('button', { name: 'Helpful, 1' }).click();
    await admin.seesNot('Helpful, 1');
  });

  await step('a post is changed and keeps its history', async () => {
    await admin.open(thread);
    await admin.page.locator('.convo > .reply').getByRole('link', { name: 'Edit' }).click();
    await admin.inspect('edit');
    await admin.fill({ body: 'A **resting** one, at night.' });
    await admin.press('Save');
    await admin.sees('at night');
    await admin.follow('edited');
    await admin.sees('A resting one.');
    await admin.inspect('history');
    await admin.noDeadLinks();
    await bea.noDeadLinks();
  });

  await step('a post is deleted, and its answer stays', async () => {
    await admin.open(thread);
    await admin.page.locator('.convo > .reply').getByRole('link', { name: 'Delete' }).click();
    await admin.inspect('delete');
    await admin.noDeadLinks();
    await admin.press('Delete');
    await bea.open(thread);
    await bea.seesNot('at night');
    await bea.sees('Deleted by its author');
    await bea.sees('By day, too?');
    await bea.inspect('thread-deleted');
    await bea.noDeadLinks();
  });

  await step('members report posts, and who moderates deals with it', async () => {
    await admin.open(thread);
    await admin.fill({ body: 'Only ours is any good.' });
    await admin.press('Post reply');
    await bea.open(thread);
    await bea.page.getByRole('link', { name: 'Report' }).first().click();
    await bea.sees('with your name');
    await bea.inspect('report');
    const long = 'This sells something. '.repeat(30);
    await bea.fill({ reason: long });
    await bea.press('Send the report', 422);
    ensureEqual(await bea.page.locator('[name="reason"]').inputValue(), long, 'reason');
    await bea.inspect('report-refused');
    await bea.fill({ reason: 'It recommends a product of the author’s own firm, and does not say so.' });
    await bea.press('Send the report');
    await bea.sees('Your report is with those who decide about it.');
    await bea.inspect('thread-reported');
    await bea.open('/c/hands/reports', 403);
    await admin.open(thread);
    await admin.page.getByRole('link', { name: 'Report' }).first().click();
    await admin.press('Send the report');
    await admin.open('/c/hands');
    await admin.sees('2 open');
    await admin.inspect('community-with-reports');
    await admin.page.getByRole('link', { name: 'Reports' }).click();
    await admin.sees('Reported by a member of this node');
    await admin.sees('Reported by Asha Mwangi');
    await admin.sees('No reason was given.');
    await admin.inspect('reports');
    await admin.press('Mark as dealt with');
    await admin.sees('1 open');
    await admin.inspect('reports-one-closed');
    await admin.press('Mark as dealt with');
    await admin.sees('No report waits');
    await admin.inspect('reports-none');
    await admin.open('/c/hands/reports?state=closed');
    await admin.sees('does not say so');
    await admin.inspect('reports-closed');
  });

  await step('moderators lock, pin, hide and remove, each with a reason', async () => {
    for (const act of ['lock', 'pin']) {
      await admin.open(thread);
      await admin.page.getByRole('link', { name: 'Moderate' }).first().click();
      if (act === 'lock') await admin.inspect('moderate');
      await admin.fill({ act, reason: `because of ${act}` });
      await admin.press('Do it');
    }
    await bea.open(thread);
    await bea.sees('Locked');
    ensureEqual(await bea.page.locator('[name="body"]').count(), 0, 'forms on a locked thread');
    await bea.inspect('thread-locked');
    for (const act of ['hide', 'remove']) {
      await admin.open(thread);
      await admin.page.locator('.nest').getByRole('link', { name: 'Moderate' }).first().click();
      await admin.fill({ act, reason: `because of ${act}` });
      await admin.press('Do it');
    }
    await admin.inspect('thread-moderated');
    await stranger.open(thread);
    await stranger.seesNot('By day, too?');
    await stranger.open('/c/hands/log');
    await stranger.sees('because of pin');
    await stranger.inspect('log');
    await stranger.open('/c/hands');
    await stranger.sees('Pinned');
    await stranger.inspect('community-pinned');
  });

  await step('search finds communities, and says what it cannot find', async () => {
    await bea.open('/search');
    await bea.inspect('search');
    await bea.open('/search?q=hand');
    await bea.sees('Hand therapy');
    await bea.open('/search?q=zebra');
    await bea.inspect('search-nothing');
    await bea.open(`/search?q=${encodeURIComponent('!nobody@nowhere.example')}`);
    await bea.inspect('search-trouble');
    await stranger.open(`/search?q=${encodeURIComponent('!nobody@nowhere.example')}`);
    await stranger.inspect('search-stranger');
  });

  await step('a closed community is absent for strangers, to the letter', async () => {
    await bea.open('/c/cases/new');
    await bea.fill({ title: 'A closed case', body: 'Nobody else may read this.' });
    await bea.press('Post');
    const closed = new URL(bea.page.url()).pathname;
    const nowhere = await stranger.answer('/c/no-such-community');
    ensureEqual(nowhere.status, 404, 'status of what does not exist');
    for (const where of ['/c/cases', '/c/cases/about', '/c/cases/log', closed, closed.replace('/t/', '/r/')]) {
      const answer = await stranger.answer(where);
      ensureEqual(answer.status, 404, `status of ${where}`);
      ensureEqual(answer.body, nowhere.body, `page at ${where}`);
    }
    for (const where of ['/', '/communities', '/search?q=case', '/@bea']) {
      await stranger.open(where);
      await stranger.seesNot('A closed case');
      await stranger.seesNot('Case conference');
    }
    await stranger.open(closed, 404);
    await stranger.inspect('not-found');
  });

  await step('pages that everybody may see', async () => {
    for (const [name, where] of [
      ['home-stranger', '/'],
      ['about', '/about'],
      ['communities-stranger', '/communities'],
      ['thread-stranger', thread],
      ['profile-stranger', '/@bea'],
      ['about-community-stranger', '/c/hands/about'],
    ]) {
      await stranger.open(where);
      await stranger.inspect(name);
    }
    const id = await stranger.answer('/static/app.css');
    ensureEqual(id.status, 200, 'status of the stylesheet');
  });

  await step('no link is dead', async () => {
    await stranger.noDeadLinks();
    await bea.noDeadLinks();
    await admin.noDeadLinks();
  });
}
