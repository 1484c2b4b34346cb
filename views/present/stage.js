// The stage: a story's steps, full size, one at a time. Each step is a page of this app in a
// frame of its own; the next and the one before lie ready behind the one that is seen, so that
// a turn is a swap. Everything that is said is put in as text, never as markup.

const FRAMES = 3; // a browser holds few WebGL contexts
const TICK_MS = 150;
const QUIET = 5; // ticks without a change before a page counts as drawn
const STILL_MS = 2500; // nor is it waited longer for, once nothing of it changes: a slow machine paints late
const PATIENCE_MS = 60000; // a page that does not come to rest is shown as it is
const LATER_MS = 350; // after a turn, before the next page is prepared
const ZOOMS = [1, 1.15, 1.3, 1.45, 1.6];
const LEAST_ZOOM = 0.7; // of a map that would not be seen as a whole otherwise
const COLOURS = ["light", "dark", "contrast"];
const OWN_KEYS =
  "input, select, textarea, [contenteditable=true], [role=combobox], [role=listbox], [role=option], " +
  "[role=slider], [role=radio], [role=spinbutton], [role=tab], [role=menu], [role=grid], [data-testid=stDataFrame]";
const MAP = "[data-testid=stDeckGlJsonChart]";
const PRESSED = "button, a[href], summary, [role=button]";
// What a page leaves out on the stage: the menu, and a title where the stage has its own.
const DRESS = `
  [data-testid=stSidebar], [data-testid=stExpandSidebarButton], [data-testid=stHeader] { display: none !important }
  [data-testid=stMainBlockContainer] { padding: 1rem 1.5rem 4rem !important; max-width: none !important }
  [data-testid=stMain] [data-testid=stElementContainer]:has(h1) { display: none }
  :is(h2, h3, h4, h5, h6, p)[data-klyft-mark] {
    border-left: 5px solid var(--klyft-mark, #9a3d06); margin-left: -14px; padding-left: 9px;
  }
  :is([data-testid=stPlotlyChart], [data-testid=stTable], [data-testid=stDataFrame])[data-klyft-mark] {
    outline: 2px solid var(--klyft-mark, #9a3d06); outline-offset: 4px; border-radius: 3px
  }`;

function make(tag, name, parent, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  parent?.append(element);
  return element;
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? values[key] : whole));
}

class Stage {
  constructor(data, style) {
    this.data = data;
    this.frames = new Map(); // by position of the step
    this.at = Math.min(Math.max(data.start, 0), data.steps.length - 1);
    this.colours = data.colours;
    this.zoom = window.innerWidth >= 1000 ? 2 : 0;
    this.started = Date.now();
    this.onKey = (event) => this.key(event);
    this.onMove = () => this.stir();
    this.onFull = () => this.labels();
    this.onGone = () => this.notes?.close();
    this.build(style);
    this.steady();
    this.go(this.at);
    this.tick();
  }

  // What is on the stage

  build(style) {
    const words = this.data.words;
    this.root = make("div", "klyft-stage", document.body);
    this.root.stage = this;
    this.root.tabIndex = -1;
    this.root.setAttribute("role", "dialog");
    this.root.setAttribute("aria-modal", "true");
    this.root.setAttribute("aria-label", this.data.title);
    make("style", "", this.root, style);
    this.head = make("div", "klyft-head", this.root);
    this.heading = make("h2", "klyft-heading", this.head);
    this.sentence = make("p", "klyft-sentence", this.head);
    this.view = make("div", "klyft-view", this.root);
    this.veil = make("div", "klyft-veil", this.view, words.preparing);
    this.said = make("div", "klyft-said", this.root);
    this.said.setAttribute("role", "status");
    this.said.setAttribute("aria-live", "polite");
    this.foot = make("div", "klyft-foot", this.root);
    const turning = make("div", "klyft-turning", this.foot);
    this.back = this.button(turning, words.previous, () => this.turn(-1));
    const progress = make("div", "klyft-progress", turning);
    this.count = make("span", "klyft-count", progress);
    this.bar = make("progress", "", progress);
    this.bar.setAttribute("aria-label", words.progress);
    this.forth = this.button(turning, words.next, () => this.turn(1));
    const tools = make("div", "klyft-tools", this.foot);
    this.smaller = this.button(tools, "A−", () => this.scale(-1), words.smaller);
    this.larger = this.button(tools, "A+", () => this.scale(1), words.larger);
    this.colour = this.button(tools, "", () => this.recolour());
    this.note = this.button(tools, words.notes, () => this.toggleNotes());
    this.full = this.button(tools, "", () => this.toggleFull());
    this.button(tools, words.leave, () => this.leave());
    this.alert = make("p", "klyft-alert", this.foot);
    this.alert.setAttribute("role", "alert");
    document.getElementById("root")?.setAttribute("inert", "");
    document.addEventListener("keydown", this.onKey, true);
    document.addEventListener("fullscreenchange", this.onFull);
    this.root.addEventListener("pointermove", this.onMove);
    window.addEventListener("pagehide", this.onGone);
    this.sizes = new ResizeObserver(() => this.resized());
    this.sizes.observe(this.root);
    this.labels();
    this.root.focus();
  }

