// A combobox of municipalities and localities (the ARIA pattern with a list box), and a button that copies
// the page's address. The names are fetched once, when the field is first used; å, ä, ö, ø and æ may be typed plain.
const MOST = 8;
const lists = (window.klyftkartan_names = window.klyftkartan_names || {});

const fold = (text) =>
    text.toLowerCase().replace(/ø/g, "o").replace(/æ/g, "a").normalize("NFD").replace(/[\u0300-\u036f]/g, "").trim();

function names(address) {
    lists[address] = lists[address] || fetch(address).then((answer) => answer.json());
    return lists[address];
}

// Every entry that may be chosen: municipalities of the countries that have figures, then localities.
function entries(found, data) {
    const all = [];
    const of = {};
    for (const level of data.levels) {
        for (const [code, name] of found[level] || []) {
            of[code] = level === data.home ? name : of[code];
            all.push({ level, area: code, locality: "", name, where: data.countries[level], rank: 0 });
        }
    }
    for (const [code, name, area] of found.localities)
        all.push({ level: data.home, area, locality: code, name, where: of[area] || "", rank: 1 });
    for (const entry of all) entry.folded = fold(entry.name);
    return all;
}

function matching(all, typed) {
    const wanted = fold(typed);
    if (!wanted) return [];
    const score = ({ folded, rank, area }) => {
        if (folded === wanted) return rank;
        if (folded.startsWith(wanted)) return 2 + rank;
        if (area === wanted && rank === 0) return 0;
        if (folded.includes(" " + wanted) || folded.includes("-" + wanted)) return 4 + rank;
        return folded.includes(wanted) ? 6 + rank : -1;
    };
    return all
        .map((entry, at) => ({ entry, at, score: score(entry) }))
        .filter((one) => one.score >= 0)
        .sort((a, b) => a.score - b.score || a.at - b.at)
        .slice(0, MOST)
        .map((one) => one.entry);
}

async function copied(text) {
    try {
        await navigator.clipboard.writeText(text);
    } catch {  // plain http: the clipboard is not given to scripts
        const field = document.createElement("textarea");
        field.value = text;
        document.body.append(field);
        field.select();
        document.execCommand("copy");
        field.remove();
    }
}

export default function ({ data, parentElement, setTriggerValue }) {
    const root = parentElement.querySelector("#place");
    const field = root.querySelector("input");
    const list = root.querySelector("ul");
    const clear = root.querySelector(".clear");
    const link = root.querySelector(".link");
    const spoken = root.querySelector("[aria-live]");
    const words = data.words;
    let shown = [];
    let active = -1;

    field.placeholder = words.placeholder;
    field.setAttribute("aria-label", words.label);
    list.setAttribute("aria-label", words.label);
    clear.setAttribute("aria-label", words.clear);
    clear.title = words.clear;
    link.setAttribute("aria-label", words.copy);
    link.title = words.copy;
    if (root.dataset.chosen !== data.chosen) {
        root.dataset.chosen = data.chosen;
        field.value = data.chosen;
    }
    clear.hidden = !data.chosen;

    const close = () => {
        list.hidden = true;
        active = -1;
        field.setAttribute("aria-expanded", "false");
        field.removeAttribute("aria-activedescendant");
    };
    const choose = (entry) => {
        close();
        root.dataset.chosen = field.value = entry ? entry.name : "";
        clear.hidden = !entry;
        setTriggerValue("place", entry
            ? { level: entry.level, area: entry.area, locality: entry.locality }
            : { level: "", area: "", locality: "" });
    };
    const mark = (at) => {
        active = at;
        [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === at)));
        if (at >= 0) {
            field.setAttribute("aria-activedescendant", list.children[at].id);
            list.children[at].scrollIntoView({ block: "nearest" });
        }
    };
    const show = async () => {
        const typed = field.value;
        const all = entries(await names(data.address), data);
        if (typed !== field.value) return;
        shown = matching(all, typed);
        list.replaceChildren(...shown.map((entry, n) => {
            const item = document.createElement("li");
            item.id = `place-${n}`;
            item.setAttribute("role", "option");
            const name = document.createElement("b");
            name.textContent = entry.name;
            const where = document.createElement("span");
            where.textContent = entry.locality ? `${words.locality}, ${entry.where}` : entry.where;
            item.append(name, where);
            item.onpointerdown = (event) => { event.preventDefault(); choose(entry); };
            return item;
        }));
        const nothing = Boolean(typed.trim()) && !shown.length;
        if (nothing) {
            const item = document.createElement("li");
            item.className = "none";
            item.setAttribute("role", "option");
            item.setAttribute("aria-disabled", "true");
            item.textContent = words.none.replace("{name}", typed.trim().slice(0, 40));
            list.append(item);
        }
        spoken.textContent = nothing ? list.textContent : "";
        list.hidden = !list.children.length;
        field.setAttribute("aria-expanded", String(!list.hidden));
        mark(shown.length ? 0 : -1);
    };

    field.onfocus = () => { names(data.address); field.select(); };
    field.oninput = show;
    field.onblur = () => { close(); field.value = root.dataset.chosen; };
    field.onkeydown = (event) => {
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            if (list.hidden) show();
            else if (shown.length) mark((active + (event.key === "ArrowDown" ? 1 : shown.length - 1)) % shown.length);
        } else if (event.key === "Enter") {
            event.preventDefault();
            if (!list.hidden && shown[active]) choose(shown[active]);
        } else if (event.key === "Escape") {
            close();
            field.value = root.dataset.chosen;
        }
    };
    clear.onclick = () => choose(null);
    link.onclick = async () => {
        await copied(location.href);
        link.classList.add("done");
        spoken.textContent = words.copied;
        link.dataset.said = words.copied;
        setTimeout(() => { link.classList.remove("done"); spoken.textContent = ""; }, 2500);
    };
}
