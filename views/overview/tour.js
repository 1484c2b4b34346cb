const MARK = "klyftkartan.tour"; // in the browser's own store: "seen" once skipped or finished

function isSeen() {
  try { return localStorage.getItem(MARK) === "seen"; } catch { return false; }
}

function keepSeen() {
  try { localStorage.setItem(MARK, "seen"); } catch { /* a browser that keeps nothing asks again */ }
}

function element(tag, text, parent) {
  const made = document.createElement(tag);
  made.textContent = text;
  parent.append(made);
  return made;
}

function button(text, parent, act, kind = "") {
  const made = element("button", text, parent);
  made.type = "button";
  made.className = kind;
  made.addEventListener("click", act);
  return made;
}

export default function ({ data, parentElement }) {
  const { words, stops } = data;
  let root = parentElement.querySelector(".tour");
  if (!root) {
    root = document.createElement("div");
    root.className = "tour";
    parentElement.append(root);
    // -2: the button alone; -1: the offer; 0 and up: a stop. Kept over reruns of the page.
    root.step = data.isOffered && !isSeen() ? -1 : -2;
  }

  function go(step, focus = true) {
    root.step = step;
    if (step === -2) keepSeen();
    draw();
    if (focus) root.querySelector("[data-focus]")?.focus();
  }

  function draw() {
    root.replaceChildren();
    if (root.step === -2) {
      button(words.again, root, () => go(0), "plain").dataset.focus = "";
      return;
    }
    const card = document.createElement("section");
    card.lang = data.language;
    root.append(card);
    const stop = stops[root.step];
    const title = element("h2", stop ? stop.title : words.new, card);
    title.id = "tour-title";
    title.tabIndex = -1;
    title.dataset.focus = "";
    card.setAttribute("aria-labelledby", "tour-title");
    if (stop) {
      const place = words.place.replace("{n}", root.step + 1).replace("{all}", stops.length);
      const line = element("p", place, card);
      line.className = "place";
      card.prepend(line);
    }
    const text = element("p", stop ? stop.text : words.offer, card);
    if (stop && stop.page) {
      const link = element("a", stop.link, card);
      const at = new URL(stop.page, document.baseURI);
      at.searchParams.set("lang", data.language);
      link.href = at;
      link.addEventListener("click", () => { if (root.step === stops.length - 1) keepSeen(); });
    }
    const row = document.createElement("div");
    row.className = "row";
    card.append(row);
    if (!stop) button(words.start, row, () => go(0), "first");
    if (stop && root.step > 0) button(words.back, row, () => go(root.step - 1));
    if (stop && root.step < stops.length - 1) button(words.next, row, () => go(root.step + 1), "first");
    if (stop && root.step === stops.length - 1) button(words.end, row, () => go(-2), "first");
    else button(words.skip, row, () => go(-2));
  }

  // Escape skips the tour from anywhere but a control that has its own use for it.
  const escape = (event) => {
    const isOurs = event.target === document.body || event.composedPath().includes(root);
    if (event.key === "Escape" && root.step > -2 && isOurs) go(-2, event.composedPath().includes(root));
  };
  document.addEventListener("keydown", escape);
  draw();
  return () => document.removeEventListener("keydown", escape);
}
