// The drawing as SVG: what is in view, with colours and line styles as drawn. Used by graph.js.
"use strict";

function graphAsSvg(cy, background) {
  const NS = "http://www.w3.org/2000/svg";
  const box = cy.elements().boundingBox();
  const pad = 20;
  const round = (n) => Math.round(n * 10) / 10;
  const svg = document.createElementNS(NS, "svg");
  const add = (parent, name, attributes, text) => {
    const element = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== null) element.setAttribute(key, String(value));
    }
    if (text !== undefined) element.textContent = text;
    parent.append(element);
    return element;
  };
  const width = Math.max(1, round(box.w + 2 * pad));
  const height = Math.max(1, round(box.h + 2 * pad));
  svg.setAttribute("xmlns", NS);
  svg.setAttribute("viewBox", [round(box.x1 - pad), round(box.y1 - pad), width, height].join(" "));
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  svg.setAttribute("font-family", "system-ui, 'DejaVu Sans', sans-serif");
  add(svg, "rect", { x: round(box.x1 - pad), y: round(box.y1 - pad), width, height, fill: background });

  const dashes = { dashed: "8 5", dotted: "2 4" };
  cy.edges(":visible").forEach((edge) => {
    const from = edge.sourceEndpoint();
    const to = edge.targetEndpoint();
    if (!from || !to || Number.isNaN(from.x) || Number.isNaN(to.x)) return;
    const bends = edge.controlPoints() || [];
    let path = "M" + round(from.x) + " " + round(from.y);
    if (bends.length === 1) path += "Q" + round(bends[0].x) + " " + round(bends[0].y) + " ";
    else path += "L";
    path += round(to.x) + " " + round(to.y);
    const colour = edge.style("line-color");
    const stroke = parseFloat(edge.style("width"));
    if (edge.data("conflict")) {
      add(svg, "path", {
        d: path, fill: "none", stroke: edge.style("underlay-color"), "stroke-width": stroke + 9,
        "stroke-opacity": edge.style("underlay-opacity"), "stroke-linecap": "round",
      });
    }
    const group = add(svg, "g", {});
    add(group, "title", {}, edge.data("sentence"));
    add(group, "path", {
      d: path, fill: "none", stroke: colour, "stroke-width": stroke,
      "stroke-dasharray": dashes[edge.style("line-style")],
    });
    const before = bends.length === 1 ? bends[0] : from;
    const angle = Math.atan2(to.y - before.y, to.x - before.x);
    const size = 7 + stroke;
    const corner = (turn) => round(to.x - size * Math.cos(angle + turn)) + "," + round(to.y - size * Math.sin(angle + turn));
    add(group, "polygon", { points: round(to.x) + "," + round(to.y) + " " + corner(0.4) + " " + corner(-0.4), fill: colour });
    const label = edge.data("caption");
    if (label && !edge.hasClass("mute")) {
      const middle = edge.midpoint();
      add(group, "text", {
        x: round(middle.x), y: round(middle.y), "font-size": parseFloat(edge.style("font-size")), "text-anchor": "middle", fill: colour,
        stroke: background, "stroke-width": 3, "paint-order": "stroke",
      }, label);
    }
  });
  cy.nodes(":visible").forEach((node) => {
    const { x, y } = node.position();
    const w = node.width();
    const h = node.height();
    const group = add(svg, "g", {});
    add(group, "title", {}, node.data("label") + " (" + node.data("kindLabel") + ")");
    const paint = {
      fill: node.style("background-color"), stroke: node.style("border-color"),
      "stroke-width": parseFloat(node.style("border-width")),
    };
    if (node.data("kind") === "Incident") {
      add(group, "polygon", {
        points: [[x, y - h / 2], [x + w / 2, y], [x, y + h / 2], [x - w / 2, y]]
          .map((p) => p.map(round).join(",")).join(" "), ...paint,
      });
    } else if (node.style("shape").includes("rectangle")) {
      add(group, "rect", { x: round(x - w / 2), y: round(y - h / 2), width: w, height: h, rx: 4, ...paint });
    } else {
      add(group, "ellipse", { cx: round(x), cy: round(y), rx: w / 2, ry: h / 2, ...paint });
    }
    if (node.hasClass("mute")) return;
    const size = parseFloat(node.style("font-size"));
    const text = add(group, "text", {
      "font-size": size, "text-anchor": "middle", fill: node.style("color"), stroke: background, "stroke-width": 3,
      "paint-order": "stroke",
    });
    wrap(node.data("label"), 22).forEach((line, i) =>
      add(text, "tspan", { x: round(x), y: round(y + h / 2 + (1 + i) * 1.15 * size) }, line));
  });
  return new XMLSerializer().serializeToString(svg);

  function wrap(label, length) {
    const lines = [""];
    for (const word of label.split(" ")) {
      const last = lines[lines.length - 1];
      if (last && (last + " " + word).length > length) lines.push(word);
      else lines[lines.length - 1] = last ? last + " " + word : word;
    }
    return lines.slice(0, 4);
  }
}