  button(parent, text, pressed, label) {
    const button = make("button", "", parent, text);
    button.type = "button";
    if (label) {
      button.title = label;
      button.setAttribute("aria-label", label);
    }
    button.addEventListener("click", pressed);
    return button;
  }

  labels() {
    const words = this.data.words;
    this.root.dataset.colours = this.colours;
    this.root.style.setProperty("--klyft-zoom", ZOOMS[this.zoom]);
    const colours = filled(words.colours, { colours: words[this.colours] });
    this.colour.textContent = window.innerWidth < 700 ? words[this.colours] : colours;
    this.colour.setAttribute("aria-label", colours);
    this.full.textContent = document.fullscreenElement ? words.window : words.full;
    this.smaller.disabled = this.zoom === 0;
    this.larger.disabled = this.zoom === ZOOMS.length - 1;
    this.root.classList.toggle("klyft-full", Boolean(document.fullscreenElement));
    this.stir();
  }

  say(at) {
    const step = this.data.steps[at];
    this.heading.textContent = step.heading;
    this.sentence.textContent = step.sentence;
  }

  // The words take as much room as the longest of them, so that a turn moves and redraws nothing.
  steady() {
    this.head.style.minHeight = "";
    let most = 0;
    this.data.steps.forEach((_, at) => {
      this.say(at);
      most = Math.max(most, this.head.offsetHeight);
    });
    this.head.style.minHeight = `${Math.min(most, window.innerHeight / 2)}px`;
    this.say(this.at);
  }

  resized() {
    this.labels();
    this.steady();
    this.fit();
  }

  fit() {
    for (const { element, most } of this.frames.values()) {
      const zoom = Math.max(Math.min(ZOOMS[this.zoom], (this.view.clientHeight - 24) / (most ?? 1)), LEAST_ZOOM);
      element.style.width = `${this.view.clientWidth / zoom}px`;
      element.style.height = `${this.view.clientHeight / zoom}px`;
      element.style.transform = zoom === 1 ? "" : `scale(${zoom})`;
    }
  }

  // Turning

  turn(by) {
    this.go(this.at + by);
  }

  go(at) {
    const steps = this.data.steps;
    this.at = Math.min(Math.max(at, 0), steps.length - 1);
    const step = steps[this.at];
    const place = { step: this.at + 1, steps: steps.length };
    this.say(this.at);
    this.count.textContent = filled(this.data.words.place, place);
    this.bar.max = steps.length;
    this.bar.value = this.at + 1;
    this.back.disabled = this.at === 0;
    this.forth.disabled = this.at === steps.length - 1;
    this.alert.textContent = "";
    this.said.textContent = `${filled(this.data.words.announced, place)} ${step.heading}. ${step.sentence}`;
    this.root.dataset.step = this.at + 1;
    const address = new URL(location.href);
    address.searchParams.set("step", this.at + 1);
    history.replaceState(history.state, "", address);
    if (!this.frames.has(this.at)) this.prepare(this.at);
    this.show();
    this.tell();
    this.turned = Date.now();
  }

