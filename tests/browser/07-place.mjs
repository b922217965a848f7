// Finding one's place: drafts that wait on the server, also where a session ended.

import { PASSWORD, ensure, ensureEqual, setUp } from './lib.mjs';

export default async function ({ step, node, visit, javaScript }) {
  const ada = await visit();
  const elsewhere = await visit();
  let thread;

  await step('a node with a community and a thread', async () => {
    await setUp(ada, node, 'Riverland Allied Health', 'asha', 'Asha Mwangi');
    await ada.open('/communities/new');
    await ada.fill({ title: 'Hand therapy', handle: 'hands', domain: 'Hands.', community: 'Therapists.', practice: 'Splints.', visibility: 'public' });
    await ada.press('Open a community');
    await ada.open('/c/hands/new');
    await ada.fill({ title: 'Which splint?', body: 'For a *thumb*.' });
    await ada.press('Post');
    thread = new URL(ada.page.url()).pathname;
    await ada.open('/admin');
    await ada.press('Open sign-up');
    const cato = await visit();
    await cato.open('/sign-up');
    await cato.fill({ display_name: 'Cato Lind', handle: 'cato', email: '', password: PASSWORD });
    await cato.send('handle');
    await cato.open('/c/hands');
    await cato.press('Join');
    await elsewhere.open('/sign-in');
    await elsewhere.fill({ login: 'asha', password: PASSWORD });
    await elsewhere.send('login');
  });

  await step('what is typed is kept, by itself or by its button', async () => {
    await ada.open('/c/hands/new');
    if (javaScript) {
      await ada.page.locator('[name="title"]').pressSequentially('A glove');
      await ada.page.locator('[name="body"]').pressSequentially('that is not sent');
      await ada.page.locator('[data-draft-said]', { hasText: 'Draft saved' }).waitFor();
      await ada.inspect('compose-kept');
      ensureEqual(await ada.page.evaluate(() => localStorage.length + sessionStorage.length), 0, 'in the browser');
    } else {
      await ada.fill({ title: 'A glove', body: 'that is not sent' });
      await ada.press('Save draft');
      await ada.sees('Your draft is saved.');
      await ada.inspect('compose-kept');
    }
    await elsewhere.open('/drafts');
    await elsewhere.sees('A glove');
    await elsewhere.inspect('drafts');
    await elsewhere.noDeadLinks();
    await elsewhere.follow('Go on writing');
    ensureEqual(await elsewhere.page.locator('[name="body"]').inputValue(), 'that is not sent', 'body');
    await elsewhere.sees('This is your draft');
    await elsewhere.inspect('compose-loaded');
  });

  await step('two who write at once see each other', async () => {
    await elsewhere.fill({ body: 'written elsewhere' });
    await elsewhere.press('Save draft');
    await elsewhere.sees('Your draft is saved.');
    if (javaScript) {
      await ada.page.locator('[name="body"]').pressSequentially(' yet');
      await ada.page.locator('[data-draft-said]', { hasText: 'A newer draft was saved' }).waitFor();
    } else {
      await ada.fill({ body: 'that is not sent yet' });
    }
    await ada.press('Save draft', 409);
    await ada.sees('A newer draft of this was saved');
    ensureEqual(await ada.page.locator('[name="body"]').inputValue(), 'that is not sent yet', 'own words');
    ensureEqual(await ada.page.locator('#newer ~ textarea').inputValue(), 'written elsewhere', 'the others');
    await ada.inspect('compose-newer');
    await ada.press('Save draft');
    await ada.press('Discard draft');
    await ada.sees('The draft is discarded.');
    ensureEqual(await ada.page.locator('[name="body"]').inputValue(), '', 'body');
  });

  if (javaScript) {
    await step('behind an @ people are offered, by keyboard', async () => {
      await ada.open(thread);
      const area = ada.page.locator('[name="body"]');
      await area.pressSequentially('Ask @ca');
      const list = ada.page.locator('[role="listbox"]');
      await list.locator('[role="option"]').first().waitFor();
      await ada.inspect('thread-mention');
      await area.press('ArrowDown');
      ensure(await area.getAttribute('aria-activedescendant'), 'the active option');
      await area.press('Enter');
      ensureEqual(await area.inputValue(), 'Ask @cato ', 'completed');
      ensure(!(await list.isVisible()), 'the list stays');
      await area.fill('');
      await ada.page.locator('[data-draft-said]').waitFor({ state: 'attached' });
    });
  }

  await step('a reply survives the end of the session, and goes on where it was', async () => {
    await ada.open(thread);
    await elsewhere.open('/settings/sessions');
    await elsewhere.press('End all others');
    await ada.fill({ body: 'A long answer,\nin two lines.' });
    await ada.press('Post reply', 403);
    await ada.sees('What you wrote is kept on this page');
    await ada.inspect('sign-in-kept');
    await ada.fill({ login: 'asha', password: 'not my password' });
    await ada.send('login', 422);
    await ada.fill({ login: 'asha', password: PASSWORD });
    await ada.send('login');
    ensure(/^\/p\/[^/]+\/reply$/.test(new URL(ada.page.url()).pathname), ada.page.url());
    ensureEqual(await ada.page.locator('[name="body"]').inputValue(), 'A long answer,\nin two lines.', 'body');
    await ada.inspect('reply-kept');
    await ada.press('Post reply');
    await ada.sees('in two lines.');
    await ada.open('/drafts');
    await ada.sees('You have no drafts.');
    await ada.inspect('drafts-none');
  });

  await step('a thread is saved with a note and a reminder, marked unread, and found again at its first new reply', async () => {
    await ada.open(thread);
    await ada.follow('Save this thread');
    await ada.inspect('save');
    await ada.fill({ note: 'Ask the *hand* clinic', remind: '2020-02-29' });
    await ada.send('note', 422);
    await ada.sees('still to come');
    await ada.inspect('save-refused');
    await ada.fill({ remind: '2099-02-28' });
    await ada.send('note');
    await ada.sees('Ask the *hand* clinic');
    await ada.inspect('saved');
    await ada.noDeadLinks();
    await ada.open(thread);
    await ada.sees('Ask the *hand* clinic');
    await ada.inspect('thread-saved');
    await ada.follow('Print the whole thread');
    await ada.sees('in two lines.');
    await ada.inspect('print');
    await ada.page.emulateMedia({ media: 'print' });
    ensure(!(await ada.page.locator('.masthead').isVisible()), 'the masthead is printed');
    await ada.page.emulateMedia({ media: 'screen' });
    await ada.open(thread);
    await ada.press('Mark as unread');
    ensureEqual(new URL(ada.page.url()).pathname, '/c/hands', 'where it leads');
    await ada.press('Mark all as read');
    await ada.inspect('community-read');
    await ada.open(`${thread}/unread`);
    ensureEqual(new URL(ada.page.url()).pathname, thread, 'nothing is new');
  });

  await step('two tabs change one post: the second sees what differs', async () => {
    await ada.open(thread);
    await ada.page.getByRole('link', { name: 'Edit' }).first().click();
    await ada.page.waitForLoadState();
    const edit = new URL(ada.page.url()).pathname;
    await elsewhere.open(edit);
    await elsewhere.fill({ body: 'For a *wrist*, by day.' });
    await elsewhere.press('Save');
    await ada.fill({ body: 'For a *thumb*, by night.' });
    await ada.press('Save', 409);
    await ada.sees('This was changed meanwhile');
    ensureEqual(await ada.page.locator('[name="body"]').inputValue(), 'For a *thumb*, by night.', 'own words');
    ensure((await ada.page.locator('.differs').last().innerText()).includes('*wrist*'), 'the other words');
    await ada.inspect('edit-clash');
    await ada.press('Save');
    await ada.sees('by night');
    await ada.open('/c/hands/edit');
    await elsewhere.open('/c/hands/edit');
    await elsewhere.fill({ domain: 'Hands and wrists.' });
    await elsewhere.press('Save');
    await ada.fill({ domain: 'Hands and thumbs.' });
    await ada.press('Save', 409);
    await ada.inspect('community-clash');
    await ada.press('Save');
    await ada.sees('Hands and thumbs.');
  });

  await step('feeds: the page names the public one, a private one is shown once and revoked', async () => {
    await ada.open('/c/hands');
    const feed = await ada.page.locator('link[type="application/atom+xml"]').getAttribute('href');
    const { status, body } = await ada.answer(feed);
    ensure(status === 200 && body.includes('Which splint?') && body.startsWith('<?xml'), body);
    await ada.open('/settings');
    await ada.follow('Private feeds');
    await ada.inspect('feeds');
    await ada.fill({ name: '' });
    await ada.send('name', 422);
    await ada.inspect('feeds-refused');
    await ada.fill({ name: 'My reader' });
    await ada.send('name');
    const address = new URL(await ada.page.locator('code.secret').innerText()).pathname;
    await ada.inspect('feeds-made');
    ensure((await ada.answer(address)).status === 200, 'the feed');
    await ada.open('/settings/feeds');
    await ada.seesNot('/feed/');
    await ada.press('Revoke');
    ensure((await ada.answer(address)).status === 404, 'a revoked feed');
  });

  await step('so does any other form', async () => {
    await ada.open('/settings');
    await elsewhere.open('/settings/sessions');
    await elsewhere.press('End all others');
    await ada.fill({ about: 'Hands, mostly.' });
    await ada.send('time_zone', 403);
    await ada.fill({ login: 'asha', password: PASSWORD });
    await ada.send('login');
    await ada.sees('Nothing was lost');
    await ada.inspect('kept');
    await ada.press('Send it again');
    await ada.sees('Saved.');
    ensureEqual(await ada.page.locator('[name="about"]').inputValue(), 'Hands, mostly.', 'about');
  });
}
