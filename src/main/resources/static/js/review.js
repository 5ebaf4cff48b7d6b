// Reviewing with fewer steps. Without this file every form works by itself.

// Words marked in an article: the link below its claims leads to the form for them.
const adding = document.getElementById("add-claim");
if (adding) {
  const plain = { href: adding.getAttribute("href"), text: adding.textContent };
  const offset = (node, at) => {
    const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (!paragraph) return null;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, at);
    return Number(paragraph.dataset.start) + before.toString().length;
  };
  document.addEventListener("selectionchange", () => {
    const marked = document.getSelection();
    const range = marked.rangeCount > 0 && !marked.isCollapsed ? marked.getRangeAt(0) : null;
    const start = range && offset(range.startContainer, range.startOffset);
    const end = range && offset(range.endContainer, range.endOffset);
    const ready = start !== null && end !== null && end > start;
    adding.setAttribute("href", ready ? plain.href + "?start=" + start + "&end=" + end : plain.href);
    adding.textContent = ready ? adding.dataset.marked : plain.text;
    adding.parentElement.classList.toggle("ready", ready);
  });
}

// The queue: one key each, the next claim at once, and no word of success before the server has saved.
const queue = document.getElementById("queue");
if (queue) {
  const words = queue.dataset;
  const ids = words.ids.split(" ");
  const said = document.getElementById("said");
  const alerts = document.getElementById("alerts");
  const pages = new Map();
  const made = [];
  let at = 0;
  let pending = 0;
  let sending = Promise.resolve();

  const one = () => document.getElementById("one");
  const token = () => document.querySelector("[name=token]").value;

  const fetched = (id) => {
    if (!pages.has(id)) {
      const page = fetch("/review/claim/" + id, { headers: { "X-Part": "one" }, redirect: "error" }).then(async (response) => {
        if (!response.ok) throw new Error(String(response.status));
        return response.text();
      });
      page.catch(() => pages.delete(id));
      pages.set(id, page);
    }
    return pages.get(id);
  };

  const count = (name, by) => {
    const element = document.getElementById(name);
    element.textContent = String(Number(element.textContent) + by);
  };

  const show = async (place) => {
    if (place < 0) return;
    if (place >= ids.length) {
      said.textContent = words.end;
      return;
    }
    at = place;
    const id = ids[place];
    try {
      const text = await fetched(id);
      if (ids[at] !== id) return;
      const parsed = new DOMParser().parseFromString(text, "text/html").getElementById("one");
      one().replaceWith(document.adoptNode(parsed));
      suggestIn(one());
      document.getElementById("place").textContent =
        words.of.replace("{0}", Number(words.first) + place + 1).replace("{1}", words.total);
      one().querySelector("h2").focus({ preventScroll: false });
    } catch (failure) {
      alertOf(id, failure.message);
    }
    if (place + 1 < ids.length) fetched(ids[place + 1]).catch(() => {});
  };

  const alertOf = (id, reason) => {
    const line = document.createElement("p");
    const link = document.createElement("a");
    link.href = "/review/claim/" + id;
    link.textContent = id;
    line.append(words.failed + " " + reason + " ", link);
    alerts.append(line);
  };

  const send = (address, fields, id, then) => {
    pending++;
    said.textContent = words.sending;
    const body = new URLSearchParams({ ...fields, token: token() });
    sending = sending.then(async () => {
      try {
        const response = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "error" });
        if (response.status !== 201) throw new Error((await response.text()).trim() || String(response.status));
        pages.delete(id);
        then(await response.json());
      } catch (failure) {
        said.textContent = "";
        alertOf(id, failure.message);
        show(ids.indexOf(id));
      } finally {
        pending--;
      }
    });
  };

  const decide = (kind, reason) => {
    const id = one().dataset.id;
    const decided = Boolean(one().dataset.decision) || made.some((earlier) => earlier.id === id);
    send("/review/claim/" + id, { kind, reason: reason || "" }, id, (answer) => {
      made.push({ id, decision: answer.decision, decided });
      said.textContent = words[kind];
      if (!decided) {
        count("left", -1);
        count("done", 1);
      }
    });
    show(at + 1);
  };

  const undo = () => {
    // After what is still on its way, so that it takes back the last one.
    sending = sending.then(() => {
      const last = made.pop();
      if (!last) {
        said.textContent = words.nothing;
        return;
      }
      send("/review/undo/" + last.decision, {}, last.id, () => {
        said.textContent = words.undo;
        if (!last.decided) {
          count("left", 1);
          count("done", -1);
        }
        show(ids.indexOf(last.id));
      });
    });
  };

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "verdict") return;
    event.preventDefault();
    const kind = event.submitter ? event.submitter.value : "reject";
    decide(kind, kind === "reject" ? event.target.elements.reason.value : "");
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input:not([type=radio]):not([type=checkbox]), select, textarea")) {
      if (event.key === "Escape") event.target.blur();
      if (event.key === "Enter" && event.target.name === "reason" && event.target.form.id === "verdict") {
        event.preventDefault();
        decide("reject", event.target.value);
      }
      return;
    }
    const form = document.getElementById("verdict");
    if (!form && "arRc".includes(event.key)) return;
    if (event.key === "a") decide("accept");
    else if (event.key === "r") decide("reject");
    else if (event.key === "R") {
      form.querySelector("details").open = true;
      form.elements.reason.focus();
    } else if (event.key === "c") {
      document.getElementById("correction").open = true;
      document.querySelector("#correction select").focus();
    } else if (event.key === "u") undo();
    else if (event.key === "j") show(at + 1);
    else if (event.key === "k") show(at - 1);
    else if (event.key === "?") {
      document.getElementById("keys").open = true;
      document.querySelector("#keys summary").focus();
    } else return;
    event.preventDefault();
  });
  window.addEventListener("beforeunload", (event) => {
    if (pending > 0) event.preventDefault();
  });
  if (ids.length > 1) fetched(ids[1]).catch(() => {});
}
