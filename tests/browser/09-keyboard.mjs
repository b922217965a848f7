// A member gets along with the keyboard alone: from the way past the navigation to signing out. At each step the focus
// is seen, and it goes on in the order in which the page is read. Then single letters, for those who want them.

import { CHARTER, PASSWORD, ensure, ensureEqual, setUp } from './lib.mjs';

/** What has the focus: what it is called, whether it shows that, and whether it comes after what had it before. */
/* c8 ignore start: runs in the page */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const before = window.focusedBefore;
  window.focusedBefore = element;
  const holder = element.closest('.writer') && element.matches('textarea') ? element.closest('.writer') : element;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(holder);
  const box = element.getBoundingClientRect();
  return {
    name: (element.labels?.[0]?.innerText || element.innerText || element.name || element.id).trim().replace(/\s+/g, ' '),
    field: element.name ?? '',
    seen: (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
    inside: box.bottom > 0 && box.top < innerHeight,
    follows: !before?.isConnected || Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}
/* c8 ignore stop */

class Keys {
  constructor(visitor) {
    this.visitor = visitor;
    this.page = visitor.page;
  }

  /** Tab by Tab to what is called so, or is the field of that name; gives back how it is called. */
  async to(what) {
    for (let round = 0; round < 150; round += 1) {
      await this.page.keyboard.press('Tab');
      const now = await this.page.evaluate(focused);
      if (!now) continue;
      ensure(now.seen, `${this.page.url()}: the focus on ${now.name} is not seen`);
      ensure(now.inside, `${this.page.url()}: ${now.name} has the focus out of sight`);
      ensure(now.follows, `${this.page.url()}: the focus jumps back to ${now.name}`);
      if (now.name.startsWith(what) || now.field === what) return now.name;
    }
    throw new Error(`${this.page.url()}: Tab does not come to ${what}`);
  }

  async type(words) {
    await this.page.keyboard.type(words);
  }

  /** Presses Enter and waits for the page that follows. */
  async enter() {
    const arrived = this.page.waitForNavigation();
    await this.page.keyboard.press('Enter');
    await arrived;
    await this.page.waitForLoadState();
  }

  async follow(what) {
    await this.to(what);
    await this.enter();
  }
}

export default async function ({ step, node, visit, javaScript }) {
  const asha = await visit();
  const kai = await visit();
  const keys = new Keys(kai);
  let thread;

  await step('a node with a community, a thread and a member', async () => {
    await setUp(asha, node, 'Riverland Allied Health', 'asha', 'Asha Mwangi');
    await asha.open('/admin');
    await asha.press('Open sign-up');
    await asha.open('/communities/new');
    await asha.fill({ title: 'Hand therapy', handle: 'hands', visibility: 'public', ...CHARTER });
    await asha.press('Open a community');
    await asha.open('/c/hands/new');
    await asha.fill({ title: 'Which splint?', body: 'For a thumb.' });
    await asha.press('Post');
    thread = new URL(asha.page.url()).pathname;
    await asha.page.locator('main').getByRole('link', { name: 'Delete' }).click();
    await asha.inspect('delete');
    const who = `acct:asha@${new URL(node.address).host}`;
    const { body } = await asha.answer(`/.well-known/webfinger?resource=${encodeURIComponent(who)}`);
    await asha.open(JSON.parse(body).links.find(({ rel }) => rel === 'self').href);
    ensureEqual(new URL(asha.page.url()).pathname, '/@asha', 'where the id of a person leads');
    await kai.open('/sign-up');
    await kai.fill({ handle: 'kai', display_name: 'Kai Pohatu', email: '', password: PASSWORD });
    await kai.send('handle');
    await kai.open('/c/hands');
    await kai.press('Join');
    await kai.page.locator('details.menu summary').click();
    await kai.press('Sign out');
  });

  await step('the first key leads past the navigation, and nothing holds the focus', async () => {
    await kai.open('/');
    ensureEqual(await keys.to(''), 'Skip to main content', 'what has the focus first');
    await kai.page.keyboard.press('Enter');
    ensureEqual(new URL(kai.page.url()).hash, '#content', 'where it leads');
    await kai.page.keyboard.press('Tab');
    const { name } = await kai.page.evaluate(focused);
    ensure(await kai.page.evaluate(() => document.activeElement.closest('main') !== null), `${name} has the focus`);
    await kai.open(thread);
    let left = false;
    for (let round = 0; round < 150 && !left; round += 1) {
      await kai.page.keyboard.press('Tab');
      left = (await kai.page.evaluate(focused)) === null;
    }
    ensure(left, 'Tab never leaves the page');
  });

  await step('signing in, to a community, to a thread, and a reply', async () => {
    await kai.open('/');
    await keys.follow('Sign in');
    await keys.to('login');
    await keys.type('kai');
    await keys.to('password');
    await keys.type(PASSWORD);
    await keys.enter();
    await keys.follow('Hand therapy');
    await keys.follow('Which splint?');
    await keys.to('body');
    await keys.type('A resting one.');
    await keys.follow('Post reply');
    await kai.sees('A resting one.');
  });

  await step('what is new is marked as read, and notifications are seen', async () => {
    await asha.open(thread);
    await asha.fill({ body: 'By day, @kai, too?' });
    await asha.press('Post reply');
    await kai.until('/', () => kai.page.locator('a[href="/notifications"] .count').count());
    await keys.follow('Communities');
    await keys.follow('Hand therapy');
    await keys.follow('Mark all as read');
    await kai.open('/notifications');
    await keys.follow('Mark all as seen');
    await kai.seesNot('Mark all as seen');
  });

  await step('the menu opens, closes and lets out', async () => {
    await kai.open('/');
    await keys.to('KP');
    await kai.page.keyboard.press('Enter');
    if (javaScript) {
      await keys.to('Your profile');
      await kai.page.keyboard.press('Escape');
      ensure(await kai.page.evaluate(() => document.activeElement.matches('summary')), 'Escape leads back to the menu');
      await kai.page.evaluate(focused);
      await kai.page.keyboard.press('Enter');
    }
    await keys.follow('Sign out');
    await kai.sees('Sign in');
  });

  await step('single letters do nothing until they are turned on, and then what the page about them says', async () => {
    await kai.open('/sign-in');
    await kai.fill({ login: 'kai', password: PASSWORD });
    await kai.send('login');
    await kai.open(thread);
    await kai.page.keyboard.press('?');
    ensureEqual(new URL(kai.page.url()).pathname, thread, 'off');
    await kai.open('/about/keys');
    await kai.sees('They are off.');
    await kai.inspect('keys-off');
    await kai.open('/settings');
    await kai.fill({ shortcuts: true });
    await kai.send('time_zone');
    await kai.follow('Which keys do what');
    await kai.sees('They are on for you.');
    await kai.inspect('keys-on');
    if (!javaScript) return;
    const press = (key) => kai.page.keyboard.press(key);
    const active = (what) => kai.page.evaluate((what) => document.activeElement.closest(what) !== null, what);
    await kai.open(thread);
    await press('j');
    ensure(await active('article[aria-labelledby=t]'), 'j: the opening post');
    await press('j');
    ensure(await active('article.reply'), 'j: the first reply');
    ensure((await kai.page.evaluate(focused)).seen, 'the post shows that it has the focus');
    await press('k');
    ensure(await active('article[aria-labelledby=t]'), 'k: back');
    await press('j');
    await press('r');
    await kai.page.waitForURL(/reply_to=/);
    await kai.page.locator('#reply textarea').focus();
    await keys.type('just rest, and gauze?');
    ensureEqual(await kai.page.locator('#reply textarea').inputValue(), 'just rest, and gauze?', 'letters that are typed');
    await kai.open(thread);
    await press('s');
    await kai.page.waitForURL(/\/save$/);
    await press('g');
    await press('h');
    await kai.page.waitForURL((url) => url.pathname === '/');
    await press('j');
    ensure(await active('.threads a'), 'j: the first thread');
    await press('/');
    ensure(await active('#q'), '/: the search');
    await kai.open('/communities');
    await press('?');
    await kai.page.waitForURL(/about\/keys$/);
  });

  await step('easier letters, for a member and for a visitor', async () => {
    const easy = (who) => who.page.locator('html[data-letters="easy"]').count();
    const stranger = await visit();
    for (const who of [kai, stranger]) {
      await who.open('/');
      await who.follow('Accessibility');
      await who.inspect('accessibility');
      ensureEqual(await easy(who), 0, 'letters');
      await who.press('Turn on');
      ensureEqual(await easy(who), 1, 'letters');
      await who.open(thread);
      ensureEqual(await easy(who), 1, 'letters on another page');
      await who.inspect('thread-easy');
      await who.open('/about/accessibility');
      await who.press('Turn off');
      await who.open('/');
      ensureEqual(await easy(who), 0, 'letters');
    }
    await stranger.noDeadLinks();
  });
}
