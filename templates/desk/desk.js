// The page works without this script; it only makes the work quicker.

// What was just done is read first.
document.querySelector("#said")?.focus();

// The picture, or the table in its place, opens at the cells it is about.
const picture = document.querySelector(".pic") ?? document.querySelector(".src");
const cell = picture?.querySelector(".m-asked, .box, .here");
if (picture && cell) picture.scrollTop += cell.getBoundingClientRect().top - picture.getBoundingClientRect().top - picture.clientHeight / 3;

// Single keys: only where the person has them on, never inside a field; each presses a control that stands on the page.
const keys = document.querySelector("#keys-on");
if (keys) {
  keys.checked = localStorage.getItem("keys") !== "off";
  keys.addEventListener("change", () => localStorage.setItem("keys", keys.checked ? "on" : "off"));
  addEventListener("keydown", (event) => {
    if (!keys.checked || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select")) return;
    const control = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!control) return;
    event.preventDefault();
    control.click();
    if (control.matches("summary")) control.focus();
  });
}

// While something is read or written, only the line that says how far changes.
const reading = document.querySelector("#reading, #writing[data-state]");
if (reading) {
  const again = async () => {
    const answer = await fetch(location.href, { headers: { "X-Part": "status" }, redirect: "manual" });
    if (!answer.ok) return location.reload();
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(`#${reading.id}`);
    if (!next || (reading.id === "writing" && !next.dataset.state)) return location.reload();
    reading.replaceChildren(...next.childNodes);
    setTimeout(again, 700);
  };
  setTimeout(again, 700);
}

// A file that is too large is told before it is sent: a server that stops listening looks like a broken connection.
addEventListener("change", (event) => {
  const { files } = event.target;
  if (!files) return;
  const size = [...files].reduce((sum, file) => sum + file.size, 0);
  event.target.setCustomValidity(size > 50 * 1024 * 1024 ? "That is larger than 50 MB, more than a plan can be." : "");
  event.target.reportValidity();
});

// Words typed into a field and not yet saved: ask before they are left.
let typed = false;
addEventListener("input", (event) => { if (event.target.closest("form[method=post]")) typed = true; });
addEventListener("submit", () => { typed = false; });
addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });

// The desk ends by itself when nobody uses it. It says so before, and asks for what is typed and not yet saved; it says so afterwards, too.
const ending = document.querySelector("#ending");
const watch = async () => {
  try {
    const { minutes } = await (await fetch("/alive")).json();
    ending.textContent = minutes > 3 ? "" : `The desk closes in ${minutes > 1 ? `${minutes} minutes` : "a minute"}, for nobody has used it.${typed ? " What you have typed is not saved yet: save it now." : " Load any page to keep it open."}`;
    setTimeout(watch, 30000);
  } catch {
    ending.textContent = "The desk has closed. Every decision is kept. Open it again by its shortcut.";
  }
};
if (ending) setTimeout(watch, 30000);
