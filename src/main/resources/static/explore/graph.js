// The graph explorer. The address always holds the view: nodes, filters and layout as parameters, places after "#".
"use strict";

(() => {
  const explorer = document.getElementById("explorer");
  const canvas = document.getElementById("graph-canvas");
  const form = document.getElementById("graph-tools");
  const byId = (id) => document.getElementById("graph-" + id);
  const words = JSON.parse(explorer.dataset.words);
  const say = (key, ...values) => values.reduce((text, value, i) => text.replace("{" + i + "}", value), words[key]);
  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  document.documentElement.classList.add("scripted");
  explorer.hidden = false;
  byId("bar").hidden = false;
  byId("apply").hidden = true;

  // ---- drawing

  const SHAPES = {
    Incident: "diamond", State: "ellipse", ThreatGroup: "hexagon", Person: "round-triangle", Company: "round-rectangle",
    Media: "round-tag", Product: "rectangle",
  };
  const LINES = {
    Accusation: ["solid", "triangle"], Denial: ["dashed", "tee"], ResponsibilityClaim: ["solid", "circle"],
    Condemnation: ["dotted", "triangle"], Demand: ["dotted", "vee"], Sanction: ["dashed", "square"],
    Indictment: ["solid", "diamond"],
  };
  /** What links say in short: to blame, to deny, or something else. */
  const GROUPS = { Accusation: "blame", Indictment: "blame", Sanction: "blame", Denial: "denial" };
  const groupOf = (type) => GROUPS[type] || "other";
  /** From so many links on, those between the same two that say alike are drawn as one, with their number. */
  const CROWDED = 40;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const badges = new Map();
  const badge = (count) => {
    const key = count + "|" + dark.matches;
    if (!badges.has(key)) {
      const text = count > 999 ? "+1k" : "+" + count;
      const width = 8 + 6 * text.length;
      badges.set(key, "data:image/svg+xml;utf8," + encodeURIComponent(
        "<svg xmlns='http://www.w3.org/2000/svg' width='" + width + "' height='14'>"
        + "<rect width='" + width + "' height='14' rx='7' fill='" + (dark.matches ? "#dfe3ea" : "#3b414c") + "'/>"
        + "<text x='" + width / 2 + "' y='10.5' text-anchor='middle' font-family='sans-serif' font-size='9.5' fill='"
        + (dark.matches ? "#14181f" : "#ffffff") + "'>" + text + "</text></svg>"));
    }
    return badges.get(key);
  };

  /** Labels keep their size on the screen, within bounds: who looks closer finds room for more of them. */
  let scale = 1;
  const style = () => {
    const ink = colour("--pico-color") || "#222";
    const paper = colour("--pico-background-color") || "#fff";
    const rules = [
      { selector: "node", style: {
        label: "data(label)", "font-size": 14 * scale, color: ink, "text-valign": "bottom", "text-margin-y": 4 * scale,
        "text-wrap": "wrap", "text-max-width": 150 * scale, "text-outline-width": 2.5 * scale, "text-outline-color": paper,
        "text-outline-opacity": 0.9, "min-zoomed-font-size": 7, "font-family": "system-ui, DejaVu Sans, sans-serif",
        width: "data(size)", height: "data(size)", shape: (n) => SHAPES[n.data("kind")] || "round-octagon",
        "background-color": dark.matches ? "#8b98ac" : "#6b7789", "border-width": 1.5, "border-color": paper,
        "z-index": (n) => n.data("claims"),
      } },
      { selector: "node[kind = 'Incident']", style: {
        "background-color": dark.matches ? "#f0c45c" : "#c98a00", "font-weight": 600 } },
      { selector: "node[outside > 0]", style: {
        "background-image": (n) => badge(n.data("outside")), "background-clip": "none",
        "background-image-containment": "over", "background-position-x": "100%", "background-position-y": "0%",
        "background-offset-x": 10, "background-offset-y": -6, "background-width": "auto", "background-height": "auto",
        "bounds-expansion": 14,
      } },
      { selector: "edge", style: {
        width: "data(weight)", "curve-style": "bezier", "control-point-step-size": 46, label: "data(caption)",
        "font-size": 11 * scale, "text-rotation": "autorotate", "text-outline-width": 2.5 * scale, "text-outline-color": paper,
        "min-zoomed-font-size": 8, "arrow-scale": 0.9, "font-family": "system-ui, DejaVu Sans, sans-serif",
      } },
      { selector: "edge[?conflict]", style: {
        "underlay-color": dark.matches ? "#ffd24a" : "#ffc21a", "underlay-opacity": dark.matches ? 0.25 : 0.3,
        "underlay-padding": 3, "font-weight": 700 } },
    ];
    for (const [type, [line, arrow]] of Object.entries(LINES)) {
      const paint = colour("--" + type.toLowerCase());
      rules.push({ selector: "edge[type = '" + type + "']", style: {
        "line-color": paint, "target-arrow-color": paint, color: paint, "line-style": line,
        "line-dash-pattern": [8, 5], "target-arrow-shape": arrow } });
      rules.push({ selector: "edge[type = '" + type + "'][?both]", style: {
        "source-arrow-color": paint, "source-arrow-shape": arrow } });
    }
    rules.push({ selector: ".chosen", style: {
      "border-width": 4, "border-color": colour("--pico-primary"), "overlay-color": colour("--pico-primary"),
      "overlay-opacity": 0.14, "overlay-padding": 5, "z-index": 1e7 } });
    rules.push({ selector: "edge[?crowded]", style: { "line-opacity": 0.55, "underlay-opacity": 0.12 } });
    rules.push({ selector: ".mute", style: { "text-opacity": 0 } });
    rules.push({ selector: "edge.unnamed", style: { label: "" } });
    rules.push({ selector: "edge.bare", style: { "underlay-opacity": 0, "arrow-scale": 0.7, opacity: 0.7 } });
    rules.push({ selector: ".faded", style: { opacity: 0.35 } });
    return rules;
  };

  const cy = cytoscape({
    container: canvas, elements: [], style: style(), minZoom: 0.05, maxZoom: 4,
    boxSelectionEnabled: false, textureOnViewport: false, hideEdgesOnViewport: false, layout: { name: "null" },
  });
  dark.addEventListener("change", () => cy.style(style()));

  // ---- state and address

  let layout = "fcose";
  let chosen = null;
  let settled = false;
  const past = [];
  const future = [];

  const filters = () => {
    const parameters = new URLSearchParams();
    const boxes = [...form.querySelectorAll("input[name=type]")];
    const on = boxes.filter((box) => box.checked).map((box) => box.value);
    if (on.length < boxes.length) parameters.set("type", on.length > 0 ? on.join(",") : "none");
    for (const field of form.querySelectorAll("input[name]:not([type=checkbox]), select[name]")) {
      if (field.name !== "nodes" && field.value.trim() && field.checkValidity()) {
        parameters.set(field.name, field.value.trim());
      }
    }
    return parameters;
  };
  const setFilters = (text) => {
    const parameters = new URLSearchParams(text);
    const types = parameters.get("type");
    form.querySelectorAll("input[name=type]").forEach((box) => {
      box.checked = !types || types.split(",").includes(box.value);
    });
    for (const field of form.querySelectorAll("input[name]:not([type=checkbox]), select[name]")) {
      if (field.name !== "nodes") field.value = parameters.get(field.name) || "";
    }
  };
  const places = () => Object.fromEntries(cy.nodes().map((n) => [n.id(), [Math.round(n.position("x")), Math.round(n.position("y"))]]));
  const state = () => ({ places: places(), filters: filters().toString(), layout });

  let writing;
  const write = () => {
    if (!settled) return;
    clearTimeout(writing);
    writing = setTimeout(writeNow, 120);
  };
  const writeNow = () => {
    clearTimeout(writing);
    const nodes = cy.nodes();
    const parameters = filters();
    const ids = nodes.map((n) => n.id()).join(",");
    const after = new URLSearchParams();
    // Very long lists would not fit into a request: they stand after "#", which stays in the browser.
    if (ids.length < 12000) parameters.set("nodes", ids);
    else after.set("nodes", ids);
    if (layout !== "fcose") parameters.set("layout", layout);
    const lang = new URLSearchParams(location.search).get("lang");
    if (lang) parameters.set("lang", lang);
    after.set("p", nodes.map((n) => Math.round(n.position("x")) + "," + Math.round(n.position("y"))).join(";"));
    const extent = cy.extent();
    after.set("z", [cy.zoom().toFixed(3), Math.round((extent.x1 + extent.x2) / 2), Math.round((extent.y1 + extent.y2) / 2)].join(","));
    if (chosen) after.set("s", chosen);
    const plain = (p) => p.toString().replaceAll("%2C", ",").replaceAll("%2F", "/").replaceAll("%3B", ";");
    history.replaceState(null, "", location.pathname + "?" + plain(parameters) + "#" + plain(after));
  };

  // ---- asking the server

  let asked = 0;
  const ask = async (path, parameters) => {
    const text = parameters.toString();
    const response = await (text.length < 6000
      ? fetch(path + "?" + text, { headers: { Accept: "application/json" } })
      : fetch(path, { method: "POST", body: parameters, headers: { Accept: "application/json" } }));
    if (!response.ok) throw new Error(path + " answered " + response.status);
    return response.json();
  };
  const status = (text) => { byId("status").textContent = text; };

  /** Brings what is drawn to what the server says of these nodes; gives the ids of nodes that are new. */
  const load = async (ids, more = {}) => {
    const parameters = filters();
    if (ids) parameters.set("nodes", ids.join(","));
    for (const [key, value] of Object.entries(more)) parameters.set(key, value);
    const mine = ++asked;
    explorer.setAttribute("aria-busy", "true");
    try {
      const view = await ask("/graph/data", parameters);
      if (mine !== asked) return null;
      return show(view);
    } catch (error) {
      console.warn(error.message);
      status(say("failed"));
      return null;
    } finally {
      if (mine === asked) explorer.removeAttribute("aria-busy");
    }
  };

  /** All links of the view, and those drawn as one, by id. */
  let links = new Map();
  let bundles = new Map();
  const bundleOf = (link) => [link.source, link.target].sort().join(" ~ ") + " " + link.group;
  const opposed = (link) => (link.conflict ? "\u2260 " : "");
  const weight = (count) => Math.min(7, 1.8 + Math.log2(count));
  const exists = (id) => bundles.has(id) || cy.getElementById(id).nonempty();

  const single = (link, crowded, opened) => ({
    ...link, opened, crowded: crowded && !opened, weight: weight(link.count),
    caption: crowded && !opened ? opposed(link) + (link.count > 1 ? link.count : "")
      : opposed(link) + link.verb + (link.count > 1 ? " \u00d7" + link.count : ""),
  });
  const bundle = (id, parts) => {
    const first = parts.reduce((most, link) => (link.count > most.count ? link : most));
    const count = parts.reduce((sum, link) => sum + link.count, 0);
    const conflict = parts.some((link) => link.conflict);
    return {
      id, source: first.source, target: first.target, type: first.type, group: first.group, count, conflict, crowded: true,
      weight: weight(count), caption: opposed({ conflict }) + count, opened: false,
      both: parts.some((link) => link.source !== first.source), bundle: parts.map((link) => link.id),
      sentence: parts.map((link) => link.sentence).join("; "),
    };
  };

  /** Draws the links. In a crowd those of a bundle are one, unless it is chosen, or one of them is. */
  const draw = () => {
    const crowded = links.size > CROWDED;
    bundles = new Map();
    if (crowded) {
      for (const link of links.values()) {
        const id = bundleOf(link);
        bundles.set(id, [...(bundles.get(id) || []), link]);
      }
      bundles.forEach((parts, id) => parts.length === 1 && bundles.delete(id));
    }
    const open = bundles.has(chosen) ? chosen : links.has(chosen) ? bundleOf(links.get(chosen)) : null;
    const drawn = new Map();
    for (const link of links.values()) {
      const id = bundleOf(link);
      if (!bundles.has(id) || id === open) drawn.set(link.id, single(link, crowded, id === open && bundles.has(id)));
      else if (!drawn.has(id)) drawn.set(id, bundle(id, bundles.get(id)));
    }
    cy.batch(() => {
      cy.edges().filter((e) => drawn.get(e.id())?.source !== e.data("source")).remove();
      for (const data of drawn.values()) {
        const known = cy.getElementById(data.id);
        if (known.nonempty()) known.data(data);
        else cy.add({ group: "edges", data });
      }
    });
  };

  /** Where labels would lie upon one another, those of less weight give way: first links, then nodes with few claims. */
  const declutter = () => {
    if (cy.elements().length > 600) return;
    const near = chosen && exists(chosen) ? cy.elements(".chosen").closedNeighborhood() : cy.collection();
    const rank = (e) => (e.hasClass("chosen") ? 1e9 : 0) + (near.contains(e) && e.isNode() ? 1e8 : 0)
      + (e.isNode() ? 1e7 + e.data("claims") : (e.data("opened") ? 1e6 : 0) + (e.data("conflict") ? 1e5 : 0) + e.data("count"));
    const box = (e, options) => e.boundingBox({ includeNodes: false, includeEdges: false, includeLabels: false,
      includeOverlays: false, includeUnderlays: false, ...options });
    const meet = (a, b) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;
    const kept = [];
    cy.batch(() => {
      for (const e of cy.elements().toArray().sort((a, b) => rank(b) - rank(a) || (a.id() < b.id() ? -1 : 1))) {
        const label = box(e, { includeLabels: true });
        const covered = kept.some((other) => meet(label, other));
        e.toggleClass("mute", covered);
        if (!covered && label.w > 0) kept.push(label);
        if (e.isNode()) kept.push(box(e, { includeNodes: true }));
      }
    });
  };
  const rescale = (to) => {
    if (to === scale) return;
    scale = to;
    cy.style(style());
  };
  const label = () => {
    if (cy.elements().length <= 600) rescale(Math.min(1.5, Math.max(0.35, Math.round(10 / cy.zoom()) / 10)));
    declutter();
    delete explorer.dataset.labelling;
  };
  let labelling;
  const labelSoon = () => {
    explorer.dataset.labelling = "";
    clearTimeout(labelling);
    labelling = setTimeout(label, 150);
  };

  const show = (view) => {
    const fresh = [];
    const labels = new Map(view.nodes.map((n) => [n.id, n.label]));
    cy.batch(() => {
      const nodes = new Set(view.nodes.map((n) => n.id));
      cy.nodes().filter((n) => !nodes.has(n.id())).remove();
      for (const node of view.nodes) {
        const data = { ...node, size: Math.round(20 + 5 * Math.log2(1 + node.claims)) };
        const known = cy.getElementById(node.id);
        if (known.nonempty()) known.data(data);
        else {
          fresh.push(node.id);
          const angle = fresh.length * 2.4;
          const radius = 60 * Math.sqrt(fresh.length);
          cy.add({ group: "nodes", data, position: { x: radius * Math.cos(angle), y: radius * Math.sin(angle) } });
        }
      }
    });
    links = new Map(view.edges.map((edge) => [edge.id, {
      ...edge, group: groupOf(edge.type),
      sentence: labels.get(edge.source) + " " + edge.verb + " " + labels.get(edge.target) + " (" + edge.count + ")",
    }]));
    draw();
    lighten();
    list();
    table();
    status((view.cut ? say("cut") + " " : "")
      + (cy.nodes().length ? say("status", cy.nodes().length, links.size) : say("empty")));
    return fresh;
  };

  /** Many elements: draw less while the view moves. */
  const lighten = () => {
    const many = cy.elements().length > 600;
    const renderer = cy.renderer();
    renderer.hideEdgesOnViewport = many && cy.edges().length > 1500;
    renderer.textureOnViewport = many;
    renderer.hideLabelsOnViewport = many;
    cy.edges().toggleClass("unnamed", cy.edges().length > 300);
    cy.edges().toggleClass("bare", cy.edges().length > 1500);
  };

  // ---- layout

  /** The layouts draw lots; the same nodes must give the same picture. */
  const withSeed = (run) => {
    const random = Math.random;
    let seed = 20210719;
    Math.random = () => {
      seed = (seed + 0x6d2b79f5) | 0;
      let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    try {
      run();
    } finally {
      Math.random = random;
    }
  };

  const arrange = (fixed = []) => {
    if (cy.nodes().empty()) return;
    rescale(1);
    const many = cy.nodes().length > 300;
    const crowd = many && cy.elements().length > 2000;
    // Where much is linked with much, forces need more room to tell the nodes apart.
    const room = many ? 1 : Math.min(2.2, Math.max(1, Math.sqrt(cy.edges().length / CROWDED)));
    const options = { name: layout, animate: false, fit: fixed.length === 0, padding: 40, nodeDimensionsIncludeLabels: true };
    if (layout === "fcose") {
      Object.assign(options, {
        quality: crowd ? "draft" : many ? "default" : "proof", randomize: fixed.length === 0, nodeSeparation: 75,
        idealEdgeLength: 105 * room, nodeRepulsion: 6500 * room * room, gravity: 0.45 / room, gravityRange: 1.5, packComponents: false,
        nodeDimensionsIncludeLabels: !many, numIter: 2500,
      });
      if (fixed.length > 0) {
        options.quality = "default";
        options.fixedNodeConstraint = fixed.map((id) => ({ nodeId: id, position: { ...cy.getElementById(id).position() } }));
      }
    } else if (layout === "concentric") {
      Object.assign(options, { concentric: (n) => n.degree(), levelWidth: (n) => Math.max(1, n.maxDegree() / 4), minNodeSpacing: 40 });
    } else if (layout === "breadthfirst") {
      Object.assign(options, { directed: false, spacingFactor: 1.3 });
    }
    withSeed(() => cy.layout(options).run());
    if (crowd && layout === "fcose") {
      spread();
      cy.fit(undefined, 40);
    }
    labelSoon();
  };

  /** The quick layout of a crowd puts nodes upon one another: moves them apart until each has room of its own. */
  const spread = () => {
    const room = 60;
    const points = cy.nodes().map((n) => ({ ...n.position() }));
    const box = cy.nodes().boundingBox({ includeLabels: false });
    const scale = Math.max(1, Math.sqrt((2 * points.length * room * room) / Math.max(1, box.w * box.h)));
    points.forEach((p) => {
      p.x *= scale;
      p.y *= scale;
    });
    for (let round = 0; round < 60; round++) {
      const cells = new Map();
      points.forEach((p, i) => {
        const key = Math.floor(p.x / room) + " " + Math.floor(p.y / room);
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(i);
      });
      points.forEach((p, i) => {
        const column = Math.floor(p.x / room);
        const row = Math.floor(p.y / room);
        for (let dx = -1; dx <= 1; dx++) {
          for (let dy = -1; dy <= 1; dy++) {
            for (const j of cells.get(column + dx + " " + (row + dy)) || []) {
              if (j <= i) continue;
              const q = points[j];
              let x = q.x - p.x;
              let y = q.y - p.y;
              let distance = Math.hypot(x, y);
              if (distance >= room) continue;
              if (distance < 0.01) {
                x = Math.cos(i * 2.4 + j);
                y = Math.sin(i * 2.4 + j);
                distance = 1;
              }
              const push = (room - Math.min(distance, room)) / 2 / distance;
              p.x -= x * push;
              p.y -= y * push;
              q.x += x * push;
              q.y += y * push;
            }
          }
        }
      });
    }
    cy.batch(() => cy.nodes().forEach((n, i) => n.position(points[i])));
  };

  /** New nodes begin around a point, the others stay where they are. */
  const settle = (fresh, around) => {
    if (fresh.length === 0) return;
    const old = cy.nodes().map((n) => n.id()).filter((id) => !fresh.includes(id));
    if (old.length === 0 || layout !== "fcose") {
      arrange();
      return;
    }
    const radius = 90 + 6 * fresh.length;
    fresh.forEach((id, i) => {
      const angle = (2 * Math.PI * i) / fresh.length;
      cy.getElementById(id).position({ x: around.x + radius * Math.cos(angle), y: around.y + radius * Math.sin(angle) });
    });
    if (cy.nodes().length <= 400) arrange(old);
    const box = cy.elements().boundingBox();
    const seen = cy.extent();
    if (box.x1 < seen.x1 || box.y1 < seen.y1 || box.x2 > seen.x2 || box.y2 > seen.y2) cy.fit(undefined, 40);
  };

  // ---- what a person does

  const remember = () => {
    past.push(state());
    if (past.length > 100) past.shift();
    future.length = 0;
    buttons();
  };
  const buttons = () => {
    byId("undo").disabled = past.length === 0;
    byId("redo").disabled = future.length === 0;
  };

  const restore = async (from, to, word) => {
    if (from.length === 0) return;
    to.push(state());
    const target = from.pop();
    layout = target.layout;
    byId("layout").value = layout;
    setFilters(target.filters);
    await load(Object.keys(target.places));
    cy.nodes().forEach((n) => {
      if (target.places[n.id()]) n.position({ x: target.places[n.id()][0], y: target.places[n.id()][1] });
    });
    if (chosen && !exists(chosen)) choose(null);
    buttons();
    status(say(word) + ". " + say("status", cy.nodes().length, links.size));
    write();
  };
  const undo = () => restore(past, future, "undone");
  const redo = () => restore(future, past, "redone");

  const expand = async (id) => {
    const node = cy.getElementById(id);
    if (node.empty()) return;
    const before = state();
    const fresh = await load(cy.nodes().map((n) => n.id()), { expand: id });
    if (!fresh) return;
    if (fresh.length === 0) {
      status(say("nothing.added"));
      return;
    }
    past.push(before);
    future.length = 0;
    buttons();
    settle(fresh, node.position());
    choose(id);
    status(say("added", fresh.length) + ". " + say("status", cy.nodes().length, links.size));
    write();
  };

  const add = async (id) => {
    const before = state();
    const ids = cy.nodes().map((n) => n.id());
    if (!ids.includes(id)) {
      const fresh = await load([...ids, id]);
      if (!fresh) return;
      past.push(before);
      future.length = 0;
      buttons();
      const extent = cy.extent();
      settle(fresh, { x: (extent.x1 + extent.x2) / 2, y: (extent.y1 + extent.y2) / 2 });
    }
    choose(id);
    cy.center(cy.getElementById(id));
    write();
  };

  const keep = async (ids, word) => {
    remember();
    if (await load(ids)) {
      if (chosen && !exists(chosen)) choose(null);
      if (word) status(word + ". " + say("status", cy.nodes().length, links.size));
      write();
    }
  };
  const hide = (id) => {
    const label = cy.getElementById(id).data("label");
    const at = [...byId("list").querySelectorAll("button")].findIndex((b) => b.dataset.id === id);
    const focused = byId("list").contains(document.activeElement);
    return keep(cy.nodes().map((n) => n.id()).filter((other) => other !== id), say("removed", label)).then(() => {
      const rest = byId("list").querySelectorAll("button");
      if (focused && rest.length > 0) rest[Math.min(at, rest.length - 1)].focus();
    });
  };

  // ---- details

  const action = (label, run) => {
    const button = element("button", { type: "button", className: "secondary outline", textContent: label });
    button.addEventListener("click", run);
    return button;
  };

  let details = 0;
  const choose = (id) => {
    chosen = id;
    const mine = ++details;
    draw();
    const found = bundles.has(id) ? cy.edges().filter((e) => links.has(e.id()) && bundleOf(e.data()) === id)
      : id ? cy.getElementById(id) : cy.collection();
    cy.batch(() => {
      cy.elements().removeClass("chosen faded");
      if (found.nonempty()) {
        found.addClass("chosen");
        const near = !bundles.has(id) && found.isNode() ? found.closedNeighborhood() : found.union(found.connectedNodes());
        cy.elements().difference(near).addClass("faded");
      }
    });
    byId("list").querySelectorAll("button").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.id === id)));
    const box = byId("chosen");
    labelSoon();
    if (bundles.has(id)) bundleDetails(box, bundles.get(id));
    else if (found.empty()) box.replaceChildren(element("p", { className: "hint", textContent: say("select") }));
    else if (found.isNode()) nodeDetails(box, found);
    else edgeDetails(box, found, mine);
    write();
  };

  const nodeDetails = (box, node) => {
    const data = node.data();
    box.replaceChildren(
      element("p", { className: "kind", textContent: data.kindLabel + (data.date ? ", " + data.date : "") }),
      element("h2", {}, element("a", { href: data.path, textContent: data.label })),
      element("p", { className: "hint", textContent: say("claims", data.claims) + " · " + say("neighbours", data.neighbours)
        + (data.outside ? " · " + say("more", data.outside) : "") }),
      element("p", { className: "buttons" }, action(say("expand"), () => expand(node.id())),
        action(say("hide"), () => hide(node.id())), action(say("only"), () => keep([node.id()]))));
  };

  const bundleDetails = (box, parts) => {
    const [one, other] = [parts[0].source, parts[0].target].map((id) => cy.getElementById(id).data());
    box.replaceChildren(
      element("h2", {}, element("a", { href: one.path, textContent: one.label }), " \u2014 ",
        element("a", { href: other.path, textContent: other.label })),
      element("ul", { className: "parts" }, ...[...parts].sort((a, b) => b.count - a.count).map((link) => {
        const button = action(link.sentence, () => choose(link.id));
        button.classList.add("part", "type-" + link.type.toLowerCase());
        return element("li", {}, button);
      })));
  };

  const edgeDetails = async (box, edge, mine) => {
    const data = edge.data();
    const heading = element("h2", {},
      element("a", { href: edge.source().data("path"), textContent: edge.source().data("label") }),
      " ", element("span", { className: "type-" + data.type.toLowerCase() + " verb", textContent: data.verb }), " ",
      element("a", { href: edge.target().data("path"), textContent: edge.target().data("label") }));
    const notes = [say("claims", data.count)];
    if (data.hedged) notes.push(data.hedged + " " + say("hedged"));
    if (data.first) notes.push(data.first === data.last ? data.first : data.first + " \u2013 " + data.last);
    if (data.conflict) notes.push("\u2260 " + say("conflict"));
    box.replaceChildren(heading, element("p", { className: "hint", textContent: notes.join(" · ") }));
    const parameters = filters();
    parameters.delete("type");
    parameters.set("tail", data.source);
    parameters.set("head", data.target);
    parameters.set("edge", data.type);
    let answer;
    try {
      answer = await ask("/graph/claims", parameters);
    } catch (error) {
      console.warn(error.message);
      status(say("failed"));
      return;
    }
    if (mine !== details) return;
    const claims = element("ol", { className: "claims" });
    for (const claim of answer.claims) {
      const quote = element("blockquote", {}, element("a", { href: claim.path, textContent: claim.sentence || claim.label }));
      if (claim.lang) quote.lang = claim.lang;
      const source = element("p", { className: "source" });
      if (claim.article) source.append(element("a", { href: claim.articlePath, textContent: claim.article }));
      if (claim.publisher) source.append(", " + claim.publisher);
      if (claim.day) source.append(", " + claim.day);
      const line = element("p", { className: "line" }, element("a", { className: "label", href: claim.path, textContent: claim.label }));
      if (claim.hedged) line.append(" ", element("span", { className: "mark", textContent: say("hedged") }));
      claims.append(element("li", {}, element("article", { className: "claim " + claim.type.toLowerCase() }, line, quote, source)));
    }
    box.append(answer.claims.length > 0 ? claims : element("p", { className: "empty", textContent: say("none") }));
  };

  // ---- list and table: the same without the picture

  const list = () => {
    const focused = byId("list").contains(document.activeElement) ? document.activeElement.dataset.id : null;
    const nodes = cy.nodes().toArray().sort((a, b) => b.data("claims") - a.data("claims") || a.id().localeCompare(b.id()));
    byId("list").replaceChildren(...nodes.map((node, i) => {
      const data = node.data();
      const button = element("button", { type: "button", className: "node", tabIndex: i === 0 ? 0 : -1 }, data.label, " ",
        element("small", { textContent: data.kindLabel + (data.outside ? " +" + data.outside : "") }));
      button.dataset.id = node.id();
      button.setAttribute("aria-pressed", String(node.id() === chosen));
      return element("li", {}, button);
    }));
    if (focused) byId("list").querySelector("button[data-id='" + CSS.escape(focused) + "']")?.focus();
  };
  byId("list").addEventListener("focusin", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    byId("list").querySelectorAll("button").forEach((b) => { b.tabIndex = b === button ? 0 : -1; });
    if (chosen !== button.dataset.id) choose(button.dataset.id);
  });
  byId("list").addEventListener("dblclick", (event) => {
    const button = event.target.closest("button");
    if (button) expand(button.dataset.id);
  });
  byId("list").addEventListener("keydown", (event) => {
    const all = [...byId("list").querySelectorAll("button")];
    const at = all.indexOf(event.target.closest("button"));
    if (at < 0) return;
    const go = (to) => all[Math.max(0, Math.min(all.length - 1, to))].focus();
    if (event.key === "ArrowDown") go(at + 1);
    else if (event.key === "ArrowUp") go(at - 1);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(all.length - 1);
    else if (event.key === "Enter") expand(all[at].dataset.id);
    else if (event.key === "Delete" || event.key === "Backspace") hide(all[at].dataset.id);
    else return;
    event.preventDefault();
  });

  const table = () => {
    const edges = [...links.values()].sort((a, b) => b.count - a.count || a.id.localeCompare(b.id));
    const body = document.querySelector("#graph-table tbody");
    body.replaceChildren(...edges.slice(0, 200).map((data) => {
      const [source, target] = [data.source, data.target].map((id) => cy.getElementById(id).data());
      const count = element("button", { type: "button", className: "secondary outline count", textContent: data.count });
      count.setAttribute("aria-label", data.sentence);
      count.addEventListener("click", () => {
        choose(data.id);
        byId("chosen").focus();
      });
      const verb = element("td", { className: "verb type-" + data.type.toLowerCase() }, data.verb);
      if (data.conflict) verb.append(" ", element("abbr", { title: say("conflict"), textContent: "\u2260" }));
      return element("tr", { className: data.conflict ? "conflict" : "" },
        element("td", {}, element("a", { href: source.path, textContent: source.label })), verb,
        element("td", {}, element("a", { href: target.path, textContent: target.label })),
        element("td", { className: "number" }, count));
    }));
  };

  // ---- the picture

  // Cytoscape remembers where the canvas is; whatever moves it on the page (a line that wraps, a font) must not shift clicks.
  for (const kind of ["mouseenter", "mousedown", "touchstart"]) {
    canvas.addEventListener(kind, () => cy.renderer().invalidateContainerClientCoordsCache(), { capture: true, passive: true });
  }
  cy.on("tap", (event) => choose(event.target === cy ? null : event.target.id()));
  cy.on("dbltap", "node", (event) => expand(event.target.id()));
  // A press grabs a node too: only if it was dragged there is something to take back.
  let grabbed;
  cy.on("grab", "node", () => { grabbed = state(); });
  cy.on("dragfree", "node", () => {
    past.push(grabbed);
    future.length = 0;
    buttons();
    write();
    labelSoon();
  });
  cy.on("viewport", write);
  cy.on("zoom", labelSoon);
  cy.on("mouseover", "node, edge", (event) => {
    canvas.title = event.target.isNode()
      ? event.target.data("label") + " (" + event.target.data("kindLabel") + ")" : event.target.data("sentence");
    canvas.classList.add("over");
  });
  cy.on("mouseout", "node, edge", () => {
    canvas.removeAttribute("title");
    canvas.classList.remove("over");
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (typing || !(event.ctrlKey || event.metaKey)) {
      if (!typing && event.key === "Escape") choose(null);
      if (!typing && event.key === "Delete" && chosen && !event.target.closest("#graph-list")) {
        const found = cy.getElementById(chosen);
        if (found.nonempty() && found.isNode()) hide(chosen);
      }
      return;
    }
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) undo();
    else if (key === "y" || key === "z") redo();
    else return;
    event.preventDefault();
  });

  // ---- tools

  byId("undo").addEventListener("click", undo);
  byId("redo").addEventListener("click", redo);
  byId("fit").addEventListener("click", () => cy.fit(undefined, 40));
  byId("clear").addEventListener("click", () => keep([]));
  byId("layout").addEventListener("change", () => {
    remember();
    layout = byId("layout").value;
    arrange();
    write();
  });
  byId("link").addEventListener("click", async () => {
    writeNow();
    try {
      await navigator.clipboard.writeText(location.href);
      status(say("copied"));
    } catch {
      status(location.href);
    }
  });

  let before = null;
  form.addEventListener("focusin", () => { before = before || state(); });
  form.addEventListener("change", (event) => {
    if (!event.target.name) return;
    past.push(before || state());
    before = null;
    future.length = 0;
    buttons();
    load(cy.nodes().map((n) => n.id())).then(() => {
      before = state();
      choose(chosen && exists(chosen) ? chosen : null);
      write();
    });
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  const save = (name, blob) => {
    const link = element("a", { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const unfaded = (draw) => {
    const faded = cy.elements(".faded");
    const marked = cy.elements(".chosen");
    faded.removeClass("faded");
    marked.removeClass("chosen");
    const result = draw();
    faded.addClass("faded");
    marked.addClass("chosen");
    return result;
  };
  const paper = () => colour("--pico-background-color") || "#ffffff";
  byId("png").addEventListener("click", () => save("riposte-graph.png",
    unfaded(() => cy.png({ output: "blob", full: true, scale: 2, maxWidth: 8000, maxHeight: 8000, bg: paper() }))));
  byId("svg").addEventListener("click", () => save("riposte-graph.svg",
    new Blob([unfaded(() => graphAsSvg(cy, paper()))], { type: "image/svg+xml" })));
  byId("json").addEventListener("click", () => {
    writeNow();
    const view = {
      address: location.href, layout, filters: Object.fromEntries(filters()),
      nodes: cy.nodes().map((n) => {
        const { size, ...data } = n.data();
        return { ...data, x: Math.round(n.position("x")), y: Math.round(n.position("y")) };
      }),
      edges: [...links.values()].map(({ sentence, ...data }) => data),
    };
    save("riposte-graph.json", new Blob([JSON.stringify(view, null, 2)], { type: "application/json" }));
  });

  // ---- adding by name

  const find = byId("find");
  const found = byId("found");
  let at = -1;
  let timer;
  let search = 0;
  const close = () => {
    found.hidden = true;
    at = -1;
    find.setAttribute("aria-expanded", "false");
    find.removeAttribute("aria-activedescendant");
  };
  const point = (index) => {
    const items = found.querySelectorAll("[role=option]");
    if (items.length === 0) return;
    items[at]?.setAttribute("aria-selected", "false");
    at = (index + items.length) % items.length;
    items[at].setAttribute("aria-selected", "true");
    items[at].scrollIntoView({ block: "nearest" });
    find.setAttribute("aria-activedescendant", items[at].id);
  };
  const take = (item) => {
    close();
    find.value = "";
    if (item) add(item.dataset.id);
  };
  find.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const mine = ++search;
      if (find.value.trim().length < 2) {
        close();
        return;
      }
      let answer;
      try {
        answer = await ask("/graph/find", new URLSearchParams({ q: find.value.trim() }));
      } catch {
        close();
        return;
      }
      if (mine !== search) return;
      found.replaceChildren(...answer.map((thing, i) => {
        const item = element("li", { id: "graph-found-" + i }, element("span", { textContent: thing.label }), " ",
          element("small", { textContent: thing.claims }));
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.dataset.id = thing.id;
        item.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(item);
        });
        return item;
      }));
      at = -1;
      found.hidden = answer.length === 0;
      find.setAttribute("aria-expanded", String(answer.length > 0));
      if (answer.length === 0) status(say("found.nothing"));
    }, 120);
  });
  find.addEventListener("keydown", (event) => {
    const items = found.querySelectorAll("[role=option]");
    if (event.key === "ArrowDown") point(at + 1);
    else if (event.key === "ArrowUp") point(at - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter") take(items[Math.max(0, at)]);
    else return;
    event.preventDefault();
  });
  find.addEventListener("blur", () => setTimeout(close, 150));

  // ---- begin with what the address says

  (async () => {
    const parameters = new URLSearchParams(location.search);
    const after = new URLSearchParams(location.hash.slice(1));
    if (["fcose", "concentric", "circle", "breadthfirst"].includes(parameters.get("layout"))) layout = parameters.get("layout");
    byId("layout").value = layout;
    const asIs = new URLSearchParams(parameters);
    asIs.delete("nodes");
    const types = parameters.getAll("type").join(",");
    if (types) asIs.set("type", types);
    setFilters(asIs);
    const listed = after.get("nodes") ?? parameters.get("nodes");
    const more = parameters.get("focus") ? { focus: parameters.get("focus") } : {};
    const fresh = await load(listed === null ? null : listed.split(",").filter(Boolean), more);
    if (!fresh) return;
    const known = (after.get("p") || "").split(";").map((p) => p.split(",").map(Number));
    const ids = (listed || "").split(",").filter(Boolean);
    if (after.get("p") && known.length === ids.length && !more.focus) {
      ids.forEach((id, i) => {
        const node = cy.getElementById(id);
        if (node.nonempty()) node.position({ x: known[i][0], y: known[i][1] });
      });
    } else {
      arrange();
    }
    const [zoom, x, y] = (after.get("z") || "").split(",").map(Number);
    if (zoom > 0 && Number.isFinite(x) && Number.isFinite(y)) {
      cy.zoom(zoom);
      cy.pan({ x: cy.width() / 2 - x * zoom, y: cy.height() / 2 - y * zoom });
    } else {
      cy.fit(undefined, 40);
      if (cy.zoom() > 1.6) {
        cy.zoom(1.6);
        cy.center();
      }
    }
    settled = true;
    choose(after.get("s"));
    buttons();
    writeNow();
    clearTimeout(labelling);
    label();
    // For whoever reads the drawing from outside, such as tests and extensions.
    canvas.graph = cy;
    explorer.dataset.ready = "true";
  })();
})();