  show() {
    const inside = this.view.contains(document.activeElement);
    for (const [at, frame] of this.frames) {
      const shown = at === this.at;
      frame.element.classList.toggle("klyft-shown", shown);
      frame.element.inert = !shown;
      if (shown) frame.element.removeAttribute("aria-hidden");
      else frame.element.setAttribute("aria-hidden", "true");
    }
    const drawn = this.frames.get(this.at).drawn;
    this.veil.hidden = drawn;
    this.root.dataset.shown = drawn;
    if (inside || document.activeElement === document.body || document.activeElement?.disabled) this.root.focus();
  }

  // Preparing: a page is loaded behind the one that is seen, one at a time

  prepare(at) {
    const step = this.data.steps[at];
    const element = make("iframe", "", this.view);
    element.title = `${at + 1}. ${step.heading}`;
    const base = location.pathname.replace(/\/[^/]*$/, "");
    const theme = this.colours === "dark" ? "dark_theme" : "light_theme";
    element.src = `${base}/${step.path}?embed=true&embed_options=${theme}&${step.query}`;
    this.frames.set(at, { element, drawn: false, quiet: 0, seen: -1, still: Date.now(), asked: Date.now() });
    this.fit();
  }

  keep() {
    const wanted = [this.at, this.at + 1, this.at - 1].filter((at) => this.data.steps[at]).slice(0, FRAMES);
    for (const [at, frame] of this.frames) {
      if (wanted.includes(at)) continue;
      frame.element.remove();
      this.frames.delete(at);
    }
    if ([...this.frames.values()].some((frame) => !frame.drawn)) return;
    const missing = wanted.find((at) => !this.frames.has(at));
    if (missing !== undefined) {
      this.prepare(missing);
      this.show();
    }
  }

  tick() {
    const now = performance.now();
    // Something is being drawn as long as looks come late, or no picture has come since the last look.
    const late = now - (this.last ?? now) > 2 * TICK_MS || !this.painted;
    this.last = now;
    this.painted = false;
    requestAnimationFrame(() => (this.painted = true));
    for (const [at, frame] of this.frames) {
      this.dress(frame);
      if (frame.drawn) continue;
      const seen = drawnSoFar(frame.element);
      if (seen !== frame.seen || seen < 0) {
        frame.quiet = 0;
        frame.still = Date.now();
      } else if (!late) frame.quiet += 1;
      frame.seen = seen;
      if (seen >= 0) this.point(at, frame);
      const isStill = Date.now() - frame.still > STILL_MS;
      frame.drawn = frame.quiet >= QUIET || isStill || Date.now() - frame.asked > PATIENCE_MS;
      if (frame.drawn && at === this.at) this.show();
    }
    if (Date.now() - this.turned > LATER_MS) this.keep();
    this.root.dataset.prepared = [...this.frames].filter(([, f]) => f.drawn).map(([at]) => at + 1).sort();
    this.clock();
    this.timer = setTimeout(() => this.tick(), TICK_MS);
  }

  dress(frame) {
    const page = frame.element.contentDocument;
    if (!page?.head || !page.body || page.URL === "about:blank") return;
    if (frame.dressed !== page) {
      frame.dressed = page;
      page.addEventListener("keydown", this.onKey, true);
      page.addEventListener("pointermove", this.onMove);
      page.head.append(Object.assign(page.createElement("style"), { textContent: DRESS }));
    }
    page.documentElement.style.setProperty("--klyft-mark", this.colours === "dark" ? "#fe9929" : "#9a3d06");
  }

  // Begin the page at what the step points at, and mark it; a page without it begins at its top.
  point(at, frame) {
    const wanted = this.data.steps[at].highlight;
    const page = frame.element.contentDocument;
    const main = page?.querySelector("[data-testid=stMain]");
    const found = main && wanted && sought(main, wanted);
    if (!found) return;
    for (const other of page.querySelectorAll("[data-klyft-mark]")) {
      if (other !== found) other.removeAttribute("data-klyft-mark");
    }
    found.setAttribute("data-klyft-mark", "");
    const start = beginning(found, main);
    const map = wanted === ":map" ? found : start !== found && start.querySelector(MAP);
    const most = map ? map.getBoundingClientRect().bottom - top(start) : undefined;
    if (Math.abs((frame.most ?? 0) - (most ?? 0)) > 1) {
      frame.most = most; // a map is seen as a whole
      this.fit();
    }
    main.scrollTop += top(start) - top(main) - 12;
  }

