// A page that is opened later than it was made counts its days to the day that it is opened on: "41 days ago" and what
// is due by now. Everything else on it is as it was. Pages whose day is pinned carry no data-day and stay as they are;
// so do those that are opened on their own day. The words are those of the program: told.go and practice/words.go.
(function () {
  "use strict";

  var page; // the one whose days are counted
  var today;

  // number counts days, so that those of two dates can be subtracted; not a number without a date.
  function number(iso) {
    if (!iso) return NaN;
    var part = iso.split("-").map(Number);
    var day = new Date(0);
    day.setUTCFullYear(part[0], part[1] - 1, part[2]);
    return Math.round(day.getTime() / 86400000);
  }

  function dayWords(iso) {
    var part = iso.split("-").map(Number);
    return part[2] + " " + ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][part[1] - 1] + " " + iso.split("-")[0];
  }

  function span(days) {
    if (days === 1) return "1 day";
    if (days <= 90) return days + " days";
    if (days <= 182) return Math.floor(days / 7) + " weeks";
    if (days <= 3 * 365) return Math.floor(days * 12 / 365) + " months";
    return Math.floor(days / 365) + " years";
  }

  // What is said of a day, by how it is counted. since is how many days ago it was, less than none when it is to come.
  var words = {
    ago: function (since) {
      if (since === 0) return "today";
      if (since === 1) return "yesterday";
      if (since === -1) return "tomorrow";
      return since < 0 ? "in " + span(-since) : span(since) + " ago";
    },
    wait: function (since) { return since === 0 ? "today" : span(since); },
    due: function (since, iso) { return (since > 0 ? "was due " : "due ") + dayWords(iso) + ", " + words.ago(since); },
    left: function (since) {
      if (since < -1) return -since + " days left";
      if (since === -1) return "one day left";
      if (since === 0) return "today is the last day";
      return since === 1 ? "one day late" : since + " days late";
    },
  };

  function count() {
    Object.keys(words).forEach(function (kind) {
      page.querySelectorAll("time[data-" + kind + "]").forEach(function (time) {
        var iso = time.getAttribute("datetime");
        var since = today - number(iso);
        time.textContent = words[kind](since, iso);
        var promise = kind === "due" && since > 0 && time.closest("li.open");
        if (promise) promise.classList.replace("open", "late");
      });
    });
  }

  // The marks that a finding may get, as package chart draws them.
  var marks = {
    due: '<circle class="st-line" cx="6" cy="6" r="4.25"/><path class="st-line" d="M6 3.25V6l2 1.5"/>',
    gap: '<path class="st-line" d="M6 .9 11.1 6 6 11.1.9 6z"/>',
    unknown: '<path class="st-line" d="M4 4.2a2 2 0 1 1 2.7 1.9c-.5.2-.7.5-.7 1.2"/><circle cx="6" cy="9.6" r=".8"/>',
    info: '<circle cx="6" cy="6" r="1.75"/>',
  };
  var order = ["gap", "due", "planned", "unknown", "info", "snoozed", "met"];

  function stateOf(row) {
    return order.find(function (state) { return row.classList.contains(state); });
  }

  function asks(state) { return state === "due" || state === "gap"; }

  // stands says how a finding stands today when no note has come. After a while without any note, what was no gap on the
  // day of the last one is not known to be one.
  function stands(row, last) {
    var state = stateOf(row);
    var from = function (name) { return number(row.getAttribute("data-" + name + "-from")); };
    var gap = from("gap");
    if (today >= from("over")) return asks(state) ? "info" : state;
    if (today >= gap) state = "gap";
    else if (today >= from("due") && state !== "gap") state = "due";
    return last && asks(state) && (state === "due" || gap > last) ? "unknown" : state;
  }

  function restate(row, last) {
    var before = stateOf(row);
    var state = stands(row, last);
    if (state === before) return false;
    row.classList.replace(before, state);
    row.querySelector(".state").textContent = state;
    var mark = row.querySelector(".st");
    mark.classList.replace("st-" + before, "st-" + state);
    mark.innerHTML = marks[state];
    var say = row.querySelector(".say");
    if (say && !asks(state)) say.remove();
    return true;
  }

  // unfold puts what is not met any more with what is not, out of the part that is folded away.
  function unfold(row) {
    var folded = row.closest("details");
    if (!folded || stateOf(row) === "met" || stateOf(row) === "snoozed") return;
    var list = folded.parentNode.querySelector(":scope > .findings");
    if (!list) {
      list = row.parentNode.cloneNode(false);
      folded.before(list);
    }
    list.append(row);
    folded.parentNode.querySelectorAll(":scope > .empty").forEach(function (p) { p.remove(); });
    if (!folded.querySelector(".finding")) folded.remove();
  }

  function sort(list) {
    Array.from(list.children)
      .sort(function (a, b) { return order.indexOf(stateOf(a)) - order.indexOf(stateOf(b)); })
      .forEach(function (row) { list.append(row); });
  }

  function say(kind, text, before) {
    var p = page.createElement("p");
    p.className = kind;
    p.textContent = text;
    before.before(p);
  }

  // idleSince is the day of the last note when nothing was noted for two weeks, and says so; else nothing.
  function idleSince() {
    var from = page.querySelector("[data-last-note]");
    if (!from) return 0;
    var iso = from.getAttribute("data-last-note");
    if (today - number(iso) < 14) return 0;
    if (from.matches(".idle")) from.hidden = false;
    else say("idle", "The last note is of " + dayWords(iso) + ": what seems to be missing may only be a missing note.", from.closest("details") || from.closest(".findings"));
    return number(iso);
  }

  function recount(opened) {
    var now = new Date();
    page = opened;
    today = number([now.getFullYear(), now.getMonth() + 1, now.getDate()].join("-"));
    var made = page.documentElement.getAttribute("data-day");
    if (!(number(made) < today)) return;
    count();
    var last = idleSince();
    var changed = Array.from(page.querySelectorAll(".finding")).filter(function (row) { return restate(row, last); });
    changed.forEach(unfold);
    if (changed.length > 0) page.querySelectorAll(".findings:not(.kept)").forEach(sort);
    say("opened", "This page is of " + dayWords(made) + "; days are counted to today.", page.getElementById("_main").firstElementChild);
  }

  recount(document);
  document.addEventListener("rapport:change", function (event) { recount(event.detail); });
})();
