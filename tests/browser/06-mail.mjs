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

  await step('who signs up is in once the address is confirmed', async () => {
    await kai.open('/sign-up');
    await kai.inspect('sign-up');
    await kai.fill({ handle: 'kai', display_name: 'Kai Pohatu', email: address('kai'), password: PASSWORD });
    await kai.send('handle');
    await kai.sees('Look into your mail');
    await kai.inspect('asked');
    await kai.open(await post.linkFor(address('kai')));
    await kai.sees('@kai');
    await kai.inspect('confirm');
    await kai.fill({ password: 'not what was chosen' });
    await kai.press('Yes, it is mine', 422);
    await kai.sees('That is not the password that was chosen');
    await kai.inspect('confirm-refused');
    await kai.fill({ password: PASSWORD });
    await kai.press('Yes, it is mine');
    await kai.sees('You are a member now.');
    await kai.inspect('joined');
    await kai.fill({ login: 'kai', password: PASSWORD });
    await kai.send('login');
    await kai.open('/settings');
    await kai.follow('Email address');
    await kai.sees('Confirmed');
    await kai.inspect('email');
  });

  await step('an admin chooses the way in, and invites', async () => {
    await asha.open('/admin');
    await asha.follow('Ways in, and invitations');
    await asha.fill({ sign_up: 'application', sign_up_questions: 'What is your work? Who here knows you?' });
    await asha.inspect('joining');
    await asha.press('Save');
    await asha.fill({ note: 'The ward in Berri', uses: '2000' });
    await asha.press('Make the link', 422);
    await asha.inspect('invitation-refused');
    await asha.fill({ uses: '1' });
    await asha.press('Make the link');
    await asha.inspect('invitation');
    const link = await asha.page.locator('code.secret').innerText();
    const ines = await visit();
    await ines.open(link);
    await ines.inspect('invited');
    await ines.fill({ handle: 'ines', display_name: 'Ines Vik', email: '', password: PASSWORD });
    await ines.send('handle');
    await ines.inspect('communities');
    const late = await visit();
    await late.open(link, 422);
    await late.sees('lets nobody in any more');
    await late.inspect('invitation-used');
  });

  await step('who applies waits for an admin, and hears of the decision', async () => {
    const mere = await visit();
    await mere.open('/sign-up');
    await mere.inspect('application');
    await mere.fill({
      handle: 'mere',
      display_name: 'Mere Tan',
      email: address('mere'),
      password: PASSWORD,
      answers: 'I dress wounds in Waikerie.\nAsha knows me.',
    });
    await mere.send('handle');
    await mere.open(await post.linkFor(address('mere')));
    await mere.fill({ password: PASSWORD });
    await mere.press('Yes, it is mine');
    await mere.sees('An admin decides now');
    await mere.inspect('application-confirmed');
    await asha.open('/admin/sign-up');
    await asha.follow('1 person waits to be let in');
    await asha.sees('Asha knows me.');
    await asha.inspect('applications');
    await asha.press('Let in Mere Tan');
    await asha.sees('Nobody waits.');
    const mail = await post.mailFor(address('mere'), 'You are a member');
    ensure(mail.includes('/sign-in'), mail);
    await asha.noDeadLinks();
  });

  await step('an admin invites people from a file, after a look at what would become of it', async () => {
    await asha.open('/admin/sign-up');
    await asha.follow('Members from a file');
    await asha.inspect('import');
    await asha.press('Look at the file', 422);
    await asha.inspect('import-none');
    const rows = ['Who;Mail;Kortnavn', `Nils Bø;${address('nils')};nils`, `Again;${address('nils').toUpperCase()};`];
    rows.push(`Asha;${address('asha')};asha`, 'Nobody;nowhere;', `=HYPERLINK("x");${address('x')};-`);
    await asha.page.setInputFiles('[name="file"]', {
      name: 'members.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(rows.join('\r\n')),
    });
    await asha.press('Look at the file');
    await asha.sees('What would happen');
    await asha.inspect('import-one');
    await asha.fill({ name: '1' });
    await asha.press('Look again');
    await asha.sees('begins like a formula');
    await asha.inspect('import-columns');
    await asha.press('Send the invitations');
    await asha.awaits(asha.page.url(), '1 invitation was made');
    await asha.inspect('import-done');
    const nils = await visit();
    const mail = await post.mailFor(address('nils'), 'invite you to become a member');
    await nils.open(mail.match(/http\S*invitation=\S+/)[0]);
    ensureEqual(await nils.page.inputValue('[name="handle"]'), 'nils', 'the short name');
    await nils.inspect('invited-by-file');
    await nils.fill({ password: PASSWORD });
    await nils.send('handle');
    await nils.open('/settings/email');
    await nils.sees('Confirmed');
  });

  await step('an admin finds members, suspends some and lets them in again, and the log tells of it', async () => {
    await asha.open('/admin');
    await asha.sees('How it goes');
    await asha.inspect('admin-overview');
    await asha.follow('Members');
    await asha.inspect('members');
    await asha.open('/admin/members?q=nobody-at-all');
    await asha.inspect('members-none');
    await asha.open('/admin/members?q=kai');
    await asha.press('Go on', 422);
    await asha.inspect('members-nobody-chosen');
    await asha.fill({ 'who-kai': true, 'who-asha': true, act: 'suspend' });
    await asha.press('Go on');
    await asha.sees('It concerns 1 member');
    await asha.inspect('members-sure');
    await asha.fill({ days: '7', reason: 'A try' });
    await asha.press('Suspend');
    await asha.sees('Done for 1 member');
    await kai.open('/settings');
    ensureEqual(new URL(kai.page.url()).pathname, '/sign-in', 'where the settings led');
    await asha.open('/admin/members?filter=suspended');
    await asha.follow('Kai Pohatu');
    await asha.sees('Suspended until');
    await asha.inspect('member-suspended');
    await asha.press('End the suspension');
    await asha.fill({ community: 'nowhere' });
    await asha.press('Add to a community', 422);
    await asha.inspect('member-refused');
    await asha.follow('Log');
    await asha.sees('Ended a suspension');
    await asha.inspect('audit');
    await asha.open('/admin/communities');
    await asha.inspect('admin-communities');
    await kai.fill({ login: 'kai', password: PASSWORD });
    await kai.send('login');
    await asha.noDeadLinks();
  });

  await step('an admin gives the node a name, a colour and a logo', async () => {
    await asha.open('/admin');
    await asha.follow('Look');
    await asha.inspect('look');
    await asha.fill({ accent: '#ffcc00' });
    await asha.press('Save', 422);
    await asha.inspect('look-weak');
    await asha.press('Take #');
    const logo = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR4nGOoko8hCTGMahjVMHw1AABfCfUB65+0GQAAAABJRU5ErkJggg==',
      'base64',
    );
    await asha.page.setInputFiles('[name="file"]', { name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') });
    await asha.press('Save', 422);
    await asha.sees('An SVG can hold scripts');
    await asha.inspect('look-svg');
    await asha.fill({ accent: '#7a1f5c' });
    await asha.page.setInputFiles('[name="file"]', { name: 'logo.png', mimeType: 'image/png', buffer: logo });
    await asha.press('Save');
    await asha.inspect('look-own');
    await asha.open('/communities');
    await asha.inspect('look-elsewhere');
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

  await step('a member sees where they are signed in and ends the others', async () => {
    const ward = await visit();
    await ward.open('/sign-in');
    await ward.inspect('sign-in');
    await ward.fill({ login: 'kai', password: 'quite another long walk', shared: true });
    await ward.send('login');
    await kai.open('/settings');
    await kai.follow('Where you are signed in');
    await kai.sees('Shared computer');
    await kai.inspect('sessions');
    await kai.press('End all others');
    await kai.seesNot('Shared computer');
    await ward.open('/settings');
    ensureEqual(new URL(ward.page.url()).pathname, '/sign-in', 'where the settings led');
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
