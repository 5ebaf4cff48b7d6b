// The timeline by keyboard and wheel. Without it, the links above the picture lead to years, months and days.
"use strict";

(() => {
  const DAY = 86400000;
  const main = () => document.getElementById("main");
  const region = () => document.getElementById("timeline-picture");
  const drawing = () => region()?.querySelector("svg");
  const text = (time) => new Date(time).toISOString().slice(0, 10);
  document.documentElement.classList.add("scripted");

  // ---- seeing more or less of the time

  let wanted = null;
  let timer;
  let asked = 0;
  const shown = () => {
    const { from, to } = drawing()?.dataset ?? {};
    return from ? [Date.parse(from), Date.parse(to)] : null;
  };

  /** Shows the days from one time to another, or all of them; the page at that address knows how. */
  const show = (from, to) => {
    wanted = from === undefined ? [] : [from, Math.max(from, to)];
    clearTimeout(timer);
    timer = setTimeout(load, 150);
  };
  const load = async () => {
    const address = new URL(location.href);
    for (const [i, name] of ["from", "to"].entries()) {
      if (wanted.length > 0) address.searchParams.set(name, text(wanted[i]));
      else address.searchParams.delete(name);
    }
    const mine = ++asked;
    const focused = region()?.contains(document.activeElement);
    const open = document.querySelector("details.events")?.open;
    const response = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
    if (mine !== asked || !response?.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (mine !== asked) return;
    wanted = null;
    main().replaceWith(document.adoptNode(page.getElementById("main")));
    history.replaceState(null, "", address);
    begin();
    if (open && document.querySelector("details.events")) document.querySelector("details.events").open = true;
    if (focused) region()?.focus({ preventScroll: true });
  };

  /** Shows more or less of the time around a place from 0 (left) to 1. */
  const zoom = (factor, place) => {
    const range = wanted?.length ? wanted : shown();
    if (!range) return;
    const days = (range[1] - range[0]) / DAY + 1;
    const next = Math.max(1, Math.round(days * factor));
    if (next === days && factor < 1) return;
    if (next > 36525) {
      show();
      return;
    }
    const from = range[0] + Math.round((days - next) * place) * DAY;
    show(from, from + (next - 1) * DAY);
  };
  const move = (share) => {
    const range = wanted?.length ? wanted : shown();
    if (!range) return;
    const days = (range[1] - range[0]) / DAY + 1;
    const step = Math.sign(share) * Math.max(1, Math.round(Math.abs(share) * days)) * DAY;
    show(range[0] + step, range[1] + step);
  };

  // ---- from mark to mark

  /** The marks of each lane, from left to right: links, by the lane's name. */
  const lanes = () => {
    const found = new Map();
    for (const link of drawing()?.querySelectorAll("a") ?? []) {
      const lane = link.querySelector(".mark").getAttribute("class").split(" ").pop();
      if (!found.has(lane)) found.set(lane, []);
      found.get(lane).push(link);
    }
    return [...found.values()];
  };
  const middle = (link) => {
    const box = link.querySelector(".mark").getBoundingClientRect();
    return box.left + box.width / 2;
  };
  const focus = (link) => {
    if (!link) return;
    drawing().querySelectorAll("a").forEach((other) => other.setAttribute("tabindex", "-1"));
    link.setAttribute("tabindex", "0");
    link.focus();
  };
  const step = (key) => {
    const all = lanes();
    const current = document.activeElement;
    const lane = all.findIndex((marks) => marks.includes(current));
    if (lane < 0) {
      focus(all[0]?.[0]);
      return;
    }
    const at = all[lane].indexOf(current);
    if (key === "ArrowRight") focus(all[lane][at + 1]);
    else if (key === "ArrowLeft") focus(all[lane][at - 1]);
    else {
      const other = all[lane + (key === "ArrowDown" ? 1 : -1)] ?? [];
      const x = middle(current);
      focus(other.reduce((best, link) => (!best || Math.abs(middle(link) - x) < Math.abs(middle(best) - x) ? link : best), null));
    }
  };

  /** One of the marks is a stop of the tabulator, as in a toolbar: hundreds of stops would bar the way. */
  const begin = () => drawing()?.querySelectorAll("a").forEach((link, i) => link.setAttribute("tabindex", i === 0 ? "0" : "-1"));

  document.addEventListener("keydown", (event) => {
    if (!region()?.contains(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoom(0.5, 0.5);
    else if (event.key === "-" || event.key === "\u2212") zoom(2, 0.5);
    else if (event.key === "0") show();
    else if (event.shiftKey && event.key === "ArrowLeft") move(-0.25);
    else if (event.shiftKey && event.key === "ArrowRight") move(0.25);
    else if (/^Arrow/.test(event.key)) step(event.key);
    else return;
    event.preventDefault();
  });
  document.addEventListener("wheel", (event) => {
    if (!event.ctrlKey || !region()?.contains(event.target)) return;
    event.preventDefault();
    const box = drawing().getBoundingClientRect();
    const left = box.left + box.width * Number(drawing().dataset.left);
    const place = Math.min(1, Math.max(0, (event.clientX - left) / (box.right - left)));
    zoom(event.deltaY > 0 ? 1.25 : 0.8, place);
  }, { passive: false });

  begin();
})();
