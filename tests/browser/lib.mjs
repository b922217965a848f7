// What the journeys share: a node of their own, a browser, and the checks that every page must pass.

import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, readFile, rm } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { VARIANTS, differing, dress, examine, missing, note, noteLead, prepare, variant } from './access.mjs';

const USUAL = variant('wide-light');
const SHOTS = process.env.SHOTS;

/** The files of a ZIP archive by name, as text. */
export function unzipped(bytes) {
  const files = {};
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [packed, size] = [bytes.readUInt16LE(at + 8), bytes.readUInt32LE(at + 18)];
    const [name, extra] = [bytes.readUInt16LE(at + 26), bytes.readUInt16LE(at + 28)];
    const [named, from] = [at + 30 + name, at + 30 + name + extra];
    const content = bytes.subarray(from, from + size);
    files[bytes.toString('utf8', at + 30, named)] = (packed ? inflateRawSync(content) : content).toString('utf8');
    at = from + size;
  }
  return files;
}

export function ensure(condition, words) {
  if (!condition) throw new Error(words);
}

/** The parts of a charter without which a community stays a draft. */
export const CHARTER = { domain: 'What we care for.', community: 'Who we are.', practice: 'What we do.' };

export function ensureEqual(actual, expected, what) {
  ensure(actual === expected, `${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(actual)}`);
}

// ---------------------------------------------------------------------------------------------------- the node

const running = new Set();

/** Ends the nodes that a journey left behind; called by the runner, also when it is interrupted. */
export function killLeftNodes() {
  for (const child of running) child.kill('SIGKILL');
}

