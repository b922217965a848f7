// Everything here is an extra. Each page works with this file missing.
const root = document.documentElement;

// Light or dark, kept in a cookie so that the server writes it into the next page: no flash.
for (const button of document.querySelectorAll("[data-theme-switch]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const chosen = root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    root.dataset.theme = chosen === "dark" ? "light" : "dark";
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `theme=${root.dataset.theme}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  });
}

for (const menu of document.querySelectorAll("details.menu")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); }
  });
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
}

// Single letters, for members who turned them on; /about/keys lists them. Each does what a link or button does.
if ("keys" in root.dataset) {
  const find = (what) => document.querySelector(what);
  const go = (link) => { if (link) link.click(); return Boolean(link); };
  const step = (by) => {
    const all = [...document.querySelectorAll("main article[aria-labelledby=t], main article.reply, main .threads h3 a")];
    const at = all.indexOf(document.activeElement?.closest("main article.reply, main article[aria-labelledby=t], main .threads h3 a"));
    const next = all[at < 0 ? (by > 0 ? 0 : -1) : at + by];
    if (!next) return false;
    for (let nest = next.closest("details.nest"); nest; nest = nest.parentElement.closest("details.nest")) nest.open = true;
    if (next.matches("article")) next.tabIndex = -1;
    next.focus();
    return true;
  };
  const reply = () => {
    const post = document.activeElement?.closest("article.reply, article[aria-labelledby=t]");
    const area = find("#reply textarea");
    if (!post && area) { area.focus(); return true; }
    return go((post ?? document).querySelector('.acts a[href*="reply_to="]'));
  };
  const search = () => {
    const field = find("#q");
    if (field?.checkVisibility()) field.focus(); else location.href = "/search";
    return true;
  };
  const acts = {
    j: () => step(1), k: () => step(-1), u: () => go(find('main a[href$="/unread"]')), r: reply,
    s: () => go(find('main a[href$="/save"]')), "/": search, "?": () => { location.href = "/about/keys"; return true; },
  };
  let leader = 0;
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (typing || event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    // Where the keyboard writes another script, the place of the key counts.
    const latin = /^[\x20-\x7e]$/.test(event.key);
    const key = latin ? event.key : event.code.replace(/^Key/, "").toLowerCase();
    const led = performance.now() - leader < 1500;
    leader = 0;
    if (key === "g") leader = performance.now();
    else if (key === "h" && led) location.href = "/";
    else if (!(Object.hasOwn(acts, key) && acts[key]())) return;
    event.preventDefault();
  });
}

// A refused form: the list of what is wrong is read out first.
document.querySelector(".callout[role=alert][tabindex]")?.focus();

for (const writer of document.querySelectorAll("[data-writer]")) {
  const area = writer.querySelector("textarea");
  const bar = writer.querySelector(".writer-bar");
  bar.hidden = false;
  const put = (text, from, to) => {
    const start = area.selectionStart;
    area.setRangeText(text, start, area.selectionEnd, "end");
    area.focus();
    area.setSelectionRange(start + from, start + to);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const chosen = area.value.slice(area.selectionStart, area.selectionEnd);
    const { wrap, line } = button.dataset;
    if (wrap) put(wrap + chosen + wrap, wrap.length, wrap.length + chosen.length);
    else if (line) {
      const before = area.value.slice(0, area.selectionStart);
      const fresh = before === "" || before.endsWith("\n") ? "" : "\n";
      const lines = fresh + chosen.split("\n").map((words) => line + words).join("\n");
      put(lines, lines.length, lines.length);
    } else put(`[${chosen}](https://)`, chosen ? chosen.length + 3 : 1, chosen ? chosen.length + 11 : 1);
  });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) area.form.requestSubmit(area.form.querySelector(".main-act"));
  });
}

