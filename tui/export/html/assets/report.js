"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (name) => document.getElementById(name);
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const panes = all(".pane"), holder = $("panes"), svg = $("lines"), current = $("current");
  const numbers = (element, key) => (element.dataset[key] || "").split(" ").filter(Boolean).map(Number);

  // --- what stands where ---------------------------------------------------------------------------------------

  const runs = { p: [], m: [], q: [], t: [] };
  for (const pane of panes)
    for (const element of all("[data-p], [data-m], [data-q], [data-t]", pane))
      for (const key of "pmqt") for (const n of numbers(element, key)) (runs[key][n] ||= []).push(element);
  const letters = [];
  for (const button of all("[data-letter]")) letters[button.dataset.letter] = button;
  const inGroup = data.groups.map(() => []);
  data.passages.forEach(([group], n) => inGroup[group].push(n));
  /** Per other article the wording that is closest to a passage, in pane order. */
  const closest = (n) => (data.passages[n][4].length ? data.passages[n][4] : inGroup[data.passages[n][0]].filter((other) => other !== n));
  const rows = { p: [], m: [], q: [] };
  for (const button of all("[data-g]")) rows.p[button.dataset.g] = button.parentElement;
  for (const button of all(".wording")) rows.q[button.dataset.goQ] = button;
  const people = all("[data-person]");

  const articleOf = { p: (n) => data.passages[n][1], m: (n) => data.mentions[n][1], q: (n) => data.wordings[n][1], t: (n) => data.texts[n] };
  const sameAs = {
    p: (n) => inGroup[data.passages[n][0]],
    m: (n) => data.mentions.flatMap(([person], other) => (person === data.mentions[n][0] ? [other] : [])),
    q: (n) => data.wordings.flatMap(([quote], other) => (quote === data.wordings[n][0] ? [other] : [])),
    t: (n) => [n],
  };

  // --- state ---------------------------------------------------------------------------------------------------

  let now = null; // what is current: [key, number]
  let person = null;
  let stepping = "p";
  let focus = 0;
  const hiddenKinds = new Set();
  const isShown = (group) => !hiddenKinds.has(data.groups[group][1]) && (person === null || data.people[person].includes(group));
  const shownPassage = (n) => isShown(data.passages[n][0]);

  const marked = {};
  function mark(name, elements, also) {
    for (const [element, other] of marked[name] || []) element.classList.remove(name, ...other);
    const more = also ? [also] : [];
    marked[name] = elements.filter(Boolean).map((element) => [element, more]);
    for (const [element] of marked[name]) element.classList.add(name, ...more);
  }

  const elementsOf = (key, n) => [...(runs[key][n] || []), ...(key === "p" ? [letters[n]] : [])];

  function show(key, n, { level = key === "p" || key === "q" } = {}) {
    if (!runs[key][n]) return;
    now = [key, n];
    stepping = key === "t" ? "p" : key;
    const article = (focus = articleOf[key](n));
    const others = sameAs[key](n);
    bring(article);
    turnTo(key, n, !level ? [] : key === "p" ? closest(n) : others);
    mark("now", key === "p" ? others.flatMap((other) => elementsOf("p", other)) : [], key === "p" && `now-h${data.groups[data.passages[n][0]][3]}`);
    mark("spot", key === "m" ? runs.m[n] : []);
    mark("said", key === "q" || key === "t" ? others.flatMap((other) => runs[key][other] || []) : []);
    mark("near", []);
    for (const row of all(".lists .now")) row.classList.remove("now");
    const row = key === "p" ? rows.p[data.passages[n][0]] : rows.q[n];
    if (row && key !== "m") { row.classList.add("now"); row.scrollIntoView({ block: "nearest" }); }
    if (key === "q") list("quotes", false);
    if (key === "t") current.hidden = true;
    else describe(key, n, others);
    if (key === "p") name(data.groups[data.passages[n][0]][0]);
    draw();
  }

  /** The address names the current passage by its letter, so that it can be pointed to: report.html#C */
  function name(letter) {
    try { history.replaceState(null, "", "#" + letter); } catch { /* a page inside another one has no address of its own */ }
  }

  function open() {
    const letter = location.hash.slice(1);
    const group = data.groups.findIndex(([of]) => of === letter);
    if (group >= 0) show("p", inGroup[group][0]);
  }

  function clear() {
    now = null;
    for (const name of ["now", "spot", "said", "near"]) mark(name, []);
    for (const row of all(".lists .now")) row.classList.remove("now");
    current.hidden = true;
    if (person !== null) choosePerson(null);
    stepping = "p";
    draw();
  }

  const offset = (pane, element) => element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;

  /** Brings a place into view, and the same places in the other articles level with it. All is read before it is moved. */
  function turnTo(key, n, others) {
    const pane = panes[articleOf[key](n)], top = offset(pane, runs[key][n][0]), height = pane.clientHeight;
    const seen = top > pane.scrollTop + 60 && top < pane.scrollTop + height * 0.75;
    const y = seen ? top - pane.scrollTop : Math.min(top, height * 0.32);
    const turns = new Map([[pane, top]]);
    for (const other of others) {
      const there = panes[articleOf[key](other)];
      if (!turns.has(there) && runs[key][other]) turns.set(there, offset(there, runs[key][other][0]));
    }
    for (const [there, place] of turns) if (there !== pane || !seen) there.scrollTop = place - y;
  }

  function bring(article) {
    const pane = panes[article];
    const left = pane.offsetLeft, right = left + pane.offsetWidth;
    if (left < holder.scrollLeft || right > holder.scrollLeft + holder.clientWidth) holder.scrollLeft = left;
    tab(article);
  }

  function tab(article) {
    all("[data-tab]").forEach((link, n) => link.classList.toggle("now", n === article));
  }

  // --- the current passage, in words ---------------------------------------------------------------------------

  function make(name, words, className) {
    const element = document.createElement(name);
    if (words !== undefined) element.textContent = words;
    if (className) element.className = className;
    return element;
  }

  function describe(key, n, others) {
    const list = make("ul", undefined, "wordings");
    let title, why = "";
    if (key === "p") {
      const [group, , score, reason] = data.passages[n];
      const [letter, kind] = data.groups[group];
      title = `${letter} · ${kind}, ${score}`;
      why = reason;
    } else if (key === "m") {
      title = people[data.mentions[n][0]].querySelector(".words").textContent;
      why = `${others.indexOf(n) + 1} of ${others.length} mentions`;
    } else {
      title = rows.q[n].closest("ul").previousElementSibling.textContent;
    }
    for (const other of key === "m" ? [n] : others) {
      const item = make("li"), button = make("button");
      button.type = "button";
      button.dataset["to" + key.toUpperCase()] = other;
      if (other === n) button.className = "now";
      if (key === "p") button.classList.add(`h${data.groups[data.passages[n][0]][3]}`);
      const words = key === "p" ? pieces(other) : make("span", key === "q" ? rows.q[other].lastElementChild.textContent : around(runs.m[n][0]));
      button.append(make("small", data.articles[articleOf[key](other)][0]), words);
      item.append(button);
      list.append(item);
    }
    current.replaceChildren(make("h2", title), make("p", why, "why"), list);
    current.classList.toggle("in-list", key === "q");
    current.hidden = false;
    current.scrollTop = 0;
  }

  function pieces(n) {
    const words = make("span");
    for (const run of runs.p[n] || []) {
      const piece = make("span", run.textContent);
      for (const name of ["other", "moved", "odds"]) piece.classList.toggle(name, run.classList.contains(name));
      words.append(piece);
    }
    return words;
  }

  /** The text around a name, without the letters that stand in it. */
  function around(element) {
    const paragraph = element.closest("p, h3"), range = document.createRange();
    const plain = (from, to) => {
      range.setStart(...from);
      range.setEnd(...to);
      const part = range.cloneContents();
      for (const button of all("button", part)) button.remove();
      return part.textContent;
    };
    const at = [...element.parentNode.childNodes].indexOf(element);
    const before = plain([paragraph, 0], [element.parentNode, at]), after = plain([element.parentNode, at], [paragraph, paragraph.childNodes.length]);
    const shorter = (words, length) => (words.length > length ? words.slice(0, length).replace(/\S*$/, "…") : words);
    const lead = before.length > 60 ? "…" + before.slice(-60).replace(/^\S*/, "") : before;
    return lead + shorter(after, 110);
  }

  // --- lines ---------------------------------------------------------------------------------------------------

  const paths = [];
  let near = -1, asked = false;
  function draw() {
    if (!asked) { asked = true; requestAnimationFrame(() => { asked = false; drawNow(); }); }
  }

  let tops = [], sizes = [];
  function measure() {
    sizes = panes.map((pane) => [pane.offsetLeft, pane.offsetWidth, pane.clientHeight, textEdges(pane)]);
    const frames = panes.map((pane) => [pane.getBoundingClientRect().top, pane.scrollTop]);
    tops = data.passages.map(([, article], n) => {
      const button = letters[n], element = button && button.offsetParent ? button : runs.p[n]?.[0];
      if (!element) return null;
      const box = element.getClientRects()[0], [top, scrolled] = frames[article];
      return box ? box.top + box.height / 2 - top + scrolled : null;
    });
    svg.setAttribute("width", holder.scrollWidth);
    svg.setAttribute("height", holder.clientHeight);
    draw();
  }

  function textEdges(pane) {
    const box = pane.querySelector(".text").getBoundingClientRect(), outer = pane.getBoundingClientRect();
    return [pane.offsetLeft + box.left - outer.left - 6, pane.offsetLeft + box.right - outer.left + 6];
  }

  function drawNow() {
    if (getComputedStyle(svg).display === "none") return;
    const scrolled = panes.map((pane) => pane.scrollTop);
    const currentGroup = now && now[0] === "p" ? data.passages[now[1]][0] : -1;
    let used = 0;
    for (let group = 0; group < inGroup.length; group++) {
      if (!isShown(group)) continue;
      const loud = group === currentGroup || group === near;
      let last = null, lastArticle = -1;
      const chain = group === currentGroup ? [now[1], ...closest(now[1])].sort((a, b) => a - b) : inGroup[group];
      for (const n of chain) {
        const article = data.passages[n][1];
        if (article === lastArticle || tops[n] === null) continue; // an outlet's first one stands for all of its own
        const height = sizes[article][2], y = tops[n] - scrolled[article];
        const here = { article, y: Math.min(height - 5, Math.max(5, y)), seen: y > 0 && y < height };
        if (last && (loud || (here.article === last.article + 1 && here.seen && last.seen)) && (here.seen || last.seen))
          line(used++, group, last, here, loud, currentGroup);
        last = here;
        lastArticle = article;
      }
    }
    for (; used < paths.length; used++) paths[used].style.display = "none";
  }

  function line(number, group, from, to, loud, currentGroup) {
    const path = (paths[number] ||= svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path")));
    const x1 = sizes[from.article][3][1], x2 = sizes[to.article][3][0], middle = (x1 + x2) / 2;
    path.setAttribute("d", `M${x1} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${x2} ${to.y}`);
    path.setAttribute("class", `h${data.groups[group][3]}${group === currentGroup ? " now" : loud ? " near" : currentGroup >= 0 ? " far" : ""}`);
    path.dataset.group = group;
    path.style.display = "";
  }

  // --- filters -------------------------------------------------------------------------------------------------

  function filter() {
    const groups = data.groups.map((_, group) => isShown(group));
    for (const element of all("mark[data-p]", holder)) element.classList.toggle("off", !numbers(element, "p").some(shownPassage));
    letters.forEach((button, n) => button.classList.toggle("off", !shownPassage(n)));
    rows.p.forEach((row, group) => (row.hidden = !groups[group]));
    measure();
  }

  function choosePerson(which) {
    person = which;
    $("who").value = which === null ? "" : which;
    people.forEach((button, n) => button.setAttribute("aria-pressed", String(n === which)));
    mark("mine", which === null ? [] : data.mentions.flatMap(([of], n) => (of === which ? runs.m[n] || [] : [])));
    filter();
  }

  // --- steps ---------------------------------------------------------------------------------------------------

  function candidates() {
    if (stepping === "m" && person !== null) return data.mentions.flatMap(([of], n) => (of === person ? [n] : []));
    if (stepping === "q") return data.wordings.map((_, n) => n).sort((a, b) => before(runs.q[a][0], runs.q[b][0]));
    return data.passages.flatMap(([group, article], n) => (article === focus && isShown(group) ? [n] : []))
      .sort((a, b) => before(runs.p[a][0], runs.p[b][0]));
  }

  const before = (a, b) => (a === b ? 0 : a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);

  function step(by) {
    const key = stepping === "m" && person === null ? "p" : stepping, found = candidates();
    if (!found.length) return;
    let at = now && now[0] === key ? found.indexOf(now[1]) : -1;
    if (at < 0 && key === "p") {
      const pane = panes[focus], top = pane.scrollTop;
      const after = found.findIndex((n) => offset(pane, runs.p[n][0]) >= top);
      at = by > 0 ? (after < 0 ? -1 : after - 1) : after < 0 ? 0 : after;
    }
    show(key, found[(at + by + found.length) % found.length]);
  }

  function cross(by) {
    if (!now) return;
    const [key, n] = now, others = sameAs[key](n).filter((other) => articleOf[key](other) !== articleOf[key](n));
    const turn = panes.map((_, k) => (articleOf[key](n) + by * (k + 1) + panes.length * 2) % panes.length);
    for (const article of turn) {
      const there = others.find((other) => articleOf[key](other) === article);
      if (there !== undefined) return show(key, there);
    }
  }

  function list(name, open = true) {
    for (const button of all("[data-list]")) {
      const chosen = button.dataset.list === name;
      button.setAttribute("aria-pressed", String(chosen));
      $(`list-${button.dataset.list}`).hidden = !chosen;
    }
    if (open) openLists(true);
  }

  function openLists(open) {
    $("lists").classList.toggle("open", open);
    $("open-lists").setAttribute("aria-expanded", String(open));
  }

  function turnTheme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  }

  // --- what fingers do -----------------------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const target = event.target.closest("button, mark, [data-q], [data-m], path, [data-tab]");
    if (!target) return;
    const { letter, p, m, q, g, goM, goQ, goT, toP, toM, toQ, person: who, list: name, group, tab: article } = target.dataset;
    if (letter !== undefined) show("p", Number(letter));
    else if (g !== undefined) { openLists(false); show("p", inGroup[g][0]); }
    else if (group !== undefined) show("p", inGroup[group].find((n) => articleOf.p(n) === focus) ?? inGroup[group][0]);
    else if (toP !== undefined) show("p", Number(toP));
    else if (toQ !== undefined || goQ !== undefined) { openLists(false); show("q", Number(toQ ?? goQ)); }
    else if (goT !== undefined) { openLists(false); show("t", Number(goT)); }
    else if (toM !== undefined || goM !== undefined) {
      const n = Number(toM ?? goM);
      choosePerson(data.mentions[n][0]); openLists(false); show("m", n);
    }
    else if (who !== undefined) { choosePerson(Number(who) === person ? null : Number(who)); stepping = person === null ? "p" : "m"; }
    else if (name !== undefined) list(name);
    else if (article !== undefined) { event.preventDefault(); turn(Number(article)); }
    else if (getSelection().isCollapsed && target.closest(".pane")) {
      const passage = numbers(target, "p").find(shownPassage);
      if (passage !== undefined) show("p", passage);
      else if (q) show("q", numbers(target, "q")[0]);
      else if (m) { choosePerson(data.mentions[numbers(target, "m")[0]][0]); show("m", numbers(target, "m")[0]); }
    }
  });

  function turn(article) {
    focus = article;
    holder.scrollLeft = panes[article].offsetLeft;
    panes[article].focus({ preventScroll: true });
    tab(article);
  }

  function hover(group) {
    if (group === near) return;
    near = group;
    mark("near", group < 0 ? [] : inGroup[group].flatMap((n) => runs.p[n] || []));
    draw();
  }

  document.addEventListener("pointerover", (event) => {
    const target = event.target.closest?.("mark[data-p], [data-letter], [data-g], #lines path");
    if (!target) return hover(-1);
    const { letter, g, group } = target.dataset;
    if (g ?? group) return hover(Number(g ?? group));
    const passage = letter !== undefined ? Number(letter) : numbers(target, "p").find(shownPassage);
    hover(passage === undefined ? -1 : data.passages[passage][0]);
  });

  const keys = {
    n: () => step(1), N: () => step(-1), "]": () => cross(1), "[": () => cross(-1), d: turnTheme,
    s: () => list("passages"), p: () => list("people"), t: () => list("quotes"),
    "?": () => $("help").showModal(), Escape: () => ($("lists").classList.contains("open") ? openLists(false) : clear()),
  };
  document.addEventListener("keydown", (event) => {
    if (!$("keys").checked || event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
    if (event.target.closest?.("select, input:not([type=checkbox])")) return;
    const act = keys[event.key] || (/^[1-9]$/.test(event.key) && panes[event.key - 1] && (() => turn(event.key - 1)));
    if (act) { event.preventDefault(); act(); }
  });

  for (const box of all("[data-kind-box]"))
    box.addEventListener("change", () => {
      hiddenKinds[box.checked ? "delete" : "add"](box.dataset.kindBox);
      filter();
    });
  $("who").addEventListener("change", (event) => {
    choosePerson(event.target.value === "" ? null : Number(event.target.value));
    stepping = person === null ? "p" : "m";
  });
  $("next").addEventListener("click", () => step(1));
  $("previous").addEventListener("click", () => step(-1));
  $("theme").addEventListener("click", turnTheme);
  $("open-help").addEventListener("click", () => $("help").showModal());
  $("close-help").addEventListener("click", () => $("help").close());
  $("open-lists").addEventListener("click", () => openLists(!$("lists").classList.contains("open")));
  panes.forEach((pane, n) => {
    pane.addEventListener("scroll", draw, { passive: true });
    pane.addEventListener("focusin", () => (focus = n));
    pane.addEventListener("pointerdown", () => (focus = n));
  });
  holder.addEventListener("scrollend", () => {
    if (getComputedStyle(svg).display !== "none") return;
    focus = Math.round(holder.scrollLeft / holder.clientWidth);
    tab(focus);
  });
  new ResizeObserver(measure).observe(holder);

  document.documentElement.classList.add("js");
  holder.classList.toggle("two", panes.length === 2);
  $("tools").hidden = $("list-tabs").hidden = false;
  list("passages", false);
  tab(0);
  filter();
  open();
  addEventListener("hashchange", open);
})();
