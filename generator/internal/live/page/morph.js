// Turns the open page into a newer one and keeps what its reader did with it. Who is who on the two pages is decided
// here, since few things on them have an id; morphdom then makes each of them what it is on the new page.
import morphdom from "./morphdom/morphdom-esm.js";

// become makes the open page what another document is. Where something is typed, opened, sorted or sought, the other
// one is brought into the same state first: scripts of the page do so when they hear rapport:change.
export function become(next) {
  document.dispatchEvent(new CustomEvent("rapport:change", { detail: next }));
  openAlike(next);
  document.title = next.title;
  copyAttributes(document.documentElement, next.documentElement);
  const active = document.activeElement;
  morphdom(document.body, next.body, {
    getNodeKey: () => undefined, // align has put everything in its place
    onBeforeElUpdated: (from, to) => {
      if (from.isEqualNode(to)) return false;
      if (from.matches("input, textarea")) copyInput(from, to);
      return true;
    },
    onBeforeElChildrenUpdated: align,
  });
  if (active !== document.activeElement && active.isConnected) active.focus({ preventScroll: true });
}

function copyAttributes(from, to) {
  for (const name of from.getAttributeNames()) if (!to.hasAttribute(name)) from.removeAttribute(name);
  for (const name of to.getAttributeNames()) from.setAttribute(name, to.getAttribute(name));
}

// copyInput keeps what was typed or ticked.
function copyInput(from, to) {
  if (from.type === "file") return;
  to.value = from.value;
  if ("checked" in from) to.checked = from.checked;
}

// openAlike opens and closes on the next page what is open and closed on this one.
function openAlike(next) {
  const place = (details) => {
    const row = details.parentElement.closest("li, tr")?.querySelector("a[href]")?.getAttribute("href");
    return [heading(details.closest("section")), row, heading(details)].join("\n");
  };
  const lists = [document, next].map((page) => [...page.querySelectorAll("details")]);
  const couples = couple(...lists, [place, (details) => place(details).replace(/\d+/g, "")]);
  for (const [now, was] of couples) now.open = was.open;
}

// heading is what a part of a page is called, without the count that often stands behind it.
function heading(part) {
  return part?.querySelector(":scope > :is(summary, h1, h2, h3, caption)")?.firstChild?.textContent.trim() ?? "";
}

// What a thing is known by, the surest first.
const marks = [
  (e) => e.outerHTML,
  (e) => e.id && e.localName + "#" + e.id,
  (e) => {
    const link = e.closest("li, tr") === e ? e.querySelector("a[href]")?.getAttribute("href") : "";
    const name = link || heading(e);
    return name && e.localName + " " + name;
  },
  (e) => e.localName + "." + e.className,
  (e) => e.localName,
];

// couple maps each of the new to its old one: the first that is left with the same mark.
function couple(olds, news, marks) {
  const couples = new Map();
  for (const mark of marks) {
    const left = new Map();
    for (const old of olds) {
      const m = mark(old);
      if (!left.has(m)) left.set(m, []);
      left.get(m).push(old);
    }
    const taken = new Set();
    for (const now of news) {
      const m = mark(now);
      const old = m && left.get(m)?.shift();
      if (!old) continue;
      couples.set(now, old);
      taken.add(old);
    }
    olds = olds.filter((old) => !taken.has(old));
    news = news.filter((now) => !couples.has(now));
  }
  return couples;
}

// align gives an element as many children of the same kinds as its newer self, in the same order. What is on both pages
// is neither made anew nor moved without need: it may be focused, selected, or scrolled to.
function align(from, to) {
  const couples = partners([...from.children], [...to.children]);
  const kept = new Set(couples.values());
  for (const child of [...from.children]) if (!kept.has(child)) child.remove();
  let at = from.firstChild;
  const drop = () => {
    const old = at;
    at = at.nextSibling;
    old.remove();
  };
  for (const now of to.childNodes) {
    if (now.nodeType !== Node.ELEMENT_NODE) {
      if (at?.nodeType === now.nodeType) at = at.nextSibling;
      else from.insertBefore(document.importNode(now), at);
      continue;
    }
    while (at && at.nodeType !== Node.ELEMENT_NODE) drop();
    const was = couples.get(now);
    if (!was) {
      from.insertBefore(document.importNode(now, true), at);
      continue;
    }
    if (was !== at && was === at.nextElementSibling) { // what stood before it belongs further down
      const moved = at;
      at = at.nextSibling;
      put(from, moved, null);
      while (at !== was) drop();
    }
    if (was === at) at = at.nextSibling;
    else put(from, was, at);
  }
  while (at) drop();
}

// partners finds who is who. Usually little has changed, so that both ends are the same.
function partners(olds, news) {
  const same = new Map();
  let first = 0;
  while (first < olds.length && first < news.length && olds[first].isEqualNode(news[first])) same.set(news[first], olds[first++]);
  let o = olds.length;
  let n = news.length;
  while (first < o && first < n && olds[o - 1].isEqualNode(news[n - 1])) same.set(news[--n], olds[--o]);
  olds = olds.slice(first, o);
  news = news.slice(first, n);
  const alone = olds.length === 1 && news.length === 1; // then there is no need to write out how they differ
  for (const [now, old] of couple(olds, news, alone ? marks.slice(-1) : marks)) same.set(now, old);
  return same;
}

// put moves a child, and keeps its state in browsers that can.
function put(parent, child, before) {
  if (parent.moveBefore) parent.moveBefore(child, before);
  else parent.insertBefore(child, before);
}