// What is typed is kept on the server a moment later, in the member's drafts; nothing in this browser.
for (const place of document.querySelectorAll("input[name=draft_place]")) {
  const form = place.form;
  const said = form.querySelector("[data-draft-said]");
  const failed = said.dataset.draftSaid;
  let timer, going = null, again = false, over = false;
  const save = async () => {
    if (over) return;
    if (going) { again = true; return; }
    going = new AbortController();
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch("/drafts", { method: "POST", headers: { accept: "application/json" }, body, signal: going.signal });
      const { state, draft, say } = await answer.json();
      if (over) return;
      if (state === "kept" || state === "gone") form.elements.draft.value = draft;
      // Whoever has seen that there is a newer one decides with the button.
      if (state === "newer") over = true;
      if (said.textContent !== say) said.textContent = say;
    } catch {
      if (!over) said.textContent = failed;
    } finally {
      going = null;
      if (again) { again = false; soon(); }
    }
  };
  const soon = () => { clearTimeout(timer); timer = setTimeout(save, 1500); };
  form.addEventListener("input", soon);
  form.addEventListener("submit", () => { over = true; clearTimeout(timer); going?.abort(); });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer) { clearTimeout(timer); save(); }
  });
  // A page that comes back from the browser's memory goes on.
  addEventListener("pageshow", () => { over = false; });
}

// Behind an @ the people who may be named are offered, as a list under the field (ARIA: a text field with a listbox).
for (const writer of document.querySelectorAll("[data-writer][data-mentions]")) {
  const area = writer.querySelector("textarea");
  const place = area.form.elements.draft_place;
  if (!place) continue;
  const list = Object.assign(document.createElement("ul"), { id: `${area.id}-people`, className: "people plain", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", writer.dataset.mentions);
  const said = Object.assign(document.createElement("span"), { className: "vh" });
  said.setAttribute("role", "status");
  writer.after(list, said);
  area.setAttribute("aria-autocomplete", "list");
  area.setAttribute("aria-haspopup", "listbox");
  let from = -1, at = -1, timer, asked = 0;
  const close = () => {
    [from, at] = [-1, -1];
    list.hidden = true;
    list.replaceChildren();
    said.textContent = "";
    area.removeAttribute("aria-controls");
    area.removeAttribute("aria-activedescendant");
  };
  const mark = (next) => {
    const all = [...list.children];
    at = (next + all.length) % all.length;
    all.forEach((one, place) => one.setAttribute("aria-selected", String(place === at)));
    area.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
  };
  const choose = (one) => {
    area.setRangeText(`${one.dataset.address} `, from, area.selectionStart, "end");
    close();
    area.focus();
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const show = (people, say) => {
    list.replaceChildren(...people.map(({ address, name }, place) => {
      const one = Object.assign(document.createElement("li"), { id: `${list.id}-${place}` });
      one.setAttribute("role", "option");
      one.setAttribute("aria-selected", "false");
      one.dataset.address = address;
      const [bold, plain] = [document.createElement("b"), document.createElement("span")];
      [bold.textContent, plain.textContent, plain.translate, plain.dir] = [name, address, false, "ltr"];
      one.append(bold, " ", plain);
      return one;
    }));
    list.hidden = people.length === 0;
    said.textContent = say;
    if (people.length) area.setAttribute("aria-controls", list.id);
    at = -1;
    area.removeAttribute("aria-activedescendant");
  };
  const look = async () => {
    const typed = area.value.slice(0, area.selectionStart).match(/(?:^|[\s(])@([\w.@:-]{0,60})$/);
    if (!typed || area.selectionStart !== area.selectionEnd) return close();
    from = area.selectionStart - typed[1].length - 1;
    const mine = (asked += 1);
    try {
      const body = new URLSearchParams({ draft_place: place.value, q: typed[1] });
      const answer = await fetch("/mentions", { method: "POST", headers: { accept: "application/json" }, body });
      const { people, say } = await answer.json();
      if (mine === asked && from >= 0) show(people, say);
    } catch { close(); }
  };
  area.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(look, 150); });
  area.addEventListener("blur", () => { asked += 1; close(); });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const one = event.target.closest("[role=option]");
    if (one) choose(one);
  });
  area.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark(at < 0 && step < 0 ? -1 : at + step);
    else if (event.key === "Escape") { asked += 1; close(); }
    else if ((event.key === "Enter" || event.key === "Tab") && at >= 0 && !event.ctrlKey && !event.metaKey) choose(list.children[at]);
    else return;
    event.preventDefault();
  });
}
