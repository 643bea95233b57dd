// Keeps the open page the newest. The server says by a number when there is a newer site; then this page asks for itself
// again and becomes what it gets. Only a page that is seen listens: a browser allows few connections to one server, and a
// page that is shown again hears of the newest edition at once.
import { become } from "./morph.js";
import { say, show } from "./overlay.js";

const own = "/_rapport/";

// told is what the server says of a page of its: which edition it is, what it is shown with, and which note it shows.
const told = (page) => ({ ...page.querySelector("script[data-edition]").dataset });

let page = told(document);
let events = null;
let later = 0; // a timer, while the server does not answer
let silent = false; // it has been said that it does not
let busy = false;
let again = false;

function listen() {
  if (document.hidden) return hangUp();
  if (events) return;
  events = new EventSource(own + "events");
  events.onopen = () => {
    clearTimeout(later);
    later = 0;
    if (silent) say("");
    silent = false;
  };
  events.onmessage = catchUp;
  events.onerror = () => {
    const refused = events.readyState === EventSource.CLOSED;
    later ||= setTimeout(retry, refused ? 5000 : 2500);
    if (refused) ask().catch(() => {});
  };
}

function hangUp() {
  events?.close();
  events = null;
  clearTimeout(later);
  later = 0;
}

function retry() {
  if (!silent) say("rapport does not answer. This page stays as it was.");
  silent = true;
  hangUp();
  listen();
}

// ask returns how the site is now, and nothing when the server does not know this browser: it was started again.
async function ask() {
  const query = new URLSearchParams({ page: location.pathname, note: page.note ?? "", sum: page.sum ?? "" });
  const answer = await fetch(own + "state?" + query);
  if (answer.ok) return answer.json();
  if (answer.status !== 403) return;
  silent = true;
  say("rapport was started again. Open the address that it shows in the terminal, once, and this page goes on.");
}

async function catchUp() {
  again = true;
  if (busy) return;
  busy = true;
  while (again) {
    again = false;
    await once().catch(() => {}); // the stream notices when the server is gone
  }
  busy = false;
}

async function once() {
  const state = await ask();
  if (!state) return;
  show(state);
  if (state.edition === page.edition) return;
  if (state.moved) return location.replace(state.moved + location.hash);
  if (state.gone) {
    page.edition = state.edition;
    if (!page.missing) say("This page is gone: no note makes it any more.", "/");
    return;
  }
  const answer = await fetch(location.pathname + location.search);
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = told(next);
  if (answer.status === 500) {
    page.edition = now.edition;
    return say(next.querySelector("h1").textContent + ": " + next.querySelector("main p").textContent);
  }
  if (now.missing || now.frame !== page.frame) return location.reload(); // browsers keep the scroll position
  if (now.styles !== page.styles) restyle(now.styles);
  become(next);
  page = now;
  say("");
}

// restyle loads the style sheets again, and lets go of each old one when the new one is there.
function restyle(sum) {
  for (const old of document.querySelectorAll("link[rel=stylesheet]")) {
    const link = old.cloneNode();
    link.href = old.href.replace(/\?.*|$/, "?" + sum);
    link.onload = () => old.remove();
    link.onerror = () => link.remove();
    old.after(link);
  }
}

document.addEventListener("visibilitychange", listen);
addEventListener("pagehide", hangUp);
addEventListener("pageshow", (e) => {
  if (e.persisted) listen();
});
listen();
