// Forms that change what is shown. One that is marked so is sent as soon as a choice is made. A key is no choice yet:
// a date is typed digit by digit and arrows go through a list one by one, so these wait for Enter, or until one goes on.

/** Under which name the control is remembered that had the focus when its page was loaded anew. */
const FOCUS = "focus";

for (const form of document.querySelectorAll("form[data-at-once]")) sendAtOnce(form);

function sendAtOnce(form) {
  /** The control that keys act on, and the one whose value they changed. */
  let typedIn = null;
  let changed = null;

  /** Sends the form, unless the control's own script shows the choice without loading the page anew. */
  function settle(control) {
    changed = null;
    if (control.dispatchEvent(new Event("settled", { cancelable: true }))) form.requestSubmit();
  }

  for (const box of form.querySelectorAll("[type=checkbox]")) box.addEventListener("change", () => settle(box));
  for (const control of form.querySelectorAll("select, [type=date]")) {
    control.addEventListener("pointerdown", () => { typedIn = null; });
    control.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") typedIn = control;
      else if (changed === control && isWhole(control)) {
        event.preventDefault();
        settle(control);
      }
    });
    control.addEventListener("change", () => {
      if (typedIn === control || !isWhole(control)) changed = control;
      else settle(control);
    });
    control.addEventListener("blur", () => {
      typedIn = null;
      // A moment later the next control has the focus, which is to keep it.
      setTimeout(() => {
        if (changed === control && isWhole(control)) settle(control);
      });
    });
  }

  form.addEventListener("submit", () => {
    const control = document.activeElement;
    if (control.form === form) keep({ path: location.pathname, name: control.name, type: control.type });
  });
  form.addEventListener("reset", () => { changed = null; });
  const kept = taken();
  if (kept?.path !== location.pathname) return;
  const control = [...form.elements].find((it) => it.name === kept.name && it.type === kept.type);
  control?.focus({ preventScroll: true });
}

/** Whether a date has all of its parts; its year begins as 0002 when 2025 is typed. */
function isWhole(control) {
  return control.type !== "date" || !control.validity.badInput && (control.value === "" || control.value >= "1000");
}

function keep(focus) {
  try {
    sessionStorage.setItem(FOCUS, JSON.stringify(focus));
  } catch {
    // The focus begins at the top then.
  }
}

function taken() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(FOCUS));
    sessionStorage.removeItem(FOCUS);
    return kept;
  } catch {
    return null;
  }
}

// A page that the browser kept, and shows again when one goes back, says what its table shows, not what was chosen next.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  for (const form of document.querySelectorAll("form.filters")) form.reset();
});

// Fields that say nothing do not belong in an address.
for (const form of document.querySelectorAll("form[method=get]")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) {
      if (value === "") event.formData.delete(name);
      // A sign that an address would spell out; the number says it too.
      else if (name === "min" && /^\d+(?:[.,]\d+)?\s*%$/u.test(value) && parseFloat(value) > 1) event.formData.set(name, value.replace(/\s*%$/u, ""));
    }
  });
}