export async function freePort() {
  const server = net.createServer();
  await new Promise((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** A fresh node on the built binary: own folder, own port, nothing from the environment but `settings`. */
export async function startNode(settings = {}) {
  const dir = await mkdtemp(path.join(tmpdir(), 'collegium-journey-'));
  const port = await freePort();
  const address = settings.COLLEGIUM__SERVER__PUBLIC_ADDRESS ?? `http://localhost:${port}`;
  const started = performance.now();
  const child = spawn(process.env.COLLEGIUM_BIN, [], {
    cwd: dir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: dir,
      COLLEGIUM__SERVER__LISTEN: `127.0.0.1:${port}`,
      COLLEGIUM__SERVER__PUBLIC_ADDRESS: address,
      COLLEGIUM__DATA__DIR: path.join(dir, 'data'),
      ...settings,
    },
  });
  running.add(child);
  const node = new Node(child, dir, port, address);
  try {
    node.firstAnswer = await node.untilAnswer(started);
    await node.printed(/^Listening on (\S+)/m);
    return node;
  } catch (error) {
    await node.stop();
    throw error;
  }
}

class Node {
  #child;
  #dir;
  #ended = null;
  output = '';

  constructor(child, dir, port, address) {
    this.#child = child;
    this.#dir = dir;
    this.port = port;
    this.address = address;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (this.output += text));
    }
    child.once('error', (error) => (this.#ended = error.message));
    child.once('exit', (code, signal) => {
      this.#ended ??= signal ?? `exit code ${code}`;
      running.delete(child);
    });
  }

  /** Waits until the node has printed a line and gives back what the pattern captured. */
  async printed(pattern, milliseconds = 10_000) {
    return this.#until(`printing ${pattern}`, milliseconds, () => this.output.match(pattern)?.[1]);
  }

  /** Milliseconds from the start of the process to its first HTTP answer. */
  async untilAnswer(started) {
    return this.#until('a first HTTP answer', 60_000, async () => {
      await this.status('/').catch(() => undefined);
      return this.#answered ? performance.now() - started : undefined;
    });
  }

  #answered = false;

  async #until(what, milliseconds, look) {
    const end = performance.now() + milliseconds;
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      ensure(this.#ended === null, `the node ended (${this.#ended}) before ${what}:\n${this.output}`);
      ensure(performance.now() < end, `the node was not ${what} within ${milliseconds} ms:\n${this.output}`);
      await sleep(5);
    }
  }

  /** The status of a GET without cookies. Node may resolve localhost to ::1, so this asks 127.0.0.1. */
  status(where) {
    return new Promise((done, fail) => {
      const headers = { host: `localhost:${this.port}`, accept: 'text/html' };
      const request = http.get({ host: '127.0.0.1', port: this.port, path: where, headers }, (answer) => {
        this.#answered = true;
        answer.resume().once('end', () => done(answer.statusCode)).once('error', fail);
      });
      request.once('error', fail);
    });
  }

  /** Resident memory in MiB. */
  async memory() {
    const status = await readFile(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(status.match(/^VmRSS:\s+(\d+) kB/m)[1]) / 1024;
  }

  /** Asks the node to stop; one that does not within ten seconds is killed, and that is a failure. */
  async stop() {
    let late = false;
    if (this.#ended === null) {
      this.#child.kill('SIGTERM');
      const end = performance.now() + 10_000;
      while (this.#ended === null && performance.now() < end) await sleep(20);
      late = this.#ended === null;
      if (late) this.#child.kill('SIGKILL');
    }
    await rm(this.#dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    ensure(!late, `the node did not stop within ten seconds of SIGTERM:\n${this.output}`);
    ensure(!/panicked at/.test(this.output), `the node panicked:\n${this.output}`);
  }
}

// ------------------------------------------------------------------------------------------------ the way to it

/** Stands before a node: passes on what comes, keeps waiting what it is told to hold, answers 403 to what it refuses. */
export class Gate {
  #server;
  #to;
  #waiting = [];
  #held = null;
  #refused = null;

  static async open(port) {
    const gate = new Gate();
    gate.#server = http.createServer((request, answer) => gate.#meet(request, answer));
    await new Promise((done, fail) => gate.#server.once('error', fail).listen(port, '127.0.0.1', done));
    return gate;
  }

  leadTo(port) {
    this.#to = port;
  }

  /** From now on, holds the paths that fit one pattern and refuses those that fit another; what was held goes on. */
  rule({ hold = null, refuse = null } = {}) {
    [this.#held, this.#refused] = [hold, refuse];
    for (const [request, answer] of this.#waiting.splice(0)) this.#meet(request, answer);
  }

  #meet(request, answer) {
    if (this.#held?.test(request.url)) return void this.#waiting.push([request, answer]);
    if (this.#refused?.test(request.url)) return void answer.writeHead(403).end();
    const { method, url, headers } = request;
    const on = http.request({ host: '127.0.0.1', port: this.#to, method, path: url, headers }, (said) => {
      answer.writeHead(said.statusCode, said.headers);
      said.pipe(answer);
    });
    on.once('error', () => answer.destroy());
    request.pipe(on);
  }

  async close() {
    const closed = new Promise((done) => this.#server.close(done));
    this.#server.closeAllConnections();
    await closed;
  }
}

// --------------------------------------------------------------------------------------------- the route table

/** Every path that a visitor of this run has opened. */
const visitedPaths = new Set();

/** A second node, behind a gate: where it is has to be named before either starts, for they must let each other in. */
export async function besides() {
  const port = await freePort();
  const authority = `localhost:${port}`;
  return {
    authority,
    settings: { COLLEGIUM__FEDERATION__LAB_PEERS: JSON.stringify([authority]) },
    /** Starts it, and stops it after the story: `story(world, gate, home)`. */
    async play(world, story) {
      const gate = await Gate.open(port);
      let home;
      try {
        home = await startNode({
          COLLEGIUM__SERVER__PUBLIC_ADDRESS: `http://${authority}`,
          COLLEGIUM__FEDERATION__LAB_PEERS: JSON.stringify([`localhost:${world.node.port}`]),
        });
        gate.leadTo(home.port);
        await story(world, gate, home);
      } finally {
        await gate.close();
        await home?.stop();
      }
    },
  };
}

export const PASSWORD = 'a long walk along the harbour';

/** Sets a node up by the link that it printed, to deal with everybody. */
export async function setUp(visitor, node, association, handle, display_name) {
  await visitor.open(await node.printed(/^Set up this node: (\S+)/m));
  await visitor.fill({
    association,
    legal_entity: `${association} Inc.`,
    jurisdiction: 'AU-SA',
    language: 'en',
    time_zone: 'Australia/Adelaide',
    handle,
    display_name,
    email: '',
    password: PASSWORD,
  });
  await visitor.send('association');
  await visitor.open('/admin/federation');
  await visitor.fill({ policy_mode: 'open' });
  await visitor.press('Save');
}

/** Whether a path is one that a route of the table answers: `/c/{slug}` answers `/c/hands`. */
export function fits(route, pathname) {
  const pattern = route.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\*[^}]*\}/g, '.+').replace(/\{[^}]*\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(pathname);
}

let pages = [];

/** Tells the journeys the route table, `[{ method, path, who, kind }]`. */
export function knowRoutes(routes) {
  pages = routes.filter(({ method, kind }) => /^get$/i.test(method) && /^page$/i.test(kind)).map(({ path }) => path);
  return pages;
}

/** The page route that a path belongs to: a fixed one before what a pattern stands for. */
function routeOf(pathname) {
  return pages.includes(pathname) ? pathname : pages.find((route) => route.includes('{') && fits(route, pathname));
}

/**
 * Compares what the journeys opened with the route table, `[{ method, path, who, kind }]`: the pages that none of them
 * has seen. A path that answers by redirecting elsewhere counts when it was asked for.
 */
export function pagesNotVisited(routes, visited = visitedPaths) {
  const pages = routes.filter(({ method, kind }) => /^get$/i.test(method) && /^page$/i.test(kind));
  // A fixed path is never what a pattern stands for: `/communities/new` is not a visit to `/communities/{x}`.
  const fixed = new Set(pages.map(({ path }) => path).filter((path) => !path.includes('{')));
  return pages
    .map(({ path }) => path)
    .filter((path) => ![...visited].some((seen) => (fixed.has(seen) ? seen === path : fits(path, seen))));
}

// ------------------------------------------------------------------------------------------------- the browser

/** Debian's Chromium, with everything off that would talk to the network by itself. */
export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * One person with a browser of their own. Collects every fault of the pages they meet: console errors
 * (a breach of the content security policy is one), script errors, failed requests, a missing policy.
 */
export class Visitor {
  #faults = [];
  #expected = new Set();
  #links = new Map();
  /** Where this person last saw each route. */
  #seen = new Map();
  #session;

  static async arrive(browser, node, { journey, javaScript, locale = 'en-GB' }) {
    const visitor = new Visitor();
    visitor.node = node;
    visitor.journey = journey;
    visitor.javaScript = javaScript;
    visitor.locale = locale;
    visitor.context = await browser.newContext({
      baseURL: node.address,
      viewport: { width: USUAL.width, height: USUAL.height },
      reducedMotion: 'reduce',
      locale,
    });
    visitor.context.setDefaultTimeout(15_000);
    visitor.page = await visitor.context.newPage();
    visitor.#watch();
    visitor.#session = await visitor.context.newCDPSession(visitor.page);
    await visitor.#scripts(javaScript);
    return visitor;
  }

  #watch() {
    const { page } = this;
    page.on('console', (message) => {
      // The answer's own status is judged below; the console only repeats it.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        this.#faults.push(`console: ${message.text()} (${page.url()})`);
      }
    });
    page.on('pageerror', (error) => this.#faults.push(`script: ${error.message} (${page.url()})`));
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText;
      if (why !== 'net::ERR_ABORTED') this.#faults.push(`request: ${request.url()}: ${why}`);
    });
    page.on('response', (response) => this.#judge(response));
  }

  #judge(response) {
    const url = new URL(response.url());
    const status = response.status();
    if (url.origin !== this.node.address) this.#faults.push(`another host was asked: ${url.href}`);
    if (status >= 400 && !this.#expected.has(status)) this.#faults.push(`${status}: ${url.pathname}`);
    const path = decodeURIComponent(url.pathname);
    if (response.request().method() === 'GET') visitedPaths.add(path);
    if (response.request().isNavigationRequest() && response.frame() === this.page.mainFrame()) {
      const asked = response.request().method() === 'GET' && url.origin === this.node.address;
      this.#answered = asked ? status : null;
      const route = asked && routeOf(path);
      if (route && status >= 300 && status < 400) noteLead(route);
      if (route && status === 200) this.#seen.set(route, url.href);
    }
    const headers = response.headers();
    if (!headers['content-type']?.startsWith('text/html')) return;
    const policy = headers['content-security-policy'] ?? '';
    if (!policy.includes("default-src 'none'") || policy.includes('unsafe-')) {
      this.#faults.push(`content security policy of ${url.pathname}: ${policy || 'none'}`);
    }
  }

  /** Opens a page by the address bar and expects its status. */
  async open(where, status = 200) {
    const answer = await this.#during(status, () => this.page.goto(where));
    ensureEqual(answer.status(), status, `status of ${where}`);
  }

  /** Opens a page again and again until something holds of it: what jobs of the node bring about. */
  async until(where, holds) {
    for (let round = 0; round < 100; round += 1) {
      await this.open(where);
      if (await holds()) return;
      await sleep(50);
    }
    throw new Error(`${where} did not become what was waited for`);
  }

  /** Status and body of a GET as this person, without going there. */
  async answer(where) {
    const answer = await this.context.request.get(where, { headers: { accept: 'text/html' }, failOnStatusCode: false });
    return { status: answer.status(), body: await answer.text() };
  }

  /** Follows a link by its visible words. */
  async follow(words) {
    await this.page.getByRole('link', { name: words }).first().click();
    await this.page.waitForLoadState();
  }

  /** Fills in the fields of a form by their names, whatever kind of field each is. */
  async fill(values) {
    for (const [name, value] of Object.entries(values)) {
      const field = this.page.locator(`[name="${name}"]`);
      ensure(await field.count(), `${this.page.url()} has no field "${name}"`);
      const first = field.first();
      const kind = await first.evaluate((element) => (element.tagName === 'SELECT' ? 'select' : element.type));
      if (kind === 'select') await first.selectOption(value);
      else if (kind === 'radio') await this.page.locator(`[name="${name}"][value="${value}"]`).check();
      else if (kind === 'checkbox') await first.setChecked(Boolean(value));
      else await first.fill(value);
    }
  }

  /** Presses the main button of the form that holds a field, and waits for the page that follows. */
  async send(field, status = 200) {
    const form = this.page.locator('form', { has: this.page.locator(`[name="${field}"]`) }).first();
    const main = form.locator('button.main-act');
    const any = form.locator('button:not([type="button"]), input[type="submit"]');
    await this.#arrive((await main.count()) ? main.first() : any.last(), status);
  }

  /** Presses a button by its first words, and waits for the page that follows. */
  async press(words, status = 200) {
    const button = this.page.getByRole('button', { name: new RegExp(`^${words}\\b`) });
    await this.#arrive(button.first(), status);
  }

  async #arrive(button, status) {
    const answer = await this.#during(status, async () => {
      const arrived = this.page.waitForResponse((response) => {
        const request = response.request();
        const here = request.isNavigationRequest() && request.frame() === this.page.mainFrame();
        return here && ![301, 302, 303, 307, 308].includes(response.status());
      });
      const [response] = await Promise.all([arrived, button.click()]);
      await this.page.waitForLoadState();
      return response;
    });
    ensureEqual(answer.status(), status, `status after sending the form to ${new URL(answer.url()).pathname}`);
  }

  async #during(status, act) {
    if (status >= 400) this.#expected.add(status);
    try {
      return await act();
    } finally {
      this.#expected.delete(status);
    }
  }

  /** The words of the page as a reader sees them. */
  words() {
    return this.page.locator('body').innerText();
  }

  async sees(words) {
    const text = await this.words();
    ensure(text.includes(words), `${this.page.url()} does not show ${JSON.stringify(words)}:\n${text.slice(0, 2000)}`);
  }

  /** Opens a page again and again until it shows the words: for what another process does in its own time. */
  async awaits(where, words, milliseconds = 20_000) {
    const end = performance.now() + milliseconds;
    for (;;) {
      await this.open(where);
      if ((await this.words()).includes(words)) return;
      if (performance.now() > end) return this.sees(words);
      await sleep(50);
    }
  }

  async seesNot(words) {
    ensure(!(await this.words()).includes(words), `${this.page.url()} shows ${JSON.stringify(words)}`);
  }

  async heading() {
    return (await this.page.locator('h1').first().innerText()).trim();
  }

  /**
   * Looks at the page: no axe violation, no sideways overflow, no text cut off, no fault. The first time that a route
   * is shown, in each variant of the list; later, for what else it can show, in two, and at the smallest width.
   */
  async inspect(name) {
    const found = [];
    await this.#collectLinks();
    await this.#withScripts(async () => {
      await prepare(this.page);
      const route = this.#shown();
      const due = route ? missing(route).filter((one) => this.#canShow(one)) : [];
      const ids = new Set([...this.#always().map(({ id }) => id), ...due.map(({ id }) => id)]);
      for (const one of VARIANTS.filter(({ id }) => ids.has(id))) {
        const lines = await this.#look(name, one, due.includes(one) && route);
        found.push(...lines);
      }
      await dress(this.page, variant('smallest'));
      const { lines } = await examine(this.page, { axe: false });
      found.push(...lines.map((line) => `${name}, smallest: ${line}`));
      if (SHOTS && !this.javaScript) {
        await dress(this.page, variant('narrow-light'));
        await this.#shoot(name, variant('narrow-light'));
      }
      await dress(this.page, USUAL);
      found.push(...(await this.#inOtherLanguages(route)));
    });
    this.#judged(found);
    this.noFaults();
  }

  /** With GATHER set, a page with faults does not end its journey: the table fails in the end. */
  #judged(found) {
    if (!process.env.GATHER) return ensure(!found.length, found.join('\n'));
    for (const line of found) console.log(`fault ${this.journey}: ${line}`);
  }

  async #look(name, one, route) {
    await dress(this.page, one);
    const focus = Boolean(route) && /^(wide|narrow)-light$/.test(one.id);
    const result = await examine(this.page, { focus });
    result.lines.push(...differing(this.node, result));
    if (route) note(route, one.id, result);
    await this.#shoot(name, one);
    return result.lines.map((line) => `${name}, ${one.id}: ${line}`);
  }

  /** What each inspection looks at. */
  #always() {
    if (!this.javaScript) return [variant('no-script')];
    return [variant('wide-light'), variant('narrow-dark')];
  }

  /** Whether a page, as it was loaded, can be shown as a variant without asking the node again. */
  #canShow({ script = true, language }) {
    return script === this.javaScript && !language;
  }

  /** Who is nobody here may ask for a page in another language at once. */
  async #inOtherLanguages(route) {
    const found = [];
    const due = route ? missing(route).filter((one) => one.language) : [];
    if (!due.length || (await this.page.locator('details.menu').count())) return found;
    const url = this.page.url();
    for (const one of due) {
      await this.#ask(one.language, url);
      const lang = await this.page.locator('html').getAttribute('lang');
      ensureEqual(lang, one.language, `the language of ${url}`);
      await prepare(this.page);
      found.push(...(await this.#look(route, one, route)));
    }
    await this.#scripts(this.javaScript);
    await this.#ask(this.locale, url);
    await this.#scripts(true);
    return found;
  }

  async #ask(language, url) {
    await this.#accept(language);
    await this.page.goto(url);
  }

  /** From now on the browser asks for this language: a header of ours would not stand against the context's locale. */
  async #accept(acceptLanguage) {
    const userAgent = await this.page.evaluate(() => navigator.userAgent);
    await this.#session.send('Emulation.setUserAgentOverride', { userAgent, acceptLanguage });
  }

  #answered = null;

  /** The route of what is shown, if it is what the route answers when all is well. */
  #shown() {
    const { pathname } = new URL(this.page.url());
    return this.#answered === 200 ? routeOf(decodeURIComponent(pathname)) : null;
  }

  /** Shows what this person has seen once more in the languages of the list: at the end, for a member's is kept. */
  async readsOn() {
    for (const [route, url] of this.#seen) {
      for (const language of new Set(missing(route).map((one) => one.language).filter(Boolean))) {
        await this.#inLanguage(language, route, url);
      }
    }
    this.noFaults();
  }

  async #inLanguage(language, route, url) {
    await this.#speak(language);
    this.#expected.add(403).add(404).add(405).add(410).add(422);
    await this.page.goto(url);
    if (this.#shown() !== route || (await this.page.locator('html').getAttribute('lang')) !== language) return;
    const found = [];
    await this.#withScripts(async () => {
      await prepare(this.page);
      for (const one of missing(route).filter((one) => one.language === language)) {
        found.push(...(await this.#look(route, one, route)));
      }
    });
    this.#judged(found);
  }

  #spoken = null;

  async #speak(language) {
    if (this.#spoken === language) return;
    this.#spoken = language;
    await this.#accept(language);
    await this.page.goto('/settings');
    if (new URL(this.page.url()).pathname !== '/settings') return;
    await this.fill({ language });
    await this.send('time_zone');
  }

  /**
   * axe needs scripts and timers. On a page that was loaded without them, they are allowed for the examination
   * only; Playwright's own switch cannot do that, for its timers stay dead until the next page.
   */
  async #withScripts(act) {
    await this.#scripts(true);
    try {
      return await act();
    } finally {
      await this.#scripts(this.javaScript);
    }
  }

  #scripts(allowed) {
    return this.#session.send('Emulation.setScriptExecutionDisabled', { value: !allowed });
  }

  async #shoot(name, { id }) {
    if (!SHOTS) return;
    await mkdir(SHOTS, { recursive: true });
    const file = `${this.journey}-${name}-${this.javaScript ? 'js' : 'nojs'}-${id}.png`;
    await this.page.screenshot({ path: path.join(SHOTS, file.replace(/[^\w.-]+/g, '-')), fullPage: true });
  }

  async #collectLinks() {
    const hrefs = await this.page.locator('a[href]').evaluateAll((all) => all.map((link) => link.href));
    for (const href of hrefs) {
      const url = new URL(href);
      url.hash = '';
      // A link within the page says nothing of other pages; a set-up page is gone once it was used.
      const within = url.href === new URL(this.page.url()).href.replace(/#.*/, '');
      if (url.origin === this.node.address && !within && !this.#links.has(url.href)) {
        this.#links.set(url.href, this.page.url());
      }
    }
  }

  /** Every link on the pages inspected since the last call leads somewhere: call it before they change. */
  async noDeadLinks() {
    ensure(this.#links.size > 0, 'the inspected pages hold no link');
    const dead = [];
    for (const [href, page] of this.#links) {
      const answer = await this.context.request.get(href, { headers: { accept: 'text/html' } });
      if (!answer.ok()) dead.push(`${answer.status()}: ${href}, linked from ${page}`);
    }
    this.#links.clear();
    ensure(!dead.length, dead.join('\n'));
  }

  /** Throws what has been collected so far, and forgets it. */
  noFaults() {
    const faults = this.#faults.splice(0);
    ensure(!faults.length, faults.join('\n'));
  }

  async leave() {
    await this.context.close();
  }
}
