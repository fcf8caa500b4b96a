/* Usra: keys, pick lists, drafts, focus. Every page works without this file. */
(() => {
  "use strict";
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const isField = (element) => element && (element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName)) && !/^(radio|checkbox|button|submit)$/.test(element.type || "");

  /* Focus: the error summary after a refused form; never the body after a swap. */
  const summary = one("[data-focus]");
  if (summary) summary.focus();
  all(".summary a[href^='#']").forEach((link) => link.addEventListener("click", (event) => {
    const field = document.getElementById(link.hash.slice(1));
    if (field) { event.preventDefault(); field.focus(); }
  }));
  let last = null;
  document.addEventListener("focusin", (event) => { last = event.target; });
  document.addEventListener("htmx:after:swap", () => {
    if (document.activeElement === document.body && last) (document.getElementById(last.id) || one("#main")).focus();
  });

  /* Keys: by the place on the keyboard, so that they work on the Arabic layout too. */
  const singleKeys = document.body.dataset.singleKeys === "true";
  const pressed = (event) => (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + (event.shiftKey && event.code === "Slash" ? "Shift+" : "") + (event.code === "NumpadEnter" ? "Enter" : event.code);
  const move = (step) => {
    const rows = all("[data-next]");
    const at = rows.indexOf(document.activeElement);
    const next = rows[Math.max(0, Math.min(rows.length - 1, at + step))];
    if (next) next.focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.isComposing || event.repeat) return;
    const key = pressed(event);
    const withCtrl = key.startsWith("Ctrl+");
    /* In an empty find box the slash still leads to the one that offers names: nobody is called so. */
    const writing = isField(event.target) && !(key === "Slash" && event.target.name === "q" && !event.target.value);
    if (!withCtrl && (writing || !singleKeys || (event.shiftKey && !key.startsWith("Shift+")))) return;
    if (key === "KeyJ" || key === "KeyK") { move(key === "KeyJ" ? 1 : -1); return; }
    /* What is folded away is not pressed by accident. */
    const target = all(`[data-key="${key}"]`).find((each) => each.checkVisibility());
    if (!target) return;
    event.preventDefault();
    if (isField(target)) { target.focus(); target.select(); return; }
    if (withCtrl && target.form) { leaving = true; target.form.requestSubmit(target); return; }
    target.click();
    if (target.tagName === "SUMMARY") { const field = one("select, textarea, input:not([type=hidden]), button", target.parentElement); if (field) field.focus(); }
  });

  /* Pick lists: arrows move, Enter takes, Escape closes; the list comes from the server. */
  const attach = (input) => {
    const list = document.getElementById(input.getAttribute("aria-controls"));
    const options = () => all("[role=option]", list);
    let chosen = -1;
    const mark = (index) => {
      chosen = index;
      options().forEach((option, i) => option.setAttribute("aria-selected", i === chosen));
      const option = options()[chosen];
      if (option) { input.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }); } else input.removeAttribute("aria-activedescendant");
    };
    const close = () => { list.replaceChildren(); input.setAttribute("aria-expanded", "false"); mark(-1); };
    const take = (option) => {
      if (option.dataset.pick === undefined) { option.click(); return; }
      input.value = option.dataset.pick;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      close();
      input.focus();
    };
    list.addEventListener("htmx:after:swap", () => refresh());
    const refresh = () => {
      const count = options().length;
      chosen = -1;
      input.setAttribute("aria-expanded", String(count > 0));
      const status = one("#find-status");
      if (status && input.id === "find") status.textContent = input.value.trim().length < 2 ? "" : count ? `${count} ${status.dataset.some}` : status.dataset.none;
    };
    new MutationObserver(refresh).observe(list, { childList: true });
    input.addEventListener("keydown", (event) => {
      const count = options().length;
      if (event.key === "Escape" && count) { event.preventDefault(); close(); }
      if (!count) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        mark((chosen + (event.key === "ArrowDown" ? 1 : -1) + count) % count);
      } else if (event.key === "Enter" && chosen >= 0) {
        event.preventDefault();
        take(options()[chosen]);
      } else if (event.key === "Tab") close();
    });
    list.addEventListener("mousedown", (event) => { const option = event.target.closest("[data-pick]"); if (option) { event.preventDefault(); take(option); } });
    document.addEventListener("click", (event) => { if (!list.contains(event.target) && event.target !== input) close(); });
  };
  all("[role=combobox]").forEach(attach);
  /* The pick lists ask by the name q, whatever their field is called. */
  document.addEventListener("htmx:config:request", (event) => {
    const source = event.target;
    const request = event.detail.ctx.request;
    if (source.dataset && source.dataset.combo !== undefined) request.action = `${source.getAttribute("hx-get")}?q=${encodeURIComponent(source.value)}`;
  });

  /* Drafts: kept on the server two seconds after the last key; leaving with unkept text asks first. */
  const form = one("form[data-draft]");
  let leaving = false;
  if (form) {
    let dirty = false;
    let timer = 0;
    const keep = async () => {
      clearTimeout(timer);
      if (!dirty) return;
      dirty = false;
      try {
        const answer = await fetch("/drafts", { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "HX-Request": "true" } });
        if (!answer.ok) throw new Error(String(answer.status));
        const state = document.createElement("template");
        state.innerHTML = await answer.text();
        one("#draft-state").replaceWith(state.content);
      } catch { dirty = true; timer = setTimeout(keep, 10000); }
    };
    form.addEventListener("input", () => { dirty = true; clearTimeout(timer); timer = setTimeout(keep, 2000); });
    form.addEventListener("submit", () => { leaving = true; });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") keep(); });
    addEventListener("beforeunload", (event) => { if (dirty && !leaving) { keep(); event.preventDefault(); } });
  }
  /* One press, one sending. */
  all("form[method=post]").forEach((each) => each.addEventListener("submit", (event) => {
    if (each.dataset.sent) { event.preventDefault(); return; }
    each.dataset.sent = "yes";
    setTimeout(() => delete each.dataset.sent, 4000);
  }));
})();
