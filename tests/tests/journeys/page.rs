//! The page as somebody uses it who goes by roles and names: find, press, type, read.

use cairn_words::{Arg, Words};
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long anything may take to appear; machines that run journeys are busy.
const PATIENCE: Duration = Duration::from_secs(30);
const STEP: Duration = Duration::from_millis(40);

/// The sentence with this id.
pub fn say(id: &str) -> String {
    say_with(id, &[])
}

/// The sentence with this id and its facts.
pub fn say_with(id: &str, facts: &[(&str, Arg)]) -> String {
    Words::english()
        .try_text(id, facts)
        .unwrap_or_else(|_| panic!("there is no message {id}"))
}

/// Finds what is shown with a role and a name, innermost layer first. The name is what assistive
/// technology reads; keys printed on a button do not belong to it.
const FIND: &str = r#"
const [role, name, which] = arguments;
const ROLES = {
  button: "button, [role=button]",
  textbox: "input:not([type]), input[type=text], input[type=password], input[type=search], input[type=number], input[type=date], textarea, [role=textbox], [contenteditable=true]",
  checkbox: "input[type=checkbox], [role=checkbox], [role=switch]",
  radio: "input[type=radio], [role=radio]",
  slider: "input[type=range], [role=slider]",
  link: "nav button, nav a",
  option: "[role=option]",
  combobox: "[role=combobox]",
  menuitem: "[role=menuitem], [role=menuitemcheckbox]",
  heading: "h1, h2, h3, h4",
  table: "table",
  dialog: "dialog[open], [role=dialog], [role=alertdialog]",
  any: "*",
};
const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const read = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.getAttribute("aria-hidden") === "true" || node.tagName === "KBD") return "";
  return [...node.childNodes].map(read).join("");
};
const nameOf = (element) => {
  const by = element.getAttribute("aria-labelledby");
  if (by) {
    const named = by.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean);
    if (named.length > 0) return named.map(read).join(" ");
  }
  if (element.getAttribute("aria-label")) return element.getAttribute("aria-label");
  if (element.caption) return read(element.caption);
  if (element.labels?.length > 0) return [...element.labels].map(read).join(" ");
  return read(element);
};
const shown = (element) =>
  element.getClientRects().length > 0 &&
  getComputedStyle(element).visibility !== "hidden" &&
  !element.closest("[inert], [aria-hidden=true]");
const layers = [...document.querySelectorAll(ROLES.dialog)].filter(shown);
const scope = role === "dialog" ? document.body : (layers.at(-1) ?? document.body);
const fits = (element) => {
  const found = tidy(nameOf(element));
  return which === "exact" ? found === name : found.startsWith(name);
};
const candidates = [...scope.querySelectorAll(ROLES[role])];
return candidates.findLast((element) => role === "dialog" && shown(element) && fits(element)) ??
  candidates.find((element) => shown(element) && fits(element)) ?? null;
"#;

/// The pages of the program; commands go to the one that was settled on last.
pub struct Page {
    client: Client,
}

impl Page {
    /// The pages of the session `client`.
    pub fn new(client: Client) -> Page {
        Page { client }
    }

    /// Waits for the window `label` and its page, and goes on there.
    pub async fn settle(&self, label: &str) {
        let began = Instant::now();
        while !self.is_on(label).await {
            assert!(began.elapsed() < PATIENCE * 2, "there is no window {label}");
            tokio::time::sleep(STEP).await;
        }
    }

    /// Whether the window `label` is there and drawn; if so, commands go to it.
    pub async fn is_on(&self, label: &str) -> bool {
        let Ok(windows) = self.client.windows().await else {
            return false;
        };
        for window in windows {
            // A window may go while it is asked.
            if self.client.switch_to_window(window).await.is_err() {
                continue;
            }
            let script = "return document.body?.dataset.ready === 'true' && \
                          window.__TAURI_INTERNALS__.metadata.currentWindow.label";
            if let Ok(Value::String(found)) = self.client.execute(script, Vec::new()).await
                && found.starts_with(label)
            {
                return true;
            }
        }
        false
    }

