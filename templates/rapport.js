// What a table gains from a script: sorting by a column and finding a row. Everything is there without it.
(function () {
  "use strict";

  function key(row, column) {
    var cell = row.cells[column];
    var value = cell.getAttribute("data-key");
    if (value === null) value = cell.textContent.trim();
    return value !== "" && !isNaN(value) ? Number(value) : value.toLowerCase();
  }

  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
    return String(a).localeCompare(String(b));
  }

  function heads(table) { return Array.from(table.tHead.rows[0].cells); }

  function sortable(table) {
    heads(table).forEach(function (head, column) {
      if (table.tBodies[0].querySelector("td:nth-child(" + (column + 1) + ") svg")) return; // a picture has no order
      var button = head.ownerDocument.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
    });
  }

  function sort(table, column, order) {
    var body = table.tBodies[0];
    heads(table).forEach(function (h) { h.removeAttribute("aria-sort"); });
    heads(table)[column].setAttribute("aria-sort", order);
    Array.from(body.rows)
      .map(function (row) { return { row: row, key: key(row, column) }; })
      .sort(function (a, b) { return order === "ascending" ? compare(a.key, b.key) : compare(b.key, a.key); })
      .forEach(function (item) { body.appendChild(item.row); });
  }

  function filterable(table) {
    var page = table.ownerDocument;
    var label = page.createElement("label");
    var input = page.createElement("input");
    var told = page.createElement("span");
    label.className = "filter";
    input.type = "search";
    told.setAttribute("role", "status");
    label.append("Find ", input, told);
    table.parentNode.insertBefore(label, table);
  }

  // inputOf is the field above a table, if it has one.
  function inputOf(table) {
    var label = table.previousElementSibling;
    return label && label.matches(".filter") ? label.querySelector("input") : null;
  }

  function filter(table) {
    var input = inputOf(table);
    var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    var shown = 0;
    Array.from(table.tBodies[0].rows).forEach(function (row) {
      var text = row.textContent.toLowerCase();
      row.hidden = !words.every(function (word) { return text.includes(word); });
      if (!row.hidden) shown++;
    });
    input.nextElementSibling.textContent = words.length ? shown + " found" : "";
  }

  function tables(page) { return Array.from(page.querySelectorAll("table[data-sortable]")); }

  function dress(page) {
    tables(page).forEach(function (table) {
      sortable(table);
      if (table.tBodies[0].rows.length > 7) filterable(table);
    });
  }

  // alike sorts a table as another is sorted, and shows what is sought there.
  function alike(table, other) {
    heads(other).forEach(function (head, column) {
      var order = head.getAttribute("aria-sort");
      if (order && column < heads(table).length) sort(table, column, order);
    });
    if (!inputOf(table) || !inputOf(other) || !inputOf(other).value) return;
    inputOf(table).value = inputOf(other).value;
    filter(table);
  }

  function name(table) { return table.caption ? table.caption.textContent : ""; }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("table[data-sortable] > thead button");
    if (!button) return;
    var head = button.closest("th");
    sort(head.closest("table"), head.cellIndex, head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending");
  });
  document.addEventListener("input", function (event) {
    var label = event.target.closest(".filter");
    if (label) filter(label.nextElementSibling);
  });
  // The open page is about to become the one in the event, which "rapport serve" has from a note that was saved.
  document.addEventListener("rapport:change", function (event) {
    var old = tables(document);
    dress(event.detail);
    tables(event.detail).forEach(function (table) {
      var same = old.find(function (other) { return name(other) === name(table); });
      if (same) alike(table, same);
    });
  });
  dress(document);
})();
