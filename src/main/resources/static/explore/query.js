// The SPARQL editor: YASGUI over our own endpoint, completing from our own terms; nothing leaves the origin.
"use strict";

(() => {
  const host = document.getElementById("editor");
  const text = document.getElementById("query-text");
  const examples = document.getElementById("query-example");
  const status = document.getElementById("query-status");
  const endpoint = location.origin + "/sparql";
  const Yasqe = Yasgui.Yasqe;

  let asked;
  const terms = () => (asked ??= fetch("/query/terms").then((response) => response.json())
    .catch(() => ({ prefixes: {}, classes: [], properties: [] })));
  const fitting = (list, token, prefixes) => {
    const typed = (token.autocompletionString || token.string || "").replace(/^</, "").toLowerCase();
    const short = (iri) => {
      const found = Object.entries(prefixes).find(([, namespace]) => iri.startsWith(namespace));
      return found ? (found[0] + ":" + iri.slice(found[1].length)).toLowerCase() : "";
    };
    return list.filter((term) => term.iri.toLowerCase().startsWith(typed) || short(term.iri).startsWith(typed)
      || (term.label || "").toLowerCase().startsWith(typed)).map((term) => term.iri);
  };

  // The editor's own completers ask prefix.cc and Linked Open Vocabularies: ours take their place.
  const own = { bulk: false, persistenceId: undefined };
  Yasqe.defaults.autocompleters = ["variables"];
  Yasqe.forkAutocompleter("prefixes", { ...own, name: "our-prefixes", bulk: true,
    get: async () => Object.entries((await terms()).prefixes).map(([prefix, iri]) => prefix + ": <" + iri + ">").sort() });
  Yasqe.forkAutocompleter("class", { ...own, name: "our-classes",
    get: async (yasqe, token) => { const t = await terms(); return fitting(t.classes, token, t.prefixes); } });
  Yasqe.forkAutocompleter("property", { ...own, name: "our-properties",
    get: async (yasqe, token) => { const t = await terms(); return fitting(t.properties, token, t.prefixes); } });

  Yasgui.defaults.requestConfig.endpoint = endpoint;
  Yasgui.defaults.endpointCatalogueOptions.getData = () => [{ endpoint }];
  Yasgui.defaults.corsProxy = undefined;
  document.documentElement.classList.add("scripted");
  host.hidden = false;
  document.getElementById("query-bar").hidden = false;
  document.getElementById("query-plain").hidden = true;

  // The results' table makes a link of every IRI: those that are not of the web stay text.
  new MutationObserver(() => host.querySelectorAll("a.iri[href]").forEach((link) => {
    if (!/^https?:$/.test(link.protocol)) link.removeAttribute("href");
  })).observe(host, { childList: true, subtree: true });

  const yasgui = new Yasgui(host, {
    requestConfig: { endpoint }, copyEndpointOnNewTab: false, persistenceId: "riposte", populateFromUrl: false,
    yasr: { prefixes: {} },
  });

  const show = (query, name) => {
    const same = Object.keys(yasgui._tabs).find((id) => yasgui.getTab(id)?.getQuery() === query);
    if (same) {
      yasgui.selectTabId(same);
      return yasgui.getTab(same);
    }
    const current = yasgui.getTab();
    const untouched = current && ["", Yasqe.defaults.value.trim()].includes(current.getQuery().trim());
    const fresh = untouched ? current : yasgui.addTab(true, { name });
    fresh.setQuery(query);
    return fresh;
  };
  const label = () => {
    host.querySelectorAll(".CodeMirror textarea").forEach((area) => area.setAttribute("aria-label", host.dataset.label));
    host.querySelectorAll("input.autocomplete").forEach((field) => field.setAttribute("aria-label", "SPARQL endpoint"));
    host.querySelectorAll(".CodeMirror-scroll").forEach((area) => { area.tabIndex = 0; });
    host.querySelectorAll(".tabsList .addTab").forEach((button) => {
      button.setAttribute("role", "tab");
      button.setAttribute("aria-selected", "false");
    });
    host.querySelectorAll(".tabsList .tab input").forEach((field) => field.setAttribute("aria-label", host.dataset.name));
  };
  const address = (query) => "/query?query=" + encodeURIComponent(query);
  const remember = () => {
    const query = yasgui.getTab()?.getQuery();
    if (query) history.replaceState(null, "", address(query));
  };

  terms().then(({ prefixes }) => {
    yasgui.config.yasr.prefixes = prefixes;
    Object.keys(yasgui._tabs).forEach((id) => {
      const yasr = yasgui.getTab(id)?.getYasr?.();
      if (yasr) yasr.config.prefixes = prefixes;
    });
  });

  const fromHash = new URLSearchParams(location.hash.slice(1)).get("query");
  const first = Object.keys(yasgui._tabs).length <= 1 && yasgui.getTab()?.getQuery().trim() === Yasqe.defaults.value.trim();
  if (fromHash) {
    show(fromHash);
    remember();
  } else if (text.dataset.asked === "true") show(text.value);
  else if (first) yasgui.getTab().setQuery(text.value);

  yasgui.on("query", remember);
  yasgui.on("tabSelect", () => setTimeout(label, 50));
  yasgui.on("tabAdd", () => setTimeout(label, 50));
  label();

  examples.addEventListener("change", () => {
    const option = examples.selectedOptions[0];
    if (!option.dataset.query) return;
    const tab = show(option.dataset.query, option.textContent);
    document.getElementById("query-description").textContent = option.dataset.description;
    remember();
    label();
    tab.query().catch(() => {});
  });
  document.getElementById("query-link").addEventListener("click", async (event) => {
    const done = event.target.dataset.done;
    remember();
    try {
      await navigator.clipboard.writeText(location.href);
      status.textContent = done;
    } catch {
      status.textContent = location.href;
    }
  });
  host.dataset.ready = "true";
})();