    /// Runs a function body in the page.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap()
    }

    /// The same for one whose last argument is called when it is done.
    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute_async(script, arguments).await.unwrap()
    }

    /// Sends a command that ends the page, and does not wait for its answer.
    pub async fn invoke_and_leave(&self, name: &str) {
        let script = "window.__TAURI_INTERNALS__.invoke(arguments[0], { request: {} }); return 0";
        let _ended = self.client.execute(script, vec![json!(name)]).await;
    }

    async fn look(&self, role: &str, name: &str, which: &str) -> Option<Element> {
        let arguments = vec![json!(role), json!(name), json!(which)];
        // A page that is being exchanged has nothing to show.
        let found = self.client.execute(FIND, arguments).await.ok()?;
        let id = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(
            self.client.clone(),
            ElementRef::from(id),
        ))
    }

    /// What has this role and this name, as soon as it is shown.
    pub async fn find(&self, role: &str, name: &str) -> Element {
        self.find_how(role, name, "exact").await
    }

    /// The same by the beginning of the name.
    pub async fn find_beginning(&self, role: &str, name: &str) -> Element {
        self.find_how(role, name, "beginning").await
    }

    async fn find_how(&self, role: &str, name: &str, which: &str) -> Element {
        let began = Instant::now();
        loop {
            if let Some(found) = self.look(role, name, which).await {
                return found;
            }
            if began.elapsed() > PATIENCE {
                panic!("no {role} called {name:?} among: {}", self.text().await);
            }
            tokio::time::sleep(STEP).await;
        }
    }

    /// Whether something has this role and name now.
    pub async fn has(&self, role: &str, name: &str) -> bool {
        self.look(role, name, "exact").await.is_some()
    }

    /// What a selector finds, as soon as it is there.
    pub async fn query(&self, selector: &str) -> Element {
        let began = Instant::now();
        loop {
            if let Ok(found) = self.client.find(fantoccini::Locator::Css(selector)).await {
                return found;
            }
            if began.elapsed() > PATIENCE {
                panic!("nothing is {selector} among: {}", self.text().await);
            }
            tokio::time::sleep(STEP).await;
        }
    }

    /// Presses a button once it is there.
    pub async fn press(&self, name: &str) {
        self.press_a("button", name).await;
    }

    /// Presses what has this role and name.
    pub async fn press_a(&self, role: &str, name: &str) {
        self.clicked(role, name).await;
    }

    /// Types into the field with this label.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.clicked("textbox", label).await;
        field.send_keys(text).await.unwrap();
    }

    /// Chooses the option with this value in the list with this label.
    pub async fn choose_value(&self, label: &str, value: &str) {
        let find = "const label = [...document.querySelectorAll('label')]
              .find((one) => one.innerText.trim() === arguments[0]);
            return label?.htmlFor ?? ''";
        self.until(&format!("{label} is there"), async |page| {
            page.run(find, vec![json!(label)]).await.as_str() != Some("")
        })
        .await;
        let id = self.run(find, vec![json!(label)]).await;
        let list = self
            .query(&format!("[id='{}']", id.as_str().unwrap()))
            .await;
        list.select_by_value(value).await.unwrap();
    }

    /// Clicks what has this role and name, once it can be reached, and gives it back.
    async fn clicked(&self, role: &str, name: &str) -> Element {
        let began = Instant::now();
        loop {
            let found = self.find(role, name).await;
            match found.click().await {
                Ok(()) => return found,
                // Drawn anew between finding and pressing, or something passes over it.
                Err(error) if began.elapsed() < PATIENCE => drop(error),
                Err(error) => panic!("{role} {name:?}: {error}"),
            }
            tokio::time::sleep(STEP).await;
        }
    }

    /// Types where the focus is, as a keyboard does.
    pub async fn type_keys(&self, text: &str) {
        let mut keys = KeyActions::new("keyboard".into());
        for sign in text.chars() {
            keys = keys
                .then(KeyAction::Down { value: sign })
                .then(KeyAction::Up { value: sign });
        }
        self.client.perform_actions(keys).await.unwrap();
    }

    /// Types a date into the field with this label, part by part; into that of a dialog when one is
    /// open.
    pub async fn type_date(&self, label: &str, [day, month, year]: [&str; 3]) {
        for (part, digits) in [("day", day), ("month", month), ("year", year)] {
            let focus = "const [label, part] = arguments;
                const field = [...document.querySelectorAll('main label, [role=dialog] label')]
                  .findLast((one) => one.innerText.trim() === label)?.parentElement;
                const found = [...(field?.querySelectorAll('[role=spinbutton]') ?? [])]
                  .find((one) => one.getAttribute('aria-label') === part);
                found?.focus();
                return document.activeElement === found";
            let part = say(&format!("date-{part}"));
            self.until(&format!("the {part} has the focus"), async |page| {
                let names = vec![json!(label), json!(part)];
                page.run(focus, names).await.as_bool() == Some(true)
            })
            .await;
            self.type_keys(digits).await;
        }
    }

    /// Presses one key.
    pub async fn key(&self, key: Key) {
        self.chord(&[], key.into()).await;
    }

    /// Presses a key while others are held.
    pub async fn chord(&self, held: &[Key], key: char) {
        self.try_chord(held, key).await.unwrap();
    }

    /// The same when the page may end by it.
    pub async fn try_chord(&self, held: &[Key], key: char) -> Result<(), CmdError> {
        let mut keys = KeyActions::new("keyboard".into());
        for &one in held {
            keys = keys.then(KeyAction::Down { value: one.into() });
        }
        keys = keys
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        for &one in held.iter().rev() {
            keys = keys.then(KeyAction::Up { value: one.into() });
        }
        self.client.perform_actions(keys).await
    }

    /// Lets go of keys that the driver still holds: their window went before they came up again, and
    /// pressed once more they would only repeat.
    pub async fn release_keys(&self) {
        self.client.release_actions().await.unwrap();
    }

    /// Everything that can be read on the page.
    pub async fn text(&self) -> String {
        match self
            .client
            .execute("return document.body.innerText", Vec::new())
            .await
        {
            Ok(Value::String(text)) => text,
            _ => String::new(),
        }
    }

    /// Waits until `text` can be read.
    pub async fn shows(&self, text: &str) {
        self.until(&format!("{text:?} is shown"), async |page| {
            page.text().await.contains(text)
        })
        .await;
    }

    /// Waits until `holds` says so.
    pub async fn until(&self, what: &str, holds: impl AsyncFn(&Page) -> bool) {
        let began = Instant::now();
        while !holds(self).await {
            if began.elapsed() > PATIENCE {
                panic!("{what} did not come true; there is: {}", self.text().await);
            }
            tokio::time::sleep(STEP).await;
        }
    }

    /// Waits until nothing in the place has changed for a while.
    pub async fn still(&self) {
        let wait = "const done = arguments[arguments.length - 1];
            let quiet;
            const settle = () => { clearTimeout(quiet); quiet = setTimeout(end, 1500); };
            const watch = new MutationObserver(settle);
            const end = () => { watch.disconnect(); done(true); };
            watch.observe(document.querySelector('main'), { childList: true, subtree: true });
            settle()";
        self.run_async(wait, Vec::new()).await;
    }

    /// Name of what has the focus.
    pub async fn focused(&self) -> String {
        let script = "const e = document.activeElement; return [e?.tagName, \
                      e?.getAttribute('aria-label') ?? e?.labels?.[0]?.innerText ?? e?.innerText].join(' ')";
        self.run(script, Vec::new())
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// Goes to a place of the journal by the sidebar.
    pub async fn go(&self, place: &str) {
        self.press_a("link", &say(&format!("place-{place}"))).await;
        self.until(&format!("{place} is the place"), async |page| {
            page.run(
                "return document.querySelector('nav [aria-current=page]')?.innerText ?? ''",
                Vec::new(),
            )
            .await
            .as_str()
            .is_some_and(|current| current.contains(&say(&format!("place-{place}"))))
        })
        .await;
    }

    /// Takes the mouse to the corner, where it points at nothing.
    pub async fn rest_mouse(&self) {
        let away = PointerAction::MoveTo {
            duration: None,
            x: 1.0,
            y: 1.0,
        };
        let mouse = MouseActions::new("mouse".into()).then(away);
        self.client.perform_actions(mouse).await.unwrap();
    }

    /// A picture of the page, as PNG.
    pub async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.unwrap()
    }
}
