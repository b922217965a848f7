// Mail: an admin sees how it goes; a member confirms their address, forgets their password and changes the address. The
// mails go to a mail server of the journey's own, and their links are followed.

import { PASSWORD, ensure, ensureEqual, setUp } from './lib.mjs';
import { openPostOffice } from './post.mjs';

const post = await openPostOffice();

export const settings = {
  COLLEGIUM__MAIL__HOST: '127.0.0.1',
  COLLEGIUM__MAIL__PORT: String(post.port),
  COLLEGIUM__MAIL__TLS: 'none',
  COLLEGIUM__MAIL__FROM: 'Riverland <node@riverland.example>',
};

export default async function ({ step, node, visit, javaScript }) {
  const asha = await visit();
  const kai = await visit();
  const address = (name) => `${name}-${javaScript ? 'on' : 'off'}@mail.example`;

  await step('an admin sees how mail goes and tries it', async () => {
    await setUp(asha, node, 'Riverland Allied Health', 'asha', 'Asha Mwangi');
    await asha.open('/admin');
    await asha.inspect('admin');
    await asha.follow('See all mail');
    await asha.inspect('empty');
    await asha.fill({ address: 'nonsense' });
    await asha.press('Send the test mail', 422);
    await asha.inspect('refused');
    await asha.fill({ address: address('asha') });
    await asha.press('Send the test mail');
    const mail = await post.mailFor(address('asha'));
    ensure(mail.includes('An admin of Riverland Allied Health sent this mail'), mail);
    await asha.awaits('/admin/mail', 'Sent');
    await asha.inspect('sent');
  });

  await step('an address that the mail server refuses is shown, and tried again', async () => {
    post.refuse(address('gone'));
    await asha.fill({ address: address('gone') });
    await asha.press('Send the test mail');
    await asha.awaits('/admin/mail', 'Refused');
    await asha.inspect('refused-address');
    post.take(address('gone'));
    await asha.press(`Send again ${address('gone')}`);
    await post.mailFor(address('gone'));
    await asha.open('/admin');
    await asha.press('Open sign-up');
  });

  await step('who signs up confirms the address by the link in the mail', async () => {
    await kai.open('/sign-up');
    await kai.fill({ handle: 'kai', display_name: 'Kai Pohatu', email: address('kai'), password: PASSWORD });
    await kai.send('handle');
    await kai.open('/settings');
    await kai.follow('Email address');
    await kai.sees('Not confirmed');
    await kai.inspect('unconfirmed');
    await kai.open(await post.linkFor(address('kai')));
    await kai.inspect('confirm');
    await kai.press('Yes, it is mine');
    await kai.sees('Your email address is confirmed.');
    await kai.inspect('confirmed');
    await kai.open('/settings/email');
    await kai.inspect('email');
  });

  await step('a forgotten password is replaced by a link, once', async () => {
    await kai.page.locator('details.menu summary').click();
    await kai.press('Sign out');
    await kai.open('/sign-in');
    await kai.follow('I do not know my password');
    await kai.inspect('forgot');
    await kai.fill({ email: address('kai') });
    await kai.press('Send me a link');
    await kai.sees('a mail is on its way');
    await kai.inspect('forgot-sent');
    const link = await post.linkFor(address('kai'));
    await kai.open(link);
    await kai.inspect('reset');
    await kai.fill({ password: 'short' });
    await kai.press('Set the password', 422);
    await kai.inspect('reset-refused');
    await kai.fill({ password: 'quite another long walk' });
    await kai.press('Set the password');
    await kai.sees('You have a new password.');
    await kai.inspect('reset-done');
    await kai.fill({ login: 'kai', password: 'quite another long walk' });
    await kai.send('login');
    await kai.open(link, 422);
    await kai.sees('This link does nothing any more.');
    await kai.inspect('link-dead');
  });

  await step('another address counts once it is confirmed, and the old one is told', async () => {
    await kai.open('/settings/email');
    await kai.fill({ email: address('other'), password: 'quite another long walk' });
    await kai.press('Send the link');
    await kai.sees('A link is on its way.');
    await kai.inspect('change-sent');
    await kai.open(await post.linkFor(address('other')));
    await kai.press('Yes, it is mine');
    const told = await post.mailFor(address('kai'), 'has another email address now');
    ensure(!told.includes('token='), told);
    await kai.open('/settings/email');
    await kai.sees(address('other'));
    ensureEqual(await kai.heading(), 'Email address', 'the page');
    await kai.noDeadLinks();
  });
}
