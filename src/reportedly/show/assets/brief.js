"use strict";
// The page reads without this. It adds: the theme switch, folding, finding, and showing a line's words in their report.
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  root.classList.add("script");

  const form = document.querySelector(".filters");
  let narrow = () => {};

  // ---- theme: what the system says until a person chooses
  const button = document.querySelector(".theme");
  const remembered = (value) => {
    try {
      if (value) localStorage.setItem("reportedly-theme", value);
      return localStorage.getItem("reportedly-theme");
    } catch { return null; }
  };
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const label = () => {
    if (!button) return;
    button.textContent = dark() ? "Light" : "Dark";
    button.setAttribute("aria-label", `Switch to ${dark() ? "light" : "dark"} colours`);
    button.removeAttribute("aria-pressed");
  };
  const chosen = remembered();
  if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;
  label();
  button?.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    remembered(root.dataset.theme);
    label();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener?.("change", label);

  // ---- folding: long lists close once there is a way to open them; all is open in print
  const folds = all("details[data-fold]");
  for (const fold of folds) fold.open = false;
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of opened) fold.open = false; });

  // ---- a line's words in their report
  const back = document.querySelector(".back");
  let from = null;
  const light = (report, start, end) => {
    for (const old of all(".lit")) old.classList.remove("lit");
    const lit = all(`#r${report} [data-o]`).filter((piece) => {
      const at = Number(piece.dataset.o);
      return at >= start && at < end;
    });
    for (const piece of lit) piece.classList.add("lit");
    return lit[0];
  };
  const pane = document.querySelector(".texts");
  const beside = () => pane && getComputedStyle(pane).overflowY === "auto";  // the reports in a pane of their own
  const bring = (piece) => {  // beside the reports the brief stays where it is
    if (!beside()) return piece.scrollIntoView({ block: "center" });
    const place = piece.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
    pane.scrollTo({ top: place - pane.clientHeight / 2.5 });
  };
  const show = (link) => {
    const { report, start, end } = link.dataset;
    const first = light(report, Number(start), Number(end));
    if (!first) return false;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    bring(first);
    from = link;
    if (back) back.hidden = beside();
    return true;
  };
  // ---- and from a claim in a report to its card in the brief
  const lead = (mark) => {
    const card = document.querySelector(mark.getAttribute("href"));
    if (!card) return false;
    if (card.closest(".out")) { form.reset(); narrow(); }
    for (let fold = card.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    for (const old of all(".led")) old.classList.remove("led");
    card.classList.add("led");
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "center" });
    return true;
  };
  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.("a.leads");
    if (mark && lead(mark)) return event.preventDefault();
    const link = event.target.closest?.("a.jump");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    if (show(link)) {
      event.preventDefault();
      try { history.pushState(null, "", link.getAttribute("href")); } catch { /* an embedded page has no history of its own */ }
    }
  });
  const arrive = () => {  // an address with a line's words in it, also after going back or forth
    const links = /^#r\d+-\d+$/.test(location.hash) ? all(`main a.jump[href="${location.hash}"]`) : [];
    const link = links.sort((a, b) => Number(b.dataset.end) - Number(a.dataset.end))[0];
    if (link) show(link);
    else for (const old of all(".lit")) old.classList.remove("lit");
  };
  addEventListener("popstate", arrive);
  const goBack = () => {
    if (!from) return;
    if (!beside()) from.scrollIntoView({ block: "center" });
    from.focus({ preventScroll: true });
    from = null;
    if (back) back.hidden = true;
  };
  back?.addEventListener("click", goBack);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") goBack(); });

  if (location.hash) arrive();

  // ---- narrowing the brief
  const items = all("main [data-relation], main [data-item]");
  if (!form || items.length < 2) return;
  form.hidden = false;
  const find = form.querySelector("#find"), relation = form.querySelector("#relation"), told = form.querySelector("output");
  const boxes = all("input[name=report]", form);
  const present = new Set(items.map((item) => item.dataset.relation));
  for (const option of all("option", relation)) option.hidden = option.disabled = Boolean(option.value) && !present.has(option.value);
  const texts = new Map(items.map((item) => [item, item.textContent.toLowerCase()]));
  narrow = () => {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const reports = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const narrowed = words.length > 0 || relation.value !== "" || reports.size < boxes.length;
    let kept = 0;
    for (const item of items) {
      const letters = (item.dataset.reports ?? "").split(" ").filter(Boolean);
      const fits = (!relation.value || item.dataset.relation === relation.value)
        && (!letters.length || !boxes.length || letters.some((letter) => reports.has(letter)))
        && words.every((word) => texts.get(item).includes(word));
      item.classList.toggle("out", !fits);
      kept += fits;
    }
    for (const fold of folds) fold.open = narrowed;
    for (const section of all("main > section")) {
      const within = items.filter((item) => section.contains(item));
      section.classList.toggle("out", within.length > 0 && within.every((item) => item.classList.contains("out")));
    }
    told.textContent = narrowed ? `${kept} of ${items.length} shown` : "";
  };
  form.addEventListener("input", narrow);
  form.addEventListener("change", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
})();