  // Keys; a page's own field keeps its keys

  key(event) {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.composedPath()[0];
    if (target?.closest?.(OWN_KEYS)) return;
    if (event.key === " " && target?.closest?.(PRESSED)) return;
    const act = {
      ArrowRight: () => this.turn(1),
      PageDown: () => this.turn(1),
      " ": () => this.turn(event.shiftKey ? -1 : 1),
      ArrowLeft: () => this.turn(-1),
      PageUp: () => this.turn(-1),
      Home: () => this.go(0),
      End: () => this.go(this.data.steps.length - 1),
      f: () => this.toggleFull(),
      n: () => this.toggleNotes(),
      "+": () => this.scale(1),
      "-": () => this.scale(-1),
      Escape: () => this.leave(),
    }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  // How it looks

  scale(by) {
    this.zoom = Math.min(Math.max(this.zoom + by, 0), ZOOMS.length - 1);
    this.resized();
    setTimeout(() => {
      for (const [at, frame] of this.frames) this.point(at, frame);
    }, 500);
  }

  recolour() {
    this.colours = COLOURS[(COLOURS.indexOf(this.colours) + 1) % COLOURS.length];
    for (const frame of this.frames.values()) frame.element.remove();
    this.frames.clear();
    this.labels();
    this.go(this.at);
  }

  toggleFull() {
    const done = document.fullscreenElement ? document.exitFullscreen() : this.root.requestFullscreen?.();
    done?.catch(() => (this.alert.textContent = this.data.words.no_full));
  }

  // In full screen the tools go after a while, and come back with a movement.
  stir() {
    this.root.classList.remove("klyft-idle");
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.root.classList.add("klyft-idle"), 3000);
  }

  // Notes, in a window of their own

  toggleNotes() {
    if (this.notes && !this.notes.closed) {
      this.notes.close();
      this.notes = undefined;
      return;
    }
    const opened = window.open("", "klyftkartan_notes", "popup,width=760,height=640");
    if (!opened) {
      this.alert.textContent = this.data.words.blocked;
      return;
    }
    this.notes = opened;
    const words = this.data.words;
    const page = opened.document;
    page.title = `${words.notes} – ${this.data.title}`;
    page.documentElement.lang = document.documentElement.lang;
    page.head.replaceChildren();
    page.body.replaceChildren();
    make("style", "", page.head, NOTES_STYLE);
    const top = make("p", "top", page.body);
    this.noted = { place: make("span", "", top), clock: make("span", "", top), elapsed: make("span", "", top) };
    this.noted.heading = make("h1", "", page.body);
    this.noted.sentence = make("p", "sentence", page.body);
    this.noted.notes = make("div", "notes", page.body);
    this.noted.next = make("p", "next", page.body);
    const foot = make("p", "foot", page.body);
    this.button(foot, words.previous, () => this.turn(-1));
    this.button(foot, words.next, () => this.turn(1));
    this.button(foot, words.restart, () => {
      this.started = Date.now();
      this.clock();
    });
    page.removeEventListener("keydown", this.onKey, true);
    page.addEventListener("keydown", this.onKey, true);
    this.tell();
    this.clock();
  }

  tell() {
    if (!this.notes || this.notes.closed) return;
    const { words, steps } = this.data;
    const step = steps[this.at];
    const next = steps[this.at + 1];
    this.noted.place.textContent = filled(words.place, { step: this.at + 1, steps: steps.length });
    this.noted.heading.textContent = step.heading;
    this.noted.sentence.textContent = step.sentence;
    this.noted.notes.textContent = step.notes || words.no_notes;
    this.noted.next.textContent = next ? filled(words.then, { heading: next.heading }) : words.last;
  }

