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

  function sortable(table) {
    var body = table.tBodies[0];
    var heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      if (body.querySelector("td:nth-child(" + (column + 1) + ") svg")) return; // a picture has no order
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach(function (h) { h.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        Array.from(body.rows)
          .map(function (row) { return { row: row, key: key(row, column) }; })
          .sort(function (a, b) { return up ? compare(a.key, b.key) : compare(b.key, a.key); })
          .forEach(function (item) { body.appendChild(item.row); });
      });
    });
  }

  function filterable(table) {
    var label = document.createElement("label");
    var input = document.createElement("input");
    var told = document.createElement("span");
    label.className = "filter";
    input.type = "search";
    told.setAttribute("role", "status");
    label.append("Find ", input, told);
    table.parentNode.insertBefore(label, table);
    input.addEventListener("input", function () {
      var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      Array.from(table.tBodies[0].rows).forEach(function (row) {
        var text = row.textContent.toLowerCase();
        row.hidden = !words.every(function (word) { return text.includes(word); });
        if (!row.hidden) shown++;
      });
      told.textContent = words.length ? shown + " found" : "";
    });
  }

  document.querySelectorAll("table[data-sortable]").forEach(function (table) {
    sortable(table);
    if (table.tBodies[0].rows.length > 7) filterable(table);
  });
})();
