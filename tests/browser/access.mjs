// What the statement at /about/accessibility says is tested, done: each page of the route table in each variant of
// config/accessibility.json, which the node shows as well. What axe cannot see is measured here.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The list that suite and statement share. */
export const LIST = JSON.parse(readFileSync(new URL('../../config/accessibility.json', import.meta.url), 'utf8'));
export const VARIANTS = LIST.variants;
export const variant = (id) => VARIANTS.find((one) => one.id === id);

/** WCAG 2.2, 1.4.12. */
const SPACING = `
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }`;

/** Loads axe into a page in which scripts are allowed. */
export const prepare = (page) => page.evaluate(AXE);

/** Dresses a page as a variant asks: size, colours, medium, spacing. Its language and its scripts were there before. */
export async function dress(page, { width, height, scheme, media = 'screen', dress: how }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme, media, reducedMotion: 'reduce' });
  await page.evaluate(
    ([spacing, letters]) => {
      const root = document.documentElement;
      const sheets = document.adoptedStyleSheets.filter((sheet) => !sheet.ofTest);
      if (spacing) {
        const sheet = Object.assign(new CSSStyleSheet(), { ofTest: true });
        sheet.replaceSync(spacing);
        sheets.push(sheet);
      }
      // A page that its reader has set to easier letters keeps them.
      root.dataset.ofPage ??= root.dataset.letters ?? '';
      if (letters || root.dataset.ofPage) root.dataset.letters = 'easy';
      else delete root.dataset.letters;
      document.adoptedStyleSheets = sheets;
    },
    [how === 'spacing' && SPACING, how === 'letters'],
  );
}

/** Examines a page as it is dressed: what is wrong, in lines, and the criteria that axe has rules for. */
export async function examine(page, { axe = true, focus = false } = {}) {
  const found = await page.evaluate(measure, [axe && AXE_TAGS]);
  if (focus) found.lines.push(...(await focusFaults(page)));
  return found;
}

/* c8 ignore start: runs in the page */
async function measure([tags]) {
  const root = document.documentElement;
  const lines = [];
  const criteria = new Set();
  const named = (element) => {
    const kind = element.getAttribute('class');
    return `<${element.tagName.toLowerCase()}${kind ? ` class="${kind}"` : ''}>`;
  };

  if (tags) {
    const options = { runOnly: tags, resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };
    const report = await window.axe.run(document, options);
    for (const { id, nodes } of report.violations) {
      for (const node of nodes) lines.push(`axe ${id}: ${node.target.join(' ')}: ${node.failureSummary}`);
    }
    for (const rule of [report.passes, report.violations, report.incomplete, report.inapplicable].flat()) {
      for (const tag of rule.tags) {
        const [, one, two, three] = tag.match(/^wcag(\d)(\d)(\d+)$/) ?? [];
        if (one) criteria.add(`${one}.${two}.${three}`);
      }
    }
  }

  // Reflow (1.4.10): nothing but tables, code and rows that scroll by themselves is wider than the page.
  const { scrollWidth, clientWidth } = root;
  if (scrollWidth > clientWidth) {
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > clientWidth + 1 || left < -1;
    });
    lines.push(`overflows sideways, ${scrollWidth} > ${clientWidth} px: ${wide.slice(0, 8).map(named).join(' ')}`);
  }

  // No text is cut off (1.4.4, 1.4.12): neither by what holds it, nor by the edge of a button.
  const folded = [...document.querySelectorAll('thead')].filter((head) => getComputedStyle(head).clipPath !== 'none');
  const isHidden = (element) =>
    element.closest('.vh, [hidden], svg, .skip') !== null || folded.includes(element.closest('thead'));
  const scrolls = (element, box) => {
    for (let at = element; at && at !== box; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  for (const box of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(box);
    const cuts = (value) => value === 'hidden' || value === 'clip';
    if (!cuts(style.overflowX) && !cuts(style.overflowY)) continue;
    if (isHidden(box) || style.clipPath !== 'none') continue;
    const edge = box.getBoundingClientRect();
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (!text.data.trim() || isHidden(text.parentElement) || !text.parentElement.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const cut = [...range.getClientRects()].some(
        (rect) =>
          (cuts(style.overflowX) && (rect.left < edge.left - 2 || rect.right > edge.right + 2)) ||
          (cuts(style.overflowY) && (rect.top < edge.top - 2 || rect.bottom > edge.bottom + 2)),
      );
      if (cut && !scrolls(text.parentElement, box)) lines.push(`cut off in ${named(box)}: ${text.data.trim().slice(0, 40)}`);
    }
  }
  for (const box of document.body.querySelectorAll('.btn, .tag, .tabbar a, .mainnav a, .tabs a, .icon-btn, summary')) {
    if (isHidden(box) || box.clientWidth === 0 || box.scrollWidth <= box.clientWidth + 1) continue;
    if (box.querySelector('.vh, .count') && box.matches('.icon-btn')) continue;
    lines.push(`wider than its box, ${box.scrollWidth} > ${box.clientWidth} px: ${named(box)} ${box.innerText.trim().slice(0, 40)}`);
  }

  // A refused form says what is wrong and leads there (3.3.1, 3.3.3, 4.1.3).
  for (const link of document.querySelectorAll('.callout.bad[role=alert] a[href^="#f-"]')) {
    const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field?.matches('input, select, textarea, fieldset, [tabindex]')) lines.push(`the summary leads nowhere: ${link.hash}`);
  }
  for (const field of document.querySelectorAll('[aria-invalid=true]')) {
    const words = (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id));
    if (!words.some((one) => one?.innerText.trim())) lines.push(`no words for what is wrong with ${field.name}`);
  }

  if (document.querySelector('[tabindex]:not([tabindex="0"], [tabindex="-1"])')) lines.push('an order of its own by tabindex');
  const links = (place) => [...document.querySelectorAll(`${place} a`)].map((link) => link.pathname).join(' ');
  const reader = document.querySelector('.mainnav a[href="/admin"]') ? 'admin' : document.querySelector('.menu') ? 'member' : 'visitor';
  return { lines, criteria: [...criteria], reader, same: ['.mainnav', '.tabbar', '.foot'].map(links).join(' | ') };
}

