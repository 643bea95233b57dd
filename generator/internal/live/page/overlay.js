// Shows over the page what a journal's author would want to mend: by itself what the last edit brought, all of it when
// asked. It stands beside the body, in a tree of its own, so that neither the page nor its styles know of it. It takes
// no focus that it was not given, and goes when there is nothing left to say.

const memory = "rapport:known";
const most = 100; // problems in a list; the page of problems has them all

const host = document.createElement("rapport-live");
const root = host.attachShadow({ mode: "open" });

function make(name, properties, ...children) {
  const e = Object.assign(document.createElement(name), properties);
  e.append(...children);
  return e;
}

const status = make("p", { className: "status", role: "status" });
const lead = make("p", { className: "lead" });
const list = make("div", { className: "list" });
const closer = make("button", { type: "button", textContent: "Close" });
const panel = make("section", { className: "panel", role: "dialog", hidden: true, tabIndex: -1, ariaLabel: "Problems in the notes" },
  make("header", {}, make("h2", { textContent: "Problems" }), lead, closer), list);
const words = make("span", {});
const way = make("a", { textContent: "To the first page", hidden: true });
const hide = make("button", { type: "button", textContent: "Hide" });
const line = make("p", { className: "line", hidden: true, role: "status" }, words, " ", way, " ", hide);
const corner = make("button", { type: "button", className: "corner", hidden: true });

let shown = { failure: "", problems: [] };
let known = recall(); // the sums of what its reader need not be told of; null before the first answer
let byHand = false; // opened by its reader
let ignored = ""; // the failure that its reader has closed

root.append(make("aside", { ariaLabel: "rapport" }, status, panel, line, corner));
document.documentElement.append(host);
dress();

// dress puts on the styles in a way that no page's policy forbids.
async function dress() {
  host.hidden = true;
  const sheet = new CSSStyleSheet();
  const answer = await fetch("/_rapport/overlay.css").catch(() => null);
  if (answer?.ok) sheet.replaceSync(await answer.text());
  root.adoptedStyleSheets = [sheet];
  host.hidden = false;
}

// say shows one line, with a way out where there is one; nothing hides it.
export function say(text, href) {
  line.hidden = !text;
  words.textContent = text;
  way.hidden = !href;
  way.href = href ?? "";
}

// show takes what the server says of the notes.
export function show(state) {
  const sums = state.problems.map(sumOf);
  known ??= new Set(sums);
  const before = shown.failure + shown.problems.map(sumOf).join();
  shown = state;
  known = new Set(sums.filter((sum) => known.has(sum))); // what is mended and broken again is news
  remember();
  const news = state.problems.filter((p) => !known.has(sumOf(p)));
  const open = state.failure !== "" && state.failure !== ignored || news.length > 0 || byHand && state.problems.length > 0;
  corner.textContent = count(state.problems.length) + (news.length ? ", " + news.length + " new" : "");
  corner.hidden = state.problems.length === 0 && state.failure === "";
  if (corner.hidden) byHand = false;
  if (!state.failure) ignored = "";
  fill(news);
  toggle(open);
  if (before !== state.failure + sums.join()) announce(state, news);
}

function announce(state, news) {
  if (state.failure) status.textContent = "The site could not be built.";
  else if (news.length) status.textContent = count(news.length, "new ") + ": " + news[0].place + ": " + news[0].message;
  else status.textContent = state.problems.length ? "" : "No problems.";
}

function count(n, kind = "") {
  return n + " " + kind + (n === 1 ? "problem" : "problems");
}

function fill(news) {
  const rest = shown.problems.filter((p) => known.has(sumOf(p)));
  lead.textContent = shown.failure ? "The site could not be built. What you see is the last one that could." : "What could be read counts all the same.";
  list.replaceChildren();
  if (shown.failure) list.append(make("pre", { className: "failure", tabIndex: 0, textContent: shown.failure }));
  section(news, rest.length ? "New" : "");
  section(rest, news.length ? "Known before" : "");
}

function section(problems, name) {
  if (problems.length === 0) return;
  if (name) list.append(make("h3", { textContent: name }));
  list.append(make("ul", {}, ...problems.slice(0, most).map(row)));
  if (problems.length > most) list.append(make("p", {}, make("a", { href: "/problems.html", textContent: "and " + (problems.length - most) + " more" })));
}

function row(p) {
  const place = p.open ? make("a", { href: p.open, textContent: p.place, title: "Open in the editor" }) : make("span", { textContent: p.place });
  const parts = [
    make("p", { className: "place" }, place, " ", make("span", { className: "severity", textContent: p.severity })),
    make("p", { className: "message", textContent: p.message }),
  ];
  if (p.excerpt) parts.push(make("pre", { tabIndex: 0 }, make("code", {}, ...excerpt(p))));
  if (p.hint) parts.push(make("p", { className: "hint", textContent: p.hint }));
  return make("li", { className: p.severity }, ...parts);
}

// excerpt marks the word in a line at which the problem is. Columns are counted in characters.
function excerpt(p) {
  const line = Array.from(p.excerpt);
  const from = p.column - 1;
  if (from < 0 || from >= line.length) return [p.excerpt];
  let to = from + 1;
  while (to < line.length && /[\p{L}\p{N}_-]/u.test(line[to])) to++;
  const part = (a, b) => line.slice(a, b).join("");
  return [part(0, from), make("mark", { textContent: part(from, to) }), part(to)];
}

function toggle(open) {
  panel.hidden = !open;
  corner.ariaExpanded = String(open);
}

// close is for good: what was closed is not shown again by itself.
function close() {
  const held = panel.contains(root.activeElement);
  byHand = false;
  ignored = shown.failure;
  known = new Set(shown.problems.map(sumOf));
  remember();
  show(shown);
  if (held) corner.focus();
}

closer.addEventListener("click", close);
hide.addEventListener("click", () => say(""));
corner.addEventListener("click", () => {
  if (!panel.hidden) return close();
  byHand = true;
  toggle(true);
  panel.focus();
});
document.addEventListener("keydown", (e) => {
  if (e.key === "Escape" && !panel.hidden && !e.defaultPrevented) close();
});

// What is known is kept while the tab is open, as sums: other servers may come to this address.
function remember() {
  try {
    sessionStorage.setItem(memory, JSON.stringify([...known]));
  } catch { /* then every page begins anew */ }
}

function recall() {
  try {
    const kept = sessionStorage.getItem(memory);
    return kept && new Set(JSON.parse(kept));
  } catch {
    return null;
  }
}

// sumOf tells problems apart, wherever in the note they move to.
function sumOf(p) {
  let sum = 0x811c9dc5;
  for (const c of p.place.replace(/(:\d+)*$/, "") + "\n" + p.code + "\n" + p.message) sum = Math.imul(sum ^ c.codePointAt(0), 0x01000193);
  return sum >>> 0;
}
