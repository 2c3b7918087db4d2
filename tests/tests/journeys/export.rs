//! Taking everything out and reading it back into another journal.

use crate::prepared::{empty_journal, journal_with, opened};
use crate::{Options, Page, journey, say};
use std::os::unix::fs::PermissionsExt;

/// Opens a part of the settings.
pub async fn open_section(page: &Page, section: &str) {
    page.go("settings").await;
    let name = say(&format!("settings-{section}"));
    page.until(&format!("{name} is open"), async |page| {
        let press = "const found = [...document.querySelectorAll('main button, main a, main [role=tab]')]
              .find((one) => one.innerText.trim() === arguments[0]);
            found?.click();
            return [...document.querySelectorAll('h2, h3')].some((one) => one.innerText.trim() === arguments[1])";
        let heading = if section == "take-out" { say("settings-export") } else { name.clone() };
        page.run(press, vec![name.clone().into(), heading.into()]).await.as_bool() == Some(true)
    })
    .await;
}

#[test]
fn everything_is_exported_and_read_back_into_another_journal() {
    journey(async || {
        let place = journal_with(&[
            ("First", "One *day*, 5 > 3 & so on."),
            ("Second", "茶 and ☕"),
        ]);
        let out = place.root().join("everything.json");
        let options = Options {
            picked: Some(out.clone()),
            ..Options::default()
        };
        let (program, page) = opened(&place, &options).await;
        open_section(&page, "take-out").await;
        let choose = "const select = [...document.querySelectorAll('select')]
              .find((one) => [...one.options].some((option) => option.value === 'json'));
            select.value = 'json';
            select.dispatchEvent(new Event('change', { bubbles: true }));";
        page.run(choose, Vec::new()).await;
        page.fill(&say("settings-export-path"), out.to_str().unwrap())
            .await;
        page.press(&say("settings-export-act")).await;
        page.until("it is written", async |_| out.exists()).await;
        page.shows("everything.json").await;
        program.quit(&page).await;
        let mode = std::fs::metadata(&out).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "for its owner only");

        let (other, _) = empty_journal();
        let (program, page) = opened(&other, &Options::default()).await;
        // Two entries, and the settings while the other journal holds nothing yet.
        for (new, duplicates) in [(3, 0), (0, 3)] {
            open_section(&page, "take-out").await;
            let field = page.find("textbox", &say("settings-import-path")).await;
            field.clear().await.unwrap();
            field.send_keys(out.to_str().unwrap()).await.unwrap();
            page.press(&say("settings-import-act")).await;
            page.until(&format!("{new} new"), async |page| {
                let text: String = page
                    .text()
                    .await
                    .chars()
                    .filter(|c| !('\u{2066}'..='\u{2069}').contains(c))
                    .collect();
                text.contains(&format!("{new} new, {duplicates} already here"))
            })
            .await;
            page.go("today").await;
        }
        program.quit(&page).await;
        let bodies = |session: &cairn_api::Session| {
            let mut bodies: Vec<String> = session
                .journal()
                .unwrap()
                .entries()
                .map(|entry| entry.body.clone())
                .collect();
            bodies.sort();
            bodies
        };
        assert_eq!(bodies(&other.unlocked()), bodies(&place.unlocked()));
    });
}