/** Whatever can have the focus shows it (2.4.7), and is not covered then (2.4.11). */
async function focusFaults(page) {
  // After a key, the browser shows the focus wherever it goes.
  await page.keyboard.press('Tab');
  return page.evaluate(async () => {
    const lines = [];
    const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
    const seen = [...document.querySelectorAll(all)].filter((element) => !element.disabled && element.checkVisibility());
    for (const element of seen) {
      element.focus();
      if (document.activeElement !== element) continue;
      const holder = element.closest('.writer') && element.matches('textarea') ? element.closest('.writer') : element;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(holder);
      const shown = (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
      const name = `${element.tagName.toLowerCase()} ${(element.innerText || element.name || element.id || '').trim().slice(0, 40)}`;
      if (!shown) lines.push(`the focus is not seen: ${name}`);
      const { left, top, width, height } = element.getBoundingClientRect();
      const points = [[.5, .5], [.2, .3], [.8, .7]].map(([x, y]) => [left + width * x, top + height * y]);
      const free = points.some(([x, y]) => {
        const there = document.elementFromPoint(x, y);
        return there && (element.contains(there) || there.contains(element) || there.closest('label')?.control === element);
      });
      if (!free) lines.push(`covered while it has the focus: ${name}`);
    }
    document.activeElement?.blur();
    scrollTo(0, 0);
    for (const row of document.querySelectorAll('.filters, .tabs ul, .mainnav ul, .grid-wrap')) row.scrollLeft = 0;
    return lines;
  });
}
/* c8 ignore stop */

// --------------------------------------------------------------------------------------------------- the table

const table = new Map();
const leads = new Set();
const tested = new Set();
const firsts = new Map();

/** The variants that a page of this route still has to be shown in. */
export const missing = (route) => wanted(route).filter(({ id }) => !table.get(route)?.has(id));

/** The variants that the list asks of a route. */
export const wanted = (route) => VARIANTS.filter(({ only }) => !only || only.includes(route));

/** Writes down how many faults a route has in a variant. */
export function note(route, id, { lines, criteria = [] }) {
  if (!table.has(route)) table.set(route, new Map());
  table.get(route).set(id, lines.length);
  for (const one of criteria) tested.add(one);
}

/** A route that answered by leading to another page. */
export const noteLead = (route) => leads.add(route);

/** Ways and help stand at the same place of every page of a node (3.2.3, 3.2.6). */
export function differing(node, { reader, same }) {
  const key = `${node.address} ${reader}`;
  if (!firsts.has(key)) firsts.set(key, same);
  return firsts.get(key) === same ? [] : [`the ways on are ${same}, elsewhere ${firsts.get(key)}`];
}

/** Prints the table and gives back what is wrong with it: a cell without a figure, a fault, a criterion not tested. */
export function conclude(routes, print) {
  const faults = [];
  print(`axe ${VARIANTS.map(({ id }) => id).join(' | ')}`);
  for (const route of routes) {
    const row = table.get(route);
    if (!row && leads.has(route)) {
      print(`axe ${route.padEnd(44)} leads to another page`);
      continue;
    }
    const cells = VARIANTS.map(({ id, only }) => {
      if (only && !only.includes(route)) return '–';
      const count = row?.get(id);
      if (count === undefined) faults.push(`${route} was never looked at as ${id}`);
      else if (count) faults.push(`${route} as ${id}: ${count} violations`);
      return count === undefined ? 'missing' : count === 0 ? 'ok' : String(count);
    });
    print(`axe ${route.padEnd(44)} ${cells.map((cell) => cell.padStart(3)).join(' ')}`);
  }
  for (const criterion of LIST.checks.find(({ id }) => id === 'rules').criteria) {
    if (!tested.has(criterion)) faults.push(`no rule of axe tests ${criterion}`);
  }
  print(`axe ${routes.length} pages, ${VARIANTS.length} variants, ${faults.length} faults`);
  return faults;
}