  clock() {
    if (!this.notes || this.notes.closed) return;
    const now = new Date();
    const seconds = Math.floor((now - this.started) / 1000);
    const two = (number) => String(number).padStart(2, "0");
    const time = `${two(now.getHours())}:${two(now.getMinutes())}`;
    const passed = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
    this.noted.clock.textContent = filled(this.data.words.clock, { time });
    this.noted.elapsed.textContent = filled(this.data.words.elapsed, { time: passed });
  }

  // Leaving

  leave() {
    this.close();
    this.left(this.at + 1);
  }

  close() {
    if (this.closed) return;
    this.closed = true;
    clearTimeout(this.timer);
    clearTimeout(this.idle);
    this.sizes.disconnect();
    document.removeEventListener("keydown", this.onKey, true);
    document.removeEventListener("fullscreenchange", this.onFull);
    window.removeEventListener("pagehide", this.onGone);
    this.notes?.close();
    if (document.fullscreenElement === this.root) document.exitFullscreen();
    document.getElementById("root")?.removeAttribute("inert");
    this.root.remove();
  }
}

// How much of a page there is, as a number that grows until it is whole; −1 while it is not.
function drawnSoFar(element) {
  const page = element.contentDocument;
  const app = page?.querySelector("[data-testid=stApp]");
  if (app?.dataset.testScriptState !== "notRunning" || !page.querySelector("[data-testid=stMain] h1")) return -1;
  if (page.querySelector("[data-testid=stSkeleton]")) return -1;
  const whole = (chart, part) => [...page.querySelectorAll(chart)].every((one) => one.querySelector(part));
  if (!whole("[data-testid=stDeckGlJsonChart]", "canvas")) return -1;
  if (!whole("[data-testid=stPlotlyChart]", ".main-svg")) return -1;
  if (![...page.images].every((image) => image.complete)) return -1;
  const asked = element.contentWindow.performance.getEntriesByType("resource").length;
  return asked + page.querySelector("[data-testid=stMain]").scrollHeight;
}

function top(element) {
  return element.getBoundingClientRect().top;
}

// Where the page begins for what is pointed at: with the row that it stands in, if it stands high in it.
function beginning(found, main) {
  const row = found.closest("[data-testid=stHorizontalBlock]");
  return row && top(found) - top(row) < 0.45 * main.clientHeight ? row : found;
}

function sought(main, wanted) {
  const kinds = {
    ":map": MAP,
    ":chart": "[data-testid=stPlotlyChart]",
    ":table": "[data-testid=stTable], [data-testid=stDataFrame]",
  };
  if (wanted in kinds) return main.querySelector(kinds[wanted]);
  const plain = (text) => text.replace(/\s+/g, " ").trim().toLowerCase();
  const is = plain(wanted);
  for (const kind of ["h2, h3, h4, h5, h6", "p strong", "summary p", "p"]) {
    const all = [...main.querySelectorAll(kind)];
    const hit =
      all.find((one) => plain(one.textContent) === is) ?? all.find((one) => plain(one.textContent).startsWith(is));
    if (hit) return hit;
  }
  return null;
}

export default function ({ data, setTriggerValue }) {
  let stage = document.querySelector(".klyft-stage")?.stage;
  if (stage && stage.data.id !== data.id) {
    stage.close();
    stage = undefined;
  }
  stage ??= new Stage(data, data.style);
  stage.left = (step) => setTriggerValue("left", step);
  clearTimeout(stage.going);
  // Streamlit may call this again at once for the same story: only then the stage stays.
  return () => {
    stage.going = setTimeout(() => stage.close(), 200);
  };
}

const NOTES_STYLE = `
  body { font: 1.25rem/1.5 sans-serif; margin: 1.5rem; color: #000; background: #fff }
  .top { display: flex; justify-content: space-between; flex-wrap: wrap; gap: .5rem 2rem; margin: 0 }
  h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 .25rem }
  .sentence { margin: 0; color: #3a3f45 }
  .notes { white-space: pre-wrap; font-size: 1.5rem; margin: 1.25rem 0; padding-left: 1rem; border-left: 4px solid #9a3d06 }
  button { font: inherit; padding: .4rem .9rem; margin-right: .5rem; min-height: 44px }`;
