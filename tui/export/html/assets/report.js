"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (name) => document.getElementById(name);
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const panes = all(".pane"), holder = $("panes"), svg = $("lines"), current = $("current");
  const numbers = (element, key) => (element.dataset[key] || "").split(" ").filter(Boolean).map(Number);

  // --- places in the page ----------------------------------------------------------------------------------------

  const runs = { p: [], m: [], q: [], t: [], f: [] };
  for (const pane of panes)
    for (const element of all("[data-p], [data-m], [data-q], [data-t], [data-f]", pane))
      for (const key of "pmqtf") for (const n of numbers(element, key)) (runs[key][n] ||= []).push(element);
  const letters = [];
  for (const button of all("[data-letter]")) letters[button.dataset.letter] = button;
  const inGroup = data.groups.map(() => []);
  data.passages.forEach(([group], n) => inGroup[group].push(n));
  /** Returns the passages to line up with a passage, the closest in each other article, in pane order. */
  const closest = (n) => (data.passages[n][3].length ? data.passages[n][3] : inGroup[data.passages[n][0]].filter((candidate) => candidate !== n));
  const rows = { p: [], m: [], q: [], f: [] };
  for (const button of all("[data-g]")) rows.p[button.dataset.g] = button.parentElement;
  for (const button of all(".wording")) rows.q[button.dataset.goQ] = button;
  for (const button of all("[data-go-f]")) rows.f[button.dataset.goF] = button.closest("tr");
  const people = all("[data-person]");

  const articleOf = { p: (n) => data.passages[n][1], m: (n) => data.mentions[n][1], q: (n) => data.wordings[n][1], t: (n) => data.texts[n], f: (n) => data.figures[n][1] };
  const sameAs = {
    p: (n) => inGroup[data.passages[n][0]],
    m: (n) => data.mentions.flatMap(([person], m) => (person === data.mentions[n][0] ? [m] : [])),
    q: (n) => data.wordings.flatMap(([quote], m) => (quote === data.wordings[n][0] ? [m] : [])),
    f: (n) => data.figures.flatMap(([row], m) => (row === data.figures[n][0] ? [m] : [])),
    t: (n) => [n],
  };

  // --- state ---------------------------------------------------------------------------------------------------

  let currentStop = null; // [key, number]
  let person = null;
  let stepping = "p";
  let focus = 0;
  const hiddenKinds = new Set();
  const isShown = (group) => !hiddenKinds.has(data.groups[group][1]) && !(data.groups[group][3] && hiddenKinds.has("possible")) && (person === null || data.people[person].includes(group));
  const shownPassage = (n) => isShown(data.passages[n][0]) && !(data.passages[n][4] && hiddenKinds.has("possible"));

  const elementsByClass = {};
  /** Gives a class (and a second one) to these elements, and takes it from those that had it. */
  function setClass(name, elements, second) {
    for (const [element, extra] of elementsByClass[name] || []) element.classList.remove(name, ...extra);
    const extra = second ? [second] : [];
    elementsByClass[name] = elements.filter(Boolean).map((element) => [element, extra]);
    for (const [element] of elementsByClass[name]) element.classList.add(name, ...extra);
  }

  const elementsOf = (key, n) => [...(runs[key][n] || []), ...(key === "p" ? [letters[n]] : [])];

  function show(key, n, { level = key === "p" || key === "q" || key === "f" } = {}) {
    if (!runs[key][n]) return;
    currentStop = [key, n];
    stepping = key === "t" || key === "f" ? "p" : key;
    const article = (focus = articleOf[key](n));
    const counterparts = sameAs[key](n);
    const levelWith = !level ? [] : key === "p" ? closest(n) : counterparts.filter((m) => m !== n);
    bringIntoColumns(article, levelWith.map(articleOf[key]));
    scrollToPane(article);
    alignPanes(key, n, levelWith);
    setClass("now", key === "p" ? counterparts.flatMap((m) => elementsOf("p", m)) : [], key === "p" && `now-h${data.groups[data.passages[n][0]][2]}`);
    setClass("spot", key === "m" ? runs.m[n] : []);
    setClass("said", "qtf".includes(key) ? counterparts.flatMap((m) => runs[key][m] || []) : []);
    setClass("near", []);
    for (const row of all(".lists .now")) row.classList.remove("now");
    const row = key === "p" ? rows.p[data.passages[n][0]] : rows[key]?.[n];
    if (row && key !== "m") { row.classList.add("now"); row.scrollIntoView({ block: "nearest" }); }
    if (key === "q" && !$("lists").classList.contains("wide")) list("quotes", false);
    if (key === "t") current.hidden = true;
    else describe(key, n, counterparts);
    if (key === "p") nameInAddress(data.groups[data.passages[n][0]][0]);
    draw();
  }

  /** Puts the letter of the current passage into the address, so that it can be linked to: report.html#C */
  function nameInAddress(letter) {
    try { history.replaceState(null, "", "#" + letter); } catch { /* an embedded page has no address of its own */ }
  }

  function openFromAddress() {
    const letter = location.hash.slice(1);
    const group = data.groups.findIndex(([groupLetter]) => groupLetter === letter);
    if (group >= 0) show("p", inGroup[group][0]);
  }

  function clear() {
    currentStop = null;
    for (const name of ["now", "spot", "said", "near"]) setClass(name, []);
    for (const row of all(".lists .now")) row.classList.remove("now");
    current.hidden = true;
    if (person !== null) choosePerson(null);
    stepping = "p";
    draw();
  }

  const offset = (pane, element) => element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;

  /** Scrolls a place into view and lines up its counterparts. Positions are read before anything scrolls. */
  function alignPanes(key, n, counterparts) {
    const pane = panes[articleOf[key](n)], top = offset(pane, runs[key][n][0]), height = pane.clientHeight;
    const isVisible = top > pane.scrollTop + 60 && top < pane.scrollTop + height * 0.75;
    const y = isVisible ? top - pane.scrollTop : Math.min(top, height * 0.32);
    const tops = new Map([[pane, top]]);
    for (const m of counterparts) {
      const otherPane = panes[articleOf[key](m)];
      if (!tops.has(otherPane) && !otherPane.hidden && runs[key][m]) tops.set(otherPane, offset(otherPane, runs[key][m][0]));
    }
    for (const [target, place] of tops) if (target !== pane || !isVisible) target.scrollTop = place - y;
  }

  function scrollToPane(article) {
    const pane = panes[article];
    const left = pane.offsetLeft, right = left + pane.offsetWidth;
    if (left < holder.scrollLeft || right > holder.scrollLeft + holder.clientWidth) holder.scrollLeft = left;
    tab(article);
  }

  function tab(article) {
    tabs.forEach((button, n) => button.classList.toggle("now", n === article));
  }

  // --- which articles stand in columns --------------------------------------------------------------------------

  const wide = matchMedia("(min-width: 62.01rem)"), tabs = all("[data-tab]");
  let columns = panes.map((_, n) => n); // articles in columns, in order
  let columnCount = panes.length; // as many as were asked for; fewer if there is no room
  const lastUse = panes.map((_, n) => -n);
  let uses = 0;
  const room = () => Math.max(1, Math.floor(holder.clientWidth / (19 * parseFloat(getComputedStyle(document.documentElement).fontSize))));

  function setColumns(articles) {
    columns = [...articles].sort((a, b) => a - b);
    panes.forEach((pane, n) => (pane.hidden = !columns.includes(n)));
    tabs.forEach((button, n) => button.setAttribute("aria-pressed", String(columns.includes(n))));
  }

  /** Shows as many articles as there is room for; those used least recently give way. Narrow pages scroll instead. */
  let fittedSize = "";
  const sizeOfHolder = () => `${holder.clientWidth} ${holder.clientHeight}`;
  function fitColumns() {
    fittedSize = sizeOfHolder();
    if (!wide.matches) setColumns(panes.map((_, n) => n));
    else {
      const count = Math.min(columnCount, room()), byUse = (a, b) => lastUse[b] - lastUse[a];
      const others = panes.map((_, n) => n).filter((n) => !columns.includes(n)).sort(byUse);
      setColumns([...columns].sort(byUse).concat(others).slice(0, count));
    }
    measure();
  }

  /** Puts an article into a column, in place of the one used least recently if there is no room. */
  function putIntoColumn(article, needed = []) {
    lastUse[article] = ++uses;
    if (columns.includes(article)) return;
    const spare = columns.filter((n) => !needed.includes(n)).sort((a, b) => lastUse[a] - lastUse[b])[0];
    const isFull = columns.length >= Math.min(columnCount, room());
    setColumns([...columns.filter((n) => !isFull || n !== spare), article]);
  }

  /** Shows an article, and one of its counterparts if none of them is in a column. */
  function bringIntoColumns(article, counterparts) {
    const before = String(columns);
    putIntoColumn(article, counterparts.slice(0, 1));
    const others = counterparts.filter((n) => n !== article);
    if (others.length && room() > 1 && !others.some((n) => columns.includes(n))) {
      columnCount = Math.max(columnCount, 2);
      putIntoColumn(others[0], [article]);
    }
    if (String(columns) !== before) measure();
  }

  function clickTab(article) {
    if (!wide.matches) return goToArticle(article);
    if (columns.includes(article) && columns.length > 1) {
      columnCount = columns.length - 1;
      setColumns(columns.filter((n) => n !== article));
      if (focus === article) focus = columns[0];
    } else {
      columnCount = Math.min(panes.length, columns.length + 1);
      putIntoColumn(article);
      focus = article;
    }
    measure();
  }

  // --- the current passage, in words ---------------------------------------------------------------------------

  function make(name, words, className) {
    const element = document.createElement(name);
    if (words !== undefined) element.textContent = words;
    if (className) element.className = className;
    return element;
  }

  function describe(key, n, counterparts) {
    const list = make("ul", undefined, "wordings");
    let title, details = "";
    if (key === "p") {
      const [group, , reason, , isPossible] = data.passages[n];
      const [letter, kind] = data.groups[group];
      title = `${letter} · ${kind}${kind === "name" ? "" : isPossible ? ", possible" : ", sure"}`;
      details = reason;
    } else if (key === "m") {
      title = people[data.mentions[n][0]].querySelector(".words").textContent;
      details = `${counterparts.indexOf(n) + 1} of ${counterparts.length} mentions`;
    } else if (key === "f") {
      title = rows.f[n].querySelector("th").firstElementChild.textContent;
    } else {
      title = rows.q[n].closest("ul").previousElementSibling.firstChild.textContent.trim();
    }
    for (const m of key === "m" ? [n] : counterparts) {
      const item = make("li"), button = make("button");
      button.type = "button";
      button.dataset["to" + key.toUpperCase()] = m;
      if (m === n) button.className = "now";
      if (key === "p") button.classList.add(`h${data.groups[data.passages[n][0]][2]}`);
      const words = key === "p" ? passageWords(m) : make("span", key === "q" ? rows.q[m].lastElementChild.textContent : context(runs.m[n][0]));
      button.append(make("small", data.articles[articleOf[key](m)][0]), words);
      item.append(button);
      list.append(item);
    }
    current.replaceChildren(make("h2", title), make("p", details, "why"), list);
    current.classList.toggle("in-list", key === "q");
    current.hidden = false;
    current.scrollTop = 0;
  }

  function passageWords(n) {
    const words = make("span");
    for (const run of runs.p[n] || []) {
      const piece = make("span", run.textContent);
      for (const name of ["other", "moved", "odds"]) piece.classList.toggle(name, run.classList.contains(name));
      words.append(piece);
    }
    return words;
  }

  /** Returns the text around a name, without the letters of passages. */
  function context(element) {
    const paragraph = element.closest("p, h3"), range = document.createRange();
    const plain = (from, to) => {
      range.setStart(...from);
      range.setEnd(...to);
      const part = range.cloneContents();
      for (const button of all("button", part)) button.remove();
      return part.textContent;
    };
    const at = [...element.parentNode.childNodes].indexOf(element);
    const textBefore = plain([paragraph, 0], [element.parentNode, at]), textAfter = plain([element.parentNode, at], [paragraph, paragraph.childNodes.length]);
    const shorten = (words, length) => (words.length > length ? words.slice(0, length).replace(/\S*$/, "…") : words);
    const lead = textBefore.length > 60 ? "…" + textBefore.slice(-60).replace(/^\S*/, "") : textBefore;
    return lead + shorten(textAfter, 110);
  }

  // --- lines ---------------------------------------------------------------------------------------------------

  const paths = [];
  let hoveredGroup = -1, isFrameRequested = false;
  function draw() {
    if (!isFrameRequested) { isFrameRequested = true; requestAnimationFrame(() => { isFrameRequested = false; drawLines(); }); }
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
    svg.setAttribute("width", 0); // its former width would count as something to scroll to
    svg.setAttribute("width", holder.scrollWidth);
    svg.setAttribute("height", holder.clientHeight);
    draw();
  }

  function textEdges(pane) {
    const box = pane.querySelector(".text").getBoundingClientRect(), outer = pane.getBoundingClientRect();
    return [pane.offsetLeft + box.left - outer.left - 6, pane.offsetLeft + box.right - outer.left + 6];
  }

  function drawLines() {
    if (getComputedStyle(svg).display === "none") return;
    const scrolled = panes.map((pane) => pane.scrollTop);
    const currentGroup = currentStop && currentStop[0] === "p" ? data.passages[currentStop[1]][0] : -1;
    let count = 0;
    const columnOf = panes.map((_, n) => columns.indexOf(n));
    for (let group = 0; group < inGroup.length; group++) {
      if (!isShown(group)) continue;
      const isEmphasised = group === currentGroup || group === hoveredGroup;
      let lastPoint = null, lastArticle = -1;
      const chain = group === currentGroup ? [currentStop[1], ...closest(currentStop[1])].sort((a, b) => a - b) : inGroup[group];
      for (const n of chain) {
        const article = data.passages[n][1];
        if (article === lastArticle || tops[n] === null) continue; // the first passage of an article stands for its others
        const height = sizes[article][2], y = tops[n] - scrolled[article];
        const point = { article, y: Math.min(height - 5, Math.max(5, y)), isVisible: y > 0 && y < height };
        const areNeighbours = lastPoint && columnOf[article] === columnOf[lastPoint.article] + 1 && point.isVisible && lastPoint.isVisible;
        if (lastPoint && (isEmphasised || areNeighbours) && (point.isVisible || lastPoint.isVisible))
          line(count++, group, lastPoint, point, isEmphasised, currentGroup);
        lastPoint = point;
        lastArticle = article;
      }
    }
    for (; count < paths.length; count++) paths[count].style.display = "none";
  }

  function line(number, group, from, to, isEmphasised, currentGroup) {
    const path = (paths[number] ||= svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path")));
    const x1 = sizes[from.article][3][1], x2 = sizes[to.article][3][0], middle = (x1 + x2) / 2;
    path.setAttribute("d", `M${x1} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${x2} ${to.y}`);
    path.setAttribute("class", `h${data.groups[group][2]}${group === currentGroup ? " now" : isEmphasised ? " near" : currentGroup >= 0 ? " far" : ""}`);
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

  function choosePerson(number) {
    person = number;
    $("who").value = number === null ? "" : number;
    people.forEach((button, n) => button.setAttribute("aria-pressed", String(n === number)));
    setClass("mine", number === null ? [] : data.mentions.flatMap(([mentioned], n) => (mentioned === number ? runs.m[n] || [] : [])));
    filter();
  }

  // --- steps ---------------------------------------------------------------------------------------------------

  function candidates() {
    if (stepping === "m" && person !== null) return data.mentions.flatMap(([mentioned], n) => (mentioned === person ? [n] : []));
    if (stepping === "q") return data.wordings.map((_, n) => n).sort((a, b) => documentOrder(runs.q[a][0], runs.q[b][0]));
    return data.passages.flatMap(([group, article], n) => (article === focus && shownPassage(n) ? [n] : []))
      .sort((a, b) => documentOrder(runs.p[a][0], runs.p[b][0]));
  }

  const documentOrder = (a, b) => (a === b ? 0 : a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);

  function step(by) {
    const key = stepping === "m" && person === null ? "p" : stepping, stops = candidates();
    if (!stops.length) return;
    let at = currentStop && currentStop[0] === key ? stops.indexOf(currentStop[1]) : -1;
    if (at < 0 && key === "p") {
      const pane = panes[focus], top = pane.scrollTop;
      const below = stops.findIndex((n) => offset(pane, runs.p[n][0]) >= top);
      at = by > 0 ? (below < 0 ? -1 : below - 1) : below < 0 ? 0 : below;
    }
    show(key, stops[(at + by + stops.length) % stops.length]);
  }

  function cross(by) {
    if (!currentStop) return;
    const [key, n] = currentStop, counterparts = sameAs[key](n).filter((m) => articleOf[key](m) !== articleOf[key](n));
    const order = panes.map((_, k) => (articleOf[key](n) + by * (k + 1) + panes.length * 2) % panes.length);
    for (const article of order) {
      const counterpart = counterparts.find((m) => articleOf[key](m) === article);
      if (counterpart !== undefined) return show(key, counterpart);
    }
  }

  function list(name, open = true) {
    if (!$(`list-${name}`)) return;
    $("lists").classList.toggle("wide", name === "coverage" || name === "figures");
    for (const button of all("[data-list]")) {
      const isChosen = button.dataset.list === name;
      button.setAttribute("aria-pressed", String(isChosen));
      $(`list-${button.dataset.list}`).hidden = !isChosen;
    }
    if (open) openLists(true);
  }

  function openLists(open) {
    $("lists").classList.toggle("open", open);
    $("open-lists").setAttribute("aria-expanded", String(open));
  }

  function toggleTheme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  }

  // --- mouse, touch, keys ---------------------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const target = event.target.closest("button, mark, [data-q], [data-m], path, a[href^='#article-']");
    if (!target) return;
    const { letter, p, m, q, g, goP, goM, goQ, goT, goF, toP, toM, toQ, toF, person: who, list: name, group, tab: article } = target.dataset;
    if (letter !== undefined) show("p", Number(letter));
    else if (g !== undefined) { openLists(false); show("p", inGroup[g][0]); }
    else if (group !== undefined) show("p", inGroup[group].find((n) => articleOf.p(n) === focus) ?? inGroup[group][0]);
    else if (toP !== undefined || goP !== undefined) { if (goP !== undefined) openLists(false); show("p", Number(toP ?? goP)); }
    else if (toF !== undefined || goF !== undefined) { if (goF !== undefined) openLists(false); show("f", Number(toF ?? goF)); }
    else if (toQ !== undefined || goQ !== undefined) { openLists(false); show("q", Number(toQ ?? goQ)); }
    else if (goT !== undefined) { openLists(false); show("t", Number(goT)); }
    else if (toM !== undefined || goM !== undefined) {
      const n = Number(toM ?? goM);
      choosePerson(data.mentions[n][0]); openLists(false); show("m", n);
    }
    else if (who !== undefined) { choosePerson(Number(who) === person ? null : Number(who)); stepping = person === null ? "p" : "m"; }
    else if (name !== undefined) list(name);
    else if (article !== undefined) clickTab(Number(article));
    else if (target.hash) { event.preventDefault(); goToArticle(Number(target.hash.slice("#article-".length))); }
    else if (getSelection().isCollapsed && target.closest(".pane")) {
      const passage = numbers(target, "p").find(shownPassage);
      if (passage !== undefined) show("p", passage);
      else if (q) show("q", numbers(target, "q")[0]);
      else if (m) { choosePerson(data.mentions[numbers(target, "m")[0]][0]); show("m", numbers(target, "m")[0]); }
    }
  });

  function goToArticle(article) {
    focus = article;
    openLists(false);
    bringIntoColumns(article, []);
    holder.scrollLeft = panes[article].offsetLeft;
    panes[article].focus({ preventScroll: true });
    tab(article);
  }

  function hover(group) {
    if (group === hoveredGroup) return;
    hoveredGroup = group;
    setClass("near", group < 0 ? [] : inGroup[group].flatMap((n) => runs.p[n] || []));
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
    n: () => step(1), N: () => step(-1), "]": () => cross(1), "[": () => cross(-1), d: toggleTheme,
    s: () => list("passages"), p: () => list("people"), t: () => list("quotes"), c: () => list("coverage"), f: () => list("figures"),
    "?": () => $("help").showModal(), Escape: () => ($("lists").classList.contains("open") ? openLists(false) : clear()),
  };
  document.addEventListener("keydown", (event) => {
    if (!$("keys").checked || event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
    if (event.target.closest?.("select, input:not([type=checkbox])")) return;
    const action = keys[event.key] || (/^[1-9]$/.test(event.key) && panes[event.key - 1] && (() => goToArticle(event.key - 1)));
    if (action) { event.preventDefault(); action(); }
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
  $("theme").addEventListener("click", toggleTheme);
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

  // The page is laid out once, from here on, and only the articles that have room: see .js:not(.ready) in the style.
  holder.classList.toggle("two", panes.length === 2);
  $("tabs").classList.toggle("many", panes.length > 2);
  $("tools").hidden = $("list-tabs").hidden = $("tabs").hidden = false;
  list("passages", false);
  tab(0);
  setColumns([0]);
  document.documentElement.classList.add("ready");
  fitColumns();
  new ResizeObserver(() => { if (sizeOfHolder() !== fittedSize) fitColumns(); }).observe(holder);
  openFromAddress();
  addEventListener("hashchange", openFromAddress);
})();
