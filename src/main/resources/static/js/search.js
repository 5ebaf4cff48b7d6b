// Search as one types: names, other names and words of sentences, below the field. Without this file the form works.
// A field with data-names takes the name of an actor or incident; the hidden field beside it says which one was chosen.
function suggestIn(part) {
  part.querySelectorAll("input[data-suggest]").forEach(suggestFor);
}

let suggesting = 0;

function suggestFor(field) {
  const room = field.dataset.names ? "/" + field.dataset.names + "/" : "";
  const path = room ? field.form.elements[field.name + ".path"] : null;
  const hidden = path instanceof HTMLInputElement && path.type === "hidden" ? path : null;
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "suggestions-" + suggesting++;
  list.setAttribute("role", "listbox");
  list.hidden = true;
  field.parentElement.classList.add("suggesting");
  field.after(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-autocomplete", "list");

  let timer;
  let asked = 0;
  let chosen = -1;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const choose = (index) => {
    const items = list.children;
    if (items.length === 0) return;
    if (chosen >= 0) items[chosen].setAttribute("aria-selected", "false");
    chosen = (index + items.length) % items.length;
    items[chosen].setAttribute("aria-selected", "true");
    items[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", items[chosen].id);
  };

  const show = (suggestions) => {
    list.replaceChildren(...suggestions.map((suggestion, i) => {
      const item = document.createElement("li");
      item.id = list.id + "-" + i;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const link = document.createElement("a");
      link.href = suggestion.path;
      link.tabIndex = -1;
      link.textContent = suggestion.text;
      const kind = document.createElement("small");
      kind.textContent = suggestion.kind;
      link.append(" ", kind);
      if (room) {
        link.addEventListener("click", (event) => {
          event.preventDefault();
          field.value = suggestion.text;
          if (hidden) hidden.value = suggestion.path.slice(1);
          close();
          field.focus();
        });
      }
      item.append(link);
      return item;
    }));
    chosen = -1;
    list.hidden = suggestions.length === 0;
    field.setAttribute("aria-expanded", String(suggestions.length > 0));
  };

  const ask = async () => {
    const words = field.value.trim();
    const mine = ++asked;
    if (words.length < 2) {
      close();
      return;
    }
    try {
      const response = await fetch(field.dataset.suggest + "?q=" + encodeURIComponent(words));
      if (!response.ok) return;
      const found = (await response.json()).filter((suggestion) => suggestion.path.startsWith(room));
      if (mine === asked) show(found);
    } catch {
      close();
    }
  };

  field.addEventListener("input", () => {
    if (hidden) hidden.value = "";
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) list.children[chosen].firstElementChild.click();
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", () => setTimeout(close, 200));
}

suggestIn(document);
